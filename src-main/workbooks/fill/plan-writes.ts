import type { Work } from '../../../src-shared/lib/work.ts';
import { addressOf } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { moveRow, type RowShift } from '../../../src-shared/sheet/template/row-shift.ts';
import { coveredRow } from '../../../src-shared/sheet/template/template-check.ts';
import type {
  CellTarget,
  TemplateMapping,
  TemplateTable,
} from '../../../src-shared/sheet/template/template-mapping.ts';
import {
  findCount,
  findPlaceholders,
  type TemplateRow,
  type TemplateValue,
  type TemplateValues,
  textOfValue,
} from '../../../src-shared/sheet/template/template-values.ts';
import {
  type CellContext,
  type CellWrite,
  checkText,
  plainTextOf,
  replaceInRuns,
  type TextReplacement,
} from '../ooxml/cell-xml.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import { childOf, textOf, type XmlElement } from '../ooxml/xml-tree.ts';
import type { CellElement } from '../template/sheet-rows.ts';
import { type FilledSheet, findCell, type SharedStrings } from './filled-sheet.ts';
import { createSheetWrites, type SheetWrites, type SingleWrite, type TableWrites } from './sheet-writes.ts';

/** What is needed to say what goes into which cell. */
type WritePlan = {
  readonly mapping: TemplateMapping;
  readonly rows: readonly TemplateRow[];
  readonly values: TemplateValues;
  /** Inserted rows; `null` where the blank rows suffice. */
  readonly shift: RowShift | null;
  readonly filled: FilledSheet;
  /** Shared texts, where a single cell's own text is needed. */
  readonly strings: SharedStrings;
  readonly context: CellContext;
};

/**
 * What is written into which cell of the sheet, rows counted as they will be. Targets are looked at as the
 * template has them, before anything is written: a refusal leaves no half-filled sheet.
 *
 * @throws TemplateRefused targetMerged, targetHoldsFormula, valueMissing, valueNotWritable
 */
export function* planWrites(plan: WritePlan): Work<SheetWrites> {
  const table = plan.mapping.table === null ? null : yield* planRecords(plan, plan.mapping.table);
  const singles: SingleWrite[] = [];
  for (const target of plan.mapping.cells) {
    refuseMerged(plan.filled, target.row, target.column);
    refuseFormula(plan.filled, target.row, target.column);
    const row = plan.shift === null ? target.row : moveRow(plan.shift, target.row);
    const write = writeFor(plan, target);
    if (write !== null) singles.push({ row, column: target.column, write });
  }
  return createSheetWrites(table, singles);
}

/** Records of some twenty columns: well below a millisecond. */
const RECORDS_PER_STEP = 250;

/** Every row of the table: records from the top, then blank rows, whose cells lose what an example left in them. */
function* planRecords({ rows, filled, shift }: WritePlan, table: TemplateTable): Work<TableWrites> {
  const { firstRow } = table;
  const lastRow = table.lastRow + (shift?.count ?? 0);
  const columns = table.columns
    .filter(({ fill }) => fill.kind !== 'leave')
    .toSorted((a, b) => a.column - b.column);
  refuseTargets(
    filled,
    table,
    columns.map(({ column }) => column),
  );
  const values: (readonly (CellWrite | undefined)[])[] = [];
  // Row by row in the final numbering: record 0 stands in the first blank row.
  for (let index = 0; index <= lastRow - firstRow; index++) {
    const record = rows[index];
    values.push(columns.map(({ fill }) => valueFor(fill, record, index)));
    if (index % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
  }
  return { firstRow, columns: columns.map(({ column }) => column), values };
}

/** What clears a cell. */
const EMPTY: TemplateValue = { kind: 'empty' };

/** The value of one cell: `undefined` leaves it alone, empty clears it. */
function valueFor(
  fill: TemplateTable['columns'][number]['fill'],
  record: TemplateRow | undefined,
  index: number,
): TemplateValue | undefined {
  // Blank rows may be numbered by the template itself.
  if (record === undefined) return fill.kind === 'sequence' ? undefined : EMPTY;
  // Numbers are figures, so that the column can be sorted and added to.
  if (fill.kind === 'sequence') return { kind: 'number', thousandths: (index + 1) * 1000 };
  return (fill.kind === 'field' ? record[fill.key] : undefined) ?? EMPTY;
}

/**
 * The same as for single cells, for all blank rows at once: a merge or a formula in any of them refuses the
 * column.
 */
function refuseTargets(filled: FilledSheet, table: TemplateTable, columns: readonly number[]): void {
  const computed = new Map<number, number>();
  for (const { row, cells } of filled.rows.rows) {
    if (row < table.firstRow || row > table.lastRow) continue;
    for (const { column, formula } of cells)
      if (formula !== null && !computed.has(column)) computed.set(column, row);
  }
  for (const column of columns) {
    const covered = coveredRow(filled.merges, table, column);
    if (covered !== null) throw new TemplateRefused('targetMerged', { address: addressOf(covered, column) });
    const row = computed.get(column);
    if (row !== undefined)
      throw new TemplateRefused('targetHoldsFormula', { address: addressOf(row, column) });
  }
}

/** A value written under a merged cell is in the file and never seen. */
function refuseMerged(filled: FilledSheet, row: number, column: number): void {
  const isCovered = filled.merges.some(({ top, left, bottom, right }) => {
    const isInside = top <= row && row <= bottom && left <= column && column <= right;
    return isInside && (row !== top || column !== left);
  });
  if (isCovered) throw new TemplateRefused('targetMerged', { address: addressOf(row, column) });
}

/** A value in place of a formula would end what the center computes. */
function refuseFormula(filled: FilledSheet, row: number, column: number): void {
  if (findCell(filled, row, column)?.formula != null)
    throw new TemplateRefused('targetHoldsFormula', { address: addressOf(row, column) });
}

/** What goes into a single cell; `null` where its text, into which something was to be put, is gone. */
function writeFor(plan: WritePlan, target: CellTarget): CellWrite | null {
  switch (target.kind) {
    case 'value':
      return valueNamed(plan.values, target.name);
    case 'sum': {
      return { kind: 'number', thousandths: sumOf(plan.rows, target.key) };
    }
    case 'count':
    case 'placeholders':
      return writeInText(plan, target);
  }
}

/** The value of that name. One that nobody gave is refused: an empty cell would look like a decision. */
function valueNamed(values: TemplateValues, name: string): TemplateValue {
  const value = values[name];
  if (value === undefined) throw new TemplateRefused('valueMissing', { name });
  return value;
}

/** Exact sum of the figures under a key, in thousandths. */
export function sumOf(rows: readonly TemplateRow[], key: string): number {
  return rows.reduce((sum, row) => {
    const value = row[key];
    return value?.kind === 'number' ? sum + value.thousandths : sum;
  }, 0);
}

/** The number for 共 N 人: the value named `count`, else the number of records. */
export function countOf(rows: readonly TemplateRow[], values: TemplateValues): number {
  const count = values['count'];
  return count?.kind === 'number' ? count.thousandths / 1000 : rows.length;
}

/**
 * Puts a number or values into the cell's own text and keeps its runs. A cell that is nothing but one
 * placeholder takes the value itself, so that a number stays a number.
 */
function writeInText(
  plan: WritePlan,
  target: Extract<CellTarget, { kind: 'count' | 'placeholders' }>,
): CellWrite | null {
  const cell = findCell(plan.filled, target.row, target.column);
  // The text as the template has it: a copy filled before has no placeholder any more and is left.
  const item = cell === null ? null : textItemOf(plan, cell);
  if (item === null) return null;
  const text = plainTextOf(item.text, item.element);
  if (target.kind === 'count') {
    const place = findCount(text);
    if (place === null) return null;
    const by = place.write(countOf(plan.rows, plan.values));
    return replaceInRuns(item.text, item.element, [{ ...place, by }], plan.context.prefix);
  }
  const placeholders = findPlaceholders(text);
  const [only, more] = placeholders;
  if (only !== undefined && more === undefined && text.trim().length === only.end - only.start)
    return valueNamed(plan.values, only.name);
  const replacements = placeholders.map(({ name, start, end }): TextReplacement => {
    const by = textOfValue(valueNamed(plan.values, name));
    // Values of records are checked when they are written; those inside a text would pass unseen.
    checkText(by, addressOf(target.row, target.column));
    return { start, end, by };
  });
  return replaceInRuns(item.text, item.element, replacements, plan.context.prefix);
}

/** The element that holds a cell's text: its shared item or its own. */
function textItemOf(
  plan: WritePlan,
  cell: CellElement,
): { readonly text: string; readonly element: XmlElement } | null {
  const { text } = plan.filled.part;
  if (cell.type === 'inlineStr') {
    const element = childOf(cell.element, 'is');
    return element === undefined ? null : { text, element };
  }
  if (cell.type !== 's' || plan.strings === null || cell.value === null) return null;
  const element = plan.strings.items[Number(textOf(text, cell.value))];
  return element === undefined ? null : { text: plan.strings.part.text, element };
}
