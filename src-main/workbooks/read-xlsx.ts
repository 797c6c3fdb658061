import {
  type DateSystem,
  fromSerial,
  type NumberFormatMeaning,
  numberFormatMeaning,
} from '../../src-shared/sheet/number-format.ts';
import {
  addressOf,
  parseAddress,
  plainDecimal,
  type SheetCell,
  type SheetRow,
  toSheetNumber,
  type WorkbookNote,
  type WorkbookRows,
  type WorkbookSheet,
} from '../../src-shared/sheet/sheet-cell.ts';
import { type MergedArea, resolveMergedCells } from './merged-cells.ts';
import { createMeter, READ_LIMITS, type ReadOptions } from './read-options.ts';
import { WorkbookRefused } from './workbook-refused.ts';
import { attribute, scanXml } from './xml-scanner.ts';
import type { GuardedZip } from './zip-guard.ts';

type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly part: string };

type Book = {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormatMeaning[];
  readonly dates: DateSystem;
};

/**
 * Reads an .xlsx / .xlsm whose zip passed the guard: values, stored results of formulas, merges, hidden sheets
 * and rows. Macros and links to other workbooks are noted and left alone.
 * Throws `WorkbookRefused` (noSheet, damagedWorkbook, tooManyRows, tooManyColumns, tooLarge, and the guard's).
 */
export async function readXlsx(zip: GuardedZip, options: ReadOptions = {}): Promise<WorkbookRows> {
  const { signal } = options;
  const limits = options.limits ?? READ_LIMITS;
  const workbookPart = await findWorkbookPart(zip, signal);
  const relations = await readRelations(zip, workbookPart, signal);
  const { sheets, dates } = await readWorkbookPart(zip, workbookPart, relations, signal);
  if (sheets.length > limits.sheets)
    throw new WorkbookRefused('tooLarge', { sheets: sheets.length, limit: limits.sheets });
  const notes = notesOf(zip);
  const worksheets = sheets.filter((sheet) => relations.get(sheet.part)?.endsWith('/worksheet') ?? false);
  if (worksheets.length < sheets.length)
    notes.push({ code: 'chartSheetSkipped', values: { sheets: sheets.length - worksheets.length } });
  if (worksheets.length === 0) throw new WorkbookRefused('noSheet');
  const book: Book = {
    strings: await readSharedStrings(zip, partOfType(relations, '/sharedStrings'), signal),
    formats: await readFormats(zip, partOfType(relations, '/styles'), signal),
    dates,
  };
  const meter = createMeter(limits);
  const read: WorkbookSheet[] = [];
  for (const sheet of worksheets) {
    if (!zip.has(sheet.part))
      throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part: sheet.part });
    read.push(await readSheet(zip, sheet, book, meter, options));
    if (sheet.isHidden) notes.push({ code: 'hiddenSheet', values: { sheet: sheet.name } });
  }
  return { format: 'xlsx', sheets: read, notes };
}

function notesOf(zip: GuardedZip): WorkbookNote[] {
  const notes: WorkbookNote[] = [];
  const names = zip.entries.map((entry) => entry.name.toLowerCase());
  if (names.some((name) => name.endsWith('vbaproject.bin')))
    notes.push({ code: 'macrosIgnored', values: {} });
  const links = names.filter((name) => /externallinks\/[^/]+\.xml$/.test(name)).length;
  if (links > 0) notes.push({ code: 'externalLinksIgnored', values: { links } });
  return notes;
}

/** The workbook part that the package names; its usual place where the package is silent. */
async function findWorkbookPart(zip: GuardedZip, signal: AbortSignal | undefined): Promise<string> {
  const relations = await readRelations(zip, '', signal);
  const named = partOfType(relations, '/officeDocument');
  const part = named ?? 'xl/workbook.xml';
  if (!zip.has(part)) throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part });
  return part;
}

/** Relations of a part: target part → relation type. Targets outside the file are left out. */
async function readRelations(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, string> & { readonly ids: Map<string, string> }> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const ids = new Map<string, string>();
  const types = Object.assign(new Map<string, string>(), { ids });
  await scanXml(zip.stream(`${folder}_rels/${part.slice(folder.length)}.rels`, signal), {
    open(name, attributes) {
      const target = attribute(attributes, 'Target');
      const id = attribute(attributes, 'Id');
      if (name !== 'Relationship' || target === undefined || id === undefined) return;
      if (attribute(attributes, 'TargetMode') === 'External') return;
      const path = resolvePart(folder, target);
      ids.set(id, path);
      types.set(path, attribute(attributes, 'Type') ?? '');
    },
  });
  return types;
}

function partOfType(relations: Map<string, string>, ending: string): string | undefined {
  for (const [part, type] of relations) if (type.endsWith(ending)) return part;
  return undefined;
}

/** A relation's target as a part's name; relative ones count from the folder of the part that names them. */
export function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function readWorkbookPart(
  zip: GuardedZip,
  part: string,
  relations: { readonly ids: Map<string, string> },
  signal: AbortSignal | undefined,
): Promise<{ readonly sheets: readonly SheetPart[]; readonly dates: DateSystem }> {
  const sheets: SheetPart[] = [];
  let dates: DateSystem = 1900;
  await scanXml(zip.stream(part, signal), {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attribute(attributes, 'date1904'))) dates = 1904;
      if (name !== 'sheet') return;
      const id = relationId(attributes);
      const target = id === undefined ? undefined : relations.ids.get(id);
      if (target === undefined)
        throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part: id ?? '' });
      const state = attribute(attributes, 'state') ?? 'visible';
      sheets.push({ name: attribute(attributes, 'name') ?? '', isHidden: state !== 'visible', part: target });
    },
  });
  return { sheets, dates };
}

/** `r:id`, whatever the prefix is called. */
function relationId(attributes: string): string | undefined {
  const prefixed = /\s([\w.-]+:id)\s*=/.exec(attributes)?.[1];
  return prefixed === undefined ? undefined : attribute(attributes, prefixed);
}

/** Texts of the shared string table, runs of rich text joined, phonetic guides left out. */
async function readSharedStrings(
  zip: GuardedZip,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await scanXml(zip.stream(part, signal), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') strings.push(decodeEscapes(text));
    },
  });
  return strings;
}

/** Meaning of each cell format by its index. */
async function readFormats(
  zip: GuardedZip,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly NumberFormatMeaning[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormatMeaning[] = [];
  if (part === undefined) return formats;
  let isCellFormat = false;
  await scanXml(zip.stream(part, signal), {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isCellFormat = true;
      else if (name === 'xf' && isCellFormat) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(numberFormatMeaning(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return formats;
}

async function readSheet(
  zip: GuardedZip,
  sheet: SheetPart,
  book: Book,
  meter: ReturnType<typeof createMeter>,
  options: ReadOptions,
): Promise<WorkbookSheet> {
  const rows: SheetRow[] = [];
  const areas: MergedArea[] = [];
  const texts = new Map<string, string>();
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
    if (!Number.isSafeInteger(row) || row < 1)
      throw new WorkbookRefused('damagedWorkbook', { reason: 'rowNumber' });
    isRowHidden = isTrue(attribute(attributes, 'hidden'));
    cells = [];
    column = 0;
  }

  function openCell(attributes: string): void {
    const r = attribute(attributes, 'r');
    if (r === undefined) column++;
    else {
      const place = parseAddress(r);
      if (place === null || place.row !== row || place.column <= column)
        throw new WorkbookRefused('damagedWorkbook', { reason: 'cellAddress' });
      column = place.column;
    }
    type = attribute(attributes, 't') ?? 'n';
    const style = attribute(attributes, 's');
    format = style === undefined ? 'number' : (book.formats[Number(style)] ?? 'number');
    isFormula = false;
    value = null;
  }

  function closeCell(): void {
    if (value === null && !isFormula) return;
    const cell = toCell({ row, column, type, format, value, isFormula, book, texts });
    if (cell === null) return;
    meter.cell(sheet.name, column);
    cells.push(cell);
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    const previous = rows.at(-1);
    if (previous !== undefined && previous.row >= row)
      throw new WorkbookRefused('damagedWorkbook', { reason: 'rowNumber' });
    rows.push({ row, isHidden: isRowHidden, cells });
    meter.row(sheet.name, rows.length);
    if (rows.length % 1000 === 0) options.onProgress?.({ sheet: sheet.name, rows: rows.length });
  }

  await scanXml(zip.stream(sheet.part, options.signal), {
    open(name, attributes) {
      if (name === 'sheetData') inData = true;
      else if (name === 'mergeCell') areas.push(parseArea(attribute(attributes, 'ref') ?? ''));
      else if (!inData) return;
      else if (name === 'c') openCell(attributes);
      else if (name === 'v' || name === 't') {
        isValue = !isPhonetic;
        value ??= '';
      } else if (name === 'row') openRow(attributes);
      else if (name === 'f') isFormula = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (isValue) value = value === '' ? piece : (value ?? '') + piece;
    },
    close(name) {
      if (!inData) return;
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'sheetData') inData = false;
    },
  });
  options.onProgress?.({ sheet: sheet.name, rows: rows.length });
  const resolved = resolveMergedCells(rows, areas, (at) => meter.cell(sheet.name, at));
  return { name: sheet.name, isHidden: sheet.isHidden, rows: resolved };
}

type RawCell = {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly format: NumberFormatMeaning;
  readonly value: string | null;
  readonly isFormula: boolean;
  readonly book: Book;
  readonly texts: Map<string, string>;
};

/** The cell as a value; `null` when it holds none (an empty text counts as none). */
function toCell(raw: RawCell): SheetCell | null {
  const { row, column, value, isFormula } = raw;
  const place = { row, column, address: addressOf(row, column) };
  const flag = isFormula ? ({ isFormula: true } as const) : {};
  if (value === null || (value === '' && raw.type !== 's' && raw.type !== 'inlineStr')) {
    if (!isFormula || raw.type === 'str') return null;
    return { ...place, text: '', kind: 'formula', value: null, isFormula: true };
  }
  switch (raw.type) {
    case 's': {
      const text = raw.book.strings[Number(value)];
      if (text === undefined) throw new WorkbookRefused('damagedWorkbook', { reason: 'sharedString' });
      return text === '' ? null : { ...place, text, kind: 'text', value: text, ...flag };
    }
    case 'inlineStr':
    case 'str': {
      const text = interned(raw.texts, decodeEscapes(value));
      return text === '' ? null : { ...place, text, kind: 'text', value: text, ...flag };
    }
    case 'b': {
      const isOn = value.trim() === '1' || value.trim() === 'true';
      return { ...place, text: isOn ? 'TRUE' : 'FALSE', kind: 'boolean', value: isOn, ...flag };
    }
    case 'e':
      return { ...place, text: value, kind: 'error', value: null, ...flag };
    case 'd': {
      const day = value.slice(0, 10);
      return { ...place, text: day, kind: 'date', value: day, ...flag };
    }
    default:
      return { ...place, ...toNumberOrDate(value, raw.format, raw.book.dates), ...flag };
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
  const rounded = toSheetNumber(number);
  const flag = dates === 1904 ? ({ isFrom1904: true } as const) : {};
  return { text: plainDecimal(rounded), kind: 'number', value: rounded, ...flag };
}

/** One copy of a repeated text, so that it does not keep the XML around it in memory. */
function interned(texts: Map<string, string>, text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}

/** Excel writes control characters, and look-alikes of such escapes, as `_xHHHH_`. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

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

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
