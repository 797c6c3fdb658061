import type { Problem, ProblemPlace, SheetProblemCode } from '../../problems.ts';
import { columnLetters, type SheetCell } from '../render/sheet-cell.ts';

/** A problem of a sheet that is read: one of the closed list of codes, with the place in the sheet. */
export type SheetProblem = Problem & { readonly code: SheetProblemCode };

/** What a parser says about one cell, before it is known where the cell stands. */
export type CellIssue = {
  readonly code: SheetProblemCode;
  readonly severity: Problem['severity'];
  readonly values: Problem['values'];
};

/** The row cannot be taken: the value is missing or would have to be guessed. */
export function errorIssue(code: SheetProblemCode, values: Problem['values'] = {}): CellIssue {
  return { code, severity: 'error', values };
}

/** The row is taken; somebody should look. */
export function warningIssue(code: SheetProblemCode, values: Problem['values'] = {}): CellIssue {
  return { code, severity: 'warning', values };
}

/** A value that was read otherwise than it stands in the cell. */
export function changeIssue(code: SheetProblemCode, from: string, to: string): CellIssue {
  return { code, severity: 'warning', values: { from, to } };
}

/** Where a cell stands, as a spreadsheet shows it. */
export function placeOf(sheet: string, field: string | undefined, cell: SheetCell): ProblemPlace {
  const place = { sheet, row: cell.row, column: columnLetters(cell.column), address: cell.address };
  return field === undefined ? place : { field, ...place };
}
