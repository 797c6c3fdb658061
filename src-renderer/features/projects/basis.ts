import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import type { WireStep } from '../../../src-shared/rpc/contract/shared.ts';

export type Basis = { readonly clause: string; readonly text: string };

/**
 * The one line that says where a row's figure comes from: the step that made the credits (or the hours, where the policy
 * knows no credits), or the first reason why there is none. Null while nothing was computed.
 */
export function basisOf(row: RegistrationRow): Basis | null {
  if (row.outcome === 'pending') return row.reasons[0] ?? null;
  if (row.outcome === 'awarded' || row.outcome === 'registered')
    return madeFigure(row.steps) ?? row.reasons[0] ?? null;
  return row.reasons[0] ?? row.steps.at(-1) ?? null;
}

function madeFigure(steps: readonly WireStep[]): Basis | null {
  const withFigure = steps.filter((step) => typeof step.after === 'number');
  const inCredits = withFigure.filter((step) => step.unit === 'credits');
  return inCredits.at(-1) ?? withFigure.at(-1) ?? steps.at(-1) ?? null;
}

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
