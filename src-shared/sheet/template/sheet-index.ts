import type { SheetCell, SheetRow } from '../render/sheet-cell.ts';
import type { SheetArea } from './row-shift.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

/**
 * The values that stand in the sheet themselves. The reader repeats a merged cell's value in every cell of its
 * area; for places that are to be filled only the first of them counts.
 */
export function ownCells(row: SheetRow): readonly SheetCell[] {
  return row.cells.filter((cell) => cell.mergedFrom === undefined && cell.text.trim() !== '');
}

/** Whether any cell of the sheet holds a `{{placeholder}}`. */
export function hasPlaceholders(sheet: TemplateSheet): boolean {
  return sheet.rows.some((row) => ownCells(row).some((cell) => findPlaceholders(cell.text).length > 0));
}

type SheetIndex = {
  readonly rows: ReadonlyMap<number, SheetRow>;
  readonly formulas: ReadonlyMap<number, TemplateSheet['formulas']>;
  /** Merges of one row by that row, and those of several. */
  readonly merges: ReadonlyMap<number, readonly SheetArea[]>;
  readonly tallMerges: readonly SheetArea[];
};

const indexes = new WeakMap<TemplateSheet, SheetIndex>();

/**
 * What stands in which row, made once for a sheet: finding the end of a table asks for thousands of blank rows one by
 * one, in a sheet that is formatted to its end.
 */
export function indexOf(sheet: TemplateSheet): SheetIndex {
  const known = indexes.get(sheet);
  if (known !== undefined) return known;
  const made: SheetIndex = {
    rows: new Map(sheet.rows.map((row) => [row.row, row])),
    formulas: Map.groupBy(sheet.formulas, ({ row }) => row),
    merges: Map.groupBy(
      sheet.merges.filter(({ top, bottom }) => top === bottom),
      ({ top }) => top,
    ),
    tallMerges: sheet.merges.filter(({ top, bottom }) => top !== bottom),
  };
  indexes.set(sheet, made);
  return made;
}
