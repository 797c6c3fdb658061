import type { Level } from '../../../training/training-words.ts';
import type { AwardInput } from '../award-input.ts';

/** What a gate may look at: the facts, the level of registration, the hours where they are known (thousandths). */
export type GateFacts = {
  readonly input: AwardInput;
  readonly level: Level;
  readonly hours: number | null;
  /** A silent point's value in thousandths: decided, else its default, else null. */
  readonly settingOf: (id: string) => number | null;
};

/**
 * A gate's answer. `passed` may leave a line for the trail (the share of absence that was looked at). `undecided`: a fact
 * is missing. `warning` never stops.
 */
export type GateAnswer =
  | { readonly kind: 'passed'; readonly text?: string }
  | { readonly kind: 'nothing' | 'refused' | 'warning'; readonly text: string }
  // `setting` is the silent point whose decision would answer (A33); without it a fact is missing.
  | { readonly kind: 'undecided'; readonly text: string; readonly setting?: string };

/** Passed without a word: most gates have nothing to say about what is in order. */
export const PASSED: GateAnswer = { kind: 'passed' };
