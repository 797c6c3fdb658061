import type { SheetLayout } from '../layouts/sheet-layout.ts';
import { normaliseHeading } from '../read/find-header.ts';
import { FOOTER_TOTAL } from '../read/read-rows.ts';
import { addressOf, type SheetRow } from '../render/sheet-cell.ts';
import type { FoundTable } from './find-table.ts';
import { indexOf, ownCells } from './sheet-index.ts';
import type { CellTarget, TemplateTable } from './template-mapping.ts';
import type { TemplateSheet, TemplateWorkbook } from './template-sheet.ts';
import { lineName } from './template-value-names.ts';
import { findCount, findPlaceholders } from './template-values.ts';

/** Single cells that take a value: `{{placeholders}}`, 共 N 人, sums below the table, named cells and cells behind a label. */
export function findCellTargets<Row>(
  layout: SheetLayout<Row>,
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

/** The empty cell at the right of a label with its colon (填报单位：, 年度：), which is where people write. */
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

/** The cells of a form's lines, found by code or label wherever they stand; those that the sheet computes are left. */
export function lineTargets<Row>(
  layout: SheetLayout<Row>,
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

/** `1` is `01`: a spreadsheet makes numbers of codes. */
function sameCode(code: string, text: string): boolean {
  return /^\d+$/.test(text) && Number(text) === Number(code);
}

/** Empty cells of a row 合计 below columns of figures. */
function sumTargets<Row>(
  layout: SheetLayout<Row>,
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
