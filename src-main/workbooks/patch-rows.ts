import { assertPresent } from '../../src-shared/lib/assert.ts';
import { moveReference, moveRow, type RowShift } from '../../src-shared/sheet/row-shift.ts';
import { addressOf, columnLetters } from '../../src-shared/sheet/sheet-cell.ts';
import { type CellManner, type CellWrite, writeCell } from './cell-xml.ts';
import { type FormulaResults, formulasByPlace, type PlannedFormula, placeKey } from './formula-plan.ts';
import type { TemplatePart } from './open-template.ts';
import { attributeOf, escapeText, type XmlEdits } from './patch-xml.ts';
import type { CellElement, RowElement, SheetRows } from './sheet-rows.ts';

/** What goes where: row → column → value, as the filled sheet will be numbered. */
export type SheetWrites = ReadonlyMap<number, ReadonlyMap<number, CellWrite>>;

export type RowPatch = {
  readonly part: TemplatePart;
  readonly rows: SheetRows;
  readonly edits: XmlEdits;
  /** The insertion into this sheet; `null` when its rows stay where they are. */
  readonly shift: RowShift | null;
  readonly writes: SheetWrites;
  readonly manner: CellManner;
  readonly formulas: readonly PlannedFormula[];
  readonly results: FormulaResults;
  /** The row in whose manner new cells are made: inside the table they look like the sample row's. */
  readonly sampleRow: RowElement | null;
  readonly isTableRow: (row: number) => boolean;
};

/** Writes values, inserts rows, moves rows and formulas. Cells that none of this concerns keep their text. */
export function patchRows(patch: RowPatch): void {
  const { rows, shift, writes, edits } = patch;
  const planned = formulasByPlace(patch.formulas);
  const made = new Map<number, string>();
  const finalRows = new Set(rows.rows.map(({ row }) => (shift === null ? row : moveRow(shift, row))));
  if (shift !== null) {
    const model = modelOf(patch, shift.pivot, patch.sampleRow);
    for (let row = shift.pivot; row < shift.pivot + shift.count; row++)
      made.set(row, newRow(patch, row, model, planned));
  }
  for (const [row, cells] of writes) {
    if (finalRows.has(row) || made.has(row)) continue;
    if ([...cells.values()].every(isBlank)) continue;
    made.set(row, newRow(patch, row, modelOf(patch, row, null), planned));
  }
  for (const row of rows.rows) {
    const finalRow = shift === null ? row.row : moveRow(shift, row.row);
    patchRow(patch, row, finalRow, planned);
  }
  insertRows(rows, shift, edits, made);
}

function insertRows(
  rows: SheetRows,
  shift: RowShift | null,
  edits: XmlEdits,
  made: ReadonlyMap<number, string>,
): void {
  if (made.size === 0) return;
  const { sheetData } = rows;
  const sorted = [...made].sort((a, b) => a[0] - b[0]);
  if (sheetData.isEmptyTag) {
    const name = `${rows.prefix}sheetData`;
    const xml = sorted.map(([, row]) => row).join('');
    edits.replace(sheetData.start, sheetData.end, `<${name}>${xml}</${name}>`);
    return;
  }
  const places = rows.rows.map(({ row, element }) => ({
    row: shift === null ? row : moveRow(shift, row),
    at: element.start,
  }));
  let next = 0;
  for (const [row, xml] of sorted) {
    while ((places[next]?.row ?? Number.POSITIVE_INFINITY) < row) next++;
    const at = places[next]?.at ?? sheetData.closeStart;
    edits.replace(at, at, xml);
  }
}

function isBlank(write: CellWrite): boolean {
  return write.kind === 'empty' || (write.kind === 'text' && write.text === '');
}

/** How rows of one manner are made: the start tag and each cell's letters and format. */
type RowModel = {
  readonly tag: string;
  readonly cells: readonly {
    readonly column: number;
    readonly letters: string;
    readonly style: number | null;
  }[];
};

/** In the manner of the sample row, or, where there is none, with the cells only that are written. */
function modelOf(patch: RowPatch, row: number, model: RowElement | null): RowModel {
  const { part, writes } = patch;
  const models = new Map(model?.cells.map((cell) => [cell.column, cell]));
  const columns = [...new Set([...models.keys(), ...(writes.get(row)?.keys() ?? [])])].sort((a, b) => a - b);
  const tag =
    model === null
      ? ''
      : part.text
          .slice(model.element.nameEnd, model.element.openEnd - (model.element.isEmptyTag ? 2 : 1))
          .replace(/\sr\s*=\s*(?:"[^"]*"|'[^']*')/, '')
          .trimEnd();
  return {
    tag: spansFor(tag, columns),
    cells: columns.map((column) => ({
      column,
      letters: columnLetters(column),
      style: styleFor(patch, row, model, column, models.get(column) ?? null),
    })),
  };
}

const BLANK: CellWrite = { kind: 'empty' };

function newRow(
  patch: RowPatch,
  row: number,
  model: RowModel,
  planned: ReadonlyMap<number, PlannedFormula>,
): string {
  const { manner } = patch;
  const { prefix } = manner;
  const writes = patch.writes.get(row);
  let xml = `<${prefix}row r="${row}"${model.tag}>`;
  for (const { column, letters, style } of model.cells) {
    const address = letters + row;
    const write = writes?.get(column);
    const formula = write === undefined ? planned.get(placeKey(row, column)) : undefined;
    xml +=
      formula === undefined
        ? writeCell(manner, address, style, write ?? BLANK)
        : formulaCell(patch, formula, address, style);
  }
  return `${xml}</${prefix}row>`;
}

/** `spans` is a hint about the columns in use; a hint that leaves cells out is worse than none. */
function spansFor(tag: string, columns: readonly number[]): string {
  const match = /\sspans="(\d+):(\d+)"/.exec(tag);
  const first = columns[0];
  const last = columns.at(-1);
  if (match === null || first === undefined || last === undefined) return tag;
  const from = Math.min(Number(match[1]), first);
  const to = Math.max(Number(match[2]), last);
  return tag.replace(match[0], ` spans="${from}:${to}"`);
}

function formulaCell(
  patch: RowPatch,
  formula: PlannedFormula,
  address: string,
  style: number | null,
): string {
  const { prefix } = patch.manner;
  const result = patch.results.get(formula) ?? null;
  const isText = typeof result === 'string';
  const isArray = formula.cell.formula?.kind === 'array';
  const attributes = `${style === null ? '' : ` s="${style}"`}${isText ? ' t="str"' : ''}`;
  const value = result === null ? '' : `<${prefix}v>${escapeText(String(result))}</${prefix}v>`;
  const f = `${prefix}f${isArray ? ` t="array" ref="${address}"` : ''}`;
  return `<${prefix}c r="${address}"${attributes}><${f}>${escapeText(formula.text)}</${prefix}f>${value}</${prefix}c>`;
}

function styleFor(
  patch: RowPatch,
  row: number,
  model: RowElement | null,
  column: number,
  cell: CellElement | null,
): number | null {
  const own = cell?.style ?? (cell === null ? (model?.style ?? null) : null);
  if (own !== null || cell !== null) return own;
  const sample = patch.isTableRow(row)
    ? (patch.sampleRow?.cells.find((candidate) => candidate.column === column)?.style ?? null)
    : null;
  return sample ?? patch.rows.columnStyle(column);
}

function patchRow(
  patch: RowPatch,
  row: RowElement,
  finalRow: number,
  planned: ReadonlyMap<number, PlannedFormula>,
): void {
  const { edits, part } = patch;
  const writes = patch.writes.get(finalRow);
  if (
    finalRow !== row.row ||
    (writes !== undefined && attributeOf(part.text, row.element, 'r') === undefined)
  )
    edits.setAttribute(row.element, 'r', String(finalRow));
  for (const cell of row.cells) {
    const write = writes?.get(cell.column);
    if (write !== undefined) {
      replaceCell(patch, row, cell, finalRow, write);
      continue;
    }
    const hasNoAddress = attributeOf(part.text, cell.element, 'r') === undefined;
    if (finalRow !== row.row || (hasNoAddress && writes !== undefined))
      edits.setAttribute(cell.element, 'r', addressOf(finalRow, cell.column));
    const formula = planned.get(placeKey(finalRow, cell.column));
    if (formula !== undefined && cell.formula !== null) patchFormula(patch, cell, formula);
  }
  if (writes !== undefined) addCells(patch, row, finalRow, writes);
}

function replaceCell(
  patch: RowPatch,
  row: RowElement,
  cell: CellElement,
  finalRow: number,
  write: CellWrite,
): void {
  const address = addressOf(finalRow, cell.column);
  const isEmptyAlready = cell.element.children.length === 0;
  if (isBlank(write) && isEmptyAlready && finalRow === row.row) return;
  const style = styleFor(patch, finalRow, row, cell.column, cell);
  patch.edits.replace(cell.element.start, cell.element.end, writeCell(patch.manner, address, style, write));
}

function addCells(
  patch: RowPatch,
  row: RowElement,
  finalRow: number,
  writes: ReadonlyMap<number, CellWrite>,
): void {
  const { edits, manner, part } = patch;
  const existing = new Set(row.cells.map(({ column }) => column));
  const fresh = [...writes]
    .filter(([column, write]) => !existing.has(column) && !isBlank(write))
    .sort(([a], [b]) => a - b);
  if (fresh.length === 0) return;
  const groups = new Map<number, string[]>();
  for (const [column, write] of fresh) {
    const style = styleFor(patch, finalRow, row, column, null);
    const xml = writeCell(manner, addressOf(finalRow, column), style, write);
    const at = row.cells.find((cell) => cell.column > column)?.element.start ?? endOfCells(row);
    groups.set(at, [...(groups.get(at) ?? []), xml]);
  }
  for (const [at, cells] of groups) {
    if (row.element.isEmptyTag) {
      const name = `${manner.prefix}row`;
      edits.replace(row.element.openEnd - 2, row.element.openEnd, `>${cells.join('')}</${name}>`);
    } else edits.replace(at, at, cells.join(''));
  }
  const spans = attributeOf(part.text, row.element, 'spans');
  if (spans === undefined) return;
  const widened = spansFor(
    ` spans="${spans}"`,
    [...existing, ...fresh.map(([column]) => column)].sort((a, b) => a - b),
  );
  edits.setAttribute(row.element, 'spans', assertPresent(/"(.*)"/.exec(widened)?.[1], 'spans have a value'));
}

function endOfCells(row: RowElement): number {
  return row.cells.at(-1)?.element.end ?? row.element.openEnd;
}

/** Writes a formula's moved text and its new result. */
function patchFormula(patch: RowPatch, cell: CellElement, formula: PlannedFormula): void {
  const { edits, part, shift, manner } = patch;
  const { element, kind, text } = assertPresent(cell.formula, 'a planned formula has a cell');
  const name = `${manner.prefix}f`;
  if (formula.isSpelledOut)
    edits.replace(element.start, element.end, `<${name}>${escapeText(formula.text)}</${name}>`);
  else {
    if (kind !== 'shared' && formula.text !== text) edits.setText(element, formula.text);
    if (shift !== null && (kind === 'array' || kind === 'dataTable')) {
      for (const attribute of ['ref', 'r1', 'r2']) {
        const reference = attributeOf(part.text, element, attribute);
        if (reference !== undefined) edits.setAttribute(element, attribute, moveReference(shift, reference));
      }
    }
  }
  const result = patch.results.get(formula);
  if (result === undefined) return;
  const isText = typeof result === 'string';
  if (isText) edits.setAttribute(cell.element, 't', 'str');
  else if (cell.type !== 'n') edits.removeAttribute(cell.element, 't');
  if (result === null) {
    if (cell.value !== null) edits.replace(cell.value.start, cell.value.end, '');
  } else if (cell.value !== null) edits.setText(cell.value, String(result));
  else {
    const value = `<${manner.prefix}v>${escapeText(String(result))}</${manner.prefix}v>`;
    edits.replace(element.end, element.end, value);
  }
}

/** `A5:H304`, widened so that it holds what was written; `null` where the sheet does not say its size. */
export function widenDimension(dimension: string, writes: SheetWrites): string {
  const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(dimension);
  if (match === null) return dimension;
  const [, left = '', top = '', right = left, bottom = top] = match;
  let columns = { first: columnOf(left), last: columnOf(right) };
  let rows = { first: Number(top), last: Number(bottom) };
  for (const [row, cells] of writes) {
    for (const [column, write] of cells) {
      const isInside =
        row >= rows.first && row <= rows.last && column >= columns.first && column <= columns.last;
      if (isInside || isBlank(write)) continue;
      columns = { first: Math.min(columns.first, column), last: Math.max(columns.last, column) };
      rows = { first: Math.min(rows.first, row), last: Math.max(rows.last, row) };
    }
  }
  const made = `${columnLetters(columns.first)}${rows.first}:${columnLetters(columns.last)}${rows.last}`;
  const isSame =
    columns.first === columnOf(left) &&
    columns.last === columnOf(right) &&
    rows.first === Number(top) &&
    rows.last === Number(bottom);
  return isSame ? dimension : made;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
