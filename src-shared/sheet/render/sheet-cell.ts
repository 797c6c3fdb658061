/**
 * What a workbook holds once it is read, whatever its file format was.
 * A sheet is sparse: rows without any value and cells without a value are absent.
 */
export type WorkbookRows = {
  readonly format: WorkbookFormat;
  readonly sheets: readonly WorkbookSheet[];
  readonly notes: readonly WorkbookNote[];
};

/** What the bytes are, which is not always what the file's name says. */
export type WorkbookFormat = 'xlsx' | 'xls' | 'html' | 'spreadsheetXml' | 'csv';

/** Something about the file that the user should see before going on; nothing of it was executed or followed. */
export type WorkbookNote = {
  readonly code: WorkbookNoteCode;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What notes may say; each has its sentence in the renderer's catalogue. */
export type WorkbookNoteCode =
  | 'legacyXls'
  | 'formatDiffersFromName'
  | 'macrosIgnored'
  | 'externalLinksIgnored'
  | 'hiddenSheet'
  | 'chartSheetSkipped'
  | 'legacyEncoding';

/** A sheet as it was read. */
export type WorkbookSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
};

/** One row with at least one value. `row` counts from 1; `cells` stand in column order. */
export type SheetRow = {
  readonly row: number;
  readonly isHidden: boolean;
  readonly cells: readonly SheetCell[];
};

/**
 * One value.
 * - `text` is what a person reads: numbers as the shortest decimal text, dates as `YYYY-MM-DD`.
 * - `kind` is the kind of the value; a formula's cell has the kind of its stored result and `isFormula`;
 *   `formula` itself is the kind of a formula that was never calculated.
 * - `value` is the number, the boolean or the text; `null` for `empty`, `error` and `formula`.
 */
export type SheetCell = {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly text: string;
  readonly kind: SheetCellKind;
  readonly value: string | number | boolean | null;
  readonly isFormula?: true;
  /** Address of the merged area's first cell, on the other cells of the area. */
  readonly mergedFrom?: string;
  /** A date shown as year and month only: its day was never seen by the person who typed it. */
  readonly isMonthOnly?: true;
  /** A plain number in a workbook that counts days from 1904: should it be a day, it is that system's. */
  readonly isFrom1904?: true;
};

/** What a cell holds. `formula` is one that was never calculated, so that its value is not known. */
export type SheetCellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error' | 'empty';

const LETTERS = 26;
const CODE_A = 65;
/** Columns that sheets have; made once, because every cell's address needs its letters. */
const FIRST_LETTERS: readonly string[] = Array.from({ length: 1000 }, (_, column) => spellLetters(column));

/** 1 → `A`, 28 → `AB`. */
export function columnLetters(column: number): string {
  return FIRST_LETTERS[column] ?? spellLetters(column);
}

function spellLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(CODE_A + ((rest - 1) % LETTERS)) + letters;
  }
  return letters;
}

/** `B12` for row 12, column 2. */
export function addressOf(row: number, column: number): string {
  return columnLetters(column) + row;
}

/** `B12` (or `$B$12`) → row and column; `null` when it is no such address. */
export function parseAddress(address: string): { readonly row: number; readonly column: number } | null {
  let column = 0;
  let row = 0;
  for (let at = 0; at < address.length; at++) {
    // Both cases of a letter. Every merge, formula and mark comes through here; so it is one
    // pass without a regular expression.
    const code = address.charCodeAt(at) & ~0x20;
    const digit = address.charCodeAt(at) - 48;
    if (code >= CODE_A && code < CODE_A + LETTERS && row === 0) column = column * LETTERS + code - CODE_A + 1;
    else if (digit >= 0 && digit <= 9 && column > 0) row = row * 10 + digit;
    else if (address[at] !== '$') return null;
  }
  return row > 0 && column > 0 ? { row, column } : null;
}

/** The cell of a row's column; an `empty` one where the sheet has no value. */
export function cellAt(row: SheetRow, column: number): SheetCell {
  for (const cell of row.cells) {
    if (cell.column === column) return cell;
    if (cell.column > column) break;
  }
  return emptyCell(row.row, column);
}

/** A cell without a value, with its place: problems about missing values need it. */
export function emptyCell(row: number, column: number): SheetCell {
  return { row, column, address: addressOf(row, column), text: '', kind: 'empty', value: null };
}

/**
 * A spreadsheet's number as it shows it: 15 significant digits, because the rest is binary noise
 * (0.1 + 0.2 is 0.3 there).
 */
export function toSheetNumber(value: number): number {
  // A figure of up to three decimals is exact already; rounding by way of a text is slow.
  const thousandths = Math.round(value * 1000);
  if (Math.abs(thousandths) < 1e15 && thousandths / 1000 === value) return value;
  return Number(value.toPrecision(15));
}

/** The shortest decimal text of a number, never in scientific notation. */
export function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
}

const PLAIN = /^[!-~\u4e00-\u9fff]*$/;

/** Whether a text holds common Chinese characters and ASCII without blanks only: nothing is ever to be tidied in it. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}
