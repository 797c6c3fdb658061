import { isUtf8 } from 'node:buffer';
import type { WorkbookFormat, WorkbookNote } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { throwIfCancelled } from '../../lib/run-work.ts';
import {
  containerFormat,
  isContainer,
  isZip,
  otherFormat,
  otherPackage,
  startsWith,
} from '../ooxml/file-format.ts';
import { READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { openGuardedZip } from '../ooxml/zip-guard.ts';
import type { OpenWorkbook } from './open-sheet.ts';
import { openCsv, type TextEncoding, textPieces } from './read-csv.ts';
import { openLegacy } from './read-legacy.ts';
import { openXlsx } from './read-xlsx.ts';

/**
 * Opens a spreadsheet that a user chose, by what its bytes are: .xlsx, binary .xls, a web page or XML named
 * .xls, or text with separators (UTF-8, UTF-16 or GB18030). Rows are read when they are asked for, piece by piece;
 * memory does not grow with their number (.xls, web pages and XML, which are small by nature, are read at once).
 * Other calls are answered meanwhile.
 *
 * @throws WorkbookRefused for anything it will not read, here or while rows are read; Cancelled when the signal is aborted.
 */
export async function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<OpenWorkbook> {
  throwIfCancelled(options.signal);
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

/** The reader for what the bytes are. Names lie: centers send web pages and XML as .xls, and .xlsx as .xls. */
async function openByBytes(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<OpenWorkbook> {
  if (isZip(bytes)) {
    const zip = openGuardedZip(bytes, options.limits?.zip);
    const other = otherPackage(zip);
    if (other !== null) throw new WorkbookRefused('notASpreadsheet', { found: other });
    return openXlsx(zip, options);
  }
  if (isContainer(bytes)) {
    const format = containerFormat(bytes);
    if (format === 'encrypted') throw new WorkbookRefused('encryptedWorkbook', { part: 'EncryptedPackage' });
    if (format !== 'xls') throw new WorkbookRefused('notASpreadsheet', { found: format });
    return openLegacy({ format: 'xls', content: bytes }, options);
  }
  // Excel 2–4 wrote bare records, without a container around them.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && bytes.subarray(0, 16).includes(0))
    return openLegacy({ format: 'xls', content: bytes }, options);
  const found = otherFormat(bytes);
  if (found !== null) throw new WorkbookRefused('notASpreadsheet', { found });
  return openText(bytes, fileName, options);
}

/** A text is markup when it begins with `<`, else a list with separators. Its sheet has the file's name. */
async function openText(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<OpenWorkbook> {
  const encoding = await encodingOf(bytes, options.signal);
  const notes: readonly WorkbookNote[] =
    encoding === 'gb18030' ? [{ code: 'legacyEncoding', values: { encoding } }] : [];
  // Enough to see whether it begins with a tag; decoding a long list as a whole would block.
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, 16_384)).trimStart();
  if (!start.startsWith('<')) {
    const sheet = fileName.replace(/\.[^.]*$/, '');
    return withNotes(await openCsv({ bytes, encoding }, sheet, options), notes);
  }
  const text = new TextDecoder(encoding).decode(bytes);
  const workbook = await openLegacy({ format: markupFormat(text), content: text }, options);
  return withNotes(workbook, notes);
}

/** XML of Excel 2003, or a web page with a table; other markup is no spreadsheet. */
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

/** Endings that agree with a format. */
const NAMES: Readonly<Record<WorkbookFormat, RegExp>> = {
  xlsx: /\.(xlsx|xlsm|xltx|xltm)$/i,
  xls: /\.(xls|xlt|et|ett)$/i,
  html: /\.html?$/i,
  spreadsheetXml: /\.xml$/i,
  csv: /\.(csv|txt|tsv)$/i,
};

/** Whether the file's name says what its bytes are; a name without an ending says nothing. */
function nameAgrees(fileName: string, format: WorkbookFormat): boolean {
  return !/\.[a-z]{2,5}$/i.test(fileName) || NAMES[format].test(fileName);
}
