import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { runNow, type Work } from '../../../src-shared/lib/work.ts';
import { addressOf } from '../../../src-shared/sheet/render/sheet-cell.ts';
import type { CellContent } from '../../../src-shared/sheet/template/formula-totals.ts';
import {
  moveReference,
  moveRow,
  parseArea,
  type RowShift,
  type SheetArea,
  shiftFor,
} from '../../../src-shared/sheet/template/row-shift.ts';
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
import { runWork, type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import {
  type CellManner,
  type CellWrite,
  checkText,
  plainTextOf,
  replaceInRuns,
  type TextReplacement,
} from '../ooxml/cell-xml.ts';
import { encodePart } from '../ooxml/part-text.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import { createEdits } from '../ooxml/xml-edits.ts';
import { attributeOf, childOf, textOf, type XmlElement } from '../ooxml/xml-tree.ts';
import { copyZip } from '../ooxml/zip-copy.ts';
import {
  type OpenTemplate,
  openTemplate,
  type TemplatePart,
  type TemplateSheetPart,
} from '../template/open-template.ts';
import { type CellElement, readSheetRows, type SheetRows } from '../template/sheet-rows.ts';
import {
  computeResults,
  createWrittenRows,
  type FormulaResults,
  findDependent,
  type PlannedFormula,
  planFormulas,
  planInsertedFormulas,
} from './formula-plan.ts';
import { addRowBreaks, patchMarks } from './patch-marks.ts';
import { type PatchedPart, patchRelatedParts } from './patch-parts.ts';
import { patchRows, widenDimension } from './patch-rows.ts';
import { openStyles } from './patch-styles.ts';
import { definedNames, dropCalculationChain, patchWorkbook } from './patch-workbook.ts';
import {
  createSheetWrites,
  NO_WRITES,
  type SheetWrites,
  type SingleWrite,
  type TableWrites,
} from './sheet-writes.ts';

/** Something about a filled workbook that the user should know. */
export type FillNote =
  /** Macros were neither run nor changed. */
  | { readonly code: 'macrosKept' }
  /** Links to other workbooks were neither followed nor changed. */
  | { readonly code: 'externalLinksKept'; readonly links: number }
  /** Records in rows that the template hides: they are there, and nobody sees them. */
  | { readonly code: 'recordsHidden'; readonly records: number }
  /** Figures that the format of their cell shows rounded, or as a percentage or a day; the first of them. */
  | { readonly code: 'figuresShownUnlike'; readonly figures: number; readonly address: string }
  /** Formulas whose result is only known once a spreadsheet program has opened the file. */
  | { readonly code: 'formulasNotComputed'; readonly formulas: number };

export type FilledTemplate = { readonly bytes: Uint8Array; readonly notes: readonly FillNote[] };

const ROW_MAX = 1_048_576;

/**
 * Fills a template: records into the table's blank rows, values into single cells. More records than blank rows insert
 * rows in the manner of the sample row, and everything that refers to rows moves along; fewer leave blank rows.
 * Formulas stay; totals over filled cells carry their new result, other dependent formulas are computed by the program
 * that opens the file. Every part of the workbook that this does not concern keeps its compressed bytes, and inside
 * changed parts every other character stays.
 *
 * The mapping must belong to the template (same fingerprint): that is the caller's check. The result still has to pass
 * `checkFilledSheets` before it is handed out.
 * Others are let in after each of the `slices`; `onShare` is told what share of the sheet is written.
 * Throws `TemplateRefused` and, for files that are not readable, `WorkbookRefused`.
 */
export async function fillTemplate(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  rows: readonly TemplateRow[],
  values: TemplateValues = {},
  slices: TimeSlices = timeSlices(),
  onShare: (share: number) => void = () => undefined,
): Promise<FilledTemplate> {
  const template = await openTemplate(bytes);
  const sheet = template.sheets.find(({ name, isWorksheet }) => name === mapping.sheet && isWorksheet);
  if (sheet === undefined) throw new TemplateRefused('templateSheetMissing', { sheet: mapping.sheet });
  const { table } = mapping;
  const shift = table === null ? null : shiftFor(sheet.name, table, rows.length);
  if (table !== null && table.firstRow + rows.length > ROW_MAX)
    throw new TemplateRefused('tooManyRecords', { records: rows.length });

  const filled = readFilledSheet(template, sheet);
  const relations = template.relationsOf(template.workbookPart);
  const stylesPart = relations.find(({ type }) => type.endsWith('/styles'))?.part ?? null;
  const styles = openStyles(stylesPart === null ? null : template.read(stylesPart));
  const unlike: string[] = [];
  const manner: CellManner = {
    onUnlikeFigure: (address) => unlike.push(address),
    prefix: filled.rows.prefix,
    styles,
    dates: template.isFrom1904 ? 1904 : 1900,
  };
  const strings = sharedStringsOf(template, relations, filled, mapping.cells);
  const writes = await runWork(planWrites({ mapping, rows, values, shift, filled, strings, manner }), slices);
  if (slices.isOver) await slices.next();

  const others = readOtherSheets(template, sheet);
  const workbook = assertPresent(template.read(template.workbookPart), 'the workbook part was read');
  const plan = await runWork(
    planAllFormulas({ sheet, filled, others, shift, table, writes, records: rows.length, workbook }),
    slices,
  );
  if (slices.isOver) await slices.next();

  const patched: PatchedPart[] = [];
  const own = await patchFilledSheet(
    { sheet, filled, shift, table, rows, writes, manner, plan, onShare },
    slices,
  );
  if (own !== null) patched.push({ part: sheet.part, text: own });
  for (const other of others) {
    const text = patchOtherSheet(other, shift, manner, plan);
    if (text !== null) patched.push({ part: other.sheet.part, text });
  }
  const isMoved =
    shift !== null &&
    plan.formulas.some((formula) => formula.sheet === sheet.name && formula.row >= shift.pivot);
  const chain = isMoved ? dropCalculationChain(template) : { dropped: null, patched: [] };
  patched.push(...chain.patched);
  if (shift !== null) patched.push(...patchRelatedParts(template, sheet.part, shift));
  const mustCalculate = [...plan.results.values()].some((result) => result === null);
  const titleRows =
    table?.rowsPerPage === null || table === null || rows.length <= table.rowsPerPage
      ? null
      : { first: table.headFirstRow, last: table.headLastRow };
  const workbookText = patchWorkbook(workbook, { sheet, shift, titleRows, mustCalculate });
  if (workbookText !== null) patched.push({ part: template.workbookPart, text: workbookText });
  const stylesText = styles.patched();
  if (stylesText !== null && stylesPart !== null) patched.push({ part: stylesPart, text: stylesText });

  if (slices.isOver) await slices.next();
  return {
    bytes: writeParts(template, patched, chain.dropped),
    notes: [
      ...hiddenNotes(filled, table, shift, rows.length),
      ...unlikeNotes(unlike),
      ...notesOf(template, plan.results),
    ],
  };
}

type FilledSheet = {
  readonly part: TemplatePart;
  readonly rows: SheetRows;
  readonly merges: readonly SheetArea[];
};

function readFilledSheet(template: OpenTemplate, sheet: TemplateSheetPart): FilledSheet {
  const part = template.read(sheet.part);
  if (part === null) throw new TemplateRefused('templateSheetMissing', { sheet: sheet.name });
  const merges = childOf(part.root, 'mergeCells')?.children ?? [];
  return {
    part,
    rows: readSheetRows(part),
    merges: merges.flatMap((element) => parseArea(attributeOf(part.text, element, 'ref') ?? '') ?? []),
  };
}

type OtherSheet = {
  readonly sheet: TemplateSheetPart;
  readonly part: TemplatePart;
  readonly rows: SheetRows;
};

/** Other sheets matter for their formulas only; one that has none is not read further. */
function readOtherSheets(template: OpenTemplate, filled: TemplateSheetPart): readonly OtherSheet[] {
  const others: OtherSheet[] = [];
  for (const sheet of template.sheets) {
    if (sheet.part === filled.part || !sheet.isWorksheet) continue;
    const text = template.readText(sheet.part);
    if (text === null || !/<(?:[\w.-]+:)?(?:f|formula\d?|hyperlink)[\s>]/.test(text)) continue;
    const part = assertPresent(template.read(sheet.part), 'a part whose text was read');
    others.push({ sheet, part, rows: readSheetRows(part) });
  }
  return others;
}

type SharedStrings = { readonly part: TemplatePart; readonly items: readonly XmlElement[] } | null;

/** The shared texts, read only where a single cell's own text has to be known. */
function sharedStringsOf(
  template: OpenTemplate,
  relations: readonly { readonly type: string; readonly part: string }[],
  filled: FilledSheet,
  cells: readonly CellTarget[],
): SharedStrings {
  const isNeeded = cells.some(
    (target) =>
      (target.kind === 'placeholders' || target.kind === 'count') &&
      findCell(filled, target.row, target.column)?.type === 's',
  );
  const name = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.part;
  const part = isNeeded && name !== undefined ? template.read(name) : null;
  return part === null ? null : { part, items: part.root.children.filter((child) => child.name === 'si') };
}

function findCell(filled: FilledSheet, row: number, column: number): CellElement | null {
  const found = filled.rows.rows.find((candidate) => candidate.row === row);
  return found?.cells.find((cell) => cell.column === column) ?? null;
}

type WritePlan = {
  readonly mapping: TemplateMapping;
  readonly rows: readonly TemplateRow[];
  readonly values: TemplateValues;
  readonly shift: RowShift | null;
  readonly filled: FilledSheet;
  readonly strings: SharedStrings;
  readonly manner: CellManner;
};

function* planWrites(plan: WritePlan): Work<SheetWrites> {
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

const RECORDS_AT_ONCE = 250;

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
  for (let index = 0; index <= lastRow - firstRow; index++) {
    const record = rows[index];
    values.push(columns.map(({ fill }) => valueFor(fill, record, index)));
    if (index % RECORDS_AT_ONCE === RECORDS_AT_ONCE - 1) yield;
  }
  return { firstRow, columns: columns.map(({ column }) => column), values };
}

const EMPTY: TemplateValue = { kind: 'empty' };

function valueFor(
  fill: TemplateTable['columns'][number]['fill'],
  record: TemplateRow | undefined,
  index: number,
): TemplateValue | undefined {
  // Blank rows may be numbered by the template itself.
  if (record === undefined) return fill.kind === 'sequence' ? undefined : EMPTY;
  if (fill.kind === 'sequence') return { kind: 'number', thousandths: (index + 1) * 1000 };
  return (fill.kind === 'field' ? record[fill.key] : undefined) ?? EMPTY;
}

/** The same for all blank rows at once. */
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

function refuseMerged(filled: FilledSheet, row: number, column: number): void {
  const isCovered = filled.merges.some(({ top, left, bottom, right }) => {
    const isInside = top <= row && row <= bottom && left <= column && column <= right;
    return isInside && (row !== top || column !== left);
  });
  if (isCovered) throw new TemplateRefused('targetMerged', { address: addressOf(row, column) });
}

function refuseFormula(filled: FilledSheet, row: number, column: number): void {
  if (findCell(filled, row, column)?.formula != null)
    throw new TemplateRefused('targetHoldsFormula', { address: addressOf(row, column) });
}

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

function writeInText(
  plan: WritePlan,
  target: Extract<CellTarget, { kind: 'count' | 'placeholders' }>,
): CellWrite | null {
  const cell = findCell(plan.filled, target.row, target.column);
  const item = cell === null ? null : textItemOf(plan, cell);
  if (item === null) return null;
  const text = plainTextOf(item.text, item.element);
  if (target.kind === 'count') {
    const place = findCount(text);
    if (place === null) return null;
    const by = place.write(countOf(plan.rows, plan.values));
    return replaceInRuns(item.text, item.element, [{ ...place, by }], plan.manner.prefix);
  }
  const placeholders = findPlaceholders(text);
  const [only, more] = placeholders;
  if (only !== undefined && more === undefined && text.trim().length === only.end - only.start)
    return valueNamed(plan.values, only.name);
  const replacements = placeholders.map(({ name, start, end }): TextReplacement => {
    const by = textOfValue(valueNamed(plan.values, name));
    checkText(by, addressOf(target.row, target.column));
    return { start, end, by };
  });
  return replaceInRuns(item.text, item.element, replacements, plan.manner.prefix);
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

type FormulaPlan = { readonly formulas: readonly PlannedFormula[]; readonly results: FormulaResults };

function* planAllFormulas(input: {
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

/** Rows of the table are written to in the same columns: its first and last rows and the last record stand for all. */
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

/** What the filled sheet's cells will hold. */
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

function contentOfCell(text: string, cell: CellElement): CellContent {
  if (cell.value === null) return cell.type === 'inlineStr' ? { kind: 'filled' } : { kind: 'empty' };
  const stored = textOf(text, cell.value);
  if (cell.type === 'e') return { kind: 'unknown' };
  if (cell.type === 'str') return { kind: 'text', text: stored };
  if (cell.type !== 'n') return { kind: 'filled' };
  const value = Number(stored);
  return Number.isFinite(value) ? { kind: 'figure', value } : { kind: 'unknown' };
}

async function patchFilledSheet(
  input: {
    readonly sheet: TemplateSheetPart;
    readonly filled: FilledSheet;
    readonly shift: RowShift | null;
    readonly table: TemplateTable | null;
    readonly rows: readonly TemplateRow[];
    readonly writes: SheetWrites;
    readonly manner: CellManner;
    readonly plan: FormulaPlan;
    readonly onShare: (share: number) => void;
  },
  slices: TimeSlices,
): Promise<Uint8Array | null> {
  const { sheet, filled, shift, table, writes, manner, plan } = input;
  const { part, rows } = filled;
  const edits = createEdits(part.text);
  const lastRow = table === null ? 0 : table.lastRow + (shift?.count ?? 0);
  patchRows({
    ...{ part, rows, edits, shift, writes, manner, results: plan.results },
    formulas: plan.formulas.filter((formula) => formula.sheet === sheet.name),
    sampleRow: rows.rows.find(({ row }) => row === table?.sampleRow) ?? null,
    isTableRow: (row) => table !== null && row >= table.firstRow && row <= lastRow,
  });
  if (slices.isOver) await slices.next();
  if (shift !== null) await runWork(patchMarks(part, edits, sheet.name, shift), slices);
  if (table !== null && table.rowsPerPage !== null) {
    const { firstRow, rowsPerPage } = table;
    const pages = Math.ceil(input.rows.length / rowsPerPage);
    const below = Array.from(
      { length: Math.max(0, pages - 1) },
      (_, page) => firstRow + (page + 1) * rowsPerPage - 1,
    );
    addRowBreaks(part, edits, shift, below, manner.prefix);
  }
  const dimension = childOf(part.root, 'dimension');
  const size = dimension === undefined ? undefined : attributeOf(part.text, dimension, 'ref');
  if (dimension !== undefined && size !== undefined) {
    const moved = shift === null ? size : moveReference(shift, size);
    edits.setAttribute(dimension, 'ref', widenDimension(moved, writes));
  }
  if (edits.isEmpty) return null;
  return runWork(edits.encode(part.encoding), slices, input.onShare);
}

function patchOtherSheet(
  other: OtherSheet,
  shift: RowShift | null,
  manner: CellManner,
  plan: FormulaPlan,
): string | null {
  const { part, rows, sheet } = other;
  const edits = createEdits(part.text);
  patchRows({
    ...{ part, rows, edits, shift: null, writes: NO_WRITES, results: plan.results },
    manner: { ...manner, prefix: rows.prefix },
    formulas: plan.formulas.filter((formula) => formula.sheet === sheet.name),
    sampleRow: null,
    isTableRow: () => false,
  });
  if (shift !== null) runNow(patchMarks(part, edits, sheet.name, shift));
  return edits.isEmpty ? null : edits.apply();
}

/** Writes changed parts back under the names that the zip has for them. */
function writeParts(
  template: OpenTemplate,
  patched: readonly PatchedPart[],
  dropped: string | null,
): Uint8Array {
  const names = new Map(template.zip.entries.map(({ name }) => [name.toLowerCase(), name]));
  const changes = new Map<string, Uint8Array | null>();
  for (const { part, text } of patched) {
    const isXml = !part.toLowerCase().endsWith('.vml');
    const old = isXml ? template.read(part) : null;
    if (old?.text === text) continue;
    const name = assertPresent(names.get(part.toLowerCase()), 'a patched part is in the file');
    changes.set(
      name,
      typeof text === 'string' ? encodePart({ text, encoding: old?.encoding ?? 'utf-8' }) : text,
    );
  }
  const droppedName = dropped === null ? undefined : names.get(dropped.toLowerCase());
  if (droppedName !== undefined) changes.set(droppedName, null);
  return copyZip(template.bytes, changes);
}

function unlikeNotes(addresses: readonly string[]): readonly FillNote[] {
  const [address] = addresses;
  return address === undefined ? [] : [{ code: 'figuresShownUnlike', figures: addresses.length, address }];
}

/** Inserted rows are made like the sample row, hidden where that one is. */
function hiddenNotes(
  filled: FilledSheet,
  table: TemplateTable | null,
  shift: RowShift | null,
  records: number,
): readonly FillNote[] {
  if (table === null) return [];
  const hidden = filled.rows.rows.filter(
    ({ element, row }) =>
      row >= table.firstRow &&
      row <= table.lastRow &&
      /^(?:1|true)$/.test(attributeOf(filled.part.text, element, 'hidden') ?? ''),
  );
  const places = hidden.map(({ row }) => (shift === null ? row : moveRow(shift, row)));
  const standing = places.filter((row) => row < table.firstRow + records).length;
  const inserted = hidden.some(({ row }) => row === table.sampleRow) ? (shift?.count ?? 0) : 0;
  return standing + inserted === 0 ? [] : [{ code: 'recordsHidden', records: standing + inserted }];
}

function notesOf(template: OpenTemplate, results: FormulaResults): readonly FillNote[] {
  const notes: FillNote[] = [];
  for (const note of template.notes) {
    if (note.code === 'macrosIgnored') notes.push({ code: 'macrosKept' });
    if (note.code === 'externalLinksIgnored')
      notes.push({ code: 'externalLinksKept', links: Number(note.values['links']) });
  }
  const formulas = [...results.values()].filter((result) => result === null).length;
  if (formulas > 0) notes.push({ code: 'formulasNotComputed', formulas });
  return notes;
}
