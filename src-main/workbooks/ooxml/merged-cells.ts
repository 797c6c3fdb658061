import { addressOf, type SheetCell, type SheetRow } from '../../../src-shared/sheet/render/sheet-cell.ts';

/** A merged area, inclusive, counted from 1. */
export type MergedArea = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/**
 * Gives every cell of a merged area the value of its first cell, marked with `mergedFrom`. In the file only the
 * first one holds a value (ECMA-376 part 1, 18.3.1.55), but a person sees it in all of them: a school merged
 * over the rows of its teachers is each teacher's school.
 *
 * Rows are handed over in order, some at a time. Only rows that hold some value, and only columns up to the
 * last one used so far, are filled: a merge over a million empty rows costs nothing. `onFilled` is told the
 * column of every cell that is made, so that it counts against the limits.
 */
export function createMergeFiller(
  areas: readonly MergedArea[],
  onFilled: (column: number) => void,
): (rows: readonly SheetRow[]) => readonly SheetRow[] {
  if (areas.length === 0) return (rows) => rows;
  const waiting = areas.toSorted((a, b) => a.top - b.top);
  let next = 0;
  let active: { readonly area: MergedArea; readonly first: SheetCell }[] = [];
  let lastColumn = 0;

  function fill(row: SheetRow): SheetRow {
    for (let area = waiting[next]; area !== undefined && area.top <= row.row; area = waiting[++next]) {
      const { top, left } = area;
      const first = top === row.row ? row.cells.find(({ column }) => column === left) : undefined;
      if (first !== undefined) active.push({ area, first });
    }
    if (active.length === 0) return row;
    active = active.filter(({ area }) => area.bottom >= row.row);
    if (active.length === 0) return row;
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
    for (const { area, first } of active) {
      for (let column = area.left; column <= Math.min(area.right, lastColumn); column++) {
        if (row.row === area.top && column === area.left) continue;
        cells.set(column, copyOf(first, row.row, column));
        onFilled(column);
      }
    }
    return { ...row, cells: [...cells.values()].sort((a, b) => a.column - b.column) };
  }

  return (rows) => {
    for (const row of rows) lastColumn = Math.max(lastColumn, row.cells.at(-1)?.column ?? 0);
    return rows.map(fill);
  };
}

/** The value of the area's first cell at another place of it. */
function copyOf(first: SheetCell, row: number, column: number): SheetCell {
  return { ...first, row, column, address: addressOf(row, column), mergedFrom: first.address };
}
