import {
  addressOf,
  type SheetCell,
  type SheetRow,
  type WorkbookRows,
} from '../../src-shared/sheet/sheet-cell.ts';
import { createMeter, createPacer, READ_LIMITS, type ReadOptions } from './read-options.ts';
import { WorkbookRefused } from './workbook-refused.ts';

const DELIMITERS = [',', '\t', ';', '，'] as const;

/**
 * Reads text with separators: comma, tab, semicolon or full-width comma, whichever the first line holds most of.
 * Quotes double inside quotes; a quoted value may hold line breaks. Every value is text: `="0123"`, the way
 * some programs keep leading zeros, gives `0123`.
 * Throws `WorkbookRefused`: damagedWorkbook (a quote that never closes), noSheet, tooManyRows, tooManyColumns.
 */
export async function readCsv(text: string, sheet: string, options: ReadOptions = {}): Promise<WorkbookRows> {
  const limits = options.limits ?? READ_LIMITS;
  const meter = createMeter(limits);
  const pace = createPacer(options.signal);
  const rows: SheetRow[] = [];
  let row = 0;
  for (const values of splitLines(text, delimiterOf(text))) {
    row++;
    const cells = cellsOf(row, values);
    for (const cell of cells) meter.cell(sheet, cell.column);
    if (cells.length > 0) rows.push({ row, isHidden: false, cells });
    meter.row(sheet, rows.length);
    if (row % 1000 === 0) options.onProgress?.({ sheet, rows: row });
    await pace();
  }
  if (rows.length === 0) throw new WorkbookRefused('noSheet');
  options.onProgress?.({ sheet, rows: rows.length });
  return { format: 'csv', sheets: [{ name: sheet, isHidden: false, rows }], notes: [] };
}

function cellsOf(row: number, values: readonly string[]): readonly SheetCell[] {
  const cells: SheetCell[] = [];
  for (const [index, raw] of values.entries()) {
    const text = /^="(.*)"$/s.exec(raw)?.[1] ?? raw;
    if (text.trim() === '') continue;
    const column = index + 1;
    cells.push({ row, column, address: addressOf(row, column), text, kind: 'text', value: text });
  }
  return cells;
}

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

/** Values line by line. A line is a record; blank lines are empty records and keep the count right. */
function* splitLines(text: string, delimiter: string): Generator<readonly string[]> {
  let values: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const stop = endOfValue(text, at, delimiter);
    value += text.slice(at, stop);
    values.push(value);
    at = stop + 1;
    if (text[stop] === delimiter) {
      if (at >= text.length) values.push('');
      continue;
    }
    if (text[stop] === '\r' && text[at] === '\n') at++;
    yield values;
    values = [];
  }
  if (values.length > 0) yield values;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  throw new WorkbookRefused('damagedWorkbook', { reason: 'quote' });
}

function endOfValue(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
