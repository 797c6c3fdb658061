import { isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { WorkbookRefused } from './workbook-refused.ts';

/** One entry of a zip, as its directory says; the local header in front of its data repeats most of it and is not believed. */
export type ZipEntry = {
  /** With `/` between its parts, whatever the writer's system uses. */
  readonly name: string;
  /** The entry's header in the directory, as a view of the file's own bytes. */
  readonly header: Buffer;
  /** Where the local header begins. */
  readonly localStart: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
};

/** Where the directory of a zip lies. */
export type DirectoryPlace = {
  /** How many entries it says it has. */
  readonly count: number;
  readonly start: number;
  /** Where the record that ends the file begins. */
  readonly endAt: number;
};

export const STORED = 0;
export const DEFLATED = 8;

export const LOCAL_SIGNATURE = 0x04034b50;
export const LOCAL_BYTES = 30;
export const ENTRY_SIGNATURE = 0x02014b50;
export const ENTRY_BYTES = 46;
export const ZIP64_EXTRA = 0x0001;
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const COMMENT_MAX = 0xffff;
/** A field of 32 bits whose value stands in the zip64 extra field. */
const SEE_EXTRA = 0xffffffff;
const FLAG_ENCRYPTED = 0x0001;
const FLAG_STRONG_ENCRYPTION = 0x0040;

/** The caller's bytes as a Buffer, not copied. */
export function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Finds the directory of a zip. The last record that looks like an end must be the end: with bytes behind it, two
 * programs could see two different zips in one file.
 *
 * @throws WorkbookRefused damagedZip
 */
export function findDirectory(zip: Buffer): DirectoryPlace {
  const endAt = findEnd(zip);
  const locatorAt = endAt - END64_LOCATOR_BYTES;
  // Some writers put a zip64 directory into small files, too.
  const isZip64 = locatorAt >= 0 && zip.readUInt32LE(locatorAt) === END64_LOCATOR_SIGNATURE;
  if (!isZip64) {
    if (zip.readUInt16LE(endAt + 4) !== 0) throw damagedZip('directory');
    return { count: zip.readUInt16LE(endAt + 10), start: zip.readUInt32LE(endAt + 16), endAt };
  }
  const at = Number(zip.readBigUInt64LE(locatorAt + 8));
  const isThere = at + END64_BYTES <= locatorAt && zip.readUInt32LE(at) === END64_SIGNATURE;
  if (!isThere || zip.readUInt32LE(at + 16) !== 0) throw damagedZip('directory');
  return {
    count: Number(zip.readBigUInt64LE(at + 32)),
    start: Number(zip.readBigUInt64LE(at + 48)),
    endAt,
  };
}

function findEnd(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - END_BYTES - COMMENT_MAX);
  for (let at = zip.length - END_BYTES; at >= lowest; at--) {
    if (zip.readUInt32LE(at) !== END_SIGNATURE) continue;
    if (zip.readUInt16LE(at + 20) === zip.length - at - END_BYTES) return at;
    break;
  }
  throw damagedZip('directory');
}

/**
 * The entries in the order of the directory.
 *
 * @throws WorkbookRefused damagedZip when the directory does not fit the file, or a stored entry has two sizes.
 */
export function readEntries(zip: Buffer, { count, start, endAt }: DirectoryPlace): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > endAt || zip.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damagedZip('directory');
    const bytes =
      ENTRY_BYTES + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (at + bytes > endAt) throw damagedZip('directory');
    entries.push(readEntry(zip.subarray(at, at + bytes)));
    at += bytes;
  }
  if (entries.some((entry) => entry.localStart >= start)) throw damagedZip('directory');
  return entries;
}

function readEntry(header: Buffer): ZipEntry {
  const flags = header.readUInt16LE(8);
  const method = header.readUInt16LE(10);
  const { compressedBytes, inflatedBytes, localStart } = readSizes(header);
  const isEncrypted = (flags & FLAG_ENCRYPTED) !== 0;
  // Encryption of the old kind puts twelve bytes in front of the data.
  const isStoredRight = compressedBytes === inflatedBytes + (isEncrypted ? 12 : 0);
  if (method === STORED && !isStoredRight) throw damagedZip('directory');
  if ((flags & FLAG_STRONG_ENCRYPTION) !== 0) throw damagedZip('directory');
  return {
    name: nameOf(header),
    header,
    localStart,
    isEncrypted,
    method,
    checksum: header.readUInt32LE(16),
    compressedBytes,
    inflatedBytes,
  };
}

/** Names are ASCII in every workbook; of others it matters only that different ones stay different. */
function nameOf(header: Buffer): string {
  const written = header.subarray(ENTRY_BYTES, ENTRY_BYTES + header.readUInt16LE(28));
  return written.toString(isUtf8(written) ? 'utf8' : 'latin1').replaceAll('\\', '/');
}

function readSizes(header: Buffer): Pick<ZipEntry, 'inflatedBytes' | 'compressedBytes' | 'localStart'> {
  const extra = zip64Extra(header);
  let at = 0;
  const read = (field: number): number => {
    const value = header.readUInt32LE(field);
    // A writer without the extra field means the number itself.
    if (value !== SEE_EXTRA || extra === null) return value;
    if (at + 8 > extra.length) throw damagedZip('directory');
    const long = Number(extra.readBigUInt64LE(at));
    at += 8;
    return long;
  };
  // In the extra field the uncompressed size comes first, though it is the later one of the header.
  const inflatedBytes = read(24);
  const compressedBytes = read(20);
  return { inflatedBytes, compressedBytes, localStart: read(42) };
}

/** Place of the local entry's offset in a directory header that has it in its zip64 extra field; -1 for all others. */
export function zip64OffsetAt(header: Buffer): number {
  const extra = header.readUInt32LE(42) === SEE_EXTRA ? zip64Extra(header) : null;
  if (extra === null) return -1;
  const before = [20, 24].filter((field) => header.readUInt32LE(field) === SEE_EXTRA).length;
  return extra.byteOffset - header.byteOffset + before * 8;
}

function zip64Extra(header: Buffer): Buffer | null {
  const from = ENTRY_BYTES + header.readUInt16LE(28);
  const extras = header.subarray(from, from + header.readUInt16LE(30));
  let found: Buffer | null = null;
  for (let at = 0; at + 4 <= extras.length; ) {
    const end = at + 4 + extras.readUInt16LE(at + 2);
    if (end > extras.length) throw damagedZip('directory');
    if (extras.readUInt16LE(at) === ZIP64_EXTRA) found ??= extras.subarray(at + 4, end);
    at = end;
  }
  return found;
}

/**
 * The bytes of an entry as they lie in the file.
 *
 * @throws WorkbookRefused damagedZip when they are not there, or compressed in a way that no workbook is.
 */
export function dataOf(zip: Buffer, entry: ZipEntry): Buffer {
  const { name, method, localStart, compressedBytes } = entry;
  if (method !== STORED && method !== DEFLATED) throw damagedZip('method', name);
  if (localStart + LOCAL_BYTES > zip.length || zip.readUInt32LE(localStart) !== LOCAL_SIGNATURE)
    throw damagedZip('entry', name);
  const start =
    localStart + LOCAL_BYTES + zip.readUInt16LE(localStart + 26) + zip.readUInt16LE(localStart + 28);
  if (start + compressedBytes > zip.length) throw damagedZip('entry', name);
  return zip.subarray(start, start + compressedBytes);
}

/**
 * The content of an entry at once; never more than the directory says is inflated, length and checksum are verified.
 *
 * @throws WorkbookRefused damagedZip
 */
export function inflateEntry(zip: Buffer, entry: ZipEntry): Uint8Array {
  const data = dataOf(zip, entry);
  const content = entry.method === STORED ? data : inflate(data, entry);
  if (content.length !== entry.inflatedBytes || crc32(content) >>> 0 !== entry.checksum)
    throw damagedZip('checksum', entry.name);
  return content;
}

function inflate(data: Buffer, { name, inflatedBytes }: ZipEntry): Buffer {
  try {
    return inflateRawSync(data, {
      maxOutputLength: Math.max(1, inflatedBytes),
      // One chunk for all of it, so that nothing is joined afterwards.
      chunkSize: Math.max(1024, inflatedBytes + 1),
    });
  } catch (error) {
    throw damagedZip('inflate', name, error);
  }
}

/** `reason` is for the log: the user is told that the file is damaged. */
export function damagedZip(reason: string, part?: string, cause?: unknown): WorkbookRefused {
  return new WorkbookRefused('damagedZip', { reason, ...(part === undefined ? {} : { part }) }, cause);
}
