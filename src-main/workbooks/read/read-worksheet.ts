import {
  type DateSystem,
  fromSerial,
  type NumberFormatMeaning,
} from '../../../src-shared/sheet/render/number-format.ts';
import {
  addressOf,
  parseAddress,
  plainDecimal,
  type SheetCell,
  type SheetRow,
  toSheetNumber,
} from '../../../src-shared/sheet/render/sheet-cell.ts';
import type { MergedArea } from '../ooxml/merged-cells.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { attribute, isTrue } from '../ooxml/xml-markup.ts';
import type { XmlHandler } from '../ooxml/xml-scanner.ts';
import { createTextPool, type TextTable } from './kept-texts.ts';

/** What the cells of every sheet of a workbook refer to. */
export type SharedParts = {
  /** Shared texts by number. */
  readonly strings: Pick<TextTable, 'at'>;
  /** By the number of the cell's format. */
  readonly formats: readonly NumberFormatMeaning[];
  /** The year from which serial days count. */
  readonly dates: DateSystem;
};

/** The rows of a worksheet part while its XML goes by. */
export type WorksheetRows = {
  readonly handler: XmlHandler;
  /** The rows complete by now that were not taken before. Merged cells hold their value in the first one only. */
  take(): readonly SheetRow[];
};

/**
 * Makes rows of a worksheet's XML: cells with a value, stored results of formulas, hidden rows.
 * Throws `WorkbookRefused` damagedWorkbook while the XML is scanned, and whatever `onCell` throws.
 * Long because the callbacks of one scan share the state of the row that is open.
 */
export function createWorksheetRows(shared: SharedParts, onCell: (column: number) => void): WorksheetRows {
  const pool = createTextPool();
  let rows: SheetRow[] = [];
  let lastRow = 0;
  let inData = false;
  let row = 0;
  let column = 0;
  let isRowHidden = false;
  let cells: SheetCell[] = [];
  let type = '';
  let format: NumberFormatMeaning = 'number';
  let isFormula = false;
  let value: string | null = null;
  let isValue = false;
  let isPhonetic = false;

  function openRow(attributes: string): void {
    const r = attribute(attributes, 'r');
    row = r === undefined ? row + 1 : Number(r);
    if (!Number.isSafeInteger(row) || row < 1 || row > ROW_MAX)
      throw new WorkbookRefused('damagedWorkbook', { reason: 'rowNumber' });
    isRowHidden = isTrue(attribute(attributes, 'hidden'));
    cells = [];
    column = 0;
  }

  function openCell(attributes: string): void {
    const found = readCellAttributes(attributes);
    if (found.row === 0) column++;
    else {
      // With two cells in one place, or cells that go back, what the sheet says is not certain.
      if (found.row !== row || found.column <= column)
        throw new WorkbookRefused('damagedWorkbook', { reason: 'cellAddress' });
      column = found.column;
    }
    type = found.type;
    format = shared.formats[found.style] ?? 'number';
    isFormula = false;
    value = null;
  }

  function closeCell(): void {
    // A cell with a format and nothing else: most cells of a form.
    if (value === null && !isFormula) return;
    const cell = toCell({ row, column, type, format, value, isFormula, shared, pool });
    if (cell === null) return;
    onCell(column);
    cells.push(cell);
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    // The same holds for rows; empty ones may stand anywhere.
    if (lastRow >= row) throw new WorkbookRefused('damagedWorkbook', { reason: 'rowNumber' });
    lastRow = row;
    rows.push({ row, isHidden: isRowHidden, cells });
  }

  return {
    handler: {
      open(name, attributes) {
        // Elements before and after the rows are passed over. Names are compared in the order of their
        // frequency.
        if (!inData) inData = name === 'sheetData';
        else if (name === 'c') openCell(attributes);
        else if (name === 'v' || name === 't') {
          isValue = !isPhonetic;
          value ??= '';
        } else if (name === 'row') openRow(attributes);
        else if (name === 'f') isFormula = true;
        else if (name === 'rPh') isPhonetic = true;
      },
      text(piece) {
        if (!isValue) return;
        value = value === '' ? piece : (value ?? '') + piece;
        if (value.length > TEXT_MAX) throw new WorkbookRefused('damagedWorkbook', { reason: 'longText' });
      },
      close(name) {
        if (!inData) return;
        if (name === 'v' || name === 't') isValue = false;
        else if (name === 'c') closeCell();
        else if (name === 'row') closeRow();
        else if (name === 'rPh') isPhonetic = false;
        else if (name === 'sheetData') inData = false;
      },
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** No program lets a cell hold more than 32,767 characters; some room for those that count otherwise. */
export const TEXT_MAX = 1_000_000;

/** The last row that a sheet can have. */
const ROW_MAX = 1_048_576;

/** The most merged areas that are kept; nobody's form has a thousandth of them. */
const AREAS_MAX = 1_000_000;

/**
 * Collects the merged areas of a worksheet while its XML goes by. Throws `WorkbookRefused` damagedWorkbook for
 * one that is no area, tooLarge for too many.
 */
export function createMergedAreas(): { readonly areas: readonly MergedArea[]; readonly handler: XmlHandler } {
  const areas: MergedArea[] = [];
  return {
    areas,
    handler: {
      open(name, attributes) {
        if (name !== 'mergeCell') return;
        areas.push(parseArea(attribute(attributes, 'ref') ?? ''));
        if (areas.length > AREAS_MAX)
          throw new WorkbookRefused('tooLarge', { mergedAreas: areas.length, limit: AREAS_MAX });
      },
    },
  };
}

/** What is needed of a cell's attributes. */
type CellAttributes = { row: number; column: number; style: number; type: string };

/** Filled anew for each cell: there are millions. */
const cellAttributes: CellAttributes = { row: 0, column: 0, style: -1, type: 'n' };

/**
 * `r`, `s` and `t` of a cell's attribute text in one pass; row 0 where there is no address. Every cell of every
 * sheet comes through here, which is why it compares character codes: a general look-up of three attributes
 * passes over the text three times. Throws `WorkbookRefused` for an address that is none.
 */
function readCellAttributes(attributes: string): CellAttributes {
  const found = cellAttributes;
  found.row = 0;
  found.column = 0;
  found.style = -1;
  found.type = 'n';
  for (let at = 0; at < attributes.length; ) {
    if (attributes.charCodeAt(at) <= 0x20) {
      at++;
      continue;
    }
    const sign = attributes.indexOf('=', at);
    const quoteAt = sign === -1 ? -1 : firstQuote(attributes, sign + 1);
    const end = quoteAt === -1 ? -1 : attributes.indexOf(attributes.charAt(quoteAt), quoteAt + 1);
    if (end === -1) throw new WorkbookRefused('damagedWorkbook', { reason: 'attribute' });
    // All three names have one letter; a longer name (`cm`, `vm`, `ph`) is passed over.
    const isShort = sign === at + 1 || attributes.charCodeAt(at + 1) <= 0x20;
    const name = isShort ? attributes.charCodeAt(at) : 0;
    if (name === 0x72) readPlace(found, attributes, quoteAt + 1, end);
    else if (name === 0x73) found.style = Number(attributes.slice(quoteAt + 1, end));
    else if (name === 0x74) found.type = attributes.slice(quoteAt + 1, end);
    at = end + 1;
  }
  return found;
}

/** The place of the quote that begins a value; -1 where there is none. */
function firstQuote(attributes: string, from: number): number {
  let at = from;
  while (attributes.charCodeAt(at) <= 0x20) at++;
  const code = attributes.charCodeAt(at);
  return code === 0x22 || code === 0x27 ? at : -1;
}

/** Letters and digits of an address, added up as they come. */
function readPlace(found: CellAttributes, attributes: string, from: number, to: number): void {
  let at = from;
  for (; at < to; at++) {
    const letter = (attributes.charCodeAt(at) & ~0x20) - 64;
    if (letter < 1 || letter > 26) break;
    found.column = found.column * 26 + letter;
  }
  const digitsFrom = at;
  for (; at < to; at++) {
    const digit = attributes.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    found.row = found.row * 10 + digit;
  }
  if (at < to || digitsFrom === from || found.row === 0)
    throw new WorkbookRefused('damagedWorkbook', { reason: 'cellAddress' });
}

/** A cell as it stands, with what it refers to. */
type RawCell = {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly format: NumberFormatMeaning;
  readonly value: string | null;
  readonly isFormula: boolean;
  readonly shared: SharedParts;
  readonly pool: (text: string) => string;
};

/** The cell as a value; `null` when it holds none (an empty text counts as none). */
function toCell(raw: RawCell): SheetCell | null {
  const cell = readValue(raw);
  return cell === null || !raw.isFormula || cell.kind === 'formula' ? cell : { ...cell, isFormula: true };
}

/**
 * The value by the cell's type (ST_CellType, ECMA-376 part 1, 18.18.11). An empty `v` is no value, but for
 * texts, whose emptiness is looked at after they are resolved.
 */
function readValue(raw: RawCell): SheetCell | null {
  const { row, column, type, value, isFormula } = raw;
  const address = addressOf(row, column);
  if (value === null || (value === '' && type !== 's' && type !== 'inlineStr')) {
    if (!isFormula || type === 'str') return null;
    return { row, column, address, text: '', kind: 'formula', value: null, isFormula: true };
  }
  switch (type) {
    case 's': {
      const text = raw.shared.strings.at(Number(value));
      // Read as empty, a number beyond the table would take the row's name away without a word.
      if (text === undefined) throw new WorkbookRefused('damagedWorkbook', { reason: 'sharedString' });
      return text === '' ? null : { row, column, address, text, kind: 'text', value: text };
    }
    case 'inlineStr':
    case 'str': {
      const text = raw.pool(decodeEscapes(value));
      return text === '' ? null : { row, column, address, text, kind: 'text', value: text };
    }
    case 'b': {
      const isOn = value.trim() === '1' || value.trim() === 'true';
      return { row, column, address, text: isOn ? 'TRUE' : 'FALSE', kind: 'boolean', value: isOn };
    }
    case 'e':
      return { row, column, address, text: value, kind: 'error', value: null };
    // A day in ISO 8601, which strict files may hold; a time of day is dropped, as with serial days.
    case 'd': {
      const day = value.slice(0, 10);
      return { row, column, address, text: day, kind: 'date', value: day };
    }
    default: {
      const number = toNumberOrDate(value, raw.format, raw.shared.dates);
      return { row, column, address, ...number };
    }
  }
}

/** A stored number as the figure or the day that its format makes of it. Shared with the .xls reader. */
export function toNumberOrDate(
  stored: string | number,
  format: NumberFormatMeaning,
  dates: DateSystem,
): Pick<SheetCell, 'text' | 'kind' | 'value' | 'isMonthOnly' | 'isFrom1904'> {
  const number = typeof stored === 'number' ? stored : Number(stored);
  if (!Number.isFinite(number)) throw new WorkbookRefused('damagedWorkbook', { reason: 'number' });
  const date = format === 'number' ? null : fromSerial(number, dates);
  if (date !== null)
    return { text: date, kind: 'date', value: date, ...(format === 'month' ? { isMonthOnly: true } : {}) };
  // Fifteen digits, as a spreadsheet shows: 0.1 + 0.2 is stored with noise.
  const rounded = toSheetNumber(number);
  const flag = dates === 1904 ? ({ isFrom1904: true } as const) : {};
  return { text: plainDecimal(rounded), kind: 'number', value: rounded, ...flag };
}

/** Excel writes control characters, and look-alikes of such escapes, as `_xHHHH_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** A merged area, whichever corners it names. */
function parseArea(reference: string): MergedArea {
  const [first = '', last = first] = reference.split(':');
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (from === null || to === null) throw new WorkbookRefused('damagedWorkbook', { reason: 'mergedArea' });
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
