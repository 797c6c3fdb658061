import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { type DateSystem, formatCodeMeaning } from '../../../src-shared/sheet/render/number-format.ts';
import {
  addressOf,
  type SheetCell,
  type SheetRow,
  type WorkbookFormat,
  type WorkbookNote,
} from '../../../src-shared/sheet/render/sheet-cell.ts';
import { createMergeFiller } from '../ooxml/merged-cells.ts';
import { createMeter, READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { type OpenSheet, type OpenWorkbook, rowPieces } from './open-sheet.ts';
import { toNumberOrDate } from './read-worksheet.ts';

/** These formats are not compressed, so their own size is the guard. The parser works in one go: small files only. */
const LEGACY_BYTES_MAX = 40 * 1024 * 1024;

/** Error codes of binary files (MS-XLS, BErr) as spreadsheets show them. */
const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/**
 * Opens a binary .xls (Excel, WPS, LibreOffice), a web page saved as .xls, or an XML spreadsheet of 2003.
 * `source` is the bytes of the first and the decoded text of the others.
 *
 * Text stays text: a number in a web page's cell is never turned into a binary one, because the eighteen digits
 * of an identity number would not survive it. The parser reads the file in one go, so its size is bounded.
 *
 * Throws `WorkbookRefused`: encryptedWorkbook, damagedWorkbook, noSheet, tooLarge, and while rows are read
 * tooManyRows, tooManyColumns.
 */
export async function openLegacy(
  source: { readonly format: WorkbookFormat; readonly content: Uint8Array | string },
  options: ReadOptions = {},
): Promise<OpenWorkbook> {
  const limits = options.limits ?? READ_LIMITS;
  if (source.content.length > LEGACY_BYTES_MAX)
    throw new WorkbookRefused('tooLarge', { bytes: source.content.length, limit: LEGACY_BYTES_MAX });
  const book = await parse(source.content, limits.rows);
  const dates: DateSystem = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  const notes: WorkbookNote[] = source.format === 'xls' ? [{ code: 'legacyXls', values: {} }] : [];
  const sheets: OpenSheet[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (isHidden) notes.push({ code: 'hiddenSheet', values: { sheet: name } });
    sheets.push({ name, isHidden, rows: () => readRows(sheet, name, dates, options) });
  }
  if (sheets.length === 0) throw new WorkbookRefused('noSheet');
  return { format: source.format, sheets, notes };
}

/** Rows of one sheet. The file is in memory already; pieces keep its rows from becoming cells all at once. */
async function* readRows(
  sheet: WorkSheet,
  name: string,
  dates: DateSystem,
  options: ReadOptions,
): AsyncGenerator<readonly SheetRow[]> {
  const limits = options.limits ?? READ_LIMITS;
  const meter = createMeter(limits);
  const onCell = (column: number) => meter.cell(name, column);
  const areas = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1,
  }));
  function* rows(): Generator<readonly SheetRow[]> {
    for (const [row, raw] of rowsOf(sheet)) {
      // By number, not by count: the parser stops at the limit, and what it cut off must not go unnoticed.
      if (row > limits.rows) throw new WorkbookRefused('tooManyRows', { sheet: name, limit: limits.rows });
      const cells = cellsOf(row, raw, dates);
      for (const cell of cells) onCell(cell.column);
      if (cells.length > 0) yield [{ row, isHidden: sheet['!rows']?.[row - 1]?.hidden === true, cells }];
    }
  }
  const fill = createMergeFiller(areas, onCell);
  for await (const piece of rowPieces(name, rows(), options)) yield fill(piece);
}

/**
 * The parsed file. `dense` keeps cells in arrays by row, `raw` keeps texts texts, `sheetRows` stops a sheet
 * beyond the limit.
 */
async function parse(content: Uint8Array | string, rowsMax: number): Promise<WorkBook> {
  // Loaded with the first file that needs it.
  const { read } = await import('@e965/xlsx');
  try {
    return read(content, {
      type: typeof content === 'string' ? 'string' : 'array',
      dense: true,
      raw: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      sheetRows: rowsMax + 1,
    });
  } catch (error) {
    // The parser tells a password from damage in words only.
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new WorkbookRefused(
      isLocked ? 'encryptedWorkbook' : 'damagedWorkbook',
      { reason: 'legacy' },
      error,
    );
  }
}

/** Rows of the parser's dense form, counted from 1. Holes are skipped. */
function* rowsOf(sheet: WorkSheet): Generator<readonly [number, readonly (CellObject | undefined)[]]> {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  // Dense arrays have holes; going over keys skips a million empty rows.
  for (const key of Object.keys(data)) {
    const cells = data[Number(key)];
    if (cells !== undefined) yield [Number(key) + 1, cells];
  }
}

function cellsOf(
  row: number,
  cells: readonly (CellObject | undefined)[],
  dates: DateSystem,
): readonly SheetCell[] {
  const read: SheetCell[] = [];
  for (const key of Object.keys(cells)) {
    const raw = cells[Number(key)];
    const cell = raw === undefined ? null : toCell(row, Number(key) + 1, raw, dates);
    if (cell !== null) read.push(cell);
  }
  return read;
}

/**
 * A cell of the parser as a value; `null` for one without. Errors are looked at first: the parser gives them a
 * number, too.
 */
function toCell(row: number, column: number, raw: CellObject, dates: DateSystem): SheetCell | null {
  const place = { row, column, address: addressOf(row, column) };
  const flag = raw.f === undefined ? {} : ({ isFormula: true } as const);
  if (raw.t === 'e')
    return { ...place, text: ERROR_TEXTS[Number(raw.v)] ?? '#N/A', kind: 'error', value: null, ...flag };
  if (raw.v === undefined || raw.v === null || raw.t === 'z') {
    if (raw.f === undefined) return null;
    return { ...place, text: '', kind: 'formula', value: null, isFormula: true };
  }
  if (typeof raw.v === 'number') {
    // The parser resolves numbers of formats into codes.
    const meaning = formatCodeMeaning(typeof raw.z === 'string' ? raw.z : 'General');
    return { ...place, ...toNumberOrDate(raw.v, meaning, dates), ...flag };
  }
  if (typeof raw.v === 'boolean')
    return { ...place, text: raw.v ? 'TRUE' : 'FALSE', kind: 'boolean', value: raw.v, ...flag };
  if (raw.v instanceof Date) {
    const day = raw.v.toISOString().slice(0, 10);
    return { ...place, text: day, kind: 'date', value: day, ...flag };
  }
  return raw.v === '' ? null : { ...place, text: raw.v, kind: 'text', value: raw.v, ...flag };
}
