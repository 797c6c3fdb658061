import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { findSheet } from '../read/find-header.ts';
import { addressOf, columnLetters } from '../render/sheet-cell.ts';
import { BLANK_ROWS_MAX, describeTable } from './blank-rows.ts';
import { findCellTargets, lineTargets } from './cell-targets.ts';
import { type FoundTable, findTable } from './find-table.ts';
import { writeArea } from './row-shift.ts';
import { hasPlaceholders, ownCells } from './sheet-index.ts';
import type { TemplateFingerprint } from './template-fingerprint.ts';
import type { MappingCorrections, TemplateMapping, TemplateTable } from './template-mapping.ts';
import {
  missingLines,
  notRecognised,
  placeholderProblems,
  type TemplateProblem,
  tableProblems,
  unusedMarks,
  wrongRows,
} from './template-problems.ts';
import type { TemplateSheet, TemplateWorkbook } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

/** A mapping as it is proposed; `null` where no records or values have a place, which a problem then explains. */
export type TemplateProposal = {
  readonly mapping: TemplateMapping | null;
  readonly problems: readonly TemplateProblem[];
};

/**
 * Proposes how to fill a template: finds its head by the words of the layout, the blank rows below it, examples in
 * them, totals, 共 N 人 and `{{placeholders}}`; a sheet with placeholders alone is a form. Names in `valueNames` are the
 * single values that there are. Without a place for records or values `mapping` is `null` and a problem says why.
 */
export function proposeTemplate(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  valueNames: readonly string[],
  corrections: MappingCorrections = {},
): TemplateProposal {
  const sheet = chooseSheet(layout, workbook, corrections);
  const found = sheet === null ? null : findTable(layout, sheet, corrections);
  const hasCells = (corrections.cells ?? []).length > 0;
  if (sheet === null || (found === null && !hasCells && !hasPlaceholders(sheet)))
    return {
      mapping: null,
      problems: [notRecognised(layout, sheet?.name ?? workbook.sheets[0]?.name ?? '')],
    };
  const isForm = layout.lines !== undefined;
  const table = found === null || isForm ? null : describeTable(sheet, found, corrections);
  if (table !== null && !isInOrder(table))
    return { mapping: null, problems: [wrongRows('templateRowsOverlap', sheet.name, table)] };
  if (table !== null && table.lastRow - table.firstRow >= BLANK_ROWS_MAX)
    return { mapping: null, problems: [wrongRows('templateRowsTooMany', sheet.name, table)] };
  const chosen = corrections.cells ?? [
    ...findCellTargets(layout, workbook, sheet, table, valueNames),
    ...(found === null ? [] : lineTargets(layout, sheet, found)),
  ];
  const isInRows = (row: number) => table !== null && row >= table.firstRow && row <= table.lastRow;
  const cells = chosen.filter(({ row }) => !isInRows(row));
  const problems = [
    ...chosen
      .filter(({ row }) => isInRows(row))
      .map(({ row, column }): TemplateProblem => {
        const at = { sheet: sheet.name, row, column: columnLetters(column), address: addressOf(row, column) };
        return { code: 'templateCellInRows', severity: 'error', at, values: {} };
      }),
    ...(found === null || table === null
      ? []
      : tableProblems(layout, sheet, found, table, corrections.bodyRows !== undefined)),
    ...(isForm ? missingLines(layout, sheet.name, chosen) : []),
    ...placeholderProblems(sheet.name, [...cells, ...unusedMarks(sheet, table)], valueNames),
  ];
  if (table === null && cells.length === 0) return { mapping: null, problems };
  return {
    mapping: {
      version: 1,
      layoutId: layout.id,
      sheet: sheet.name,
      fingerprint: fingerprintOf(workbook, sheet, found),
      table,
      cells,
    },
    problems,
  };
}

/**
 * Head, then blank rows, with the sample among them. The schema of a kept mapping asks the same; here the user
 * is told.
 */
function isInOrder(table: TemplateTable): boolean {
  return (
    table.headFirstRow <= table.headLastRow &&
    table.headLastRow < table.firstRow &&
    table.firstRow <= table.sampleRow &&
    table.sampleRow <= table.lastRow
  );
}

/**
 * The sheet to fill: the one that the user names, else the one whose head fits best, else the first visible one
 * with a placeholder. A sheet that the user names and that is not there is none: another one would be filled by
 * surprise.
 */
function chooseSheet(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  corrections: MappingCorrections,
): TemplateSheet | null {
  const byName = (name: string | undefined) => workbook.sheets.find((sheet) => sheet.name === name) ?? null;
  if (corrections.sheet !== undefined) return byName(corrections.sheet);
  return (
    byName(findSheet(layout, workbook.sheets)?.sheet.name) ??
    workbook.sheets.find((sheet) => !sheet.isHidden && hasPlaceholders(sheet)) ??
    null
  );
}

/**
 * By what the template will be recognised next year: see `TemplateFingerprint`. Addresses and merges of the
 * head alone count, so a longer title or more blank rows make no other form of it.
 */
function fingerprintOf(
  workbook: TemplateWorkbook,
  sheet: TemplateSheet,
  found: FoundTable | null,
): TemplateFingerprint {
  const isHead = (row: number) => found !== null && row >= found.headFirstRow && row <= found.headLastRow;
  const cells = sheet.rows.flatMap(ownCells);
  return {
    version: 1,
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: sheet.name,
    head: cells
      .filter((cell) => isHead(cell.row))
      .map((cell) => ({ address: cell.address, text: cell.text.trim() })),
    columns: (found?.columns ?? [])
      .map(({ column, heading }) => ({ column, heading }))
      .sort((a, b) => a.column - b.column),
    merges: sheet.merges
      .filter(({ top }) => isHead(top))
      .map(writeArea)
      .sort(),
    placeholders: cells.flatMap((cell) =>
      findPlaceholders(cell.text).map(({ name }) => ({ address: cell.address, name })),
    ),
  };
}
