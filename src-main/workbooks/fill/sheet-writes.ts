import type { CellWrite } from '../ooxml/cell-xml.ts';

/** What goes where, as the filled sheet will be numbered. */
export type SheetWrites = {
  at(row: number, column: number): CellWrite | undefined;
  /** The columns of a row that something is written to, in order. */
  columns(row: number): readonly number[];
  /** Rows that something is written to, in order. */
  rows(): Iterable<number>;
  readonly lastRow: number;
};

/** The cells of a table: one row of values for each row of the sheet, in the order of the columns. */
export type TableWrites = {
  readonly firstRow: number;
  /** Ascending. */
  readonly columns: readonly number[];
  /** `undefined` where a cell is left alone. */
  readonly values: readonly (readonly (CellWrite | undefined)[])[];
};

/** One cell outside the table. */
export type SingleWrite = { readonly row: number; readonly column: number; readonly write: CellWrite };

/** Nothing is written: for sheets whose formulas alone change. */
export const NO_WRITES: SheetWrites = createSheetWrites(null, []);

/**
 * What goes where, by place. A single cell wins over the table. Values of the table are kept as rows of arrays,
 * not by address: filling asks for each of a hundred thousand cells once.
 */
export function createSheetWrites(table: TableWrites | null, singles: readonly SingleWrite[]): SheetWrites {
  const byRow = new Map<number, Map<number, CellWrite>>();
  for (const { row, column, write } of singles) {
    const cells = byRow.get(row) ?? new Map<number, CellWrite>();
    byRow.set(row, cells);
    cells.set(column, write);
  }
  const firstRow = table?.firstRow ?? 0;
  const rowCount = table?.values.length ?? 0;
  const slots: number[] = [];
  for (const [slot, column] of (table?.columns ?? []).entries()) slots[column] = slot;

  function inTable(row: number, column: number): CellWrite | undefined {
    const values = table?.values[row - firstRow];
    const slot = slots[column];
    return values === undefined || slot === undefined ? undefined : values[slot];
  }

  function columnsInTable(row: number): readonly number[] {
    const values = table?.values[row - firstRow];
    if (table === null || values === undefined) return [];
    return values.includes(undefined)
      ? table.columns.filter((_, slot) => values[slot] !== undefined)
      : table.columns;
  }

  return {
    at: (row, column) => (byRow.size === 0 ? undefined : byRow.get(row)?.get(column)) ?? inTable(row, column),
    columns(row) {
      const own = byRow.get(row);
      const columns = columnsInTable(row);
      if (own === undefined) return columns;
      return [...new Set([...columns, ...own.keys()])].sort((a, b) => a - b);
    },
    rows() {
      const rows = Array.from({ length: rowCount }, (_, index) => firstRow + index);
      if (byRow.size === 0) return rows;
      return [...new Set([...rows, ...byRow.keys()])].sort((a, b) => a - b);
    },
    lastRow: Math.max(0, firstRow + rowCount - 1, ...byRow.keys()),
  };
}
