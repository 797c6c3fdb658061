import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { addressOf, columnLetters } from '../render/sheet-cell.ts';
import type { SheetArea } from './row-shift.ts';
import type { CellTarget, TemplateMapping } from './template-mapping.ts';
import type { TemplateProblem } from './template-problems.ts';
import type { TemplateSheet, TemplateWorkbook } from './template-sheet.ts';
import { findCount, findPlaceholders } from './template-values.ts';

type Say = (
  code: TemplateProblem['code'],
  at: NonNullable<TemplateProblem['at']>,
  values?: TemplateProblem['values'],
) => void;

/**
 * Whether a mapping can be filled into a workbook, all errors at once: its columns and cells exist, what they take is
 * known, and no cell that takes a value is covered by a merged one or computes its own. The sheet must exist.
 */
export function mappingProblems(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  mapping: TemplateMapping,
  valueNames: readonly string[],
): readonly TemplateProblem[] {
  const sheet = workbook.sheets.find(({ name }) => name === mapping.sheet);
  if (sheet === undefined)
    return [
      {
        code: 'templateNotRecognised',
        severity: 'error',
        at: { sheet: mapping.sheet },
        values: { headings: '' },
      },
    ];
  const problems: TemplateProblem[] = [];
  const say: Say = (code, at, values = {}) =>
    problems.push({ code, severity: 'error', at: { sheet: sheet.name, ...at }, values });
  checkColumns(layout, sheet, mapping, say);
  checkCells(layout, sheet, mapping.cells, new Set(valueNames), say);
  const isFilled = mapping.table?.columns.some(({ fill }) => fill.kind === 'field') ?? false;
  if (!isFilled && mapping.cells.length === 0) say('templateNothingToFill', {});
  return problems;
}

/** Columns that are filled: they exist, their field is known, and no row of theirs is covered or computed. */
function checkColumns(layout: LayoutShape, sheet: TemplateSheet, { table }: TemplateMapping, say: Say): void {
  if (table === null) return;
  const keys = new Set<string>(layout.columns.map(({ key }) => key));
  const last = lastColumnOf(sheet);
  for (const { column, heading, fill } of table.columns) {
    if (fill.kind === 'leave') continue;
    const at = { row: table.headLastRow, column: columnLetters(column) };
    if (column > last) say('templateColumnAbsent', at, { heading });
    if (fill.kind === 'field' && !keys.has(fill.key)) say('templateFieldUnknown', at, { key: fill.key });
    const covered = coveredRow(sheet.merges, table, column);
    if (covered !== null) say('templateTargetMerged', placeAt(covered, column));
    const computed = sheet.formulas.find(
      (formula) => formula.column === column && formula.row >= table.firstRow && formula.row <= table.lastRow,
    );
    if (computed !== undefined) say('templateTargetFormula', placeAt(computed.row, column));
  }
}

/**
 * The last column with a value, a format or a merge; a kept mapping that names one further right is of another
 * form.
 */
export function lastColumnOf(sheet: TemplateSheet): number {
  let last = 0;
  for (const { cells } of sheet.rows) last = Math.max(last, cells.at(-1)?.column ?? 0);
  for (const columns of sheet.styledColumns.values()) last = Math.max(last, columns.at(-1) ?? 0);
  for (const { right } of sheet.merges) last = Math.max(last, right);
  return last;
}

/** The first of the rows in which a column's cell belongs to a merged one that begins elsewhere. */
export function coveredRow(
  merges: readonly SheetArea[],
  rows: { readonly firstRow: number; readonly lastRow: number },
  column: number,
): number | null {
  let first: number | null = null;
  for (const { top, bottom, left, right } of merges) {
    if (column < left || column > right || bottom < rows.firstRow || top > rows.lastRow) continue;
    const row = left === column ? Math.max(top + 1, rows.firstRow) : Math.max(top, rows.firstRow);
    if (row <= Math.min(bottom, rows.lastRow)) first = Math.min(first ?? row, row);
  }
  return first;
}

/**
 * Single cells: none twice, none covered or computed, every name and field known, and room for what is put into
 * a text.
 */
function checkCells(
  layout: LayoutShape,
  sheet: TemplateSheet,
  cells: readonly CellTarget[],
  valueNames: ReadonlySet<string>,
  say: Say,
): void {
  const figures = new Set<string>(layout.columns.filter(({ isSummed }) => isSummed).map(({ key }) => key));
  const seen = new Set<string>();
  for (const target of cells) {
    const at = placeAt(target.row, target.column);
    if (seen.has(at.address)) say('templateCellTwice', at);
    seen.add(at.address);
    if (coveredRow(sheet.merges, { firstRow: target.row, lastRow: target.row }, target.column) !== null)
      say('templateTargetMerged', at);
    if (sheet.formulas.some(({ row, column }) => row === target.row && column === target.column))
      say('templateTargetFormula', at);
    for (const name of namesIn(target)) {
      if (!valueNames.has(name)) say('templateValueUnknown', at, { name });
    }
    if (target.kind === 'sum' && !figures.has(target.key))
      say('templateFieldUnknown', at, { key: target.key });
    if (!hasRoom(sheet, target)) say('templateCellHasNoRoom', at);
  }
}

function namesIn(target: CellTarget): readonly string[] {
  if (target.kind === 'placeholders') return target.names;
  return target.kind === 'value' ? [target.name] : [];
}

/** Whether the cell's own text holds every placeholder, or the words around a number, that are to be replaced. */
function hasRoom(sheet: TemplateSheet, target: CellTarget): boolean {
  if (target.kind === 'sum' || target.kind === 'value') return true;
  const row = sheet.rows.find((candidate) => candidate.row === target.row);
  const text = row?.cells.find(({ column }) => column === target.column)?.text ?? '';
  if (target.kind === 'count') return findCount(text) !== null;
  const names = new Set(findPlaceholders(text).map(({ name }) => name));
  return names.size > 0 && [...names].every((name) => target.names.includes(name));
}

/** A cell as problems name it, by letters and address: what a person sees in the spreadsheet program. */
function placeAt(row: number, column: number): { row: number; column: string; address: string } {
  return { row, column: columnLetters(column), address: addressOf(row, column) };
}
