import { parseThousandths } from '../../src-shared/domain/thousandths.ts';
import { moveRow, type RowShift, shiftFor } from '../../src-shared/sheet/row-shift.ts';
import { addressOf, type SheetCell, type WorkbookSheet } from '../../src-shared/sheet/sheet-cell.ts';
import type { CellTarget, TemplateMapping, TemplateTable } from '../../src-shared/sheet/template-mapping.ts';
import {
  findPlaceholders,
  type TemplateRow,
  type TemplateValue,
  type TemplateValues,
  textOfValue,
} from '../../src-shared/sheet/template-values.ts';
import { countOf, sumOf } from './fill-template.ts';
import { readWorkbook } from './read-workbook.ts';
import { TemplateRefused } from './template-refused.ts';

/**
 * Reads a filled workbook back and compares every cell that was to be written, cells left blank included, with what
 * was to stand there. Throws `TemplateRefused` filledDiffers with the address of the first difference and their
 * number: then the file must not be handed out.
 */
export async function checkFilled(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  rows: readonly TemplateRow[],
  values: TemplateValues = {},
): Promise<void> {
  const workbook = await readWorkbook(bytes, 'filled.xlsx');
  const sheet = workbook.sheets.find(({ name }) => name === mapping.sheet);
  if (sheet === undefined) throw new TemplateRefused('filledDiffers', { sheet: mapping.sheet, cells: 0 });
  const shift = mapping.table === null ? null : shiftFor(mapping.sheet, mapping.table, rows.length);
  const find = cellFinder(sheet);
  const wrong = [
    ...(mapping.table === null ? [] : wrongRecords(mapping.table, shift, rows, find)),
    ...mapping.cells.flatMap((target) => wrongCell(target, shift, rows, values, find)),
  ];
  const [address] = wrong;
  if (address !== undefined)
    throw new TemplateRefused('filledDiffers', { sheet: mapping.sheet, address, cells: wrong.length });
}

type Find = (row: number, column: number) => SheetCell | null;

function cellFinder(sheet: WorkbookSheet): Find {
  const cells = new Map<string, SheetCell>();
  for (const row of sheet.rows)
    for (const cell of row.cells) if (cell.mergedFrom === undefined) cells.set(cell.address, cell);
  return (row, column) => cells.get(addressOf(row, column)) ?? null;
}

function wrongRecords(
  table: TemplateTable,
  shift: RowShift | null,
  rows: readonly TemplateRow[],
  find: Find,
): readonly string[] {
  const wrong: string[] = [];
  const lastRow = table.lastRow + (shift?.count ?? 0);
  for (let row = table.firstRow; row <= lastRow; row++) {
    const index = row - table.firstRow;
    const record = rows[index];
    for (const { column, fill } of table.columns) {
      if (fill.kind === 'leave' || (fill.kind === 'sequence' && record === undefined)) continue;
      const isAsWanted =
        fill.kind === 'sequence'
          ? holds(find(row, column), { kind: 'number', thousandths: (index + 1) * 1000 })
          : holds(find(row, column), fill.kind === 'field' ? record?.[fill.key] : undefined);
      if (!isAsWanted) wrong.push(addressOf(row, column));
    }
  }
  return wrong;
}

function wrongCell(
  target: CellTarget,
  shift: RowShift | null,
  rows: readonly TemplateRow[],
  values: TemplateValues,
  find: Find,
): readonly string[] {
  const row = shift === null ? target.row : moveRow(shift, target.row);
  const cell = find(row, target.column);
  return isRight(target, cell, rows, values) ? [] : [addressOf(row, target.column)];
}

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
