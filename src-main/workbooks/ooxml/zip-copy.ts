import { crc32, deflateRawSync } from 'node:zlib';
import {
  DEFLATED,
  damagedZip,
  ENTRY_BYTES,
  ENTRY_SIGNATURE,
  findDirectory,
  inflateEntry,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
  readEntries,
  STORED,
  viewOf,
  ZIP64_EXTRA,
  type ZipEntry,
  zip64OffsetAt,
} from './zip-directory.ts';

/**
 * What becomes of the entries of a zip: new content by entry name, or `null` for an entry that is left out.
 * Names are spelled as in the directory.
 */
export type ZipChanges = ReadonlyMap<string, Uint8Array | null>;

/** An entry that the zip does not have yet, compressed; its time is that of the entry `like`. */
export type ZipAddition = {
  readonly name: string;
  readonly data: Buffer;
  readonly checksum: number;
  readonly bytes: number;
  readonly like: string;
};

/** An entry to add, compressed when it is made: its content need not be kept. */
export function compressAddition(name: string, content: Uint8Array, like: string): ZipAddition {
  const data = deflateRawSync(content, { level: LEVEL });
  return { name, data, checksum: crc32(content) >>> 0, bytes: content.length, like };
}

// Sizes and checksum stand behind the data instead of in front of it; entries that are written here have them
// in front.
const FLAG_DESCRIPTOR = 0x0008;
/** Sheets are written while a person waits; the usual level takes four times as long for some kilobytes. */
const LEVEL = 1;

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
  const zip = viewOf(bytes);
  const directory = findDirectory(zip);
  const entries = readEntries(zip, directory);
  // The directory may list entries in another order than they lie in; what lies between two of them is copied
  // with the first.
  const inFileOrder = entries.toSorted((a, b) => a.localStart - b.localStart);
  const pieces: Buffer[] = [];
  const headers = new Map<ZipEntry, Buffer>();
  let length = 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
  };

  add(zip.subarray(0, inFileOrder[0]?.localStart ?? directory.start));
  for (const [index, entry] of inFileOrder.entries()) {
    const end = inFileOrder[index + 1]?.localStart ?? directory.start;
    if (end - entry.localStart < LOCAL_BYTES || zip.readUInt32LE(entry.localStart) !== LOCAL_SIGNATURE)
      throw damagedZip('entry', entry.name);
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
  const times = new Map(entries.map(({ name, header }) => [name, header.readUInt32LE(12)]));
  const added = additions.map((addition) => {
    const made = addedEntry(addition, times.get(addition.like) ?? 0, length);
    add(made.local);
    add(addition.data);
    return made.header;
  });
  const start = length;
  for (const entry of entries) {
    const header = headers.get(entry);
    if (header !== undefined) add(header);
  }
  for (const header of added) add(header);
  const count = headers.size + added.length;
  // The comment of the whole file stays behind the end record.
  add(endRecord(zip.subarray(directory.endAt), { entries: count, start, bytes: length - start }));
  // A copy of its own, not a piece of Node's pool: whoever takes `.buffer` gets the file and nothing else.
  const copy = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    copy.set(piece, at);
    at += piece.length;
  }
  return copy;
}

/** Reads single entries of a zip that passed the guard, whatever the case of their names; `null` where there is none. */
export function createEntryReader(bytes: Uint8Array): (name: string) => Uint8Array | null {
  const zip = viewOf(bytes);
  const entries = new Map(
    readEntries(zip, findDirectory(zip)).map((entry) => [entry.name.toLowerCase(), entry] as const),
  );
  return (name) => {
    const entry = entries.get(name.toLowerCase());
    return entry === undefined ? null : inflateEntry(zip, entry);
  };
}

/**
 * The directory's entry of a file that lies elsewhere now. The offset of a zip64 entry stands in its extra
 * field.
 */
function movedHeader(header: Buffer, localStart: number): Buffer {
  const moved = Buffer.from(header);
  const at = zip64OffsetAt(header);
  if (at === -1) moved.writeUInt32LE(localStart, 42);
  else moved.writeBigUInt64LE(BigInt(localStart), at);
  return moved;
}

/**
 * An entry with new content: name, time, attributes and comment stay; method, sizes and checksum are new. A
 * zip64 extra field would give the old sizes and is taken out.
 */
function changedEntry(
  zip: Buffer,
  entry: ZipEntry,
  content: Uint8Array,
  at: number,
): { readonly header: Buffer; readonly local: Buffer; readonly data: Buffer } {
  const { header, localStart } = entry;
  const nameBytes = zip.readUInt16LE(localStart + 26);
  const extraAt = localStart + LOCAL_BYTES + nameBytes;
  // Extra fields of the local entry may differ from those of the directory (times, for example), so both are
  // kept apart.
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

/** A new entry, deflated, with the time of the entry that it is like. */
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

/** Extra fields without the one of zip64; each is a number, a length and its data. */
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
