import type { Difference, EarlierRejection, PersonField } from './difference.ts';
import type { StandingSheetLine } from './standing-line.ts';

/** A certificate in force. */
export type StandingCertificate = {
  readonly uid: string;
  readonly number: string;
  readonly name: string;
  readonly teacherUid: string;
  readonly participationUid: string;
};

/** Facts of a person that stand on a certificate: a change of another one outdates none. */
export const printedFields: ReadonlySet<PersonField> = new Set(['name', 'idNumber']);

/**
 * Whose certificates may say something else than the ledger, were these differences accepted: what has to be
 * looked up before `withConsequences`.
 */
export function affected(
  differences: readonly Pick<Difference, 'change'>[],
  lines: ReadonlyMap<string, StandingSheetLine>,
): { readonly participationUids: readonly string[]; readonly teacherUids: readonly string[] } {
  const changes = differences.flatMap(({ change }) => change ?? []);
  return {
    participationUids: changes.flatMap((change) =>
      change.kind === 'person' ? [] : (lines.get(change.entryUid)?.participationUid ?? []),
    ),
    teacherUids: changes.flatMap((change) => (change.kind === 'person' ? change.teacherUid : [])),
  };
}

/**
 * The differences with what is known beside the sheet: `correction.certificateIssued` where a certificate says the old
 * figure or name, and whether the same was rejected before (`rejected`, by the key of the difference).
 */
export function withConsequences(
  differences: readonly Difference[],
  certificates: readonly StandingCertificate[],
  lines: ReadonlyMap<string, StandingSheetLine>,
  rejected: ReadonlyMap<string, EarlierRejection>,
): readonly Difference[] {
  const byParticipation = Map.groupBy(certificates, ({ participationUid }) => participationUid);
  const byTeacher = Map.groupBy(certificates, ({ teacherUid }) => teacherUid);
  const outdatedBy = (change: Difference['change']): readonly StandingCertificate[] => {
    if (change === null) return [];
    if (change.kind !== 'person')
      return byParticipation.get(lines.get(change.entryUid)?.participationUid ?? '') ?? [];
    return printedFields.has(change.field) ? (byTeacher.get(change.teacherUid) ?? []) : [];
  };
  return differences.map((difference) => {
    const outdated = outdatedBy(difference.change);
    const rejectedBefore = rejected.get(difference.key) ?? null;
    const [first] = outdated;
    if (first === undefined) return { ...difference, rejectedBefore };
    const values = { number: first.number, count: outdated.length };
    return {
      ...difference,
      rejectedBefore,
      problems: [
        ...difference.problems,
        { code: 'correction.certificateIssued', severity: 'warning', values },
      ],
    };
  });
}
