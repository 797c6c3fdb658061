import { doublingProblems } from '../registration/doubling-problems.ts';
import { type Doubling, numberKey } from '../registration/one-training-once.ts';
import type { PlannedTrainee } from './trainee-list.ts';

/**
 * A plan of a list with what seems to be there twice (X4), as warnings at the rows that would write somebody: against the
 * ledger as `found` by row, and one certificate number in two rows of the list itself. No row becomes another kind: a
 * reason is asked before the registration.
 */
export function noticeDoublings(
  rows: readonly PlannedTrainee[],
  found: ReadonlyMap<number, readonly Doubling[]>,
): readonly PlannedTrainee[] {
  const byNumber = Map.groupBy(
    rows.filter((row) => numberOf(row) !== null),
    (row) => numberKey(numberOf(row) ?? ''),
  );
  return rows.map((row) => {
    const number = numberOf(row);
    const twins = number === null ? [] : (byNumber.get(numberKey(number)) ?? []);
    const noticed = [
      ...doublingProblems('', found.get(row.row) ?? []),
      ...twins
        .filter((twin) => twin.teacher !== null && twin.teacher.id !== row.teacher?.id)
        .map((twin) => ({
          code: 'doubling.sameNumber' as const,
          severity: 'warning' as const,
          values: { number, person: twin.name, personUid: twin.teacher?.uid ?? null, row: twin.row },
        })),
    ];
    if (noticed.length === 0) return row;
    return {
      ...row,
      problems: [...row.problems, ...noticed.map((one) => ({ ...one, at: { row: row.row } }))],
    };
  });
}

/** Whether a row writes somebody, or leaves somebody as he is: only then anything is compared. */
export function isCompared({ kind, teacher }: PlannedTrainee): boolean {
  return teacher !== null && (kind === 'new' || kind === 'changed' || kind === 'same');
}

function numberOf(row: PlannedTrainee): string | null {
  return isCompared(row) ? (row.change.proofCertificateNumber ?? null) : null;
}
