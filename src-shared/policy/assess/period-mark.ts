import type { PeriodOutcome, Verdict } from './assess-outcome.ts';

/**
 * A verdict with its figures, in thousandths, as lists and sheets show it: without what explains it. `status` is null where
 * nobody is judged, `credits` where the policy counts hours alone.
 */
export type PeriodMark = {
  readonly status: Verdict | null;
  readonly isMadeUp: boolean;
  readonly hours: number;
  readonly credits: number | null;
  readonly hoursRequired: number | null;
  readonly creditsRequired: number | null;
  readonly hoursShort: number;
  readonly creditsShort: number;
  /** By group; a group that is not short is absent. */
  readonly groupsShort: PeriodOutcome['shortfall']['groups'];
};

/** The mark of a period; one that was not asked has no verdict and no figures. */
export function toMark(outcome: PeriodOutcome | null): PeriodMark {
  return {
    status: outcome?.status ?? null,
    isMadeUp: outcome?.madeUp ?? false,
    hours: outcome?.hours ?? 0,
    credits: outcome?.credits ?? null,
    hoursRequired: outcome?.hoursRequired ?? null,
    creditsRequired: outcome?.creditsRequired ?? null,
    hoursShort: outcome?.shortfall.hours ?? 0,
    creditsShort: outcome?.shortfall.credits ?? 0,
    groupsShort: outcome?.shortfall.groups ?? {},
  };
}

/** The mark of a year that has not begun: nobody is short in it yet, but what was registered ahead is shown. */
export function markAhead(mark: PeriodMark): PeriodMark {
  return { ...mark, status: null, hoursShort: 0, creditsShort: 0, groupsShort: {} };
}
