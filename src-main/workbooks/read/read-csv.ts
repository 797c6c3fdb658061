import { addressOf, type SheetCell, type SheetRow } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { timeSlices } from '../../lib/run-work.ts';
import { createMeter, READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { createTextPool } from './kept-texts.ts';
import { type OpenWorkbook, rowPieces } from './open-sheet.ts';

/** Encodings that are told apart; GB 2312 and GBK are parts of GB18030. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
/** A text as it lies in the file. */
export type EncodedText = { readonly bytes: Uint8Array; readonly encoding: TextEncoding };

/** Bytes that are decoded at once. */
const PIECE_BYTES = 64 * 1024;
// The full-width comma comes from tables typed by hand.
const DELIMITERS = [',', '\t', ';', '，'] as const;

/** The text piece by piece. Throws `TypeError` where GB18030 has no such character; other encodings were checked. */
export async function* textPieces(
  { bytes, encoding }: EncodedText,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'gb18030' });
  const slices = timeSlices(signal);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    if (slices.isOver) await slices.next();
  }
  yield decoder.decode();
}

/**
 * Opens text with separators: comma, tab, semicolon or full-width comma, whichever the first lines hold most
 * of.
 *
 * - Quotes double inside quotes; a quoted value may hold line breaks (RFC 4180).
 * - Every value is text, so that identity numbers keep their digits; `="0123"`, the way some programs keep
 *   leading zeros, gives `0123`.
 * - The first piece is read at once, so that a file without any value is refused here.
 *
 * Throws `WorkbookRefused`: noSheet, and while rows are read damagedWorkbook (a quote that never closes),
 * tooManyRows, tooManyColumns.
 */
export async function openCsv(
  text: EncodedText,
  sheet: string,
  options: ReadOptions = {},
): Promise<OpenWorkbook> {
  const open = {
    name: sheet,
    isHidden: false,
    rows: () => rowPieces(sheet, readRows(text, sheet, options), options),
  };
  for await (const _ of open.rows()) return { format: 'csv', sheets: [open], notes: [] };
  throw new WorkbookRefused('noSheet');
}

async function* readRows(
  text: EncodedText,
  sheet: string,
  options: ReadOptions,
): AsyncGenerator<readonly SheetRow[]> {
  const meter = createMeter(options.limits ?? READ_LIMITS);
  const pool = createTextPool();
  let row = 0;
  let rest = '';
  let delimiter = '';
  const rowsOf = (records: Iterable<readonly string[]>): readonly SheetRow[] => {
    const rows: SheetRow[] = [];
    for (const values of records) {
      row++;
      const cells = cellsOf(row, values, pool);
      for (const cell of cells) meter.cell(sheet, cell.column);
      if (cells.length > 0) rows.push({ row, isHidden: false, cells });
    }
    return rows;
  };
  for await (const piece of textPieces(text, options.signal)) {
    rest += piece;
    if (delimiter === '') delimiter = delimiterOf(rest);
    // What is not a whole record yet waits for the next piece.
    const split = splitRecords(rest, delimiter, false);
    yield rowsOf(split.records);
    rest = rest.slice(split.end);
    if (rest.length > RECORD_MAX) throw unclosed();
  }
  yield rowsOf(splitRecords(rest, delimiter, true).records);
}

/** A record this long has a quote that does not close; searching on would take longer with every piece. */
const RECORD_MAX = 1024 * 1024;

/** Cells of a record; blank values are absent, as in any sheet. */
function cellsOf(
  row: number,
  values: readonly string[],
  pool: (text: string) => string,
): readonly SheetCell[] {
  const cells: SheetCell[] = [];
  for (const [index, raw] of values.entries()) {
    // `="0123"` is how some programs keep a spreadsheet from making a number of digits.
    const inner = raw.startsWith('="') && raw.endsWith('"') ? raw.slice(2, -1) : raw;
    if (inner.trim() === '') continue;
    const text = pool(inner);
    const column = index + 1;
    cells.push({ row, column, address: addressOf(row, column), text, kind: 'text', value: text });
  }
  return cells;
}

/**
 * The separator that the first three lines hold most of; of equal ones the first in the list. Longer lines
 * without breaks are cut, because counting must end.
 */
function delimiterOf(text: string): string {
  const line = /^[^\r\n]*[\r\n]+[^\r\n]*[\r\n]+[^\r\n]*/.exec(text)?.[0] ?? text.slice(0, 10_000);
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = line.split(delimiter).length - 1;
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}

/**
 * Values record by record, up to where the last whole one ends. A blank line is an empty record and keeps the count
 * right. With `isLast` the text ends with its last record, line break or not.
 */
function splitRecords(
  text: string,
  delimiter: string,
  isLast: boolean,
): { readonly records: readonly (readonly string[])[]; readonly end: number } {
  const records: string[][] = [];
  let values: string[] = [];
  let end = 0;
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      const quote = closingQuote(text, at + 1, isLast);
      if (quote === -1) break;
      value = text.slice(at + 1, quote).replaceAll('""', '"');
      at = quote + 1;
    }
    const stop = endOfValue(text, at, delimiter);
    // The value may go on in the next piece, and a line break may have its second half there.
    if (!isLast && stop + 1 >= text.length) break;
    if (stop > at) value += text.slice(at, stop);
    values.push(value);
    at = stop + 1;
    if (text[stop] === delimiter) {
      if (at >= text.length) values.push('');
      continue;
    }
    if (text[stop] === '\r' && text[at] === '\n') at++;
    records.push(values);
    values = [];
    end = at;
  }
  if (isLast && values.length > 0) records.push(values);
  return { records, end };
}

/** -1 where the text ends before the quote closes and more is to come. */
function closingQuote(text: string, from: number, isLast: boolean): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (at + 1 >= text.length && !isLast) return -1;
    if (text[at + 1] !== '"') return at;
  }
  if (isLast) throw unclosed();
  return -1;
}

/** Where an unquoted value ends: at a separator, a line break, or the end of the text. */
function endOfValue(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The refusal for a quote that does not close. */
function unclosed(): WorkbookRefused {
  return new WorkbookRefused('damagedWorkbook', { reason: 'quote' });
}
