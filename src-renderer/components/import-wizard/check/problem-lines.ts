import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { importWizardText as text } from '../../../text/import-wizard.ts';
import { problemSentence } from '../../../text/problems.ts';
import type { ImportPreview, ImportRow } from '../import-source.ts';

/** Problems of one row of the file, for the list that jumps to it. */
export type RowProblems = {
  readonly row: ImportRow;
  readonly problems: readonly WireProblem[];
};

/** A remark on more rows than this share of the file is about the file rather than about a row. */
const COMMON_SHARE = 0.5;

/**
 * Rows with problems: those that stay out first, then those with remarks of their own, last those with nothing but what is
 * remarked on most rows of the file; each in the order of the file, a row's errors before its remarks.
 */
export function rowsWithProblems(rows: readonly ImportRow[]): readonly RowProblems[] {
  const rowsOfCode = new Map<string, number>();
  for (const row of rows)
    for (const code of new Set(row.problems.map((problem) => problem.code)))
      rowsOfCode.set(code, (rowsOfCode.get(code) ?? 0) + 1);
  const isCommon = ({ code }: WireProblem) => (rowsOfCode.get(code) ?? 0) > rows.length * COMMON_SHARE;
  const isError = ({ severity }: WireProblem) => severity === 'error';
  const rank = ({ problems }: RowProblems) => {
    if (problems.some(isError)) return 0;
    return problems.every(isCommon) ? 2 : 1;
  };
  return rows
    .filter((row) => row.problems.length > 0)
    .map((row) => ({
      row,
      problems: row.problems.toSorted((a, b) => Number(isError(b)) - Number(isError(a))),
    }))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** A cell of a CSV: quoted where needed; text that a spreadsheet would run as a formula is kept text. */
function csvCell(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Every problem of the preview as a CSV for Excel (UTF-8 with its mark), without identity numbers. */
export function problemsCsv(preview: ImportPreview): string {
  const ofSheet = preview.problems.map((problem) => line(problem, ''));
  const ofRows = preview.rows.flatMap((row) =>
    row.problems.map((problem) => line({ ...problem, at: { row: row.row, ...problem.at } }, row.name)),
  );
  const lines = [[...text.problemHeads], ...ofSheet, ...ofRows];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function line(problem: WireProblem, name: string): string[] {
  return [
    problem.at?.row === undefined ? '' : String(problem.at.row),
    problem.at?.column ?? '',
    name,
    text.severity[problem.severity],
    problemSentence(problem),
  ];
}
