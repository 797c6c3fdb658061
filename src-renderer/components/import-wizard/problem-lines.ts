import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import { importWizardText as text } from '../../text/import-wizard.ts';
import { problemSentence } from '../../text/problems.ts';
import type { ImportPreview, ImportRow } from './import-source.ts';

/** Problems of one row of the file, for the list that jumps to it. */
export type RowProblems = {
  readonly row: ImportRow;
  readonly problems: readonly WireProblem[];
};

/** Rows with problems: those that stay out first, then those with remarks, each in the order of the file. */
export function rowsWithProblems(rows: readonly ImportRow[]): readonly RowProblems[] {
  const found = rows.filter((row) => row.problems.length > 0).map((row) => ({ row, problems: row.problems }));
  const isStopped = ({ problems }: RowProblems) => problems.some((problem) => problem.severity === 'error');
  return [...found.filter(isStopped), ...found.filter((entry) => !isStopped(entry))];
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
