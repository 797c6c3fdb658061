import { addressOf, type SheetCell } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { moveRow, shiftFor } from '../../../src-shared/sheet/template/row-shift.ts';
import type {
  CellTarget,
  TemplateMapping,
  TemplateTable,
} from '../../../src-shared/sheet/template/template-mapping.ts';
import {
  findPlaceholders,
  type TemplateRow,
  type TemplateValue,
  type TemplateValues,
  textOfValue,
} from '../../../src-shared/sheet/template/template-values.ts';
import { parseThousandths } from '../../../src-shared/training/thousandths.ts';
import { READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import type { OpenSheet } from '../read/open-sheet.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import { countOf, sumOf } from './plan-writes.ts';

/** What one sheet was filled with: its records in their order, and the single values by name. */
export type FilledPart = {
  readonly sheet: string;
  readonly rows: readonly TemplateRow[];
  readonly values: TemplateValues;
};

/** A sheet for every school of a large county. The reader's own limit is meant for files from outside. */
const SHEETS_MAX = 2_000;

/**
 * Reads a filled workbook back and compares every cell of the given sheets that was to be written, cells left blank included, with what
 * was to stand there; gives the number of cells compared. Reads row by row, so that memory does not grow and other calls
 * are answered.
 *
 * @throws TemplateRefused filledDiffers, with the address of the first difference and their number: then the file must not be handed out
 * @throws Cancelled when the signal is aborted
 */
export async function checkFilledSheets(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  parts: readonly FilledPart[],
  options: ReadOptions = {},
): Promise<number> {
  const limits = { ...READ_LIMITS, sheets: SHEETS_MAX };
  const { sheets } = await openWorkbook(bytes, 'filled.xlsx', { limits, ...options });
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  let compared = 0;
  for (const part of parts) {
    const sheet = byName.get(part.sheet);
    if (sheet === undefined) throw new TemplateRefused('filledDiffers', { sheet: part.sheet, cells: 0 });
    const { cells, wrong } = await compareSheet(sheet, mapping, part);
    const [address] = wrong;
    if (address !== undefined)
      throw new TemplateRefused('filledDiffers', { sheet: part.sheet, address, cells: wrong.length });
    compared += cells;
  }
  return compared;
}

/**
 * Compares one sheet while its rows arrive. Rows without a value are not in the file, so rows of the table that
 * were passed over are compared as empty, and single cells whose row never came as well.
 */
async function compareSheet(
  sheet: OpenSheet,
  mapping: TemplateMapping,
  part: FilledPart,
): Promise<{ readonly cells: number; readonly wrong: readonly string[] }> {
  const { table } = mapping;
  const shift = table === null ? null : shiftFor(mapping.sheet, table, part.rows.length);
  // Single cells by the row where the insertion has put them.
  const singles = new Map(
    Map.groupBy(mapping.cells, ({ row }) => (shift === null ? row : moveRow(shift, row))),
  );
  const compareRecord = table === null ? null : recordComparer(table, part.rows);
  const lastRow = table === null ? 0 : table.lastRow + (shift?.count ?? 0);
  const wrong: string[] = [];
  let cells = 0;
  let next = table?.firstRow ?? 1;
  const compareUpTo = (row: number): void => {
    for (; next < row && next <= lastRow; next++) cells += compareRecord?.(next, [], wrong) ?? 0;
  };
  for await (const piece of sheet.rows()) {
    for (const { row, cells: standing } of piece) {
      // Rows of the table that the reader did not hand out hold nothing.
      compareUpTo(row);
      if (row === next && row <= lastRow) {
        cells += compareRecord?.(row, standing, wrong) ?? 0;
        next++;
      }
      for (const target of singles.get(row) ?? []) {
        const cell = standing.find(({ column }) => column === target.column) ?? null;
        if (!isRight(target, own(cell), part.rows, part.values)) wrong.push(addressOf(row, target.column));
        cells++;
      }
      singles.delete(row);
    }
  }
  compareUpTo(lastRow + 1);
  // Rows without any value are not there.
  for (const [row, targets] of singles)
    for (const target of targets) {
      if (!isRight(target, null, part.rows, part.values)) wrong.push(addressOf(row, target.column));
      cells++;
    }
  return { cells, wrong };
}

/** A cell that a merged one covers shows the value of another: nothing was written there. */
function own(cell: SheetCell | null): SheetCell | null {
  return cell?.mergedFrom === undefined ? cell : null;
}

/**
 * Compares one row of the table with its record, or with blank cells behind the last one; gives the number of
 * cells. Columns and cells both ascend, so each cell of the row is looked at once.
 */
function recordComparer(
  table: TemplateTable,
  rows: readonly TemplateRow[],
): (row: number, standing: readonly SheetCell[], wrong: string[]) => number {
  const columns = table.columns
    .filter(({ fill }) => fill.kind !== 'leave')
    .toSorted((a, b) => a.column - b.column);
  return (row, standing, wrong) => {
    const index = row - table.firstRow;
    const record = rows[index];
    let at = 0;
    let cells = 0;
    for (const { column, fill } of columns) {
      // Blank rows may be numbered by the template itself.
      if (fill.kind === 'sequence' && record === undefined) continue;
      while ((standing[at]?.column ?? Number.POSITIVE_INFINITY) < column) at++;
      const found = standing[at];
      const cell = found?.column === column ? own(found) : null;
      if (!holds(cell, wantedIn(fill, record, index))) wrong.push(addressOf(row, column));
      cells++;
    }
    return cells;
  };
}

/** What the cell of a column was to hold; `undefined` for nothing, as in columns that are cleared. */
function wantedIn(
  fill: TemplateTable['columns'][number]['fill'],
  record: TemplateRow | undefined,
  index: number,
): TemplateValue | undefined {
  if (fill.kind === 'sequence') return { kind: 'number', thousandths: (index + 1) * 1000 };
  return fill.kind === 'field' ? record?.[fill.key] : undefined;
}

/**
 * Whether a single cell holds what its target says. A text with several placeholders is compared by what must
 * be in it: the words around them are the center's and not known here.
 */
function isRight(
  target: CellTarget,
  cell: SheetCell | null,
  rows: readonly TemplateRow[],
  values: TemplateValues,
): boolean {
  switch (target.kind) {
    case 'value':
      return holds(cell, values[target.name]);
    case 'sum':
      return holds(cell, { kind: 'number', thousandths: sumOf(rows, target.key) });
    case 'count':
      return cell?.text.includes(`共 ${countOf(rows, values)} `) ?? false;
    case 'placeholders': {
      const wanted = target.names.map((name) => values[name] ?? { kind: 'empty' as const });
      const [only] = wanted;
      if (wanted.length === 1 && only !== undefined && holds(cell, only)) return true;
      const text = cell?.text ?? '';
      // Each value has to be in the text, and no placeholder of this target may be left.
      const isComplete = wanted.every((value) => text.includes(textOfValue(value)));
      const left = findPlaceholders(text).map(({ name }) => name);
      return isComplete && !left.some((name) => target.names.includes(name));
    }
  }
}

/** Whether a cell read back holds a value. Formulas never do: what was written is a constant. */
function holds(cell: SheetCell | null, value: TemplateValue | undefined): boolean {
  if (value === undefined || value.kind === 'empty' || (value.kind === 'text' && value.text === ''))
    return cell === null;
  if (cell === null || cell.isFormula) return false;
  switch (value.kind) {
    case 'text':
      return cell.kind === 'text' && cell.text === value.text;
    case 'number':
      return typeof cell.value === 'number' && parseThousandths(cell.value) === value.thousandths;
    case 'date':
      return cell.kind === 'date'
        ? cell.text === value.date
        : cell.kind === 'text' && cell.text === value.text;
  }
}
