import { assert } from '../../lib/assert.ts';
import { addressOf, parseAddress } from '../render/sheet-cell.ts';
import { type FormulaReference, isOnSheet, mapReferences } from './formula-references.ts';

/** An area of a sheet; all four bounds belong to it and count from 1. */
export type SheetArea = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/**
 * Rows that are inserted into a sheet for records beyond its blank rows. With two blank rows or more they go in front
 * of the last one, so that whatever reaches from the first to the last blank row grows by itself, as it does when a
 * person inserts rows there. Behind a single blank row there is no such place: what ends with that row grows then.
 */
export type RowShift = {
  readonly sheet: string;
  /** First of the rows that move down; the inserted rows take its place. */
  readonly pivot: number;
  readonly count: number;
  /** The only blank row, where there is just one. */
  readonly growing: number | null;
  /** Row in whose style the inserted rows are made, as it is numbered before and after. */
  readonly sampleRow: number;
};

/**
 * The shift that makes room for `records` in the blank rows `firstRow`…`lastRow`; `null` when they suffice.
 * Fewer records never take rows out: the form keeps the size that the center gave it.
 */
export function shiftFor(
  sheet: string,
  table: { readonly firstRow: number; readonly lastRow: number; readonly sampleRow: number },
  records: number,
): RowShift | null {
  const blank = table.lastRow - table.firstRow + 1;
  assert(blank >= 1, 'a table has a row to fill');
  if (records <= blank) return null;
  const isSingle = blank === 1;
  return {
    sheet,
    pivot: isSingle ? table.lastRow + 1 : table.lastRow,
    count: records - blank,
    growing: isSingle ? table.lastRow : null,
    sampleRow: table.sampleRow,
  };
}

/** The row's number after the insertion. */
export function moveRow(shift: RowShift, row: number): number {
  return row >= shift.pivot ? row + shift.count : row;
}

/** The last row of an area after the insertion: it moves, or stays with a single blank row that grows downwards. */
function moveBottom(shift: RowShift, row: number): number {
  return row === shift.growing ? row + shift.count : moveRow(shift, row);
}

/** An area that grows when rows are inserted inside it, or behind a single blank row that it ends with. */
export function moveArea(shift: RowShift, area: SheetArea): SheetArea {
  return { ...area, top: moveRow(shift, area.top), bottom: moveBottom(shift, area.bottom) };
}

/** `B2:C9` or `B2`, dollars allowed; `null` for anything else. */
export function parseArea(text: string): SheetArea | null {
  const [first = '', last = first, more] = text.split(':');
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (from === null || to === null || more !== undefined) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

/** The area as marks write it; a single cell has no colon. */
export function writeArea(area: SheetArea): string {
  const first = addressOf(area.top, area.left);
  const last = addressOf(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

/** A single area of a sheet's own marks (`ref`); what is no area is returned as it is. */
export function moveReference(shift: RowShift, text: string): string {
  const area = parseArea(text);
  if (area === null) return text;
  // A mark on one cell (a hyperlink, the cursor) goes with its cell and never grows into the inserted rows.
  const isCell = !text.includes(':');
  const moved = isCell
    ? { ...area, top: moveRow(shift, area.top), bottom: moveRow(shift, area.bottom) }
    : moveArea(shift, area);
  return isSame(area, moved) ? text : isCell ? writeArea(moved) : spelledOut(moved);
}

/** A reference that was written with a colon keeps it: A1:A1 is valid, and a program may look for the colon. */
function spelledOut(area: SheetArea): string {
  return `${addressOf(area.top, area.left)}:${addressOf(area.bottom, area.right)}`;
}

/**
 * A list of areas (`sqref`) of a rule such as a validation or a conditional format: moved, and laid over the inserted
 * rows wherever it lies over the sample row.
 */
export function moveCoverage(shift: RowShift, sqref: string): string {
  const parts = sqref.split(/\s+/).filter((part) => part !== '');
  const areas = parts.map(parseArea);
  const moved = areas.map((area, index) =>
    area === null ? (parts[index] ?? '') : movedRule(shift, area, parts[index] ?? ''),
  );
  const inserted = { top: shift.pivot, bottom: shift.pivot + shift.count - 1 };
  const covered = moved.map(parseArea);
  for (const area of areas) {
    if (area === null || area.top > shift.sampleRow || area.bottom < shift.sampleRow) continue;
    const wanted = { ...area, ...inserted };
    if (covered.some((other) => other !== null && contains(other, wanted))) continue;
    covered.push(wanted);
    moved.push(writeArea(wanted));
  }
  return moved.join(' ');
}

/** An area that does not change keeps its own spelling (dollars, a colon), so that nothing in the part changes. */
function movedRule(shift: RowShift, area: SheetArea, written: string): string {
  const moved = moveArea(shift, area);
  return isSame(area, moved) ? written : writeArea(moved);
}

function contains(outer: SheetArea, inner: SheetArea): boolean {
  return (
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom &&
    outer.left <= inner.left &&
    outer.right >= inner.right
  );
}

function isSame(a: SheetArea, b: SheetArea): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
}

/**
 * A formula of sheet `own` after the insertion: its references to the changed sheet move and grow. A single cell
 * never grows, except as the only argument of a sum or a count (`SUM(C5)` over a table of one blank row), or where
 * `growsCells` says that it stands for a column of figures, as in charts.
 */
export function moveFormula(shift: RowShift, formula: string, own: string, growsCells = false): string {
  return mapReferences(formula, (reference) => {
    if (!isOnSheet(reference, shift.sheet, own)) return null;
    const { first, last } = reference;
    if (first.row === null) return null;
    if (last === null) {
      const grows = first.row === shift.growing && (growsCells || isTotalFunction(reference.onlyArgumentOf));
      if (grows) return { first, last: { ...first, row: first.row + shift.count } };
      if (first.row < shift.pivot) return null;
      return { first: { ...first, row: moveRow(shift, first.row) }, last: null };
    }
    if (last.row === null) return null;
    // Spreadsheet programs accept `C9:C2` and turn it round when they write it.
    const [top, bottom] = first.row <= last.row ? [first, last] : [last, first];
    const topRow = moveRow(shift, top.row ?? 0);
    const bottomRow = moveBottom(shift, bottom.row ?? 0);
    if (topRow === top.row && bottomRow === bottom.row) return null;
    return { first: { ...top, row: topRow }, last: { ...bottom, row: bottomRow } };
  });
}

/** Functions over a whole column of a table. */
export function isTotalFunction(name: FormulaReference['onlyArgumentOf']): boolean {
  return (
    name === 'SUM' ||
    name === 'COUNT' ||
    name === 'COUNTA' ||
    name === 'AVERAGE' ||
    name === 'MAX' ||
    name === 'MIN'
  );
}
