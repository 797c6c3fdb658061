import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';

type Outcome = RegistrationRow['outcome'];

/** Why people are left out, in the order in which it is said. */
const leftOutKinds = [
  'nothing',
  'refused',
  'undecided',
  'unsigned',
  'reversed',
  'pending',
  'registered',
] as const satisfies readonly Outcome[];

type Row = Pick<RegistrationRow, 'outcome' | 'year' | 'years'>;
/** A row with what keeps it waiting. */
type WaitingRow = Pick<RegistrationRow, 'outcome' | 'doublings'>;

/** The registration years that the awarded rows go to, oldest first; a project over New Year has a part in each (H14.1). */
export function yearsOf(rows: readonly Row[]): readonly number[] {
  const years = rows
    .filter(({ outcome }) => outcome === 'awarded')
    .flatMap(({ year, years }) => years?.map((part) => part.year) ?? (year === null ? [] : [year]));
  return [...new Set(years)].sort();
}

/**
 * How many people are not registered, by why; kinds without anybody are left out. Who waits for a reason why the training
 * counts (X4) is told apart: no proof and no result is missing.
 */
export function leftOutOf(rows: readonly WaitingRow[]) {
  const others = rows.filter((row) => !isDoubtful(row));
  return leftOutKinds.flatMap((kind) => {
    const count = others.filter(({ outcome }) => outcome === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}

function isDoubtful({ outcome, doublings }: WaitingRow): boolean {
  return outcome === 'pending' && doublings.some(({ reason }) => reason === null);
}
