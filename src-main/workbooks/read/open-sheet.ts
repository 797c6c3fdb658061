import type { SheetRow, WorkbookFormat, WorkbookNote } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { timeSlices } from '../../lib/run-work.ts';
import { READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';

/** A workbook whose sheets are read when they are asked for. */
export type OpenWorkbook = {
  readonly format: WorkbookFormat;
  readonly sheets: readonly OpenSheet[];
  readonly notes: readonly WorkbookNote[];
};

export type OpenSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  /**
   * The rows with a value in their order, some dozens or hundreds at a time, merged cells filled. Each call reads the sheet anew;
   * who stops early reads no further. Throws `WorkbookRefused` for what the file turns out to be.
   */
  rows(): AsyncIterable<readonly SheetRow[]>;
};

/** The head of a sheet is in the first piece: heads are looked for in twenty rows. Larger pieces live long enough to cost memory. */
const PIECE_ROWS = 60;

/**
 * Gathers rows into pieces, counts them against the limit, reports every thousand and the end, and gives the event
 * loop its turn.
 */
export async function* rowPieces(
  sheet: string,
  source: Iterable<readonly SheetRow[]> | AsyncIterable<readonly SheetRow[]>,
  options: ReadOptions,
): AsyncGenerator<readonly SheetRow[]> {
  const limit = (options.limits ?? READ_LIMITS).rows;
  const slices = timeSlices(options.signal);
  let piece: SheetRow[] = [];
  let count = 0;
  let reported = 0;
  for await (const rows of source) {
    for (const row of rows) piece.push(row);
    count += rows.length;
    if (count > limit) throw new WorkbookRefused('tooManyRows', { sheet, limit });
    if (count - reported >= 1000) {
      reported = count - (count % 1000);
      options.onProgress?.({ sheet, rows: reported });
    }
    if (piece.length >= PIECE_ROWS) {
      yield piece;
      piece = [];
    }
    if (slices.isOver) await slices.next();
  }
  if (piece.length > 0) yield piece;
  options.onProgress?.({ sheet, rows: count });
}
