import type { SheetCell, SheetRow } from '../render/sheet-cell.ts';
import type { SheetArea } from './row-shift.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

/** Values that stand in the sheet themselves, not copies of merged ones. */
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

/** What stands in which row: a sheet with thousands of blank rows is asked for each of them. */
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
