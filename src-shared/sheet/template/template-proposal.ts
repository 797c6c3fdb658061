import type { Problem, TemplateProblemCode } from '../../problems.ts';
import type { SheetLayout } from '../layouts/sheet-layout.ts';
import {
  findHeader,
  findSheet,
  headerAt,
  namesOf,
  normaliseHeading,
  SEQUENCE_HEADINGS,
  type SheetHeader,
} from '../read/find-header.ts';
import { FOOTER_TOTAL } from '../read/read-rows.ts';
import { addressOf, columnLetters, type SheetCell, type SheetRow } from '../render/sheet-cell.ts';
import { tokenizeFormula } from './formula-references.ts';
import { type SheetArea, writeArea } from './row-shift.ts';
import type { TemplateFingerprint } from './template-fingerprint.ts';
import type {
  CellTarget,
  ColumnFill,
  MappingCorrections,
  TemplateMapping,
  TemplateTable,
} from './template-mapping.ts';
import type { TemplateSheet, TemplateWorkbook } from './template-sheet.ts';
import { lineName } from './template-value-names.ts';
import { findCount, findPlaceholders } from './template-values.ts';

export type TemplateProblem = Problem & { readonly code: TemplateProblemCode };

export type TemplateProposal = {
  readonly mapping: TemplateMapping | null;
  readonly problems: readonly TemplateProblem[];
};

/** Nobody sends more blank rows; what is formatted further down is left as it is. */
const BLANK_ROWS_MAX = 10_000;

/** Examples are few; more rows than this are somebody's data. */
const EXAMPLES_MAX = 3;

/**
 * Proposes how to fill a template: finds its head by the words of the layout, the blank rows below it, examples in
 * them, totals, 共 N 人 and `{{placeholders}}`; a sheet with placeholders alone is a form. Names in `valueNames` are the
 * single values that there are. Without a place for records or values `mapping` is `null` and a problem says why.
 */
export function proposeTemplate<Row>(
  layout: SheetLayout<Row>,
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

function isInOrder(table: TemplateTable): boolean {
  return (
    table.headFirstRow <= table.headLastRow &&
    table.headLastRow < table.firstRow &&
    table.firstRow <= table.sampleRow &&
    table.sampleRow <= table.lastRow
  );
}

function wrongRows(
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

function notRecognised<Row>(layout: SheetLayout<Row>, sheet: string): TemplateProblem {
  const required = layout.columns.filter((column) => column.isRequired);
  const headings = required.map((column) => column.headings.join('')).join('、');
  return { code: 'templateNotRecognised', severity: 'error', at: { sheet }, values: { headings } };
}

function chooseSheet<Row>(
  layout: SheetLayout<Row>,
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

/** Values that stand in the sheet themselves, not copies of merged ones. */
function ownCells(row: SheetRow): readonly SheetCell[] {
  return row.cells.filter((cell) => cell.mergedFrom === undefined && cell.text.trim() !== '');
}

function hasPlaceholders(sheet: TemplateSheet): boolean {
  return sheet.rows.some((row) => ownCells(row).some((cell) => findPlaceholders(cell.text).length > 0));
}

type FoundColumn = {
  readonly column: number;
  readonly heading: string;
  readonly key: string | null;
  /** The user said so, `null` included. */
  readonly isChosen: boolean;
};

type FoundTable = {
  readonly header: SheetHeader | null;
  readonly headFirstRow: number;
  readonly headLastRow: number;
  readonly columns: readonly FoundColumn[];
};

/** Keys of corrections that are no fields: rows numbered, examples taken out. */
const SEQUENCE = 'sequence';
const CLEAR = 'clear';

function findTable<Row>(
  layout: SheetLayout<Row>,
  sheet: TemplateSheet,
  corrections: MappingCorrections,
): FoundTable | null {
  const header = headerOf(layout, sheet, corrections);
  const found = findMarkedRow(layout, sheet);
  const { headRows, bodyRows } = corrections;
  const isMarked = found !== null && (headRows === undefined || found.row === headRows.last + 1);
  if (isMarked) {
    const above = { first: found.row - 1, last: found.row - 1 };
    const head = header ?? headerAt(layout, sheet, above, keysIn(corrections.columns));
    return found.row === 1 ? null : markedTable(found, head, corrections);
  }
  if (header === null) return null;
  const headLastRow = headRows?.last ?? afterColumnNumbers(sheet, header.lastRow);
  const firstRow = bodyRows?.first ?? headLastRow + 1;
  const columns = header.columns.map(({ column, heading, key }) => ({
    column: masterColumn(sheet, firstRow, column),
    heading,
    key: SEQUENCE_HEADINGS.has(normaliseHeading(heading)) && key === null ? SEQUENCE : key,
  }));
  const single = columns.filter(
    (entry, index) => columns.findIndex((other) => other.column === entry.column) === index,
  );
  if (single.length === 0) return null;
  return { header, headFirstRow: header.firstRow, headLastRow, columns: applyChoices(single, corrections) };
}

function headerOf<Row>(
  layout: SheetLayout<Row>,
  sheet: TemplateSheet,
  { headRows, columns }: MappingCorrections,
): SheetHeader | null {
  const mapping = keysIn(columns);
  if (headRows === undefined) {
    const header = findHeader(layout, sheet, mapping);
    if (header === null) return null;
    const first = topOfHead(sheet, header.firstRow);
    return first === header.firstRow
      ? header
      : headerAt(layout, sheet, { first, last: header.lastRow }, mapping);
  }
  const { first, last } = headRows;
  // A row of column numbers at the end of the head says nothing about the columns.
  const isNumbered = last > first && afterColumnNumbers(sheet, last - 1) === last;
  return headerAt(layout, sheet, { first, last: isNumbered ? last - 1 : last }, mapping);
}

/** Corrections as the finder of heads takes them: keys of the layout alone. */
function keysIn(columns: MappingCorrections['columns']): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    choicesOf(columns).map(([column, key]) => [
      String(column),
      key === SEQUENCE || key === CLEAR ? null : key,
    ]),
  );
}

/** Words that are merged from above into the row that names the columns belong to the head. */
function topOfHead(sheet: TemplateSheet, firstRow: number): number {
  const tops = sheet.merges
    .filter(({ top, bottom }) => top < firstRow && bottom >= firstRow)
    .map(({ top }) => top);
  return Math.min(firstRow, ...tops);
}

const COLUMN_MAX = 16_384;

/** Corrections by column number; what is no column of a sheet is nothing. */
function choicesOf(columns: MappingCorrections['columns']): readonly (readonly [number, string | null])[] {
  return Object.entries(columns ?? {})
    .map(([column, key]) => [Number(column), key] as const)
    .filter(([column]) => Number.isInteger(column) && column >= 1 && column <= COLUMN_MAX);
}

function applyChoices(
  columns: readonly Omit<FoundColumn, 'isChosen'>[],
  corrections: MappingCorrections,
): readonly FoundColumn[] {
  const choices = new Map(choicesOf(corrections.columns));
  const chosen = new Set([...choices.values()].filter((key) => key !== null));
  const special = new Set([SEQUENCE, CLEAR]);
  return columns.map((entry) => {
    const choice = choices.get(entry.column);
    const isTaken = entry.key !== null && chosen.has(entry.key) && !special.has(entry.key);
    if (choice === undefined) return { ...entry, key: isTaken ? null : entry.key, isChosen: false };
    // A key that the layout does not have was not taken over, and stays what was proposed.
    const isKnown = choice === null || special.has(choice) || entry.key === choice;
    return isKnown ? { ...entry, key: choice, isChosen: true } : { ...entry, isChosen: false };
  });
}

/** The table below a head whose blank row is marked by hand, column by column. */
function markedTable(
  marked: { readonly row: number; readonly columns: readonly { column: number; key: string }[] },
  header: SheetHeader | null,
  corrections: MappingCorrections,
): FoundTable {
  const headings = new Map(header?.columns.map(({ column, heading }) => [column, heading]));
  const keys = new Map(header?.columns.map(({ column, key }) => [column, key]));
  const choices = choicesOf(corrections.columns);
  const own = new Set(marked.columns.map(({ column }) => column));
  const others = choices.filter(([column]) => !own.has(column));
  const columns = [
    ...marked.columns.map(({ column, key }) => {
      const isChosen = choices.some(([number]) => number === column);
      return { column, key: isChosen ? (keys.get(column) ?? null) : key };
    }),
    ...others.map(([column]) => ({ column, key: keys.get(column) ?? null })),
  ].sort((a, b) => a.column - b.column);
  const headLastRow = Math.max(1, marked.row - 1);
  return {
    header,
    headFirstRow: Math.min(header?.firstRow ?? headLastRow, headLastRow),
    headLastRow,
    columns: applyChoices(
      columns.map((entry) => ({ ...entry, heading: headings.get(entry.column) ?? '' })),
      corrections,
    ),
  };
}

/** A row of placeholders named after the layout's columns: the sample row is marked by hand. */
function findMarkedRow<Row>(
  layout: SheetLayout<Row>,
  sheet: TemplateSheet,
): { readonly row: number; readonly columns: readonly { column: number; key: string }[] } | null {
  const names = namesOf(layout);
  const keys = new Set<string>(layout.columns.map((column) => column.key));
  for (const row of sheet.rows) {
    const columns = ownCells(row).flatMap((cell) => {
      const [placeholder, more] = findPlaceholders(cell.text.trim());
      if (placeholder === undefined || more !== undefined) return [];
      if (placeholder.end - placeholder.start !== cell.text.trim().length) return [];
      const { name } = placeholder;
      const isSequence = SEQUENCE_HEADINGS.has(normaliseHeading(name));
      const key = keys.has(name) ? name : isSequence ? SEQUENCE : names.get(normaliseHeading(name));
      return key === undefined ? [] : [{ column: cell.column, key }];
    });
    const isWhole = columns.length >= 2 && columns.length * 2 >= ownCells(row).length;
    if (isWhole && new Set(columns.map(({ key }) => key)).size === columns.length)
      return { row: row.row, columns };
  }
  return null;
}

/** Of cells merged side by side in a blank row only the leftmost takes a value. */
function masterColumn(sheet: TemplateSheet, row: number, column: number): number {
  const area = sheet.merges.find(
    ({ top, bottom, left, right }) => top === row && bottom === row && left <= column && column <= right,
  );
  return area?.left ?? column;
}

const COLUMN_NUMBER = /^(?:\(?\d{1,3}\)?|[A-Z]|[甲乙丙丁戊己庚辛壬癸]|栏次|列次)$/u;

/** Statistics forms number their columns (甲 乙 1 2 3) in a row below the head; a row that computes is none. */
function afterColumnNumbers(sheet: TemplateSheet, headLastRow: number): number {
  if (indexOf(sheet).formulas.has(headLastRow + 1)) return headLastRow;
  const below = sheet.rows.find((row) => row.row === headLastRow + 1);
  const cells = below === undefined ? [] : ownCells(below);
  const isNumbering =
    cells.length >= 3 && cells.every((cell) => COLUMN_NUMBER.test(cell.text.normalize('NFKC').trim()));
  return isNumbering ? headLastRow + 1 : headLastRow;
}

function describeTable(
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

type SheetIndex = {
  readonly rows: ReadonlyMap<number, SheetRow>;
  readonly formulas: ReadonlyMap<number, TemplateSheet['formulas']>;
  /** Merges of one row by that row, and those of several. */
  readonly merges: ReadonlyMap<number, readonly SheetArea[]>;
  readonly tallMerges: readonly SheetArea[];
};

const indexes = new WeakMap<TemplateSheet, SheetIndex>();

/** What stands in which row: a sheet with thousands of blank rows is asked for each of them. */
function indexOf(sheet: TemplateSheet): SheetIndex {
  const known = indexes.get(sheet);
  if (known !== undefined) return known;
  const made: SheetIndex = {
    rows: new Map(sheet.rows.map((row) => [row.row, row])),
    formulas: Map.groupBy(sheet.formulas, ({ row }) => row),
    merges: Map.groupBy(
      sheet.merges.filter(({ top, bottom }) => top === bottom),
      ({ top }) => top,
    ),
    tallMerges: sheet.merges.filter(({ top, bottom }) => top !== bottom),
  };
  indexes.set(sheet, made);
  return made;
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

function countExamples(
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

/** Areas of one column's width that a formula adds up or counts. */
/** How many single cells of a column's blank rows a formula names. */
function cellsIn(formula: string, column: number, { firstRow, lastRow }: TemplateTable): number {
  return tokenizeFormula(formula).filter((token) => {
    if (token.kind !== 'reference') return false;
    const { first, last, sheet } = token.reference;
    const row = first.row ?? 0;
    return sheet === null && last === null && first.column === column && row >= firstRow && row <= lastRow;
  }).length;
}

function sumsOver(formula: string): readonly SheetArea[] {
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

function findCellTargets<Row>(
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
function lineTargets<Row>(
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

function missingLines<Row>(
  layout: SheetLayout<Row>,
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

function tableProblems<Row>(
  layout: SheetLayout<Row>,
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

/** Placeholders in the blank rows that belong to no column of the layout. */
function unusedMarks(sheet: TemplateSheet, table: TemplateTable | null): readonly CellTarget[] {
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

function placeholderProblems(
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
