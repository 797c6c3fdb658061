import type { Level } from '../../../training/training-words.ts';
import type { AwardInput } from '../award-input.ts';

/** What a gate may look at: the facts, the level of registration, the hours where they are known (thousandths). */
export type GateFacts = {
  readonly input: AwardInput;
  readonly level: Level;
  readonly hours: number | null;
};

/**
 * A gate's answer. `passed` may leave a line for the trail (the share of absence that was looked at). `undecided`: a fact
 * is missing. `warning` never stops.
 */
export type GateAnswer =
  | { readonly kind: 'passed'; readonly text?: string }
  | { readonly kind: 'nothing' | 'refused' | 'undecided' | 'warning'; readonly text: string };

/** Passed without a word: most gates have nothing to say about what is in order. */
export const PASSED: GateAnswer = { kind: 'passed' };
