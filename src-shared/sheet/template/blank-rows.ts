import { FOOTER_TOTAL } from '../read/read-rows.ts';
import type { SheetCell } from '../render/sheet-cell.ts';
import { CLEAR, type FoundTable, SEQUENCE } from './find-table.ts';
import { tokenizeFormula } from './formula-references.ts';
import type { SheetArea } from './row-shift.ts';
import { indexOf, ownCells } from './sheet-index.ts';
import type { ColumnFill, MappingCorrections, TemplateTable } from './template-mapping.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

/**
 * The most blank rows that a mapping takes, in rows. People format whole columns down to the last row of a
 * sheet (1,048,576 in Excel 2007 and later); without a bound each of those would count as a place for a record.
 */
export const BLANK_ROWS_MAX = 10_000;

/**
 * What the rows below a head take: which of them are blank, the row in whose style more are made, and the fill
 * of every column. What the user corrected wins over what is found.
 *
 * Rows of examples count as blank, because they are filled over. A column in which the sheet computes a value
 * in any blank row is left alone as a whole: a record's value there would destroy the center's formula.
 */
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

/** What a column takes by its key: corrections may say `sequence` or `clear`, which are no fields of the layout. */
function fillOf(key: string | null, hasExample: () => boolean): ColumnFill {
  if (key === SEQUENCE) return { kind: 'sequence' };
  if (key === CLEAR) return { kind: 'clear' };
  if (key !== null) return { kind: 'field', key };
  return hasExample() ? { kind: 'clear' } : { kind: 'leave' };
}

/**
 * Whether a column without a meaning for us shows something in the example that the last blank row does not
 * have: then the words are the example's, and left standing they would look like part of the first record.
 * Where all rows have the same words (a default such as 无), they are the form's and stay.
 */
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

/**
 * The values that make a row more than a blank one. Its number in the column 序号 and its formulas do not:
 * centers send blank rows that are numbered and computed already.
 */
function contentOf(sheet: TemplateSheet, row: number, sequence: number | null): readonly SheetCell[] {
  const { rows, formulas: byRow } = indexOf(sheet);
  const found = rows.get(row);
  if (found === undefined) return [];
  const formulas = new Set(byRow.get(row)?.map(({ column }) => column));
  return ownCells(found).filter(
    (cell) => !formulas.has(cell.column) && !(cell.column === sequence && /^\d{1,6}$/.test(cell.text.trim())),
  );
}

/**
 * How many rows at the top of a table hold somebody's data or an example of it.
 *
 * A row counts when a column that we know has a value in it which is no placeholder. It does not count, and
 * ends the count, when it begins with 合计 or the like, or holds a single value: one word alone in a row is a
 * remark (（示例）).
 */
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

/**
 * The last row that looks like the first blank one.
 *
 * A table object (ECMA-376 part 1, 18.5) says itself where its rows end. Elsewhere a row belongs to the table
 * while it is merged like the sample, has a format in at least six of ten columns that have one there, and
 * holds nothing of its own but what the row below the sample holds, too, in columns outside the table. Six of
 * ten, because people delete the odd cell together with its border; fewer is the space below the table.
 */
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
  const isDefault = (cell: SheetCell) => defaults.get(cell.column) === cell.text && !columns.has(cell.column);
  const lastUsed = Math.max(
    sheet.rows.at(-1)?.row ?? 0,
    ...sheet.styledColumns.keys(),
    ...sheet.formulas.map(({ row }) => row),
  );
  let row = sample;
  while (row < Math.min(lastUsed, firstRow + BLANK_ROWS_MAX - 1)) {
    const next = row + 1;
    if (contentOf(sheet, next, sequence).some((cell) => !isDefault(cell))) break;
    if (mergesOfRow(sheet, next) !== shape) break;
    if (wanted > 0 && styled(next) * 10 < wanted * 6) break;
    if (isTotalRow(sheet, sample, next)) break;
    row = next;
  }
  return row;
}

/**
 * A row whose formulas add up the cells above them, where the sample row computes nothing in that column. Such
 * a row often has the format of the rows above it, so that its look alone does not tell it apart.
 */
function isTotalRow(sheet: TemplateSheet, sample: number, row: number): boolean {
  const { formulas } = indexOf(sheet);
  const own = new Set(formulas.get(sample)?.map(({ column }) => column));
  return (formulas.get(row) ?? []).some(
    ({ column, formula }) => !own.has(column) && sumsOver(formula).some(({ left }) => left === column),
  );
}

/**
 * The merges of a row as a text that is the same for rows merged alike. A merge over several rows counts in
 * each of them.
 */
function mergesOfRow(sheet: TemplateSheet, row: number): string {
  const { merges, tallMerges } = indexOf(sheet);
  return [...(merges.get(row) ?? []), ...tallMerges.filter(({ top, bottom }) => top <= row && row <= bottom)]
    .map(({ left, right }) => `${left}:${right}`)
    .sort()
    .join(' ');
}

/**
 * How many single cells of a column's blank rows a formula names. `L4+L5+L6` over three blank rows names all of
 * them, and will not name the rows that are inserted between them.
 */
export function cellsIn(formula: string, column: number, { firstRow, lastRow }: TemplateTable): number {
  return tokenizeFormula(formula).filter((token) => {
    if (token.kind !== 'reference') return false;
    const { first, last, sheet } = token.reference;
    const row = first.row ?? 0;
    return sheet === null && last === null && first.column === column && row >= firstRow && row <= lastRow;
  }).length;
}

/**
 * The areas one column wide that a formula names on its own sheet, whatever it does with them: sums and counts
 * of a column do. Areas of several columns, of other sheets and of whole columns (`E:E`) are left out: they say
 * nothing about where the rows of a table end.
 */
export function sumsOver(formula: string): readonly SheetArea[] {
  return tokenizeFormula(formula).flatMap((token) => {
    if (token.kind !== 'reference') return [];
    const { first, last, sheet } = token.reference;
    if (sheet !== null || last === null || last.row === null || first.row === null) return [];
    if (first.column === null || first.column !== last.column) return [];
    return [{ top: first.row, bottom: last.row, left: first.column, right: first.column }];
  });
}

/**
 * Where the sums around the table end, if that is above the last row that looks blank: the center's own total
 * knows best which rows are meant for records. A sum counts when it spans at least the first blank row.
 */
function trimToSums(sheet: TemplateSheet, found: FoundTable, firstRow: number, lastRow: number): number {
  const columns = new Set(found.columns.map(({ column }) => column));
  const ends = sheet.formulas
    .filter(({ row }) => row > lastRow || row <= found.headLastRow)
    .flatMap(({ formula }) => sumsOver(formula))
    .filter(({ top, bottom, left }) => columns.has(left) && top <= firstRow && bottom >= firstRow)
    .map(({ bottom }) => bottom);
  return ends.length === 0 ? lastRow : Math.min(lastRow, Math.max(...ends));
}
