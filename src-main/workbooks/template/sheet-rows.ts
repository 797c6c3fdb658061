import { parseAddress } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { translateFormula } from '../../../src-shared/sheet/template/formula-references.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import { attributeOf, childOf, prefixOf, textOf, type XmlElement } from '../ooxml/xml-tree.ts';
import type { TemplatePart } from './open-template.ts';

/** A formula as it stands in a cell. `text` is what the cell computes, spelled out for members of a shared formula. */
export type CellFormula = {
  readonly element: XmlElement;
  readonly kind: 'normal' | 'shared' | 'array' | 'dataTable';
  readonly text: string;
  /** Members of one shared formula have the same. */
  readonly group: string | null;
};

/** A cell as it stands in the part. */
export type CellElement = {
  readonly element: XmlElement;
  readonly column: number;
  readonly style: number | null;
  /** The `t` attribute, `n` where there is none. */
  readonly type: string;
  readonly formula: CellFormula | null;
  readonly value: XmlElement | null;
};

/** A row as it stands in the part. */
export type RowElement = {
  readonly element: XmlElement;
  readonly row: number;
  /** The format of the row's cells that do not exist. */
  readonly style: number | null;
  readonly cells: readonly CellElement[];
};

/** The rows of a worksheet part, as places in its text. */
export type SheetRows = {
  readonly sheetData: XmlElement;
  /** `x:` where the part writes its elements with a prefix. */
  readonly prefix: string;
  readonly rows: readonly RowElement[];
  readonly columnStyle: (column: number) => number | null;
};

const known = new WeakMap<TemplatePart, SheetRows>();

/**
 * Reads where rows and cells stand, once for each part. Rows and cells without an address follow the one before
 * (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73: `r` is optional).
 *
 * @throws WorkbookRefused damagedWorkbook when addresses make no sense
 */
export function readSheetRows(part: TemplatePart): SheetRows {
  const read = known.get(part) ?? readAnew(part);
  known.set(part, read);
  return read;
}

function readAnew(part: TemplatePart): SheetRows {
  const { text, root } = part;
  const sheetData = childOf(root, 'sheetData');
  if (sheetData === undefined) throw damaged('sheetData');
  const masters = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>();
  const rows: RowElement[] = [];
  let row = 0;
  for (const element of sheetData.children) {
    if (element.name !== 'row') continue;
    const number = attributeOf(text, element, 'r');
    const next = number === undefined ? row + 1 : Number(number);
    if (!Number.isSafeInteger(next) || next <= row) throw damaged('rowNumber');
    row = next;
    // Without `customFormat` the row's `s` is left over from somewhere and not applied (ECMA-376 part 1,
    // 18.3.1.73).
    const hasStyle = isTrue(attributeOf(text, element, 'customFormat'));
    rows.push({
      element,
      row,
      style: hasStyle ? styleOf(attributeOf(text, element, 's')) : null,
      cells: readCells(text, element, row, masters),
    });
  }
  return {
    sheetData,
    prefix: prefixOf(text, sheetData),
    rows,
    columnStyle: columnStyles(part),
  };
}

/** Cells of one row, in ascending columns. `masters` collects the first cells of shared formulas. */
function readCells(
  text: string,
  row: XmlElement,
  rowNumber: number,
  masters: Map<string, { readonly row: number; readonly column: number; readonly text: string }>,
): readonly CellElement[] {
  const cells: CellElement[] = [];
  let column = 0;
  for (const element of row.children) {
    if (element.name !== 'c') continue;
    const address = attributeOf(text, element, 'r');
    const place = address === undefined ? { row: rowNumber, column: column + 1 } : parseAddress(address);
    if (place === null || place.row !== rowNumber || place.column <= column) throw damaged('cellAddress');
    column = place.column;
    const formula = childOf(element, 'f');
    cells.push({
      element,
      column,
      style: styleOf(attributeOf(text, element, 's')),
      type: attributeOf(text, element, 't') ?? 'n',
      formula: formula === undefined ? null : readFormula(text, formula, place, masters),
      value: childOf(element, 'v') ?? null,
    });
  }
  return cells;
}

/**
 * What a cell computes. A member of a shared formula has no text of its own: it is the first cell's, moved by
 * the distance.
 */
function readFormula(
  text: string,
  element: XmlElement,
  place: { readonly row: number; readonly column: number },
  masters: Map<string, { readonly row: number; readonly column: number; readonly text: string }>,
): CellFormula {
  const written = textOf(text, element);
  const type = attributeOf(text, element, 't');
  if (type === 'array' || type === 'dataTable') return { element, kind: type, text: written, group: null };
  if (type !== 'shared') return { element, kind: 'normal', text: written, group: null };
  const group = attributeOf(text, element, 'si') ?? '';
  // The first cell of the group has the text; a later one that has a text, too, begins the group anew.
  if (written !== '') {
    masters.set(group, { ...place, text: written });
    return { element, kind: 'shared', text: written, group };
  }
  const master = masters.get(group);
  if (master === undefined) throw damaged('sharedFormula');
  const by = { rows: place.row - master.row, columns: place.column - master.column };
  return { element, kind: 'shared', text: translateFormula(master.text, by), group };
}

/** The format of a column's cells that are not in the file. */
function columnStyles(part: TemplatePart): (column: number) => number | null {
  const columns = childOf(part.root, 'cols')?.children ?? [];
  const styles = columns.map((element) => ({
    min: Number(attributeOf(part.text, element, 'min')),
    max: Number(attributeOf(part.text, element, 'max')),
    style: styleOf(attributeOf(part.text, element, 'style')),
  }));
  return (column) => styles.find(({ min, max }) => min <= column && column <= max)?.style ?? null;
}

/** A format's number. */
function styleOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const style = Number(text);
  if (!Number.isSafeInteger(style) || style < 0) throw damaged('style');
  return style;
}

function damaged(reason: string): WorkbookRefused {
  return new WorkbookRefused('damagedWorkbook', { reason });
}
