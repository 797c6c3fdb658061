import type { Grade, Level } from '../../../training/training-words.ts';
import type { Step } from '../award-outcome.ts';
import type { Activity } from '../award-rules.ts';
import type { Measured } from '../measure-hours.ts';
import type { OpenDecision } from '../open-point.ts';

/** Credits as an exact fraction of thousandths, so that rounding happens once, as the last step (A11). */
type Fraction = { readonly numerator: number; readonly denominator: number };

/**
 * What a rate says: an amount; that the text (or a fact) does not say, with the setting to decide if there is one; or
 * that nothing is earned (a failed score).
 */
export type Earned =
  | {
      readonly kind: 'amount';
      readonly amount: Fraction;
      readonly steps: readonly Step[];
      readonly grade?: Grade;
    }
  // `setting` is the silent point whose decision would answer (Q1); `isSilent` tells a gap of the text from a missing fact.
  | { readonly kind: 'unknown'; readonly reason: Step; readonly setting?: string; readonly isSilent: boolean }
  | { readonly kind: 'nothing'; readonly reason: Step; readonly grade: Grade | null }
  | { readonly kind: 'none' };

/** What a rate family may look at. */
export type RateFacts = {
  readonly activity: Activity;
  readonly level: Level;
  /** Hours of this part, and how they fall on days. */
  readonly measured: Measured;
  /** Decimals as the facts state them; undefined where they do not. */
  readonly lessons: number | undefined;
  readonly score: number | undefined;
  /** A silent point's value in thousandths: decided, else its default, else null. */
  readonly settingOf: (id: string) => number | null;
  /** Training days of this part in thousandths; null where the facts do not say. */
  readonly daysHeld: number | null;
  /** Whether it is one of several years of a project. */
  readonly isPart: boolean;
  /** The point that is asked where the row leaves the credits open, and what was decided on it. */
  readonly open: { readonly id: string; readonly decided: OpenDecision | null };
};
