import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { addressOf, columnLetters } from '../../../src-shared/sheet/render/sheet-cell.ts';
import {
  moveReference,
  moveRow,
  parseArea,
  type RowShift,
} from '../../../src-shared/sheet/template/row-shift.ts';
import { type CellContext, type CellWrite, type CellWriter, createCellWriter } from '../ooxml/cell-xml.ts';
import type { XmlEdits } from '../ooxml/xml-edits.ts';
import { attributeOf } from '../ooxml/xml-tree.ts';
import { escapeText, type XmlWriter } from '../ooxml/xml-writer.ts';
import type { TemplatePart } from '../template/open-template.ts';
import type { CellElement, RowElement, SheetRows } from '../template/sheet-rows.ts';
import { type FormulaResults, formulasByPlace, type PlannedFormula, placeKey } from './formula-plan.ts';
import type { SheetWrites } from './sheet-writes.ts';

/** What is needed to patch the rows of one sheet. */
export type RowPatch = {
  readonly part: TemplatePart;
  readonly rows: SheetRows;
  readonly edits: XmlEdits;
  /** The insertion into this sheet; `null` when its rows stay where they are. */
  readonly shift: RowShift | null;
  /** What is written, by final numbers. */
  readonly writes: SheetWrites;
  /** How this part writes its cells. */
  readonly context: CellContext;
  /** The formulas of this sheet, those of inserted rows included. */
  readonly formulas: readonly PlannedFormula[];
  /** New results; a formula that is absent keeps its own. */
  readonly results: FormulaResults;
  /** The row in whose style new cells are made: inside the table they look like the sample row's. */
  readonly sampleRow: RowElement | null;
  /** By the final number of the row. */
  readonly isTableRow: (row: number) => boolean;
};

/** Writes one whole row when the part is encoded. */
type WriteRow = (out: XmlWriter) => void;

/**
 * Writes values, inserts rows, moves rows and formulas. Cells that none of this concerns keep their text.
 *
 * Rows that are made are not built here: each is a function that runs while the part is encoded, so that a
 * sheet of many thousand records never exists as one string besides.
 */
export function patchRows(patch: RowPatch): void {
  const { rows, shift, writes, edits } = patch;
  const planned = formulasByPlace(patch.formulas);
  const write = createCellWriter(patch.context);
  const made = new Map<number, WriteRow>();
  const finalRows = new Set(rows.rows.map(({ row }) => (shift === null ? row : moveRow(shift, row))));
  if (shift !== null) {
    // All inserted rows hold records, so they are written in the same columns; single cells never stand among
    // them.
    const model = modelOf(patch, shift.pivot, patch.sampleRow);
    for (let row = shift.pivot; row < shift.pivot + shift.count; row++)
      made.set(row, (out) => writeRow(patch, out, write, row, model, planned));
  }
  for (const row of writes.rows()) {
    if (finalRows.has(row) || made.has(row)) continue;
    // A row that is not there and stays empty is not made.
    if (writes.columns(row).every((column) => isBlank(writes.at(row, column)))) continue;
    const model = modelOf(patch, row, null);
    made.set(row, (out) => writeRow(patch, out, write, row, model, planned));
  }
  for (const row of rows.rows) {
    const finalRow = shift === null ? row.row : moveRow(shift, row.row);
    patchRow(patch, write, row, finalRow, planned);
  }
  insertRows(rows, shift, edits, made);
}

/** Puts the made rows between those that stay, in the order of their numbers, which the schema asks for. */
function insertRows(
  rows: SheetRows,
  shift: RowShift | null,
  edits: XmlEdits,
  made: ReadonlyMap<number, WriteRow>,
): void {
  if (made.size === 0) return;
  const { sheetData } = rows;
  const sorted = [...made].sort((a, b) => a[0] - b[0]);
  if (sheetData.isEmptyTag) {
    const name = `${rows.prefix}sheetData`;
    edits.write(sheetData.start, sheetData.end, (out) => {
      out.raw(`<${name}>`);
      for (const [, write] of sorted) write(out);
      out.raw(`</${name}>`);
    });
    return;
  }
  const places = rows.rows.map(({ row, element }) => ({
    row: shift === null ? row : moveRow(shift, row),
    at: element.start,
  }));
  let next = 0;
  for (const [row, write] of sorted) {
    while ((places[next]?.row ?? Number.POSITIVE_INFINITY) < row) next++;
    const at = places[next]?.at ?? sheetData.closeStart;
    edits.write(at, at, write);
  }
}

/** Whether nothing is written: an empty text is no text, because a cell cannot hold one. */
function isBlank(write: CellWrite | undefined): boolean {
  return write === undefined || write.kind === 'empty' || (write.kind === 'text' && write.text === '');
}

/**
 * How rows of one style are made: the attributes of the start tag without `r`, and each cell's letters and
 * format.
 */
type RowModel = {
  readonly tag: string;
  readonly cells: readonly {
    readonly column: number;
    readonly letters: string;
    readonly style: number | null;
  }[];
};

/**
 * In the style of the sample row, its height and hidden state included; where there is none, with the cells
 * only that are written.
 */
function modelOf(patch: RowPatch, row: number, model: RowElement | null): RowModel {
  const { part, writes } = patch;
  const models = new Map(model?.cells.map((cell) => [cell.column, cell]));
  const columns = [...new Set([...models.keys(), ...writes.columns(row)])].sort((a, b) => a - b);
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

/** A cell of the row's style without a value. */
const BLANK: CellWrite = { kind: 'empty' };

/**
 * Writes a made row. This runs for every inserted row: texts that repeat are encoded once, in the writer of
 * cells.
 */
function writeRow(
  patch: RowPatch,
  out: XmlWriter,
  write: CellWriter,
  row: number,
  model: RowModel,
  planned: ReadonlyMap<number, PlannedFormula>,
): void {
  const { writes } = patch;
  const { prefix } = patch.context;
  const digits = String(row);
  out.raw(`<${prefix}row r="`);
  out.raw(digits);
  out.raw(`"${model.tag}>`);
  for (const { column, letters, style } of model.cells) {
    const value = writes.at(row, column);
    const formula = value === undefined ? planned.get(placeKey(row, column)) : undefined;
    if (formula !== undefined) out.raw(formulaCell(patch, formula, letters + digits, style));
    else write(out, { letters, row: digits }, style, value ?? BLANK);
  }
  out.raw(`</${prefix}row>`);
}

/**
 * `spans` is a hint about the columns in use (ECMA-376 part 1, 18.3.1.73); one that leaves cells out may make a
 * program pass over them.
 */
function spansFor(tag: string, columns: readonly number[]): string {
  const match = /\sspans="(\d+):(\d+)"/.exec(tag);
  const first = columns[0];
  const last = columns.at(-1);
  if (match === null || first === undefined || last === undefined) return tag;
  const from = Math.min(Number(match[1]), first);
  const to = Math.max(Number(match[2]), last);
  return tag.replace(match[0], ` spans="${from}:${to}"`);
}

/**
 * A cell of an inserted row that computes. An array formula of one cell is written as one again, over that cell
 * alone.
 */
function formulaCell(
  patch: RowPatch,
  formula: PlannedFormula,
  address: string,
  style: number | null,
): string {
  const { prefix } = patch.context;
  const result = patch.results.get(formula) ?? null;
  const isText = typeof result === 'string';
  const isArray = formula.cell.formula?.kind === 'array';
  const attributes = `${style === null ? '' : ` s="${style}"`}${isText ? ' t="str"' : ''}`;
  const value = result === null ? '' : `<${prefix}v>${escapeText(String(result))}</${prefix}v>`;
  const f = `${prefix}f${isArray ? ` t="array" ref="${address}"` : ''}`;
  return `<${prefix}c r="${address}"${attributes}><${f}>${escapeText(formula.text)}</${prefix}f>${value}</${prefix}c>`;
}

/**
 * The format of a cell: its own; else that of its row; inside the table that of the sample row's cell; else the
 * column's. That is where a spreadsheet program looks, but for the sample row, without which records of a sheet
 * with gaps in its blank rows would look patched.
 */
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

/**
 * Patches a row that stays: new number, values, formulas. Addresses that a writer left out are written where
 * cells are added, because counting on from the one before would be wrong then.
 */
function patchRow(
  patch: RowPatch,
  write: CellWriter,
  row: RowElement,
  finalRow: number,
  planned: ReadonlyMap<number, PlannedFormula>,
): void {
  const { edits, part, writes } = patch;
  const columns = writes.columns(finalRow);
  const hasWrites = columns.length > 0;
  if (finalRow !== row.row || (hasWrites && attributeOf(part.text, row.element, 'r') === undefined))
    edits.setAttribute(row.element, 'r', String(finalRow));
  for (const cell of row.cells) {
    const value = hasWrites ? writes.at(finalRow, cell.column) : undefined;
    if (value !== undefined) {
      replaceCell(patch, write, row, cell, finalRow, value);
      continue;
    }
    const hasNoAddress = hasWrites && attributeOf(part.text, cell.element, 'r') === undefined;
    if (finalRow !== row.row || hasNoAddress)
      edits.setAttribute(cell.element, 'r', addressOf(finalRow, cell.column));
    const formula = cell.formula === null ? undefined : planned.get(placeKey(finalRow, cell.column));
    if (formula !== undefined) patchFormula(patch, cell, formula);
  }
  if (hasWrites) addCells(patch, write, row, finalRow, columns);
}

/**
 * Replaces a cell by one with the value. The whole element goes, with what the cell held (shared text, error,
 * rich text); only its format stays. A cell that is empty already and stays so is not touched.
 */
function replaceCell(
  patch: RowPatch,
  write: CellWriter,
  row: RowElement,
  cell: CellElement,
  finalRow: number,
  value: CellWrite,
): void {
  const isEmptyAlready = cell.element.children.length === 0;
  if (isBlank(value) && isEmptyAlready && finalRow === row.row) return;
  const style = styleFor(patch, finalRow, row, cell.column, cell);
  const place = { letters: columnLetters(cell.column), row: String(finalRow) };
  patch.edits.write(cell.element.start, cell.element.end, (out) => write(out, place, style, value));
}

/** Adds cells that the row does not have, before the first one further right: columns must ascend in a row. */
function addCells(
  patch: RowPatch,
  write: CellWriter,
  row: RowElement,
  finalRow: number,
  columns: readonly number[],
): void {
  const { edits, context, part, writes } = patch;
  const existing = new Set(row.cells.map(({ column }) => column));
  const fresh = columns.filter((column) => !existing.has(column) && !isBlank(writes.at(finalRow, column)));
  if (fresh.length === 0) return;
  const groups = new Map<number, number[]>();
  for (const column of fresh) {
    const at = row.cells.find((cell) => cell.column > column)?.element.start ?? endOfCells(row);
    groups.set(at, [...(groups.get(at) ?? []), column]);
  }
  const digits = String(finalRow);
  const writeCells = (out: XmlWriter, group: readonly number[]) => {
    for (const column of group)
      write(
        out,
        { letters: columnLetters(column), row: digits },
        styleFor(patch, finalRow, row, column, null),
        writes.at(finalRow, column) ?? BLANK,
      );
  };
  for (const [at, group] of groups) {
    if (row.element.isEmptyTag) {
      edits.write(row.element.openEnd - 2, row.element.openEnd, (out) => {
        out.raw('>');
        writeCells(out, group);
        out.raw(`</${context.prefix}row>`);
      });
    } else edits.write(at, at, (out) => writeCells(out, group));
  }
  const spans = attributeOf(part.text, row.element, 'spans');
  if (spans === undefined) return;
  const widened = spansFor(
    ` spans="${spans}"`,
    [...existing, ...fresh].sort((a, b) => a - b),
  );
  edits.setAttribute(row.element, 'spans', assertPresent(/"(.*)"/.exec(widened)?.[1], 'spans have a value'));
}

/** Where the last cell ends; in a row without cells behind its start tag. */
function endOfCells(row: RowElement): number {
  return row.cells.at(-1)?.element.end ?? row.element.openEnd;
}

/**
 * Writes a formula's moved text and its new result.
 *
 * The first cell of a shared formula keeps its text as long as the group holds together: then no member moved.
 * `t` tells the kind of the result and has to go along with it: a number under `t="str"` would be read as a
 * text.
 */
function patchFormula(patch: RowPatch, cell: CellElement, formula: PlannedFormula): void {
  const { edits, part, shift, context } = patch;
  const { element, kind, text } = assertPresent(cell.formula, 'a planned formula has a cell');
  const name = `${context.prefix}f`;
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
    const value = `<${context.prefix}v>${escapeText(String(result))}</${context.prefix}v>`;
    edits.replace(element.end, element.end, value);
  }
}

/**
 * `A5:H304`, widened so that it holds what was written. A dimension that is too small makes some readers leave
 * cells out. It is never made smaller, and one that is no area is returned as it is.
 */
export function widenDimension(dimension: string, writes: SheetWrites): string {
  const area = parseArea(dimension);
  if (area === null) return dimension;
  let columns = { first: area.left, last: area.right };
  let rows = { first: area.top, last: area.bottom };
  for (const row of writes.rows()) {
    const written = writes.columns(row);
    const isRowInside = row >= rows.first && row <= rows.last;
    if (
      isRowInside &&
      (written[0] ?? columns.first) >= columns.first &&
      (written.at(-1) ?? 0) <= columns.last
    )
      continue;
    for (const column of written) {
      const isInside = isRowInside && column >= columns.first && column <= columns.last;
      if (isInside || isBlank(writes.at(row, column))) continue;
      columns = { first: Math.min(columns.first, column), last: Math.max(columns.last, column) };
      rows = { first: Math.min(rows.first, row), last: Math.max(rows.last, row) };
    }
  }
  const isSame =
    columns.first === area.left &&
    columns.last === area.right &&
    rows.first === area.top &&
    rows.last === area.bottom;
  return isSame ? dimension : `${addressOf(rows.first, columns.first)}:${addressOf(rows.last, columns.last)}`;
}
