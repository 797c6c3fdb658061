import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { normaliseHeading } from '../read/find-header.ts';
import { FOOTER_TOTAL } from '../read/read-rows.ts';
import { addressOf, type SheetRow } from '../render/sheet-cell.ts';
import type { FoundTable } from './find-table.ts';
import { indexOf, ownCells } from './sheet-index.ts';
import type { CellTarget, TemplateTable } from './template-mapping.ts';
import type { TemplateSheet, TemplateWorkbook } from './template-sheet.ts';
import { lineName } from './template-value-names.ts';
import { findCount, findPlaceholders } from './template-values.ts';

/**
 * The single cells of a sheet that take a value, in the order of the sheet:
 *
 * 1. `{{placeholders}}` in a cell's text, wherever they stand outside the rows of the table
 * 2. 共   人 above or below the table, where room was left for a number
 * 3. empty cells of a row 合计 below columns of figures
 * 4. cells with a defined name (ECMA-376 part 1, 18.2.5) that is one of `valueNames`
 * 5. the empty cell behind a label such as 填报单位：
 *
 * A cell is listed once, for the first of these that fits; cells that compute their value are left. Labels and
 * 共 N 人 are looked for only beside a table: a form without one is filled by its placeholders and names alone.
 */
export function findCellTargets(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  sheet: TemplateSheet,
  table: TemplateTable | null,
  valueNames: readonly string[],
): readonly CellTarget[] {
  const inTable = (row: number) => table !== null && row >= table.firstRow && row <= table.lastRow;
  const isHead = (row: number) => table !== null && row >= table.headFirstRow && row <= table.headLastRow;
  const targets: CellTarget[] = [];
  for (const row of sheet.rows) {
    if (inTable(row.row)) continue;
    for (const cell of ownCells(row)) {
      if (cell.isFormula) continue;
      const place = { row: cell.row, column: cell.column };
      const names = findPlaceholders(cell.text).map(({ name }) => name);
      if (names.length > 0) targets.push({ kind: 'placeholders', ...place, names: [...new Set(names)] });
      else if (table !== null && !isHead(row.row) && findCount(cell.text) !== null)
        targets.push({ kind: 'count', ...place });
    }
    if (table !== null && row.row > table.lastRow) targets.push(...sumTargets(layout, sheet, table, row));
  }
  const taken = new Set(targets.map(({ row, column }) => addressOf(row, column)));
  for (const named of workbook.names) {
    if (named.sheet !== sheet.name || !valueNames.includes(named.name) || inTable(named.row)) continue;
    if (taken.has(addressOf(named.row, named.column))) continue;
    targets.push({ kind: 'value', row: named.row, column: named.column, name: named.name });
    taken.add(addressOf(named.row, named.column));
  }
  if (table !== null)
    for (const target of labelTargets(sheet, valueNames))
      if (!inTable(target.row) && !isHead(target.row) && !taken.has(addressOf(target.row, target.column)))
        targets.push(target);
  return targets.sort((a, b) => a.row - b.row || a.column - b.column);
}

/**
 * The empty cell at the right of a label with its colon (填报单位：, 年度：), which is where people write.
 *
 * The label may be merged over several cells: then it is the cell right of the merge. A cell that is written,
 * computed or covered by another merge is nobody's to fill.
 */
function labelTargets(sheet: TemplateSheet, valueNames: readonly string[]): readonly CellTarget[] {
  const { formulas, merges, tallMerges } = indexOf(sheet);
  return sheet.rows.flatMap((row) =>
    ownCells(row).flatMap((cell): readonly CellTarget[] => {
      const label = /^(.+):$/u.exec(cell.text.normalize('NFKC').replace(/\s/gu, ''))?.[1];
      if (label === undefined || cell.isFormula || !valueNames.includes(label)) return [];
      const areas = [...(merges.get(row.row) ?? []), ...tallMerges];
      const across = areas.find(
        ({ top, bottom, left }) => top <= row.row && row.row <= bottom && left === cell.column,
      );
      const column = (across?.right ?? cell.column) + 1;
      const isCovered = areas.some(
        ({ top, bottom, left, right }) =>
          top <= row.row &&
          row.row <= bottom &&
          left <= column &&
          column <= right &&
          (top < row.row || left < column),
      );
      const isWritten =
        row.cells.some((other) => other.column === column && other.text.trim() !== '') ||
        (formulas.get(row.row) ?? []).some((formula) => formula.column === column);
      return isCovered || isWritten ? [] : [{ kind: 'value', row: row.row, column, name: label }];
    }),
  );
}

/**
 * The cells of a form's lines (JJ4068), found by code or, where a line has none, by label, wherever they stand.
 *
 * A line of the layout is used once, so that a form which repeats a label (其中：国家级) fills the first one only.
 * Lines that the sheet computes are left.
 */
export function lineTargets(
  layout: LayoutShape,
  sheet: TemplateSheet,
  found: FoundTable,
): readonly CellTarget[] {
  const { lines } = layout;
  const columnOf = (key: string | undefined) => found.columns.find((entry) => entry.key === key)?.column;
  const column = columnOf(lines?.valueKey);
  if (lines === undefined || column === undefined) return [];
  const [codes, labels] = [columnOf(lines.codeKey), columnOf(lines.labelKey)];
  const open = [...lines.rows];
  return sheet.rows.flatMap(({ row, cells }): readonly CellTarget[] => {
    if (row <= found.headLastRow) return [];
    const textAt = (at: number | undefined) => cells.find((cell) => cell.column === at)?.text ?? '';
    const [code, label] = [textAt(codes).normalize('NFKC').trim(), normaliseHeading(textAt(labels))];
    const at = open.findIndex((line) =>
      code === '' ? normaliseHeading(line.label) === label : sameCode(line.code, code),
    );
    const [line] = at === -1 ? [] : open.splice(at, 1);
    const isComputed =
      indexOf(sheet)
        .formulas.get(row)
        ?.some((formula) => formula.column === column) ?? false;
    return line === undefined || isComputed
      ? []
      : [{ kind: 'value', row, column, name: lineName(line.code) }];
  });
}

/** A spreadsheet makes a number of a code that is typed into an unformatted cell: 01 stands there as 1. */
function sameCode(code: string, text: string): boolean {
  return /^\d+$/.test(text) && Number(text) === Number(code);
}

/**
 * Empty cells of a row 合计 below columns of figures. A cell without a format of its own is left: there the table
 * has ended, and a number would stand outside the frame.
 */
function sumTargets(
  layout: LayoutShape,
  sheet: TemplateSheet,
  table: TemplateTable,
  row: SheetRow,
): readonly CellTarget[] {
  const label = ownCells(row)[0]?.text.normalize('NFKC').replace(/\s/gu, '') ?? '';
  if (!FOOTER_TOTAL.test(label)) return [];
  const summed = new Set<string>(layout.columns.filter((column) => column.isSummed).map(({ key }) => key));
  const taken = new Set([
    ...row.cells.map(({ column }) => column),
    ...sheet.formulas.filter((formula) => formula.row === row.row).map(({ column }) => column),
  ]);
  const styled = new Set(sheet.styledColumns.get(row.row) ?? []);
  const isPartOfMerge = (column: number) =>
    sheet.merges.some(
      ({ top, bottom, left, right }) =>
        top <= row.row && row.row <= bottom && left < column && column <= right,
    );
  return table.columns.flatMap(({ column, fill }): readonly CellTarget[] => {
    if (fill.kind !== 'field' || !summed.has(fill.key)) return [];
    if (taken.has(column) || isPartOfMerge(column) || !styled.has(column)) return [];
    return [{ kind: 'sum', row: row.row, column, key: fill.key }];
  });
}
