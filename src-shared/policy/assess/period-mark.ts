import type { PeriodOutcome, Verdict } from './assess-outcome.ts';

/**
 * How a period stands on the day it is looked at. `running`: it has not ended and its minimum is not reached yet. The
 * engine knows no day, so its `failed` is a verdict only once the last day of the period is over.
 */
export type Standing = Verdict | 'running';

/** Where today lies: before a period begins, within it, or after its last day. */
export type PeriodTime = 'ahead' | 'running' | 'over';

/** Where the registration year `present` lies to the years of a period, both ends included. */
export function timeOfPeriod(
  { from, to }: { readonly from: number; readonly to: number },
  present: number,
): PeriodTime {
  if (from > present) return 'ahead';
  return to < present ? 'over' : 'running';
}

/**
 * A verdict with its figures, in thousandths, as lists and sheets show it: without what explains it. `status` is null where
 * nobody is judged, `credits` where the policy counts hours alone.
 */
export type PeriodMark = {
  readonly status: Standing | null;
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

/**
 * The mark as today sees it. A period that has not begun has no verdict and nobody is short in it, but what was registered
 * ahead is shown. One that has not ended is failed by nobody: it is `running`, and what is short is still said.
 */
export function markAt(mark: PeriodMark, time: PeriodTime): PeriodMark {
  if (time === 'ahead') return { ...mark, status: null, hoursShort: 0, creditsShort: 0, groupsShort: {} };
  return { ...mark, status: standingAt(mark.status, time) };
}

/** A verdict as today sees it; see `markAt`. */
export function standingAt(verdict: Standing | null, time: PeriodTime): Standing | null {
  if (time === 'ahead') return null;
  return time === 'running' && verdict === 'failed' ? 'running' : verdict;
}

/** Whether something is still missing, in a period that is over or in one that runs. */
export function isShortOf({ status }: Pick<PeriodMark, 'status'>): boolean {
  return status === 'failed' || status === 'running';
}
