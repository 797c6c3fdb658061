import { assert } from '../../lib/assert.ts';
import type { DateStyle, OutputCell, SheetColumn, SheetLayout } from '../layouts/sheet-layout.ts';

/** What stands around the rows of a sheet. Texts are the organisation's own; `null` leaves room to write by hand. */
export type SheetFrame = {
  /** Name of the worksheet's tab; the layout's title when absent. */
  readonly tab?: string;
  /** The large line at the top; the layout's title when absent. */
  readonly title?: string;
  /** Lines under the title, written at the left and right edge: 填报单位, 年度, 单位：学时、学分. */
  readonly subtitles?: readonly { readonly left: string; readonly right: string }[];
  readonly dates?: DateStyle;
  readonly preparedBy?: string | null;
  readonly reviewedBy?: string | null;
  readonly organisation?: string | null;
  readonly date?: string | null;
  /** The line under the table, where it is not 制表人, 审核人, 单位（盖章）, 日期. */
  readonly signatures?: readonly string[];
  /** Words of the ledger's head seal, printed at the foot of every page. */
  readonly headSeal?: string | null;
};

export type RenderedColumn = {
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly isText: boolean;
  /** Decimals that every figure of the column shows; `null` in a column without figures. */
  readonly decimals: number | null;
};

/** A cell of the head with what it is merged over. Rows and columns count from 0 within the head. */
type HeadCell = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
};

/** A sheet as a grid, ready for any writer: what it says is decided, how a file says it is not. */
export type RenderedSheet = {
  readonly tab: string;
  readonly title: string;
  readonly subtitles: readonly { readonly left: string; readonly right: string }[];
  readonly columns: readonly RenderedColumn[];
  readonly headRows: number;
  readonly head: readonly HeadCell[];
  /** The lines of the table, each made when it is asked for: a long sheet is never held as cells. */
  readonly body: Iterable<readonly OutputCell[]>;
  readonly rowCount: number;
  /**
   * The last line of the table: its words stand over the first `labelColumns` columns, sums under their columns. `null` on
   * a form, whose rows are no list.
   */
  readonly total: {
    readonly label: string;
    readonly labelColumns: number;
    readonly sums: readonly (number | null)[];
  } | null;
  readonly orientation: 'portrait' | 'landscape';
  /** 制表人, 审核人, 单位（盖章）, 日期, or the form's own. */
  readonly signatures: readonly string[];
  readonly headSeal: string | null;
};

const SEQUENCE: RenderedColumn = { width: 5.5, align: 'center', isText: false, decimals: 0 };

/**
 * Rows under a layout → the grid of a sheet, with a column 序号 in front and a total row 共 N 人 at the end (neither on a
 * form). Sums and decimals are those of all rows, whichever are read from `body`.
 */
export function renderSheet<Row>(
  layout: SheetLayout<Row>,
  rows: readonly Row[],
  frame: SheetFrame = {},
): RenderedSheet {
  const written = layout.columns.filter((column) => !column.isReadOnly);
  // A form has no column 序号 in front.
  const front = layout.isForm === true ? 0 : 1;
  const dates = frame.dates ?? 'iso';
  const figures = written.map((column) => figuresOf(column, rows, dates));
  return {
    tab: tabName(frame.tab ?? layout.title),
    title: frame.title ?? layout.title,
    subtitles: frame.subtitles ?? [],
    columns: [
      ...(front === 0 ? [] : [SEQUENCE]),
      ...written.map(({ width, align, isText }, index) => ({
        width: Math.max(width, figures[index]?.width ?? 0),
        align,
        isText,
        decimals: figures[index]?.decimals ?? null,
      })),
    ],
    headRows: headDepth(written),
    head: headCells(written, front),
    body: { [Symbol.iterator]: () => linesOf(written, rows, { front, dates }) },
    rowCount: rows.length,
    total:
      front === 0
        ? null
        : {
            label: `合计（${layout.countLabel(rows)}）`,
            labelColumns: labelColumns(written),
            sums: [null, ...figures.map(({ sum }) => sum)],
          },
    orientation: layout.orientation ?? 'landscape',
    signatures: frame.signatures ?? [
      `制表人：${frame.preparedBy ?? ''}`,
      `审核人：${frame.reviewedBy ?? ''}`,
      `单位（盖章）：${frame.organisation ?? ''}`,
      `日期：${frame.date ?? '      年    月    日'}`,
    ],
    headSeal: frame.headSeal ?? null,
  };
}

/** The lines one after another; a sheet of 100,000 rows is never held as cells. */
function* linesOf<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  { front, dates }: { readonly front: number; readonly dates: DateStyle },
): Generator<readonly OutputCell[]> {
  for (const [index, row] of rows.entries()) {
    const cells = columns.map((column) => column.format(row, dates));
    yield front === 0 ? cells : [{ kind: 'number', thousandths: (index + 1) * 1000 }, ...cells];
  }
}

/** The total's words reach from the first column, 序号, to the last one before a sum. */
function labelColumns<Row>(columns: readonly SheetColumn<Row>[]): number {
  const firstSum = columns.findIndex((column) => column.isSummed);
  return firstSum === -1 ? columns.length + 1 : firstSum + 1;
}

/**
 * A worksheet's name as spreadsheets accept it: at most 31 UTF-16 units, none of `[]:*?/\`, no quote at its
 * ends. A surrogate pair is never cut in half: the file would not open.
 */
function tabName(name: string): string {
  const allowed = name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').trim();
  let tab = '';
  for (const character of allowed) {
    if (tab.length + character.length > 31) break;
    tab += character;
  }
  const bare = tab.replace(/^'+|'+$/g, '').trim();
  return bare === '' ? 'Sheet1' : bare;
}

/** Width of a text in columns of a fixed-width font: a Chinese character counts two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}

/** What a column's figures come to. */
type Figures = {
  readonly sum: number | null;
  readonly decimals: number | null;
  /** What the longest of them takes: too narrow a column shows figures as ####. */
  readonly width: number;
};

const NO_FIGURES: Figures = { sum: null, decimals: null, width: 0 };

/**
 * The sum of a summed column's figures, exact (`null` where no row has one), the decimals that all of them and the sum
 * need, and the room. Figures stand at the right of their cells; other columns are not looked at.
 */
function figuresOf<Row>(column: SheetColumn<Row>, rows: readonly Row[], dates: DateStyle): Figures {
  if (!column.isSummed && column.align !== 'right') return NO_FIGURES;
  let sum: number | null = null;
  let decimals = 0;
  let longest = 0;
  for (const row of rows) {
    const cell = column.format(row, dates);
    if (cell.kind !== 'number') continue;
    sum = (sum ?? 0) + cell.thousandths;
    decimals = Math.max(decimals, decimalsOf(cell.thousandths));
    longest = Math.max(longest, Math.abs(cell.thousandths));
  }
  if (sum === null) return NO_FIGURES;
  if (!column.isSummed) return { sum: null, decimals, width: figureWidth(longest, decimals) };
  decimals = Math.max(decimals, decimalsOf(sum));
  return { sum, decimals, width: figureWidth(Math.max(longest, Math.abs(sum)), decimals) };
}

/** Digits, a point and a sign in bold type, and a blank at either side. */
function figureWidth(thousandths: number, decimals: number): number {
  const digits = String(Math.floor(thousandths / 1000)).length + (decimals === 0 ? 0 : decimals + 1);
  return 1.1 * digits + 2;
}

/** Decimals that a figure in thousandths needs, 0 to 3. */
function decimalsOf(thousandths: number): number {
  assert(Number.isSafeInteger(thousandths), 'a figure of a sheet is whole thousandths');
  if (thousandths % 1000 === 0) return 0;
  if (thousandths % 100 === 0) return 1;
  return thousandths % 10 === 0 ? 2 : 3;
}

/** Rows of the head: as many as its deepest column has words. */
function headDepth<Row>(columns: readonly SheetColumn<Row>[]): number {
  return columns.reduce((depth, column) => Math.max(depth, column.headings.length), 1);
}

/** Heads merged: neighbours under the same words share one cell, a column's last words reach down to the table. */
function headCells<Row>(columns: readonly SheetColumn<Row>[], front: number): readonly HeadCell[] {
  const depth = headDepth(columns);
  const cells: HeadCell[] = front === 0 ? [] : [{ row: 0, column: 0, rows: depth, columns: 1, text: '序号' }];
  for (let level = 0; level < depth; level++) {
    for (let index = 0; index < columns.length; ) {
      const headings = columns[index]?.headings ?? [];
      const text = headings[level];
      let end = index + 1;
      while (text !== undefined && end < columns.length && sharesHead(columns, index, end, level)) end++;
      if (text !== undefined) {
        const isLast = level === headings.length - 1;
        cells.push({
          row: level,
          column: index + front,
          rows: isLast ? depth - level : 1,
          columns: end - index,
          text,
        });
      }
      index = end;
    }
  }
  return cells;
}

/**
 * Whether two columns stand under the same words down to this level, with more words below: only those are
 * merged.
 */
function sharesHead<Row>(columns: readonly SheetColumn<Row>[], a: number, b: number, level: number): boolean {
  const left = columns[a]?.headings ?? [];
  const right = columns[b]?.headings ?? [];
  if (left.length <= level + 1 || right.length <= level + 1) return false;
  for (let at = 0; at <= level; at++) if (left[at] !== right[at]) return false;
  return true;
}
