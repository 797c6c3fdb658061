import type { CellIssue } from '../read/sheet-problem.ts';
import type { SheetCell } from '../render/sheet-cell.ts';

/** How dates are written on a sheet: `2023-07-05` or `2023年7月5日`. */
export type DateStyle = 'iso' | 'chinese';

/** What a written cell holds. Figures are whole thousandths, exact; the writer chooses the decimals of a column. */
export type OutputCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly thousandths: number }
  | { readonly kind: 'empty' };

/** A cell read: its value (`null` when the cell is empty or not readable) and what there is to say about it. */
export type ParsedCell<Value> = {
  readonly value: Value | null;
  readonly issues: readonly CellIssue[];
};

/** How one kind of value is read from cells and written into them: `parse(format(value))` is `value`. */
export type CellKind<Value> = {
  readonly parse: (cell: SheetCell) => ParsedCell<Value>;
  readonly format: (value: Value, dates: DateStyle) => OutputCell;
  readonly align: 'left' | 'center' | 'right';
  /** Written as text (`@`): identity, phone and certificate numbers keep every digit. */
  readonly isText: boolean;
};

/** A column without its rows: what it is called, how it looks, how a cell of it is read. */
export type ColumnShape = {
  readonly key: string;
  /** The words above the column, from the topmost merged one down: `['集中培训', '省级', '学时']`. */
  readonly headings: readonly string[];
  /** Other ways in which the heading is written; full-width letters, spaces and remarks in brackets do not matter. */
  readonly aliases: readonly string[];
  readonly isRequired: boolean;
  /** A column of figures that the total row adds up. */
  readonly isSummed: boolean;
  /** Read where others send it, not part of the sheet that is written here. */
  readonly isReadOnly: boolean;
  /** In characters of the body font, a Chinese character counting two. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly isText: boolean;
  readonly parse: (cell: SheetCell) => ParsedCell<unknown>;
};

/** One column of a sheet. */
export type SheetColumn<Row> = ColumnShape & {
  readonly key: keyof Row & string;
  readonly format: (row: Row, dates: DateStyle) => OutputCell;
};

/** What a row's own check may still change and say. Issues carry the key of the column they belong to. */
export type CheckedRow<Row> = {
  readonly row: Row;
  readonly issues: readonly (CellIssue & { readonly field: string })[];
};

/**
 * A layout without its rows: enough to find a head on somebody else's sheet and to say what goes where. Whoever neither
 * reads nor writes rows takes this, and one function serves every kind of sheet.
 */
export type LayoutShape = {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ColumnShape[];
  /** How A4 lies when the sheet is printed; landscape where nothing is said. */
  readonly orientation?: 'portrait' | 'landscape';
  /** The rows are those of a form and always the same: no column 序号 in front, no total row. */
  readonly isForm?: boolean;
  /** The lines of a form, found on somebody else's sheet by code or label, wherever they stand there. */
  readonly lines?: FormLines;
};

/**
 * What one sheet means: its columns and how rows relate to each other. `Row` holds a value, or `null` where the
 * cell is empty, for every column.
 */
export type SheetLayout<Row> = Omit<LayoutShape, 'columns'> & {
  readonly columns: readonly SheetColumn<Row>[];
  /** What other people's sheets ask for apart, a part of one of our columns each: written into them, never read. */
  readonly partColumns?: readonly SheetColumn<Row>[];
  /** Checks that need more than one cell of a row; they may also replace values (15 → 18 digits). */
  readonly check?: (row: Row) => CheckedRow<Row>;
  /** Identity of what a row tells, so that a person listed twice is found; `null` when the row has none. */
  readonly identityOf?: (row: Row) => string | null;
  /** The name under which a row without an identity may be mistaken for another, and the school it is within. */
  readonly nameOf?: (row: Row) => { readonly name: string; readonly within: string | null } | null;
  /** Words of the total row: 共 N 人. */
  readonly countLabel: (rows: readonly Row[]) => string;
};

/** The lines of a form by the columns that name them. */
export type FormLines = {
  /** Keys of the columns that name a line, and of the one that holds its figure. */
  readonly codeKey: string;
  readonly labelKey: string;
  readonly valueKey: string;
  readonly rows: readonly { readonly code: string; readonly label: string }[];
};

/** The layout with all that can be written into somebody else's sheet. */
export function fillable<Row>(layout: SheetLayout<Row>): SheetLayout<Row> {
  const { partColumns = [], columns, ...rest } = layout;
  return { ...rest, columns: [...columns, ...partColumns] };
}

type ColumnOptions = {
  readonly aliases?: readonly string[];
  readonly isRequired?: boolean;
  readonly isSummed?: boolean;
  readonly isReadOnly?: boolean;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
};

/**
 * Makes columns for one shape of row. The compiler checks that a column's kind reads and writes what the row
 * holds under its key; `SheetColumn` itself forgets the type, because columns of a layout stand in one list.
 */
export function columnsFor<Row>() {
  return <Key extends keyof Row & string>(
    key: Key,
    heading: string | readonly string[],
    kind: CellKind<NonNullable<Row[Key]>>,
    options: ColumnOptions,
  ): SheetColumn<Row> => ({
    key,
    headings: typeof heading === 'string' ? [heading] : heading,
    aliases: options.aliases ?? [],
    isRequired: options.isRequired ?? false,
    isSummed: options.isSummed ?? false,
    isReadOnly: options.isReadOnly ?? false,
    width: options.width,
    align: options.align ?? kind.align,
    isText: kind.isText,
    parse: kind.parse,
    format: (row, dates) => {
      const value = row[key];
      return value === null || value === undefined ? { kind: 'empty' } : kind.format(value, dates);
    },
  });
}
