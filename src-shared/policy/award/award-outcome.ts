import type { Credits, Hours } from '../../training/thousandths.ts';
import type { Grade, Level } from '../../training/training-words.ts';
import type { OpenDecision } from './open-point.ts';

/**
 * One step of an explanation. `before` and `after` are thousandths of `unit`; absent where the step moves no
 * figure.
 */
export type Step = {
  /** The clause it applies. */
  readonly clause: string;
  /** Our words with the numbers of this case. */
  readonly text: string;
  /** Id of the pack it comes from, where several texts hold at once. */
  readonly policy?: string;
  /** Id of the rule of the pack. Absent where the text is silent, and no rule can be named. */
  readonly rule?: string;
  /** The reading that decided here (Q3). */
  readonly note?: string;
  readonly before?: number | null;
  readonly after?: number | null;
  readonly unit?: 'hours' | 'credits';
};

/** What a person decided: of a setting its value in thousandths, of an open point how and how much. */
export type Decided = number | OpenDecision;

/** What was decided, by the id of the setting or of the open point (`openPointId`). */
export type Decisions = ReadonlyMap<string, Decided>;

/** One year's part of a project that its document splits by year. */
export type AwardYear = { readonly year: number; readonly hours: Hours; readonly credits: Credits | null };

/**
 * What one teacher earns from one activity. `nothing`: evaluated, hours and credits are 0. `refused`: may not be
 * registered as it stands, no figures. `undecided`: the text gives no number or a fact is missing; what is known is given,
 * the rest is null. Credits are always null in a policy that knows none. Yearly and cycle caps are not applied;
 * `counted` says what still fits under them where the entries so far (`prior`) were given.
 */
export type AwardOutcome = {
  readonly outcome: 'awarded' | 'nothing' | 'refused' | 'undecided';
  /** Thousandths, as are credits. Null: not known, which is never the same as zero. */
  readonly hours: Hours | null;
  readonly credits: Credits | null;
  /** Registration year; null where no date was given. */
  readonly year: number | null;
  /** The level it is registered at. */
  readonly level: Level;
  /** The parts of a project that its document splits; they add up to the total. Null for all others. */
  readonly years: readonly AwardYear[] | null;
  /** The grade of scored study (YL1); null elsewhere. */
  readonly grade: Grade | null;
  /** May a certificate be issued; null where the outcome leaves it open. */
  readonly certificate: boolean | null;
  /** Must the school be told in writing; null where the policy knows no such notice. */
  readonly notice: boolean | null;
  /** What of the credits (in a text of hours alone: of the hours) still fits under the caps beside `prior`; null where `prior` was not given. */
  readonly counted: number | null;
  /** Id of the activity rule that governed; null where the text names no such activity. */
  readonly rule: string | null;
  /** Id of the pack whose rule that is; there only where several texts hold at once. */
  readonly policy?: string;
  /** How the figures came about, in the order applied. */
  readonly trace: readonly Step[];
  /** Why it was not awarded; empty when it was. */
  readonly reasons: readonly Step[];
  /** What a person should look at, without effect on the outcome (Q17). */
  readonly warnings: readonly Step[];
  /**
   * Points that a person must decide before this can be registered: settings of the pack, or open points. Empty for an award
   * that is complete; one that lacks its hours only (YL1) names the point that asks for them.
   */
  readonly undecidedSettings: readonly string[];
};

/** What a step takes from its rule; `policy` is there on rules of a set alone (`combineSet`). */
type StepRule = { readonly id: string; readonly clause: string; readonly policy?: string };

/** A step of a rule: its clause, id and (first) note, with our words. */
export function stepOf(
  rule: StepRule & { readonly notes: readonly string[] },
  text: string,
  figures: {
    readonly before?: number | null;
    readonly after?: number | null;
    readonly unit?: 'hours' | 'credits';
  } = {},
): Step {
  const note = rule.notes[0];
  return { ...figureStep(rule, text), ...(note === undefined ? {} : { note }), ...figures };
}

/** A step that rests on no reading: the rule's notes belong to its other steps. */
export function figureStep(
  rule: StepRule,
  text: string,
  figures: {
    readonly before?: number | null;
    readonly after?: number | null;
    readonly unit?: 'hours' | 'credits';
  } = {},
): Step {
  const { clause, id, policy } = rule;
  return { clause, text, rule: id, ...(policy === undefined ? {} : { policy }), ...figures };
}

/** The same step resting on another reading; without one the note is dropped. */
export function withNote(step: Step, note: string | undefined): Step {
  const { note: _, ...rest } = step;
  return note === undefined ? rest : { ...rest, note };
}
