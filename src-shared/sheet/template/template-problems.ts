import type { Problem, TemplateProblemCode } from '../../problems.ts';
import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { addressOf, columnLetters } from '../render/sheet-cell.ts';
import { BLANK_ROWS_MAX, cellsIn, countExamples, sumsOver } from './blank-rows.ts';
import type { FoundTable } from './find-table.ts';
import { ownCells } from './sheet-index.ts';
import type { CellTarget, TemplateTable } from './template-mapping.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { lineName } from './template-value-names.ts';
import { findPlaceholders } from './template-values.ts';

/**
 * What the user should look at before a template is filled. An error leaves nothing sensible to fill (`mapping`
 * may still be there to be corrected); a warning is filled as it is.
 */
export type TemplateProblem = Problem & { readonly code: TemplateProblemCode };

/**
 * Rows that the user chose and that do not follow one another, or are more than `BLANK_ROWS_MAX`. Both refuse
 * the mapping: the head would be overwritten, or the file would grow beyond use.
 */
export function wrongRows(
  code: 'templateRowsOverlap' | 'templateRowsTooMany',
  sheet: string,
  table: TemplateTable,
): TemplateProblem {
  const { headFirstRow, headLastRow, firstRow, lastRow, sampleRow } = table;
  return {
    code,
    severity: 'error',
    at: { sheet },
    values: { headFirstRow, headLastRow, firstRow, lastRow, sampleRow, limit: BLANK_ROWS_MAX },
  };
}

/** Neither a head nor a place for values was found. Names the headings that the layout cannot do without. */
export function notRecognised(layout: LayoutShape, sheet: string): TemplateProblem {
  const required = layout.columns.filter((column) => column.isRequired);
  const headings = required.map((column) => column.headings.join('')).join('、');
  return { code: 'templateNotRecognised', severity: 'error', at: { sheet }, values: { headings } };
}

/** An example has one to three rows. More are somebody's data, which filling would overwrite. */
const EXAMPLES_MAX = 3;

/**
 * What a table leaves open, in this order:
 *
 * 1. `templateColumnMissing`: a required column of the layout is nowhere
 * 2. `templateHeadingTwice`: two columns have the same words; the first is filled
 * 3. `templateColumnComputed`, `templateColumnUnknown`: columns that stay as they are, unless the user said so
 * 4. `templateHoldsRows`, `templateHoldsExample`: values in the blank rows
 * 5. `templateSumTooShort`: a formula outside the rows that leaves out some of them
 *
 * With `isBodyChosen` the user has said which rows are blank, so what stands in them is an example however many
 * they are.
 */
export function tableProblems(
  layout: LayoutShape,
  sheet: TemplateSheet,
  found: FoundTable,
  table: TemplateTable,
  isBodyChosen: boolean,
): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const add = (
    code: TemplateProblem['code'],
    severity: TemplateProblem['severity'],
    at: TemplateProblem['at'],
    values: TemplateProblem['values'] = {},
  ) => problems.push({ code, severity, ...(at === undefined ? {} : { at }), values });
  const place = { sheet: sheet.name, row: found.headLastRow };
  const keys = new Set(found.columns.map(({ key }) => key));
  const left = new Set(found.columns.filter(({ isChosen }) => isChosen).map(({ column }) => column));
  for (const column of layout.columns) {
    if (column.isRequired && !keys.has(column.key))
      add(
        'templateColumnMissing',
        'warning',
        { ...place, field: column.key },
        { heading: column.headings.join('') },
      );
  }
  for (const problem of found.header?.problems ?? []) {
    const isOwn = found.columns.some(({ column }) => columnLetters(column) === problem.at?.column);
    if (problem.code === 'duplicateHeading' && isOwn)
      add('templateHeadingTwice', 'warning', problem.at, problem.values);
  }
  for (const { column, heading, fill } of table.columns) {
    if (fill.kind === 'field' || fill.kind === 'sequence' || left.has(column)) continue;
    const isComputed = sheet.formulas.some(
      (formula) => formula.column === column && formula.row >= table.firstRow && formula.row <= table.lastRow,
    );
    const code = isComputed ? 'templateColumnComputed' : 'templateColumnUnknown';
    add(code, 'warning', { ...place, column: columnLetters(column) }, { heading });
  }
  const sequence = table.columns.find(({ fill }) => fill.kind === 'sequence')?.column ?? null;
  const blank = table.lastRow - table.firstRow + 1;
  const standing = countExamples(sheet, found, table.firstRow, sequence);
  const examples = isBodyChosen ? Math.min(standing, blank) : standing;
  const below = { sheet: sheet.name, row: table.firstRow };
  if (examples > EXAMPLES_MAX && !isBodyChosen) add('templateHoldsRows', 'error', below, { rows: examples });
  else if (examples > 0) add('templateHoldsExample', 'warning', below, { rows: examples });
  const filled = new Set(
    table.columns.flatMap(({ column, fill }) => (fill.kind === 'field' ? [column] : [])),
  );
  for (const { row, column, formula } of sheet.formulas) {
    if (row >= table.firstRow && row <= table.lastRow) continue;
    const isShort = sumsOver(formula).some(({ left, top, bottom }) => {
      const overlaps = filled.has(left) && bottom >= table.firstRow && top <= table.lastRow;
      return overlaps && (top > table.firstRow || bottom < table.lastRow);
    });
    // L4+L5+L6: rows that are inserted between them are not in it.
    const isOneByOne = table.columns.some(
      (each) => filled.has(each.column) && cellsIn(formula, each.column, table) > 1,
    );
    if (isShort || isOneByOne)
      add('templateSumTooShort', 'warning', {
        sheet: sheet.name,
        row,
        column: columnLetters(column),
        address: addressOf(row, column),
      });
  }
  return problems;
}

/** Lines of a form (JJ4068) for which the sheet has no cell: their figures would be left out without a word. */
export function missingLines(
  layout: LayoutShape,
  sheet: string,
  cells: readonly CellTarget[],
): readonly TemplateProblem[] {
  const placed = new Set(
    cells.flatMap((cell) =>
      cell.kind === 'value' ? [cell.name] : cell.kind === 'placeholders' ? cell.names : [],
    ),
  );
  return (layout.lines?.rows ?? [])
    .filter(({ code, label }) => !placed.has(lineName(code)) && !placed.has(label))
    .map(({ code, label }) => ({
      code: 'templateLineMissing',
      severity: 'warning',
      at: { sheet },
      values: { line: code, label },
    }));
}

/**
 * Placeholders in the blank rows that belong to no column of the layout: records are written over other columns
 * only, so these would be printed as they stand.
 */
export function unusedMarks(sheet: TemplateSheet, table: TemplateTable | null): readonly CellTarget[] {
  if (table === null) return [];
  const filled = new Set(
    table.columns.flatMap(({ column, fill }) => (fill.kind === 'leave' ? [] : [column])),
  );
  return sheet.rows
    .filter(({ row }) => row >= table.firstRow && row <= table.lastRow)
    .flatMap((row) => ownCells(row).filter(({ column }) => !filled.has(column)))
    .flatMap((cell): readonly CellTarget[] => {
      const names = findPlaceholders(cell.text).map(({ name }) => name);
      const { row, column } = cell;
      return names.length === 0 ? [] : [{ kind: 'placeholders', row, column, names }];
    });
}

/** Placeholders whose names nobody knows: an error, because the printed form would show the braces. */
export function placeholderProblems(
  sheet: string,
  cells: readonly CellTarget[],
  valueNames: readonly string[],
): readonly TemplateProblem[] {
  return cells.flatMap((cell) => {
    if (cell.kind !== 'placeholders') return [];
    const at = {
      sheet,
      row: cell.row,
      column: columnLetters(cell.column),
      address: addressOf(cell.row, cell.column),
    };
    return cell.names
      .filter((name) => !valueNames.includes(name))
      .map(
        (name): TemplateProblem => ({
          code: 'templatePlaceholderUnknown',
          severity: 'error',
          at,
          values: { name },
        }),
      );
  });
}
