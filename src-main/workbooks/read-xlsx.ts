import {
  type DateSystem,
  type NumberFormatMeaning,
  numberFormatMeaning,
} from '../../src-shared/sheet/number-format.ts';
import type { SheetRow, WorkbookNote } from '../../src-shared/sheet/sheet-cell.ts';
import { createTextTable, type TextTable } from './kept-texts.ts';
import { createMergeFiller, type MergedArea } from './merged-cells.ts';
import { type OpenWorkbook, rowPieces } from './open-sheet.ts';
import { createMeter, READ_LIMITS, type ReadOptions } from './read-options.ts';
import {
  createMergedAreas,
  createWorksheetRows,
  decodeEscapes,
  isTrue,
  type SharedParts,
  TEXT_MAX,
} from './read-worksheet.ts';
import { WorkbookRefused } from './workbook-refused.ts';
import { attribute, createByteScanner, isUtf16, scanXml, type XmlHandler } from './xml-scanner.ts';
import type { GuardedZip } from './zip-guard.ts';

type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly part: string };

/**
 * Opens an .xlsx / .xlsm whose zip passed the guard: values, stored results of formulas, merges, hidden sheets
 * and rows. Macros and links to other workbooks are noted and left alone. The shared texts are read here, sheets
 * when their rows are asked for.
 * Throws `WorkbookRefused` (noSheet, damagedWorkbook, tooManyRows, tooManyColumns, tooLarge, and the guard's), here
 * or while rows are read.
 */
export async function openXlsx(zip: GuardedZip, options: ReadOptions = {}): Promise<OpenWorkbook> {
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
  for (const sheet of worksheets) {
    if (!zip.has(sheet.part))
      throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part: sheet.part });
    if (sheet.isHidden) notes.push({ code: 'hiddenSheet', values: { sheet: sheet.name } });
  }
  const shared: SharedParts = {
    strings: await openSharedStrings(zip, partOfType(relations, '/sharedStrings'), signal),
    formats: await readFormats(zip, partOfType(relations, '/styles'), signal),
    dates,
  };
  return {
    format: 'xlsx',
    notes,
    sheets: worksheets.map((sheet) => {
      let areas: readonly MergedArea[] | null = null;
      return {
        name: sheet.name,
        isHidden: sheet.isHidden,
        async *rows() {
          areas ??= await readMergedAreas(zip, sheet.part, signal);
          const meter = createMeter(limits);
          const onCell = (column: number) => meter.cell(sheet.name, column);
          const fill = createMergeFiller(areas, onCell);
          const source = readRows(zip, sheet.part, shared, onCell, signal);
          for await (const rows of rowPieces(sheet.name, source, options)) yield fill(rows);
        },
      };
    }),
  };
}

async function* readRows(
  zip: GuardedZip,
  part: string,
  shared: SharedParts,
  onCell: (column: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  const rows = createWorksheetRows(shared, onCell);
  const scanner = createByteScanner(rows.handler);
  for await (const chunk of zip.stream(part, signal)) {
    scanner.write(chunk);
    yield rows.take();
  }
  scanner.end();
}

/**
 * The merged areas of a sheet. They stand behind its rows but are needed with them: the part is inflated once for
 * them, and only what follows the rows is looked at.
 */
async function readMergedAreas(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): Promise<readonly MergedArea[]> {
  const tail = createTailReader();
  for await (const chunk of zip.stream(part, signal)) if (!tail.write(chunk)) break;
  const found = tail.end();
  if (found !== null) return found;
  const { areas, handler } = createMergedAreas();
  await scanXml(zip.stream(part, signal), handler);
  return areas;
}

/** The longest end tag of the rows that is recognised. */
const TAG_BYTES = 256;

/**
 * Collects merged areas behind the last end of `sheetData`. `write` answers whether it goes on; `end` gives `null`
 * where the part is not built as expected (in UTF-16, say): then all of it has to be scanned.
 */
function createTailReader(): {
  write(chunk: Uint8Array): boolean;
  end(): readonly MergedArea[] | null;
} {
  let carried: Uint8Array = new Uint8Array(0);
  let tail: { readonly areas: readonly MergedArea[]; write(bytes: Uint8Array): void; end(): void } | null =
    null;
  let isOdd = false;
  const open = () => {
    const { areas, handler } = createMergedAreas();
    return { areas, ...createByteScanner(handler, 'worksheet') };
  };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof WorkbookRefused) || error.code !== 'damagedWorkbook') throw error;
      isOdd = true;
    }
  };
  return {
    write(chunk) {
      if (carried.length === 0 && tail === null && isUtf16(chunk)) isOdd = true;
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
      const end = endOfRows(bytes);
      if (end !== -1) tail = open();
      const from = Math.max(0, end);
      const keptFrom = Math.max(from, bytes.length - TAG_BYTES);
      attempt(() => tail?.write(bytes.subarray(from, keptFrom)));
      carried = bytes.slice(keptFrom);
      return !isOdd;
    },
    end() {
      attempt(() => {
        tail?.write(carried);
        tail?.end();
      });
      return isOdd ? null : (tail?.areas ?? null);
    },
  };
}

/** The place after the last tag that ends the rows (`</sheetData>`, `<sheetData/>`, with a prefix or not), or -1. */
function endOfRows(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.lastIndexOf(ROWS); at > 0; at = buffer.lastIndexOf(ROWS, at - 1)) {
    const before = buffer.toString('latin1', Math.max(0, at - 64), at);
    const after = buffer.toString('latin1', at + ROWS.length, at + ROWS.length + 64);
    const isEnd = /<\/(?:[\w.-]+:)?$/.test(before) && /^\s*>/.test(after);
    const isEmpty = /<(?:[\w.-]+:)?$/.test(before) && /^\s*\/>/.test(after);
    if (isEnd || isEmpty) return buffer.indexOf('>', at) + 1;
    if (at === 0) break;
  }
  return -1;
}

const ROWS = 'sheetData';

function notesOf(zip: GuardedZip): WorkbookNote[] {
  const notes: WorkbookNote[] = [];
  const names = zip.entries.map((entry) => entry.name.toLowerCase());
  if (names.some((name) => name.endsWith('vbaproject.bin')))
    notes.push({ code: 'macrosIgnored', values: {} });
  const links = names.filter((name) => /externallinks\/[^/]+\.xml$/.test(name)).length;
  if (links > 0) notes.push({ code: 'externalLinksIgnored', values: { links } });
  return notes;
}

/** Lists of parts and of sheets are kept as a whole; nobody's are this long. */
const LIST_BYTES_MAX = 32 * 1024 * 1024;

function streamList(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  const entry = zip.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  const bytes = entry?.inflatedBytes ?? 0;
  if (bytes > LIST_BYTES_MAX) throw new WorkbookRefused('tooLarge', { part, bytes, limit: LIST_BYTES_MAX });
  return zip.stream(part, signal);
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
  await scanXml(streamList(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, signal), {
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
  // Some writers use the separator of their own system.
  const plain = target.replaceAll('\\', '/');
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
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
  await scanXml(streamList(zip, part, signal), {
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

/** Room for the texts of a county many times over. */
const SHARED_BYTES_MAX = 256 * 1024 * 1024;

/** The shared texts: a short table is read when the first of them is asked for, a long one here. */
async function openSharedStrings(
  zip: GuardedZip,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Pick<TextTable, 'at'>> {
  const strings = createTextTable(SHARED_BYTES_MAX);
  if (part === undefined || !zip.has(part)) return strings;
  const small = zip.readSmall(part);
  if (small === null) {
    await scanXml(zip.stream(part, signal), sharedStringsInto(strings));
    return strings;
  }
  let isRead = false;
  return {
    at(index) {
      if (!isRead) {
        isRead = true;
        const scanner = createByteScanner(sharedStringsInto(strings));
        scanner.write(small);
        scanner.end();
      }
      return strings.at(index);
    },
  };
}

/** Adds the texts of the table: runs of rich text joined, phonetic guides left out. */
function sharedStringsInto(strings: TextTable): XmlHandler {
  let text = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > TEXT_MAX) throw new WorkbookRefused('damagedWorkbook', { reason: 'longText' });
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') strings.add(decodeEscapes(text));
    },
  };
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
  await scanXml(streamList(zip, part, signal), {
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
