import type { Work } from '../lib/work.ts';
import type { Problem } from '../problems.ts';
import { compareRow } from './compare-return.ts';
import type { Difference } from './difference.ts';
import {
  type ComparedRow,
  type DifferenceContext,
  lineDifferences,
  missingDifference,
  personDifferences,
  rowDifference,
} from './differences.ts';
import type { ReturnMatch } from './match-return.ts';
import type { ReturnedSheetRow } from './returned-sheet.ts';
import type { StandingSheetLine } from './standing-line.ts';

/** A sheet whose rows were matched with the lines of the ledger. */
export type SheetToCompare = {
  readonly context: DifferenceContext;
  readonly match: ReturnMatch<ReturnedSheetRow, StandingSheetLine>;
  /** Lines that the sheet could have held and does not. */
  readonly missing: readonly StandingSheetLine[];
  /** What refused a row that could not be read. */
  readonly problemsOfRow: (row: number) => readonly Problem[];
};

/** What the comparison of a sheet comes to. */
export type SheetComparison = {
  /** Rows that say what the ledger says and that nobody marked. */
  readonly sameRows: number;
  /** Person by person in the order of the sheet; who is not on it any more comes last. */
  readonly differences: readonly Difference[];
};

/**
 * Everything in which a sheet that came back differs from the ledger, and everything its reviewer pointed at.
 *
 * In this order: what each row says of its line, what rows say of people, rows that stand for no line, rows
 * that fit several, rows that could not be read, lines that are gone. Then all of it is put together by person.
 */
export function* compareSheet({
  context,
  match,
  missing,
  problemsOfRow,
}: SheetToCompare): Work<SheetComparison> {
  const differences: Difference[] = [];
  const compared: ComparedRow[] = [];
  for (const { row, line } of match.pairs) {
    const findings = context.header === null ? [] : compareRow({ row, line }, context.header, context.marks);
    const pair = { row, line, findings };
    compared.push(pair);
    differences.push(...lineDifferences(context, pair));
    yield;
  }
  for (const difference of personDifferences(context, compared)) {
    differences.push(difference);
    yield;
  }
  for (const { row, teacherUid } of match.added)
    differences.push(rowDifference(context, 'added', row, { teacherUid, problems: [] }));
  for (const { row, reason, teacherUid } of match.ambiguous)
    differences.push(
      rowDifference(context, 'ambiguous', row, { teacherUid, problems: [ambiguous(row.row, reason)] }),
    );
  for (const { row } of match.unread)
    differences.push(
      rowDifference(context, 'unread', row, { teacherUid: null, problems: problemsOfRow(row.row) }),
    );
  differences.push(...missing.map((line) => missingDifference(context, line)));
  yield;
  return {
    sameRows: compared.filter(({ findings }) => findings.length === 0).length,
    differences: byPerson(differences),
  };
}

/** Why a row stands for no line for certain; its three reasons have different ways out, so each has its code. */
function ambiguous(row: number, reason: 'person' | 'personContradicts' | 'line'): Problem {
  return { code: `correction.ambiguous-${reason}`, severity: 'error', at: { row }, values: {} };
}

/**
 * Differences of one person together, people in the order of the sheet. Lines that are gone have no row and
 * come last.
 */
function byPerson(differences: readonly Difference[]): readonly Difference[] {
  const rowOf = ({ rows }: Difference) => rows[0] ?? Number.MAX_SAFE_INTEGER;
  const groups = [...Map.groupBy(differences, ({ group }) => group).values()].map((group) => ({
    inOrder: group.toSorted((a, b) => rowOf(a) - rowOf(b)),
    first: Math.min(...group.map(rowOf)),
  }));
  return groups.sort((a, b) => a.first - b.first).flatMap(({ inOrder }) => inOrder);
}
