import type { Problem } from '../../problems.ts';
import { addDays, type CalendarDate } from '../../training/calendar-date.ts';
import type { PolicyPack } from './policy-pack.ts';

/** A pack at hand. `raw` is what it says of its own, `pack` everything that holds under it. */
export type RegisteredPack = {
  readonly kind: 'shipped' | 'own';
  readonly raw: PolicyPack;
  readonly pack: PolicyPack;
  /** Taken off the list; entries made under it still find it. */
  readonly isRemoved: boolean;
  /** Who saved it, when and why; null for a shipped one. */
  readonly saved: { readonly at: string; readonly actor: string; readonly reason: string } | null;
};

/** A pack with the registration year, and its first day, from which it governs (null: since the ledger began). */
export type GoverningPeriod = {
  readonly registered: RegisteredPack;
  readonly fromYear: number | null;
  readonly from: CalendarDate | null;
  readonly reason: string;
  readonly actor: string;
  readonly recordedAt: string;
};

/** The periods in their order, each up to the day before the next. */
export function withEnds(periods: readonly GoverningPeriod[]) {
  return periods.map((period, index) => {
    const next = periods[index + 1]?.from ?? null;
    return { ...period, to: next === null ? null : addDays(next, -1) };
  });
}

/** A pack may be set in force for the coming years; a year beyond these is a typing error. */
const YEARS_AHEAD_MAX = 10;

/**
 * Why a pack cannot be set in force from a registration year on: the year is too far ahead, or it governs that year already.
 * `before` is the pack that governs the year now.
 */
export function forceProblems(asked: {
  readonly pack: PolicyPack;
  readonly before: PolicyPack;
  readonly fromYear: number;
  readonly thisYear: number;
}): readonly Problem[] {
  const { pack, before, fromYear, thisYear } = asked;
  const until = thisYear + YEARS_AHEAD_MAX;
  const at = { field: 'fromYear' };
  if (fromYear > until)
    return [{ code: 'policy.tooFarAhead', severity: 'error', at, values: { year: fromYear, until } }];
  if (before.id === pack.id && before.version === pack.version) {
    const values = { title: pack.title, year: fromYear };
    return [{ code: 'policy.alreadyInForce', severity: 'error', at, values }];
  }
  return [];
}

/** The first day of a registration year under a pack. */
export function firstDayOf(pack: PolicyPack, year: number): string {
  return `${year}-${pack.registrationYear?.starts ?? '01-01'}`;
}
