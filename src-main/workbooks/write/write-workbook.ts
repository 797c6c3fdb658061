import { PassThrough } from 'node:stream';
import type { Alignment, Borders, Font, Row, Style, stream } from 'exceljs';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { OutputCell } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import {
  displayWidth,
  type RenderedColumn,
  type RenderedSheet,
} from '../../../src-shared/sheet/render/render-sheet.ts';
import { columnLetters } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import { isZipBehind } from '../ooxml/zip-backlog.ts';
import { fixZipTimes } from '../ooxml/zip-times.ts';

export type WriteOptions = {
  /** Stands in the file's properties; with the same rows and the same instant the bytes are the same. */
  readonly createdAt: Date;
  /** Author in the file's properties; nobody where absent. */
  readonly creator?: string;
  /** Called every thousand rows, and after each sheet. */
  readonly onProgress?: (progress: { readonly sheet: string; readonly rows: number }) => void;
  readonly signal?: AbortSignal;
};

// Fonts that every Chinese Windows has; WPS and LibreOffice take their own instead of them. Sizes and heights
// in points.
const SONG = '宋体';
const HEI = '黑体';
const BODY_SIZE = 11;
const LINE_POINTS = 16;

const THIN: Partial<Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

/**
 * Writes sheets as one .xlsx, ready to print: A4, one page wide, head repeated on every page, page x / y
 * and the ledger's head seal at the foot. Identity, phone and certificate numbers and every other text are text
 * cells (`@`), so that nothing a user typed becomes a formula. Sums are formulas that carry their result.
 * Sheets are taken and rows go out as they are made, and the event loop gets its turn; the finished file is held in memory once.
 */
export async function writeSheets(
  sheets: Iterable<RenderedSheet>,
  options: WriteOptions,
): Promise<Uint8Array> {
  // Loaded with the first sheet that is written: it is a fifth of a second at the start otherwise.
  const { default: ExcelJS } = await import('exceljs');
  const sink = new PassThrough();
  const chunks: Uint8Array[] = [];
  // Chunks are joined once at the end: a growing buffer would be copied over and over.
  sink.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: sink,
    useStyles: true,
    // A table of shared texts is kept in memory until the end, and written as one string.
    useSharedStrings: false,
    zip: { zlib: { level: 6 } },
  });
  writer.creator = options.creator ?? '';
  writer.lastModifiedBy = options.creator ?? '';
  writer.created = options.createdAt;
  writer.modified = options.createdAt;
  // Tabs of one workbook differ by more than case.
  const tabs = new Set<string>();
  // One for all sheets: each of hundreds of short ones would begin its slice anew and never let anybody in.
  const slices = timeSlices(options.signal);
  for (const sheet of sheets) {
    await writeSheet(writer, sheet, uniqueTab(sheet.tab, tabs), { ...options, slices });
    if (slices.isOver) await slices.next();
  }
  await writer.commit();
  return fixZipTimes(Buffer.concat(chunks));
}

/** Writes one sheet from the top down: a streaming writer cannot go back to a row that it has committed. */
async function writeSheet(
  writer: stream.xlsx.WorkbookWriter,
  sheet: RenderedSheet,
  tab: string,
  options: WriteOptions & { readonly slices: TimeSlices },
): Promise<void> {
  const { slices } = options;
  // The title stands in row 1, subtitles below it, then the head.
  const firstHead = 1 + sheet.subtitles.length + 1;
  const lastHead = firstHead + sheet.headRows - 1;
  const worksheet = writer.addWorksheet(tab, {
    // Name and number stay in sight when the sheet is scrolled to its last column.
    views: [{ state: 'frozen', xSplit: Math.min(2, sheet.columns.length), ySplit: lastHead }],
    pageSetup: {
      paperSize: 9,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      // As many pages as the rows need.
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `1:${lastHead}`,
      margins: { left: 0.45, right: 0.45, top: 0.55, bottom: 0.7, header: 0.3, footer: 0.35 },
    },
    headerFooter: { oddFooter: pageFooter(sheet) },
  });
  // exceljs leaves out a width of 9, its own default, which is not every program's.
  worksheet.columns = sheet.columns.map(({ width }) => ({ width: width === 9 ? 9.01 : width }));
  const last = sheet.columns.length;

  const title = worksheet.getRow(1);
  title.height = 34;
  fill(title, 1, last, STYLES.title);
  title.getCell(1).value = safeText(sheet.title);
  worksheet.mergeCells(1, 1, 1, last);
  for (const [index, line] of sheet.subtitles.entries()) {
    writeEdges(worksheet, 2 + index, line, sheet.columns);
  }

  for (let row = firstHead; row <= lastHead; row++) {
    fill(worksheet.getRow(row), 1, last, STYLES.head);
    worksheet.getRow(row).height = headHeight(sheet, row - firstHead);
  }
  for (const cell of sheet.head) {
    const row = firstHead + cell.row;
    const column = cell.column + 1;
    worksheet.getRow(row).getCell(column).value = safeText(cell.text);
    if (cell.rows > 1 || cell.columns > 1)
      worksheet.mergeCells(row, column, row + cell.rows - 1, column + cell.columns - 1);
  }
  for (let row = 1; row <= lastHead; row++) worksheet.getRow(row).commit();

  const styles = sheet.columns.map(bodyStyle);
  let written = 0;
  for (const cells of sheet.body) {
    const row = worksheet.getRow(lastHead + 1 + written);
    row.height = rowHeight(cells, sheet.columns);
    for (const [at, cell] of cells.entries()) writeCell(row, at + 1, cell, styles[at] ?? STYLES.head);
    row.commit();
    written++;
    if (written % 1000 === 0) options.onProgress?.({ sheet: tab, rows: written });
    if (slices.isOver) await slices.next();
    // Looked at now and then: it reaches into the streams of the writer.
    if (written % 100 === 0) await zipCatchesUp(worksheet, slices);
  }
  assert(written === sheet.rowCount, 'a sheet has the rows it says');
  const lastRow = lastHead + written;
  if (sheet.total !== null) writeTotal(worksheet, sheet, sheet.total, { first: lastHead + 1, last: lastRow });
  writeSignatures(worksheet, lastRow + (sheet.total === null ? 1 : 2), sheet);
  options.onProgress?.({ sheet: tab, rows: written });
  await worksheet.commit();
}

/** Waits until the zip has taken most of what was written, so that memory does not grow with the sheet. */
async function zipCatchesUp(worksheet: Worksheet, slices: TimeSlices): Promise<void> {
  while (isZipBehind(worksheet)) await slices.next();
}

/** A cell's style; text (`@`) unless it says otherwise. */
function style(part: {
  readonly font: Partial<Font>;
  readonly alignment: Partial<Alignment>;
  readonly border?: Partial<Borders>;
  readonly numFmt?: string;
}): Partial<Style> {
  return { numFmt: '@', ...part };
}

const MIDDLE = { vertical: 'middle', wrapText: true } as const;

const STYLES = {
  title: style({ font: { name: HEI, size: 18, bold: true }, alignment: { ...MIDDLE, horizontal: 'center' } }),
  left: style({
    font: { name: SONG, size: BODY_SIZE },
    alignment: { vertical: 'middle', horizontal: 'left' },
  }),
  right: style({
    font: { name: SONG, size: BODY_SIZE },
    alignment: { vertical: 'middle', horizontal: 'right' },
  }),
  head: style({
    font: { name: HEI, size: BODY_SIZE },
    alignment: { ...MIDDLE, horizontal: 'center' },
    border: THIN,
  }),
  totalLabel: style({
    font: { name: SONG, size: BODY_SIZE, bold: true },
    alignment: { ...MIDDLE, horizontal: 'center' },
    border: THIN,
  }),
} as const;

/** The style of a column's cells. Figures that stand in the middle are counts and numbers of rows. */
function bodyStyle(column: RenderedColumn): Partial<Style> {
  return style({
    font: { name: SONG, size: BODY_SIZE },
    alignment: { ...MIDDLE, horizontal: column.align },
    border: THIN,
    numFmt: column.decimals === null ? '@' : column.align === 'right' ? numberFormat(column.decimals) : '0',
  });
}

/** Fixed decimals; the `_ ` keeps figures a blank's width off the border, in every program. */
function numberFormat(decimals: number): string {
  return decimals === 0 ? '0_ ' : `0.${'0'.repeat(decimals)}_ `;
}

/** Gives cells of a row a style, those that stay empty included: borders and merges need it. */
function fill(row: Row, from: number, to: number, cellStyle: Partial<Style>): void {
  for (let column = from; column <= to; column++) row.getCell(column).style = cellStyle;
}

/** Writes a value; `null` leaves the cell empty with its style. */
function writeCell(row: Row, column: number, cell: OutputCell, cellStyle: Partial<Style>): void {
  const target = row.getCell(column);
  target.style = cellStyle;
  if (cell.kind === 'text') target.value = safeText(cell.text);
  else if (cell.kind === 'number') target.value = cell.thousandths / 1000;
}

/**
 * The total row. Sums are formulas that carry their result, so that they are right before the file is
 * calculated and follow when a person adds a row inside.
 */
function writeTotal(
  worksheet: Worksheet,
  sheet: RenderedSheet,
  total: NonNullable<RenderedSheet['total']>,
  body: { readonly first: number; readonly last: number },
): void {
  const row = worksheet.getRow(body.last + 1);
  row.height = 24;
  for (const [index, column] of sheet.columns.entries()) {
    const cell = row.getCell(index + 1);
    const sum = total.sums[index] ?? null;
    if (sum === null) {
      cell.style = STYLES.totalLabel;
      continue;
    }
    // The sum spans the rows of the table exactly. A table without figures has no sum, and so no formula.
    const letters = columnLetters(index + 1);
    cell.style = style({
      font: { name: SONG, size: BODY_SIZE, bold: true },
      alignment: { vertical: 'middle', horizontal: 'right' },
      border: THIN,
      numFmt: numberFormat(column.decimals ?? 0),
    });
    cell.value = { formula: `SUM(${letters}${body.first}:${letters}${body.last})`, result: sum / 1000 };
  }
  row.getCell(1).value = safeText(total.label);
  if (total.labelColumns > 1) worksheet.mergeCells(row.number, 1, row.number, total.labelColumns);
  row.commit();
}

/** The sheet of exceljs' streaming writer. */
type Worksheet = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>;

/**
 * A line with words at both edges: two merged halves, the left one as wide as its share of the columns. Words
 * in a single narrow cell would be cut off by the cell beside it.
 */
function writeEdges(
  worksheet: Worksheet,
  row: number,
  line: { readonly left: string; readonly right: string },
  columns: readonly RenderedColumn[],
): void {
  const target = worksheet.getRow(row);
  target.height = 20;
  const [first, second] = segments(columns, 2);
  if (first === undefined) return;
  fill(target, 1, columns.length, STYLES.left);
  target.getCell(1).value = safeText(line.left);
  if (first.to > first.from) worksheet.mergeCells(row, first.from, row, first.to);
  if (second === undefined) return;
  fill(target, second.from, second.to, STYLES.right);
  target.getCell(second.from).value = safeText(line.right);
  if (second.to > second.from) worksheet.mergeCells(row, second.from, row, second.to);
}

/**
 * Signatures on one line, or on as many as they need beside each other. The first line is higher: there people
 * stamp.
 */
function writeSignatures(worksheet: Worksheet, firstRow: number, sheet: RenderedSheet): void {
  const { signatures, columns } = sheet;
  // A narrow form has room for two signatures on a line, a wide sheet for four.
  const lines = signatureLines(signatures, columns);
  const perLine = Math.ceil(signatures.length / lines);
  const parts = segments(columns, perLine);
  for (let line = 0; line < lines; line++) {
    const row = firstRow + line;
    const target = worksheet.getRow(row);
    target.height = line === 0 ? 34 : 26;
    for (const [index, part] of parts.entries()) {
      fill(target, part.from, part.to, STYLES.left);
      target.getCell(part.from).value = safeText(signatures[line * perLine + index] ?? '');
      if (part.to > part.from) worksheet.mergeCells(row, part.from, row, part.to);
    }
    target.commit();
  }
}

/** The fewest lines on which each signature has the room its words take; at the most one line each. */
function signatureLines(signatures: readonly string[], columns: readonly RenderedColumn[]): number {
  for (let lines = 1; lines < signatures.length; lines++) {
    const perLine = Math.ceil(signatures.length / lines);
    const room = segments(columns, perLine).map(({ from, to }) =>
      charactersIn(columns.slice(from - 1, to).reduce((sum, { width }) => sum + width, 0)),
    );
    const fits = signatures.every((text, index) => displayWidth(text) <= (room[index % perLine] ?? 0));
    if (fits) return lines;
  }
  return Math.max(1, signatures.length);
}

/** Splits the columns into at most `count` runs of about the same width: each cut where it comes closest to its share. */
function segments(
  columns: readonly RenderedColumn[],
  count: number,
): readonly { readonly from: number; readonly to: number }[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const parts: { from: number; to: number }[] = [];
  let to = 0;
  // The width of the columns that were given out so far.
  let reached = 0;
  for (let part = 1; part <= count && to < columns.length; part++) {
    const from = to + 1;
    const share = (total * part) / count;
    do {
      reached += columns[to]?.width ?? 0;
      to++;
    } while (to < columns.length && (part === count || reached + (columns[to]?.width ?? 0) / 2 <= share));
    parts.push({ from, to });
  }
  return parts;
}

/** Room for the words of a head: those over one column wrap within it, merged ones have more than they need. */
function headHeight(sheet: RenderedSheet, row: number): number {
  const least = sheet.headRows === 1 ? 30 : 22;
  const cells = sheet.head.filter((cell) => cell.row <= row && row < cell.row + cell.rows);
  const heights = cells.map((cell) => {
    const columns = sheet.columns.slice(cell.column, cell.column + cell.columns);
    const room = charactersIn(columns.reduce((sum, { width }) => sum + width, 0));
    // Full-width characters do not fill half of their width at the end of a line.
    const lines = Math.ceil(displayWidth(cell.text) / Math.max(2, 2 * Math.floor(room / 2)));
    return (lines * LINE_POINTS + 6) / cell.rows;
  });
  return Math.max(least, ...heights);
}

/**
 * How many characters of the body font a column takes. A column's width counts digits of the workbook's default
 * font (ECMA-376 part 1, 18.3.1.13); characters of the body font are a little wider.
 */
function charactersIn(width: number): number {
  return (width - 0.3) / 1.05;
}

/**
 * Points that a row needs for its longest text: a row whose height is written is not fitted to its words by
 * Excel, and 409 is the most it takes.
 */
function rowHeight(cells: readonly OutputCell[], columns: readonly RenderedColumn[]): number {
  let lines = 1;
  for (const [index, cell] of cells.entries()) {
    if (cell.kind !== 'text') continue;
    const width = charactersIn(columns[index]?.width ?? 10);
    lines = Math.max(lines, Math.ceil(displayWidth(cell.text) / width));
  }
  return Math.min(400, Math.max(24, lines * LINE_POINTS + 6));
}

/** `&8` must be followed by a blank: digits after it are read as part of the size. `&` in the text doubles. */
function pageFooter(sheet: RenderedSheet): string {
  const font = `&"${SONG},常规"`;
  const words = (text: string) => text.replaceAll('&', '&&');
  const seal = sheet.headSeal === null ? '' : `&L${font}&8 台账封签 ${words(sheet.headSeal)}`;
  return `${seal}&C${font}&9 第 &P 页 / 共 &N 页&R${font}&8 ${words(sheet.title).slice(0, 60)}`;
}

/**
 * A text as a cell keeps it. It is stored as text and formatted `@`, so `=`, `+`, `-`, `@` in front stay
 * characters; what looks like a spreadsheet's escape of a character (`_x0041_`) is escaped itself.
 */
function safeText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A name of a tab that no other has; case does not count. */
function uniqueTab(tab: string, taken: Set<string>): string {
  let name = tab;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const suffix = ` (${number})`;
    name = `${tab.slice(0, 31 - suffix.length)}${suffix}`;
  }
  taken.add(name.toLowerCase());
  return name;
}
