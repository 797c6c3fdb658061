import type { Problem, ProblemPlace } from '../../problems.ts';
import { columnLetters, type SheetCell } from '../render/sheet-cell.ts';

/**
 * Every code that reading a sheet can give, in the order in which the checks run: the head, then each cell from
 * left to right, then the row as a whole, then rows against each other.
 * Codes marked "change" are warnings whose `values` hold `from` and `to`: what stood in the cell, what was read.
 */
export const sheetProblemCodes = [
  // The head.
  'headerNotFound',
  'missingColumn',
  'duplicateHeading',
  'unmatchedHeading',
  // Any cell.
  'requiredValueMissing',
  'formulaNotCalculated',
  'cellHoldsError',
  'textTooLong',
  'controlCharacters', // change
  // Identity numbers, names.
  'idNumberNumeric',
  'idNumberInvalid',
  'idNumberFromNumericColumn',
  'idNumberExpanded', // change
  'idNumberUnusual',
  'idNumberNormalised', // change
  'documentTypeUnknown',
  'nameNormalised', // change
  'nameInvalid',
  'nameUnusual',
  // Figures, dates, choices.
  'numberUnreadable',
  'numberTooManyDecimals',
  'numberNegative',
  'numberOutOfRange',
  'numberNotWhole',
  'dateUnreadable',
  'dateImpossible',
  'dateIncomplete',
  'dateAmbiguous',
  'dateMonthOnly', // change
  'dateFromSerial', // change
  'periodReversed',
  'choiceUnknown',
  'choiceNormalised', // change
  'sexUnknown',
  'phoneUnusual',
  'longNumberNumeric',
  'leadingZerosPossiblyLost',
  // The row.
  'sexContradictsIdNumber',
  'attendedMoreThanHeld',
  'rowHidden',
  // Rows against each other.
  'sameIdNumberJoined',
  'sameIdNumberDiffers',
  'sameNameWithoutIdNumber',
] as const;

export type SheetProblemCode = (typeof sheetProblemCodes)[number];

export type SheetProblem = Problem & { readonly code: SheetProblemCode };

/** What a parser says about one cell, before it is known where the cell stands. */
export type CellIssue = {
  readonly code: SheetProblemCode;
  readonly severity: Problem['severity'];
  readonly values: Problem['values'];
};

export function errorIssue(code: SheetProblemCode, values: Problem['values'] = {}): CellIssue {
  return { code, severity: 'error', values };
}

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
