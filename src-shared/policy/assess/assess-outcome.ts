import type { Totals } from '../../ledger/totals.ts';
import type { TeacherRole } from '../../people/teacher.ts';
import type { Credits, Hours } from '../../training/thousandths.ts';
import type { Step } from '../award/award-outcome.ts';

/**
 * `undecided`: a person decides (A7, A13, a silent point). `exempt`: nothing is asked of this person in this
 * period (H10).
 */
export type Verdict = 'passed' | 'failed' | 'exempt' | 'undecided';

/** The teacher as assessments see a person; null and absent both mean not known. */
export type AssessedTeacher = {
  /** Days `YYYY-MM-DD`, because exemptions look at their year (A6). */
  readonly hiredOn?: string | null | undefined;
  readonly broughtInOn?: string | null | undefined;
  readonly proofOfPriorTraining?: boolean | null | undefined;
  /** What is known to be wrong with that proof (H10.2). */
  readonly priorProofFault?: 'missing' | 'level' | 'years' | null | undefined;
  readonly stage?: string | null | undefined;
  readonly roles?: readonly TeacherRole[] | undefined;
  readonly probation?: boolean | null | undefined;
};

/** What is asked about one teacher. Years are registration years; probation is judged where `teacher.probation`. */
export type AssessRequest = {
  readonly year?: number | undefined;
  readonly cycle?: { readonly from: number; readonly to: number } | undefined;
  readonly teacher: AssessedTeacher;
  readonly totals: Totals;
};

/** What one group lacks, thousandths, with the group's title; a measure that is not short is left out. */
export type GroupShortfall = { readonly title: string; readonly hours?: Hours; readonly credits?: Credits };

/** What is missing; zero when nothing is. `groups` holds only the groups that are short, by their id in the pack. */
export type Shortfall = {
  readonly hours: Hours;
  readonly credits: Credits;
  readonly groups: Readonly<Record<string, GroupShortfall>>;
};

/**
 * One verdict with its figures, thousandths. `status` is null where the policy sets no minimum for the period; `hours` and
 * `credits` are the counted ones, the raw ones those before caps; credits are null in a policy that knows none.
 */
export type PeriodOutcome = {
  readonly status: Verdict | null;
  /** The year failed by itself and a make-up carried it over (H9). */
  readonly madeUp: boolean;
  readonly hours: Hours;
  readonly credits: Credits | null;
  readonly rawHours: Hours;
  readonly rawCredits: Credits | null;
  /** Null where the text asks none, or leaves the number open. */
  readonly hoursRequired: Hours | null;
  readonly creditsRequired: Credits | null;
  readonly shortfall: Shortfall;
};

/** The three demands of enterprise practice (V2); null where the year or cycle was not asked. */
export type EnterpriseOutcome = {
  readonly week: boolean | null;
  readonly twoYears: boolean | null;
  readonly fiveYears: boolean | null;
};

/** The verdicts alone; null where not asked (for `enterprise`: or not this teacher's duty). */
export type AssessSummary = {
  readonly year: PeriodOutcome | null;
  readonly cycle: PeriodOutcome | null;
  readonly probation: PeriodOutcome | null;
  readonly enterprise: EnterpriseOutcome | null;
};

/**
 * The verdicts with everything that explains them. `steps` in the order applied; `reasons` for whatever is not simply
 * passed; `notes` the readings that decided; `consequences` what the text attaches to a failed period.
 */
export type AssessOutcome = AssessSummary & {
  readonly steps: readonly Step[];
  readonly reasons: readonly Step[];
  readonly warnings: readonly Step[];
  readonly notes: readonly { readonly id: string; readonly text: string }[];
  readonly consequences: readonly Step[];
  readonly undecidedSettings: readonly string[];
};

/** Collects the explanation; the fast path passes null instead and builds no text. */
export type Trail = {
  readonly steps: Step[];
  readonly reasons: Step[];
  readonly warnings: Step[];
  readonly settings: Set<string>;
};
