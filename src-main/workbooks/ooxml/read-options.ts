import { WorkbookRefused } from './workbook-refused.ts';
import { ZIP_LIMITS, type ZipLimits } from './zip-guard.ts';

/** What a reader may take in before it refuses. Rows and columns count only where there is a value. */
export type ReadLimits = {
  readonly zip: ZipLimits;
  /** Worksheets of all kinds, hidden ones included. */
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Cells with a value, those that a merge fills included. */
  readonly cells: number;
};

/**
 * Room for a county's workbook many times over. Beyond these a file is refused while it is read, not after
 * memory ran out.
 */
export const READ_LIMITS: ReadLimits = {
  zip: ZIP_LIMITS,
  sheets: 200,
  rows: 400_000,
  columns: 500,
  cells: 8_000_000,
};

/** How far a sheet is read, in rows with a value. */
export type ReadProgress = { readonly sheet: string; readonly rows: number };

/** Limits, progress and cancelling of a reader. */
export type ReadOptions = {
  readonly limits?: ReadLimits;
  /** Called every thousand rows or so, and after each sheet. */
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly signal?: AbortSignal;
};

/**
 * Counts cells against the limits, over all sheets that share it. Throws `WorkbookRefused` tooManyColumns,
 * tooLarge.
 */
export function createMeter(limits: ReadLimits): {
  cell(sheet: string, column: number): void;
} {
  let cells = 0;
  return {
    cell(sheet, column) {
      if (column > limits.columns)
        throw new WorkbookRefused('tooManyColumns', { sheet, column, limit: limits.columns });
      cells++;
      if (cells > limits.cells) throw new WorkbookRefused('tooLarge', { cells, limit: limits.cells });
    },
  };
}
