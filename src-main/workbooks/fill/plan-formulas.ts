import type { Work } from '../../../src-shared/lib/work.ts';
import type { CellContent } from '../../../src-shared/sheet/template/formula-totals.ts';
import { moveRow, type RowShift } from '../../../src-shared/sheet/template/row-shift.ts';
import type { TemplateTable } from '../../../src-shared/sheet/template/template-mapping.ts';
import type { CellWrite } from '../ooxml/cell-xml.ts';
import { textOf } from '../ooxml/xml-tree.ts';
import type { TemplatePart, TemplateSheetPart } from '../template/open-template.ts';
import type { CellElement } from '../template/sheet-rows.ts';
import type { FilledSheet, OtherSheet } from './filled-sheet.ts';
import {
  computeResults,
  createWrittenRows,
  type FormulaResults,
  findDependent,
  type PlannedFormula,
  planFormulas,
  planInsertedFormulas,
} from './formula-plan.ts';
import { definedNames } from './patch-workbook.ts';
import type { SheetWrites } from './sheet-writes.ts';

/** Every formula of the workbook as it will stand, and what those come to that depend on filled cells. */
export type FormulaPlan = { readonly formulas: readonly PlannedFormula[]; readonly results: FormulaResults };

/**
 * Moves formulas along with the rows, repeats those of the sample row, and computes the ones that depend on
 * what is filled. Formulas of other sheets are planned, too, because they may name filled cells; a workbook
 * without formulas costs nothing.
 */
export function* planAllFormulas(input: {
  readonly sheet: TemplateSheetPart;
  readonly filled: FilledSheet;
  readonly others: readonly OtherSheet[];
  readonly shift: RowShift | null;
  readonly table: TemplateTable | null;
  readonly writes: SheetWrites;
  readonly records: number;
  readonly workbook: TemplatePart;
}): Work<FormulaPlan> {
  const { sheet, filled, others, shift, table, writes, records, workbook } = input;
  const own = planFormulas(sheet.name, filled.rows, shift);
  const targets = new Set(
    table?.columns.filter(({ fill }) => fill.kind !== 'leave').map(({ column }) => column),
  );
  const inserted =
    shift === null ? [] : yield* planInsertedFormulas(own, shift, (column) => targets.has(column));
  const formulas = [
    ...own,
    ...inserted,
    ...others.flatMap((other) => planFormulas(other.sheet.name, other.rows, shift)),
  ];
  // Most blank sheets compute nothing.
  if (formulas.length === 0) return { formulas, results: new Map() };
  const written = createWrittenRows();
  const rows =
    table === null
      ? null
      : {
          firstRow: table.firstRow,
          lastRecord: table.firstRow + records - 1,
          lastRow: table.lastRow + (shift?.count ?? 0),
        };
  yield;
  addWritten(written, sheet.name, writes, rows);
  const names = new Map([...definedNames(workbook)].map(([name, formula]) => [name, formula] as const));
  const dependent = findDependent(formulas, written, names);
  if (dependent.size === 0) return { formulas, results: new Map() };
  yield;
  const contents = contentsOf(filled, shift, writes);
  return { formulas, results: yield* computeResults(dependent, sheet.name, contents.lastRow, contents.at) };
}

/**
 * Rows of the table are written to in the same columns, and `createWrittenRows` takes all between the highest
 * and lowest for written: the first and last rows and the last record stand for all of them.
 */
function addWritten(
  written: ReturnType<typeof createWrittenRows>,
  sheet: string,
  writes: SheetWrites,
  table: { readonly firstRow: number; readonly lastRecord: number; readonly lastRow: number } | null,
): void {
  for (const row of writes.rows()) {
    const isInside = table !== null && row > table.firstRow && row < table.lastRow;
    if (isInside && row !== table.lastRecord) continue;
    for (const column of writes.columns(row)) written.add(sheet, row, column);
  }
}

/**
 * What the filled sheet's cells will hold, at the places where they will stand: written values first, then what
 * the template has. Rows are looked up by number, because a total asks for every one of them.
 */
function contentsOf(
  filled: FilledSheet,
  shift: RowShift | null,
  writes: SheetWrites,
): { readonly lastRow: number; at(row: number, column: number): CellContent } {
  const byRow = new Map(
    filled.rows.rows.map(({ row, cells }) => [
      shift === null ? row : moveRow(shift, row),
      new Map(cells.map((cell) => [cell.column, cell])),
    ]),
  );
  const lastRow = Math.max(writes.lastRow, ...byRow.keys());
  return {
    lastRow,
    at(row, column) {
      const write = writes.at(row, column);
      if (write !== undefined) return contentOfWrite(write);
      const cell = byRow.get(row)?.get(column);
      return cell === undefined ? EMPTY_CONTENT : contentOfCell(filled.part.text, cell);
    },
  };
}

const EMPTY_CONTENT: CellContent = { kind: 'empty' };

/** A written value as totals see it. */
function contentOfWrite(value: CellWrite): CellContent {
  switch (value.kind) {
    case 'richText':
      return { kind: 'text', text: value.text };
    case 'empty':
      return value;
    case 'number':
      return value;
    case 'text':
      return value.text === '' ? EMPTY_CONTENT : value;
    case 'date':
      // A number or a text, as the cell's format decides: totals over days are left to the spreadsheet program.
      return { kind: 'filled' };
  }
}

/**
 * A cell of the template as totals see it. A shared or inline text counts as filled; which text it is matters
 * to no total.
 */
function contentOfCell(text: string, cell: CellElement): CellContent {
  if (cell.value === null) return cell.type === 'inlineStr' ? { kind: 'filled' } : { kind: 'empty' };
  const stored = textOf(text, cell.value);
  if (cell.type === 'e') return { kind: 'unknown' };
  if (cell.type === 'str') return { kind: 'text', text: stored };
  if (cell.type !== 'n') return { kind: 'filled' };
  const value = Number(stored);
  return Number.isFinite(value) ? { kind: 'figure', value } : { kind: 'unknown' };
}
