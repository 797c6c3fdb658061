import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';

export type Sums = {
  readonly people: number;
  readonly hours: number;
  readonly credits: number | null;
  readonly years: readonly number[];
  /** People who stay out, by why. */
  readonly leftOut: Readonly<Partial<Record<RegistrationRow['outcome'], number>>>;
};

/** What registering the preview would record. */
export function sumsOf(rows: readonly RegistrationRow[]): Sums {
  const awarded = rows.filter((row) => row.outcome === 'awarded');
  const leftOut: Partial<Record<RegistrationRow['outcome'], number>> = {};
  for (const row of rows)
    if (row.outcome !== 'awarded') leftOut[row.outcome] = (leftOut[row.outcome] ?? 0) + 1;
  const years = awarded.flatMap(
    (row) => row.years?.map((part) => part.year) ?? (row.year === null ? [] : [row.year]),
  );
  const hasCredits = awarded.some((row) => row.credits !== null);
  return {
    people: awarded.length,
    hours: awarded.reduce((sum, row) => sum + (row.hours ?? 0), 0),
    credits: hasCredits ? awarded.reduce((sum, row) => sum + (row.credits ?? 0), 0) : null,
    years: [...new Set(years)].sort(),
    leftOut,
  };
}
