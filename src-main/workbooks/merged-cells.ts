import { addressOf, type SheetCell, type SheetRow } from '../../src-shared/sheet/sheet-cell.ts';

/** A merged area, inclusive, counted from 1. */
export type MergedArea = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/**
 * Gives every cell of a merged area the value of its first cell, marked with `mergedFrom`.
 * Only rows that hold some value, and only columns up to the sheet's last used one, are filled: a merge over a
 * million empty rows costs nothing.
 */
export function resolveMergedCells(
  rows: readonly SheetRow[],
  areas: readonly MergedArea[],
  onFilled: (column: number) => void,
): readonly SheetRow[] {
  if (areas.length === 0) return rows;
  const lastColumn = rows.reduce((last, row) => Math.max(last, row.cells.at(-1)?.column ?? 0), 0);
  const masters = findMasters(rows, areas);
  const waiting = [...masters.keys()].sort((a, b) => a.top - b.top);
  let active: MergedArea[] = [];
  let next = 0;
  return rows.map((row) => {
    for (let area = waiting[next]; area !== undefined && area.top <= row.row; area = waiting[++next])
      active.push(area);
    active = active.filter((area) => area.bottom >= row.row);
    if (active.length === 0) return row;
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
    for (const area of active) {
      const master = masters.get(area);
      if (master === undefined) continue;
      for (let column = area.left; column <= Math.min(area.right, lastColumn); column++) {
        if (row.row === area.top && column === area.left) continue;
        cells.set(column, copyOf(master, row.row, column));
        onFilled(column);
      }
    }
    return { ...row, cells: [...cells.values()].sort((a, b) => a.column - b.column) };
  });
}

function findMasters(rows: readonly SheetRow[], areas: readonly MergedArea[]): Map<MergedArea, SheetCell> {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const masters = new Map<MergedArea, SheetCell>();
  for (const area of areas) {
    const master = byRow.get(area.top)?.cells.find((cell) => cell.column === area.left);
    if (master !== undefined) masters.set(area, master);
  }
  return masters;
}

function copyOf(master: SheetCell, row: number, column: number): SheetCell {
  return { ...master, row, column, address: addressOf(row, column), mergedFrom: master.address };
}
