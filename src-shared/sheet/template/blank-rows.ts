import { FOOTER_TOTAL } from '../read/read-rows.ts';
import type { SheetCell } from '../render/sheet-cell.ts';
import { CLEAR, type FoundTable, SEQUENCE } from './find-table.ts';
import { tokenizeFormula } from './formula-references.ts';
import type { SheetArea } from './row-shift.ts';
import { indexOf, ownCells } from './sheet-index.ts';
import type { ColumnFill, MappingCorrections, TemplateTable } from './template-mapping.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

/** Nobody sends more blank rows; what is formatted further down is left as it is. */
export const BLANK_ROWS_MAX = 10_000;

/** Which rows below a head are blank and what each column of them takes. Rows of examples count as blank: they are filled over. */
export function describeTable(
  sheet: TemplateSheet,
  found: FoundTable,
  corrections: MappingCorrections,
): TemplateTable {
  const { bodyRows } = corrections;
  const firstRow = bodyRows?.first ?? found.headLastRow + 1;
  const sequence = found.columns.find(({ key }) => key === SEQUENCE)?.column ?? null;
  const examples = countExamples(sheet, found, firstRow, sequence);
  const lastRow =
    bodyRows?.last ??
    trimToSums(sheet, found, firstRow, lastBlankRow(sheet, found, firstRow, examples, sequence));
  const formulaColumns = new Set(
    sheet.formulas.filter(({ row }) => row >= firstRow && row <= lastRow).map(({ column }) => column),
  );
  return {
    headFirstRow: found.headFirstRow,
    headLastRow: found.headLastRow,
    firstRow,
    lastRow,
    // The first and the last row of a framed table have thick edges; one between them has not.
    sampleRow: bodyRows?.sample ?? (lastRow - firstRow >= 2 ? firstRow + 1 : firstRow),
    columns: found.columns.map(({ column, heading, key, isChosen }) => ({
      column,
      heading,
      fill: formulaColumns.has(column)
        ? { kind: 'leave' }
        : fillOf(key, () => !isChosen && isExample(sheet, firstRow, examples, column, lastRow)),
    })),
    rowsPerPage: corrections.rowsPerPage ?? null,
  };
}

function fillOf(key: string | null, hasExample: () => boolean): ColumnFill {
  if (key === SEQUENCE) return { kind: 'sequence' };
  if (key === CLEAR) return { kind: 'clear' };
  if (key !== null) return { kind: 'field', key };
  return hasExample() ? { kind: 'clear' } : { kind: 'leave' };
}

/** A column without a meaning for us, with words in the examples that the other blank rows do not have. */
function isExample(
  sheet: TemplateSheet,
  firstRow: number,
  examples: number,
  column: number,
  lastRow: number,
): boolean {
  if (examples === 0) return false;
  const textAt = (at: number) =>
    sheet.rows
      .find((row) => row.row === at)
      ?.cells.find((cell) => cell.column === column)
      ?.text.trim() ?? '';
  return textAt(firstRow) !== '' && (lastRow === firstRow || textAt(lastRow) !== textAt(firstRow));
}

/** Values of a row that make it more than a blank one: no numbering, no formulas, no default repeated below. */
function contentOf(sheet: TemplateSheet, row: number, sequence: number | null): readonly SheetCell[] {
  const { rows, formulas: byRow } = indexOf(sheet);
  const found = rows.get(row);
  if (found === undefined) return [];
  const formulas = new Set(byRow.get(row)?.map(({ column }) => column));
  return ownCells(found).filter(
    (cell) => !formulas.has(cell.column) && !(cell.column === sequence && /^\d{1,6}$/.test(cell.text.trim())),
  );
}

/** How many rows at the top of a table hold somebody's data or an example of it. */
export function countExamples(
  sheet: TemplateSheet,
  found: FoundTable,
  firstRow: number,
  sequence: number | null,
): number {
  const named = new Set(
    found.columns.filter(({ key }) => key !== null && key !== SEQUENCE).map(({ column }) => column),
  );
  let count = 0;
  for (; ; count++) {
    const content = contentOf(sheet, firstRow + count, sequence);
    const isMark = (cell: SheetCell) => findPlaceholders(cell.text).length > 0;
    if (!content.some((cell) => named.has(cell.column) && !isMark(cell))) break;
    const first = content[0]?.text.normalize('NFKC').replace(/\s/gu, '') ?? '';
    if (FOOTER_TOTAL.test(first) || content.length === 1) break;
  }
  return count;
}

/** The last row that looks like the first blank one: same merges, as many formatted cells, no words of its own. */
function lastBlankRow(
  sheet: TemplateSheet,
  found: FoundTable,
  firstRow: number,
  examples: number,
  sequence: number | null,
): number {
  const sample = firstRow + Math.max(0, examples - 1);
  const object = sheet.tables.find(({ top, bottom }) => top <= sample && sample <= bottom);
  if (object !== undefined) return object.bottom;
  const columns = new Set(found.columns.map(({ column }) => column));
  const styled = (row: number) =>
    (sheet.styledColumns.get(row) ?? []).filter((column) => columns.has(column)).length;
  const wanted = styled(sample);
  const shape = mergesOfRow(sheet, sample);
  const defaults = new Map(contentOf(sheet, sample + 1, sequence).map((cell) => [cell.column, cell.text]));
  const isDefault = (cell: SheetCell, row: number) =>
    row > sample && defaults.get(cell.column) === cell.text && !columns.has(cell.column);
  const lastUsed = Math.max(
    sheet.rows.at(-1)?.row ?? 0,
    ...sheet.styledColumns.keys(),
    ...sheet.formulas.map(({ row }) => row),
  );
  let row = sample;
  while (row < Math.min(lastUsed, firstRow + BLANK_ROWS_MAX - 1)) {
    const next = row + 1;
    if (contentOf(sheet, next, sequence).some((cell) => !isDefault(cell, next))) break;
    if (mergesOfRow(sheet, next) !== shape) break;
    if (wanted > 0 && styled(next) * 10 < wanted * 6) break;
    if (isTotalRow(sheet, sample, next)) break;
    row = next;
  }
  return row;
}

/** A row whose formulas add up their own columns, where the sample row has none. */
function isTotalRow(sheet: TemplateSheet, sample: number, row: number): boolean {
  const { formulas } = indexOf(sheet);
  const own = new Set(formulas.get(sample)?.map(({ column }) => column));
  return (formulas.get(row) ?? []).some(
    ({ column, formula }) => !own.has(column) && sumsOver(formula).some(({ left }) => left === column),
  );
}

function mergesOfRow(sheet: TemplateSheet, row: number): string {
  const { merges, tallMerges } = indexOf(sheet);
  return [...(merges.get(row) ?? []), ...tallMerges.filter(({ top, bottom }) => top <= row && row <= bottom)]
    .map(({ left, right }) => `${left}:${right}`)
    .sort()
    .join(' ');
}

/** How many single cells of a column's blank rows a formula names. */
export function cellsIn(formula: string, column: number, { firstRow, lastRow }: TemplateTable): number {
  return tokenizeFormula(formula).filter((token) => {
    if (token.kind !== 'reference') return false;
    const { first, last, sheet } = token.reference;
    const row = first.row ?? 0;
    return sheet === null && last === null && first.column === column && row >= firstRow && row <= lastRow;
  }).length;
}

/** Areas of one column's width that a formula adds up or counts. */
export function sumsOver(formula: string): readonly SheetArea[] {
  return tokenizeFormula(formula).flatMap((token) => {
    if (token.kind !== 'reference') return [];
    const { first, last, sheet } = token.reference;
    if (sheet !== null || last === null || last.row === null || first.row === null) return [];
    if (first.column === null || first.column !== last.column) return [];
    return [{ top: first.row, bottom: last.row, left: first.column, right: first.column }];
  });
}

/** Sums below the table know best where its rows end. */
function trimToSums(sheet: TemplateSheet, found: FoundTable, firstRow: number, lastRow: number): number {
  const columns = new Set(found.columns.map(({ column }) => column));
  const ends = sheet.formulas
    .filter(({ row }) => row > lastRow || row <= found.headLastRow)
    .flatMap(({ formula }) => sumsOver(formula))
    .filter(({ top, bottom, left }) => columns.has(left) && top <= firstRow && bottom >= firstRow)
    .map(({ bottom }) => bottom);
  return ends.length === 0 ? lastRow : Math.min(lastRow, Math.max(...ends));
}
