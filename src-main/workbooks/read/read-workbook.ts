import type { SheetRow, WorkbookRows, WorkbookSheet } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import type { OpenSheet } from './open-sheet.ts';
import { openWorkbook } from './open-workbook.ts';

/**
 * Reads all sheets of a spreadsheet into memory: for small ones, blank forms above all. Long lists are read with
 * `openWorkbook`. Throws like it.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<WorkbookRows> {
  const { format, sheets, notes } = await openWorkbook(bytes, fileName, options);
  const limit = (options.limits ?? READ_LIMITS).cells;
  const read: WorkbookSheet[] = [];
  let cells = 0;
  for (const sheet of sheets) {
    const rows: SheetRow[] = [];
    for await (const piece of sheet.rows()) {
      for (const row of piece) {
        rows.push(row);
        cells += row.cells.length;
      }
      // All sheets together: each of them may be within the limit.
      if (cells > limit) throw new WorkbookRefused('tooLarge', { cells, limit });
    }
    read.push({ name: sheet.name, isHidden: sheet.isHidden, rows });
  }
  return { format, sheets: read, notes };
}

/** The beginning of a sheet, as much as it takes to find its head. */
export async function readSheetStart(sheet: OpenSheet): Promise<WorkbookSheet> {
  const { name, isHidden } = sheet;
  for await (const rows of sheet.rows()) return { name, isHidden, rows };
  return { name, isHidden, rows: [] };
}
