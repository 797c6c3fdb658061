import type { WorkbookNote, WorkbookSheet } from '../render/sheet-cell.ts';
import type { SheetArea } from './row-shift.ts';

/**
 * A sheet of a template: its values and what else decides where records go. `rows` are as the reader gives
 * them, merged cells repeated in every cell of their area; the rest is as it stands in the file.
 */
export type TemplateSheet = WorkbookSheet & {
  readonly merges: readonly SheetArea[];
  /** Formulas without their `=`, those of shared formulas spelled out. */
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly formula: string }[];
  /** Rows of table objects that take records: neither their heads nor their total rows. */
  readonly tables: readonly SheetArea[];
  /** Columns of each row whose cells have a format of their own, blank cells included. */
  readonly styledColumns: ReadonlyMap<number, readonly number[]>;
};

/** A blank workbook that somebody sent, as far as a mapping needs to know it. */
export type TemplateWorkbook = {
  readonly sheets: readonly TemplateSheet[];
  /** Names that stand for one cell. */
  readonly names: readonly {
    readonly name: string;
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
  }[];
  readonly notes: readonly WorkbookNote[];
};
