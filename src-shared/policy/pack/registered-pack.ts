import type { Problem } from '../../problems.ts';
import { addDays, type CalendarDate } from '../../training/calendar-date.ts';
import type { SetChoices } from '../set/combine-set.ts';
import type { PackPart } from './pack-words.ts';
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

/** A text of a period, and which of its parts hold. */
export type GoverningText = { readonly registered: RegisteredPack; readonly parts: readonly PackPart[] };

/**
 * The texts of a ledger with the registration year, and its first day, from which they govern (null: since the ledger began).
 * `pack` is what holds then: the one text, or all of them combined; `registered` is the first text.
 */
export type GoverningPeriod = {
  readonly registered: RegisteredPack;
  readonly pack: PolicyPack;
  readonly texts: readonly GoverningText[];
  /** Whose rule was chosen where two texts conflict. */
  readonly choices: SetChoices;
  /** Who decided it and when; null: not said beside who entered it. */
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
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

/** Whether two periods follow the same texts in the same way. */
export function isSameSet(
  one: Pick<GoverningPeriod, 'texts' | 'choices'>,
  other: Pick<GoverningPeriod, 'texts' | 'choices'>,
): boolean {
  const key = ({ texts, choices }: Pick<GoverningPeriod, 'texts' | 'choices'>) =>
    JSON.stringify([
      texts.map(({ registered: { pack }, parts }) => [pack.id, pack.version, [...parts].sort()]),
      Object.entries(choices).sort(),
    ]);
  return key(one) === key(other);
}

/**
 * Why texts cannot be set in force from a registration year on: the year is too far ahead, they govern that year already, or
 * the day of the decision is still to come.
 * `before` is the period that governs the year now.
 */
export function forceProblems(asked: {
  readonly set: Pick<GoverningPeriod, 'texts' | 'choices' | 'pack'>;
  readonly before: Pick<GoverningPeriod, 'texts' | 'choices'>;
  readonly fromYear: number;
  readonly thisYear: number;
  readonly decidedOn: string | null;
  readonly today: string;
}): readonly Problem[] {
  const { decidedOn, today } = asked;
  const isAhead = decidedOn !== null && decidedOn > today;
  return [
    ...yearProblems(asked),
    ...(isAhead
      ? [
          {
            code: 'decision.inTheFuture',
            severity: 'error',
            at: { field: 'decidedOn' },
            values: { date: decidedOn },
          } as const,
        ]
      : []),
  ];
}

function yearProblems({
  set,
  before,
  fromYear,
  thisYear,
}: Omit<Parameters<typeof forceProblems>[0], 'decidedOn' | 'today'>): readonly Problem[] {
  const until = thisYear + YEARS_AHEAD_MAX;
  const at = { field: 'fromYear' };
  if (fromYear > until)
    return [{ code: 'policy.tooFarAhead', severity: 'error', at, values: { year: fromYear, until } }];
  if (isSameSet(set, before)) {
    const values = { title: set.pack.title, year: fromYear };
    return [{ code: 'policy.alreadyInForce', severity: 'error', at, values }];
  }
  return [];
}

/** The first day of a registration year under a pack. */
export function firstDayOf(pack: PolicyPack, year: number): string {
  return `${year}-${pack.registrationYear?.starts ?? '01-01'}`;
}
