import type { Work } from '../../lib/work.ts';
import type { SheetColumn, SheetLayout } from '../layouts/sheet-layout.ts';
import {
  cellAt,
  isPlainText,
  type SheetCell,
  type SheetRow,
  type WorkbookSheet,
} from '../render/sheet-cell.ts';
import { type ColumnMapping, findHeader, headerNotFound, type SheetHeader } from './find-header.ts';
import { joinSameRows } from './join-same-rows.ts';
import type { ReadRow, RefusedRow } from './read-row.ts';
import { type CellIssue, errorIssue, placeOf, type SheetProblem, warningIssue } from './sheet-problem.ts';

/** A row that holds no record, and why it was passed over. */
export type SkippedRow = {
  readonly row: number;
  readonly reason: 'total' | 'footer' | 'repeatedHeader' | 'onlyNumbered' | 'blank';
  readonly text: string;
};

/** Everything that a sheet says under a layout. `problems` holds all of them, those of the head first, then by row. */
export type SheetReading<Row> = {
  readonly header: SheetHeader | null;
  readonly rows: readonly ReadRow<Row>[];
  readonly refused: readonly RefusedRow[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly SheetProblem[];
};

/** Rows that are parsed before others are let in. A step stays short on a slow machine. */
const ROWS_PER_STEP = 100;

/**
 * Reads a sheet that is in memory as a whole under a layout: every row, every problem. A row with an error is refused as
 * a whole; a required column that is missing refuses every row. Rows of totals and of signatures, repeated heads and rows
 * that hold nothing, or nothing but their number, are passed over and listed. Nothing is dropped without a line about it.
 */
export function* readRows<Row>(
  layout: SheetLayout<Row>,
  sheet: WorkbookSheet,
  mapping: ColumnMapping = {},
): Work<SheetReading<Row>> {
  const reading = startReading(layout, sheet, mapping);
  for (let at = 0; at < sheet.rows.length; at += ROWS_PER_STEP) {
    reading.add(sheet.rows.slice(at, at + ROWS_PER_STEP));
    yield;
  }
  return yield* reading.finish();
}

/** A sheet that is read while its rows arrive. Only what they come to is kept: records, refusals and problems. */
export type RowsReading<Row> = {
  readonly header: SheetHeader | null;
  /** Rows in the sheet's order, those of the start included. */
  add(rows: readonly SheetRow[]): void;
  /** What the sheet says. */
  finish(): Work<SheetReading<Row>>;
};

/** `readRows` for long sheets, piece by piece. `start` holds the sheet's first rows, among which the head is. */
export function startReading<Row>(
  layout: SheetLayout<Row>,
  start: WorkbookSheet,
  mapping: ColumnMapping = {},
): RowsReading<Row> {
  const header = findHeader(layout, start, mapping, { asksRivals: true });
  if (header === null) {
    const problems = [headerNotFound(layout, start.name)];
    return {
      header,
      add: () => undefined,
      *finish() {
        yield;
        return { header, rows: [], refused: [], skipped: [], problems };
      },
    };
  }
  const reader = rowReader(layout, start.name, header);
  const rows: ReadRow<Row>[] = [];
  const refused: RefusedRow[] = [];
  const skipped: SkippedRow[] = [];
  const problems: SheetProblem[] = [];
  // Without a required column no row can be right; each is refused and listed, so that the count on the screen
  // adds up.
  const isRefused = header.problems.some((problem) => problem.code === 'missingColumn');
  return {
    header,
    add(piece) {
      for (const row of piece) {
        // Pieces begin with the sheet's first row: the caller does not know where the head ends.
        if (row.row <= header.lastRow) continue;
        const reason = reader.reasonToSkip(row);
        if (reason !== null) {
          skipped.push({ row: row.row, reason, text: summaryOf(row) });
          continue;
        }
        const read = reader.read(row);
        problems.push(...read.problems);
        if (read.values === null || isRefused) refused.push({ row: row.row, texts: read.texts });
        else rows.push({ row: row.row, values: read.values, texts: read.texts, joinedRows: [] });
      }
    },
    *finish() {
      const joined = yield* joinSameRows(layout, start.name, header, rows);
      yield;
      return {
        header,
        rows: joined.rows,
        refused: [...refused, ...joined.refused].sort((a, b) => a.row - b.row),
        skipped,
        problems: [...header.problems, ...byRow([...problems, ...joined.problems])],
      };
    },
  };
}

/** Reads single rows under one head; what it needs of the head is looked up once. */
type RowReader<Row> = {
  reasonToSkip(row: SheetRow): SkippedRow['reason'] | null;
  read(row: SheetRow): {
    readonly values: Row | null;
    readonly texts: Readonly<Record<string, string>>;
    readonly problems: readonly SheetProblem[];
  };
};

/**
 * The reader of a sheet's rows. Cells are parsed in the order of the sheet's columns, so that problems of a row
 * come from left to right, as a person goes through it.
 */
function rowReader<Row>(layout: SheetLayout<Row>, sheet: string, header: SheetHeader): RowReader<Row> {
  const places = new Map<string, number>();
  for (const { key, column } of header.columns) if (key !== null) places.set(key, column);
  const columns = layout.columns.toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
  const headings = new Set(
    header.columns.map((column) => compact(column.heading)).filter((text) => text !== ''),
  );
  const required = layout.columns.find((column) => column.isRequired)?.key ?? '';
  const nameIn = (row: SheetRow) => compact(cellOf(row, required)?.text ?? '');
  const cellOf = (row: SheetRow, key: string): SheetCell | null => {
    const column = places.get(key);
    return column === undefined ? null : cellAt(row, column);
  };

  return {
    reasonToSkip(row) {
      const written = row.cells.filter((cell) => cell.text.trim() !== '');
      if (written.length === 0) return 'blank';
      if (isFooter(row, nameIn(row))) return FOOTER_TOTAL.test(compact(firstText(row))) ? 'total' : 'footer';
      // A head is repeated where a sheet was put together from several, or for each printed page.
      const named = written.filter((cell) => headings.has(compact(cell.text)));
      if (named.length >= 2 && named.length * 2 >= written.length) return 'repeatedHeader';
      return written.every((cell) => isSequence(cell, header)) ? 'onlyNumbered' : null;
    },
    read(row) {
      const texts: Record<string, string> = {};
      const values: Record<string, unknown> = {};
      const issues: (CellIssue & { readonly field: string })[] = [];
      for (const column of columns) {
        const cell = cellOf(row, column.key);
        values[column.key] = null;
        if (cell === null) continue;
        texts[column.key] = cell.text;
        const read = readCell(column, cell);
        values[column.key] = read.value;
        for (const issue of read.issues) issues.push({ ...issue, field: column.key });
      }
      const isWhole = !issues.some((issue) => issue.severity === 'error');
      // Every column has been parsed by its own kind above; this is the one place where the record gets its name.
      const parsed = values as Row;
      const checked = layout.check?.(parsed) ?? { row: parsed, issues: [] };
      issues.push(...checked.issues);
      const problems = issues.map((issue) => problemAt(sheet, row, issue, cellOf(row, issue.field)));
      if (row.isHidden) {
        const hidden = warningIssue('rowHidden');
        problems.push({ ...hidden, at: { sheet, row: row.row } });
      }
      const isRefused = !isWhole || checked.issues.some((issue) => issue.severity === 'error');
      return { values: isRefused ? null : checked.row, texts, problems };
    },
  };
}

function readCell<Row>(
  column: SheetColumn<Row>,
  cell: SheetCell,
): { readonly value: unknown; readonly issues: readonly CellIssue[] } {
  if (cell.kind === 'error')
    return { value: null, issues: [errorIssue('cellHoldsError', { text: cell.text })] };
  if (cell.kind === 'formula') return { value: null, issues: [errorIssue('formulaNotCalculated')] };
  const read = column.parse(cell);
  const isMissing = column.isRequired && read.value === null && read.issues.length === 0;
  return isMissing
    ? { value: null, issues: [errorIssue('requiredValueMissing', { heading: column.headings.join('') })] }
    : read;
}

/** An issue with its place: the cell, or the row where the sheet has no column of that field. */
function problemAt(
  sheet: string,
  row: SheetRow,
  issue: CellIssue & { readonly field: string },
  cell: SheetCell | null,
): SheetProblem {
  const { field, ...rest } = issue;
  return { ...rest, at: cell === null ? { field, sheet, row: row.row } : placeOf(sheet, field, cell) };
}

/** How a row of totals begins, spaces left out. */
export const FOOTER_TOTAL =
  /^(?:(?:以上|本表|本页)(?:合计|总计|小计|共计?)|合计|总计|小计|累计|共计?:?\d+(?:人|名|条|位)|(?:总|合计)人数)/u;

/** How a line of signatures begins. The first group is the colon behind it, with which it is one for certain. */
const FOOTER_SIGNATURE =
  /^(?:制表人?|填表人?|填报人?|编制人?|审核人?|复核人?|审批人?|经办人?|校对人?|负责人|单位负责人|学分管理员|校长|联系人|联系电话|填报单位|制表单位|报送单位|培训单位|单位\(盖章\)|\(?盖章\)?|(?:填表|填报|制表|报出|报送)(?:日期|时间)|日期)(?:\([^)]*\))?(:|$)/u;

/** How a remark below the table begins. 备注 and 说明 alone are headings, so a sign must follow. */
const FOOTER_REMARK = /^(?:说明|备注|注|填表说明|填报说明|注意事项)\d?[::.、]/u;

/**
 * A row of totals, signatures or remarks: it begins like one and holds nothing that looks like an identity number.
 * A label without its colon (校长 in a column of posts) counts only where no name stands in the row.
 */
function isFooter(row: SheetRow, name: string): boolean {
  const text = compact(firstText(row));
  if (row.cells.some((cell) => /^\d{14,17}[\dXx]$/.test(compact(cell.text)))) return false;
  if (FOOTER_TOTAL.test(text) || FOOTER_REMARK.test(text)) return true;
  const signature = FOOTER_SIGNATURE.exec(text);
  return signature !== null && (signature[1] === ':' || name === '' || name === text);
}

/** The leftmost text of a row, which is where totals, signatures and remarks begin. */
function firstText(row: SheetRow): string {
  return row.cells.find((cell) => cell.text.trim() !== '')?.text ?? '';
}

/** A number in a column that nothing is read from: 序号 filled down beyond the last record. */
function isSequence(cell: SheetCell, header: SheetHeader): boolean {
  const heading = header.columns.find((column) => column.column === cell.column);
  return heading !== undefined && heading.key === null && /^\d{1,6}$/.test(cell.text.trim());
}

/** The row's different texts, cut to a hundred characters: enough to find it again in the sheet. */
function summaryOf(row: SheetRow): string {
  const texts = new Set(row.cells.map((cell) => cell.text.trim()).filter((text) => text !== ''));
  return [...texts].join(' ').slice(0, 100);
}

/**
 * The text without blanks and full-width forms. Common texts are recognised by a cheaper look and returned as
 * they are.
 */
function compact(text: string): string {
  return isPlainText(text) ? text : text.normalize('NFKC').replace(/\s/gu, '');
}

/** Problems in the order of rows; those of one row keep theirs. */
function byRow(problems: readonly SheetProblem[]): readonly SheetProblem[] {
  return problems
    .map((problem, index) => ({ problem, index }))
    .sort((a, b) => (a.problem.at?.row ?? 0) - (b.problem.at?.row ?? 0) || a.index - b.index)
    .map(({ problem }) => problem);
}
