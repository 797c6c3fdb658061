import type { GuardedZip } from './zip-guard.ts';

/** The first bytes of files that people choose by mistake. */
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

/** The format of a file that is neither a zip, nor a compound file, nor text: `png`, `pdf` …, `binary`; `null` for text. */
export function otherFormat(bytes: Uint8Array): string | null {
  for (const [name, signature] of SIGNATURES) {
    // Two letters are not enough to call a text file a bitmap.
    if (startsWith(bytes, signature) && (signature.length > 2 || bytes.subarray(0, 64).includes(0)))
      return name;
  }
  const hasMark = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return !hasMark && bytes.subarray(0, 65_536).includes(0) ? 'binary' : null;
}

/** Zips that are no .xlsx: other office files, and archives somebody renamed. `null` for one that may be. */
export function otherPackage(zip: GuardedZip): string | null {
  const names = zip.entries.map((entry) => entry.name.toLowerCase());
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (zip.has('xl/workbook.bin')) return 'xlsb';
  if (has('word/')) return 'docx';
  if (has('ppt/')) return 'pptx';
  if (zip.has('mimetype') && zip.has('content.xml')) return 'ods';
  return zip.has('[Content_Types].xml') || zip.has('xl/workbook.xml') ? null : 'zip';
}

/**
 * What a compound file (MS-CFB) holds, by the names of its streams, which stand there in UTF-16. `Book` is the
 * stream of Excel 5 and 95. Searching the bytes is enough to tell them apart; the parser checks the rest.
 */
export function containerFormat(bytes: Uint8Array): 'xls' | 'encrypted' | 'doc' | 'container' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (has('Workbook') || has('Book')) return 'xls';
  // A protected .xlsx is an encrypted package inside such a file.
  if (has('EncryptedPackage')) return 'encrypted';
  return has('WordDocument') ? 'doc' : 'container';
}

/** Whether bytes begin like a zip, as every .xlsx does. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]);
}

/** Whether bytes begin like a compound file: .xls, .doc, or an encrypted .xlsx. */
export function isContainer(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
}

/** Whether the first bytes are these. */
export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
