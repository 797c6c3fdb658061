import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkbookRefused } from './workbook-refused.ts';

/** What becomes of the entries of a zip: new content by entry name, or `null` for an entry that is left out. */
export type ZipChanges = ReadonlyMap<string, Uint8Array | null>;

/** An entry that the zip does not have yet, compressed; its time is that of the entry `like`. */
export type ZipAddition = {
  readonly name: string;
  readonly data: Buffer;
  readonly checksum: number;
  readonly bytes: number;
  readonly like: string;
};

export function compressAddition(name: string, content: Uint8Array, like: string): ZipAddition {
  const data = deflateRawSync(content, { level: LEVEL });
  return { name, data, checksum: crc32(content) >>> 0, bytes: content.length, like };
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const COMMENT_MAX = 0xffff;
/** A field of 32 bits whose value stands in the zip64 extra field. */
const SEE_EXTRA = 0xffffffff;
const ZIP64_EXTRA = 0x0001;
const FLAG_DESCRIPTOR = 0x0008;
const STORED = 0;
const DEFLATED = 8;
/** Sheets are written while a person waits; the usual level takes four times as long for some kilobytes. */
const LEVEL = 1;

type CopiedEntry = {
  readonly name: string;
  /** The entry's header in the directory. */
  readonly header: Buffer;
  readonly localStart: number;
};

/**
 * A zip in which only the named entries differ. All others keep their compressed bytes, times, extra fields, comments
 * and order: their local entries are copied as they lie in the file, data descriptors and gaps included.
 * Changed entries keep name, time and place and are compressed anew (stored ones stay stored). Added ones come last.
 * The caller has opened the zip with the guard before. Throws `WorkbookRefused` damagedZip when the directory does not fit the file.
 */
export function copyZip(
  bytes: Uint8Array,
  changes: ZipChanges,
  additions: readonly ZipAddition[] = [],
): Uint8Array {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(zip);
  const inFileOrder = [...directory.entries].sort((a, b) => a.localStart - b.localStart);
  const pieces: Buffer[] = [];
  const headers = new Map<CopiedEntry, Buffer>();
  let length = 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
  };

  add(zip.subarray(0, inFileOrder[0]?.localStart ?? directory.start));
  for (const [index, entry] of inFileOrder.entries()) {
    const end = inFileOrder[index + 1]?.localStart ?? directory.start;
    if (end - entry.localStart < LOCAL_BYTES || zip.readUInt32LE(entry.localStart) !== LOCAL_SIGNATURE)
      throw damaged('localEntry');
    const change = changes.get(entry.name);
    if (change === null) continue;
    const at = length;
    if (change === undefined) {
      headers.set(entry, movedHeader(entry.header, at));
      add(zip.subarray(entry.localStart, end));
      continue;
    }
    const made = changedEntry(zip, entry, change, at);
    headers.set(entry, made.header);
    add(made.local);
    add(made.data);
  }
  const times = new Map(directory.entries.map(({ name, header }) => [name, header.readUInt32LE(12)]));
  const added = additions.map((addition) => {
    const made = addedEntry(addition, times.get(addition.like) ?? 0, length);
    add(made.local);
    add(addition.data);
    return made.header;
  });
  const start = length;
  for (const entry of directory.entries) {
    const header = headers.get(entry);
    if (header !== undefined) add(header);
  }
  for (const header of added) add(header);
  const entries = headers.size + added.length;
  add(endRecord(directory.end, { entries, start, bytes: length - start }));
  // A copy of its own, not a piece of Node's pool: whoever takes `.buffer` gets the file and nothing else.
  const copy = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    copy.set(piece, at);
    at += piece.length;
  }
  return copy;
}

/** Reads single entries of a zip that passed the guard, without the turns of the event loop that a stream takes. */
export function createEntryReader(bytes: Uint8Array): (name: string) => Uint8Array | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map(
    readDirectory(zip).entries.map((entry) => [entry.name.toLowerCase(), entry] as const),
  );
  return (name) => {
    const entry = entries.get(name.toLowerCase());
    return entry === undefined ? null : inflateEntry(zip, entry);
  };
}

/** Length and checksum are verified; more than the declared length is never inflated. */
function inflateEntry(zip: Buffer, { header, localStart }: CopiedEntry): Uint8Array {
  const start =
    localStart + LOCAL_BYTES + zip.readUInt16LE(localStart + 26) + zip.readUInt16LE(localStart + 28);
  const sizes = [sizeOf(header, 20), sizeOf(header, 24)];
  const [compressed = 0, inflated = 0] = sizes;
  const data = zip.subarray(start, start + compressed);
  const content = header.readUInt16LE(10) === STORED ? data : inflate(data, inflated);
  if (content.length !== inflated || crc32(content) >>> 0 !== header.readUInt32LE(16))
    throw damaged('checksum');
  return content;
}

function inflate(data: Buffer, bytes: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    throw new WorkbookRefused('damagedZip', { reason: 'inflate' }, error);
  }
}

function sizeOf(header: Buffer, field: 20 | 24): number {
  const size = header.readUInt32LE(field);
  if (size !== SEE_EXTRA) return size;
  const extra = zip64Extra(header);
  // The uncompressed size comes first, though it is the later field of the header.
  const at = field === 20 && header.readUInt32LE(24) === SEE_EXTRA ? 8 : 0;
  if (extra === null || at + 8 > extra.length) throw damaged('directory');
  return Number(extra.readBigUInt64LE(at));
}

function readDirectory(zip: Buffer): {
  readonly entries: readonly CopiedEntry[];
  readonly start: number;
  readonly end: Buffer;
} {
  const endAt = findEnd(zip);
  const { count, start } = directoryPlace(zip, endAt);
  const entries: CopiedEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > endAt || zip.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('directory');
    const nameBytes = zip.readUInt16LE(at + 28);
    const bytes = ENTRY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const header = zip.subarray(at, at + bytes);
    const name = header.subarray(ENTRY_BYTES, ENTRY_BYTES + nameBytes).toString('utf8');
    entries.push({ name: name.replaceAll('\\', '/'), header, localStart: localStartOf(header) });
    at += bytes;
  }
  if (entries.some((entry) => entry.localStart >= start)) throw damaged('directory');
  return { entries, start, end: zip.subarray(endAt) };
}

function findEnd(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - END_BYTES - COMMENT_MAX);
  for (let at = zip.length - END_BYTES; at >= lowest; at--) {
    if (zip.readUInt32LE(at) === END_SIGNATURE && zip.readUInt16LE(at + 20) === zip.length - at - END_BYTES)
      return at;
  }
  throw damaged('directory');
}

/** Some writers put a zip64 directory into small files, too. */
function directoryPlace(zip: Buffer, endAt: number): { readonly count: number; readonly start: number } {
  const count = zip.readUInt16LE(endAt + 10);
  const start = zip.readUInt32LE(endAt + 16);
  const locatorAt = endAt - END64_LOCATOR_BYTES;
  if (count !== 0xffff && start !== SEE_EXTRA) return { count, start };
  if (locatorAt < 0 || zip.readUInt32LE(locatorAt) !== END64_LOCATOR_SIGNATURE) return { count, start };
  const at = Number(zip.readBigUInt64LE(locatorAt + 8));
  if (at + 56 > locatorAt || zip.readUInt32LE(at) !== END64_SIGNATURE) throw damaged('directory');
  return { count: Number(zip.readBigUInt64LE(at + 32)), start: Number(zip.readBigUInt64LE(at + 48)) };
}

/** Index of the local entry's offset inside the zip64 extra field of a directory header; -1 when it stands in the header. */
function zip64OffsetAt(header: Buffer): number {
  if (header.readUInt32LE(42) !== SEE_EXTRA) return -1;
  const extra = zip64Extra(header);
  const before = [20, 24].filter((field) => header.readUInt32LE(field) === SEE_EXTRA).length;
  // The offset stands after the sizes.
  if (extra === null || (before + 1) * 8 > extra.length) throw damaged('directory');
  return extra.byteOffset - header.byteOffset + before * 8;
}

function zip64Extra(header: Buffer): Buffer | null {
  let at = ENTRY_BYTES + header.readUInt16LE(28);
  const end = at + header.readUInt16LE(30);
  while (at + 4 <= end) {
    const bytes = header.readUInt16LE(at + 2);
    if (header.readUInt16LE(at) === ZIP64_EXTRA)
      return header.subarray(at + 4, Math.min(end, at + 4 + bytes));
    at += 4 + bytes;
  }
  return null;
}

function localStartOf(header: Buffer): number {
  const at = zip64OffsetAt(header);
  return at === -1 ? header.readUInt32LE(42) : Number(header.readBigUInt64LE(at));
}

function movedHeader(header: Buffer, localStart: number): Buffer {
  const moved = Buffer.from(header);
  const at = zip64OffsetAt(header);
  if (at === -1) moved.writeUInt32LE(localStart, 42);
  else moved.writeBigUInt64LE(BigInt(localStart), at);
  return moved;
}

function changedEntry(
  zip: Buffer,
  entry: CopiedEntry,
  content: Uint8Array,
  at: number,
): { readonly header: Buffer; readonly local: Buffer; readonly data: Buffer } {
  const { header, localStart } = entry;
  const nameBytes = zip.readUInt16LE(localStart + 26);
  const extraAt = localStart + LOCAL_BYTES + nameBytes;
  const localExtra = withoutZip64(zip.subarray(extraAt, extraAt + zip.readUInt16LE(localStart + 28)));
  const local = Buffer.concat([zip.subarray(localStart, extraAt), localExtra]);
  const isStored = zip.readUInt16LE(localStart + 8) === STORED;
  const data = isStored
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : deflateRawSync(content, { level: LEVEL });
  const facts = {
    method: isStored ? STORED : DEFLATED,
    checksum: crc32(content) >>> 0,
    compressed: data.length,
    inflated: content.length,
  };
  writeFacts(local, 6, facts);
  local.writeUInt16LE(localExtra.length, 28);

  const directoryName = ENTRY_BYTES + header.readUInt16LE(28);
  const directoryExtraEnd = directoryName + header.readUInt16LE(30);
  const directoryExtra = withoutZip64(header.subarray(directoryName, directoryExtraEnd));
  const made = Buffer.concat([
    header.subarray(0, directoryName),
    directoryExtra,
    header.subarray(directoryExtraEnd),
  ]);
  writeFacts(made, 8, facts);
  made.writeUInt16LE(directoryExtra.length, 30);
  made.writeUInt32LE(at, 42);
  return { header: made, local, data };
}

/** Version 2.0 knows deflated entries; names may hold any letter (flag 11). */
const VERSION = 20;
const FLAG_UTF8 = 0x0800;

function addedEntry(
  { name, data, checksum, bytes }: ZipAddition,
  time: number,
  at: number,
): { readonly header: Buffer; readonly local: Buffer } {
  const nameBytes = Buffer.from(name, 'utf8');
  const facts = { method: DEFLATED, checksum, compressed: data.length, inflated: bytes };
  const local = Buffer.concat([Buffer.alloc(LOCAL_BYTES), nameBytes]);
  local.writeUInt32LE(LOCAL_SIGNATURE, 0);
  local.writeUInt16LE(VERSION, 4);
  local.writeUInt16LE(FLAG_UTF8, 6);
  local.writeUInt32LE(time, 10);
  local.writeUInt16LE(nameBytes.length, 26);
  writeFacts(local, 6, facts);
  const header = Buffer.concat([Buffer.alloc(ENTRY_BYTES), nameBytes]);
  header.writeUInt32LE(ENTRY_SIGNATURE, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAG_UTF8, 8);
  header.writeUInt32LE(time, 12);
  header.writeUInt16LE(nameBytes.length, 28);
  writeFacts(header, 8, facts);
  header.writeUInt32LE(at, 42);
  return { header, local };
}

/** Flags, method, checksum and sizes, which lie in the same distance from each other in both kinds of header. */
function writeFacts(
  header: Buffer,
  at: number,
  facts: {
    readonly method: number;
    readonly checksum: number;
    readonly compressed: number;
    readonly inflated: number;
  },
): void {
  header.writeUInt16LE(header.readUInt16LE(at) & ~FLAG_DESCRIPTOR, at);
  header.writeUInt16LE(facts.method, at + 2);
  header.writeUInt32LE(facts.checksum, at + 8);
  header.writeUInt32LE(facts.compressed, at + 12);
  header.writeUInt32LE(facts.inflated, at + 16);
}

function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** The end of the directory with the file's own comment. A zip64 end is not needed: no template is that large. */
function endRecord(
  old: Buffer,
  facts: { readonly entries: number; readonly start: number; readonly bytes: number },
): Buffer {
  const end = Buffer.from(old);
  end.writeUInt32LE(0, 4);
  end.writeUInt16LE(facts.entries, 8);
  end.writeUInt16LE(facts.entries, 10);
  end.writeUInt32LE(facts.bytes, 12);
  end.writeUInt32LE(facts.start, 16);
  return end;
}

function damaged(reason: string): WorkbookRefused {
  return new WorkbookRefused('damagedZip', { reason });
}
