import { isUtf8 } from 'node:buffer';
import type { WorkbookFormat, WorkbookNote } from '../../src-shared/sheet/sheet-cell.ts';
import type { OpenWorkbook } from './open-sheet.ts';
import { openCsv, type TextEncoding, textPieces } from './read-csv.ts';
import { openLegacy } from './read-legacy.ts';
import { READ_LIMITS, type ReadOptions } from './read-options.ts';
import { openXlsx } from './read-xlsx.ts';
import { WorkbookRefused } from './workbook-refused.ts';
import { type GuardedZip, openGuardedZip } from './zip-guard.ts';

/**
 * Opens a spreadsheet that a user chose, by what its bytes are: .xlsx, binary .xls, a web page or XML named
 * .xls, or text with separators (UTF-8, UTF-16 or GB18030). Rows are read when they are asked for, piece by piece;
 * memory does not grow with their number (.xls, web pages and XML, which are small by nature, are read at once).
 * Gives the event loop its turn while it works.
 * Throws `WorkbookRefused` for anything it will not read, here or while rows are read, and the signal's reason
 * when it is aborted.
 */
export async function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<OpenWorkbook> {
  options.signal?.throwIfAborted();
  const limit = (options.limits ?? READ_LIMITS).zip.fileBytes;
  if (bytes.length === 0) throw new WorkbookRefused('emptyFile');
  if (bytes.length > limit) throw new WorkbookRefused('tooLarge', { bytes: bytes.length, limit });
  const workbook = await openByBytes(bytes, fileName, options);
  return nameAgrees(fileName, workbook.format)
    ? workbook
    : withNotes(workbook, [{ code: 'formatDiffersFromName', values: { format: workbook.format } }]);
}

function withNotes(workbook: OpenWorkbook, notes: readonly WorkbookNote[]): OpenWorkbook {
  return { ...workbook, notes: [...workbook.notes, ...notes] };
}

async function openByBytes(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<OpenWorkbook> {
  if (startsWith(bytes, [0x50, 0x4b])) {
    const zip = await openGuardedZip(bytes, options.limits?.zip);
    refuseOtherPackage(zip);
    return openXlsx(zip, options);
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    refuseOtherContainer(bytes);
    return openLegacy({ format: 'xls', content: bytes }, options);
  }
  // Excel 2–4 wrote bare records, without a container around them.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && bytes.subarray(0, 16).includes(0))
    return openLegacy({ format: 'xls', content: bytes }, options);
  const found = otherFormat(bytes);
  if (found !== null) throw new WorkbookRefused('notASpreadsheet', { found });
  return openText(bytes, fileName, options);
}

async function openText(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<OpenWorkbook> {
  const encoding = await encodingOf(bytes, options.signal);
  const notes: readonly WorkbookNote[] =
    encoding === 'gb18030' ? [{ code: 'legacyEncoding', values: { encoding } }] : [];
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, 16_384)).trimStart();
  if (!start.startsWith('<')) {
    const sheet = fileName.replace(/\.[^.]*$/, '');
    return withNotes(await openCsv({ bytes, encoding }, sheet, options), notes);
  }
  const text = new TextDecoder(encoding).decode(bytes);
  const workbook = await openLegacy({ format: markupFormat(text), content: text }, options);
  return withNotes(workbook, notes);
}

function markupFormat(text: string): WorkbookFormat {
  if (
    text.slice(0, 4096).includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    /<(\w+:)?Workbook\b/.test(text)
  )
    return 'spreadsheetXml';
  if (/<table\b/i.test(text)) return 'html';
  throw new WorkbookRefused('notASpreadsheet', { found: 'markup' });
}

/**
 * The encoding of a text without a declared one: its mark decides, else UTF-8 when every byte fits, else GB18030,
 * which older Chinese programs write.
 */
async function encodingOf(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<TextEncoding> {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  try {
    for await (const _ of textPieces({ bytes, encoding: 'gb18030' }, signal));
    return 'gb18030';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new WorkbookRefused('notASpreadsheet', { found: 'unknownEncoding' }, error);
  }
}

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['bmp', [0x42, 0x4d]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['webp', [0x52, 0x49, 0x46, 0x46]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

function otherFormat(bytes: Uint8Array): string | null {
  for (const [name, signature] of SIGNATURES) {
    // Two letters are not enough to call a text file a bitmap.
    if (startsWith(bytes, signature) && (signature.length > 2 || bytes.subarray(0, 64).includes(0)))
      return name;
  }
  const hasMark = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return !hasMark && bytes.subarray(0, 65_536).includes(0) ? 'binary' : null;
}

/** Zips that are no .xlsx: other office files, and archives somebody renamed. */
function refuseOtherPackage(zip: GuardedZip): void {
  const names = zip.entries.map((entry) => entry.name.toLowerCase());
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (zip.has('xl/workbook.bin')) throw new WorkbookRefused('notASpreadsheet', { found: 'xlsb' });
  if (has('word/')) throw new WorkbookRefused('notASpreadsheet', { found: 'docx' });
  if (has('ppt/')) throw new WorkbookRefused('notASpreadsheet', { found: 'pptx' });
  if (zip.has('mimetype') && zip.has('content.xml'))
    throw new WorkbookRefused('notASpreadsheet', { found: 'ods' });
  if (!zip.has('[Content_Types].xml') && !zip.has('xl/workbook.xml'))
    throw new WorkbookRefused('notASpreadsheet', { found: 'zip' });
}

/** Compound files name their streams in UTF-16; a protected .xlsx is one with an encrypted package inside. */
function refuseOtherContainer(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (has('Workbook') || has('Book')) return;
  if (has('EncryptedPackage')) throw new WorkbookRefused('encryptedWorkbook', { part: 'EncryptedPackage' });
  throw new WorkbookRefused('notASpreadsheet', { found: has('WordDocument') ? 'doc' : 'container' });
}

const NAMES: Readonly<Record<WorkbookFormat, RegExp>> = {
  xlsx: /\.(xlsx|xlsm|xltx|xltm)$/i,
  xls: /\.(xls|xlt|et|ett)$/i,
  html: /\.html?$/i,
  spreadsheetXml: /\.xml$/i,
  csv: /\.(csv|txt|tsv)$/i,
};

function nameAgrees(fileName: string, format: WorkbookFormat): boolean {
  return !/\.[a-z]{2,5}$/i.test(fileName) || NAMES[format].test(fileName);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
