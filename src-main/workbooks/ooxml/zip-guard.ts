import { crc32, createInflateRaw } from 'node:zlib';
import { throwIfCancelled } from '../../lib/run-work.ts';
import { WorkbookRefused } from './workbook-refused.ts';
import {
  damagedZip,
  dataOf,
  findDirectory,
  inflateEntry,
  readEntries,
  STORED,
  viewOf,
  type ZipEntry,
} from './zip-directory.ts';

/** How much a zip may hold before it is refused. Sizes in bytes. */
export type ZipLimits = {
  /** Of the zip itself. */
  readonly fileBytes: number;
  /** Files in it; a workbook has some dozens. */
  readonly entries: number;
  /** Of all entries together. */
  readonly inflatedBytes: number;
  /** Inflated / compressed; looked at only above `ratioFromBytes`, because small sheets of blanks compress well. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
};

/** Room for a county's workbook of 100,000 rows many times over, none for a bomb. */
export const ZIP_LIMITS: ZipLimits = {
  fileBytes: 100 * 1024 * 1024,
  entries: 5_000,
  inflatedBytes: 1024 * 1024 * 1024,
  ratio: 250,
  ratioFromBytes: 64 * 1024 * 1024,
};

/** What may be known of an entry without inflating it. */
export type GuardedEntry = Pick<ZipEntry, 'name' | 'compressedBytes' | 'inflatedBytes'>;

/** A zip whose directory passed the guard. Reading is by entry name, regardless of case. */
export type GuardedZip = {
  readonly entries: readonly GuardedEntry[];
  has(name: string): boolean;
  /**
   * The entry inflated piece by piece, its length and checksum verified; nothing when there is no such entry. A small one
   * comes as one piece and at once.
   */
  stream(name: string, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** The whole entry at once; `null` when there is none or it is too large for that. */
  readSmall(name: string): Uint8Array | null;
  /** The whole entry; `null` when there is none. */
  read(name: string, signal?: AbortSignal): Promise<Uint8Array | null>;
};

/**
 * Opens a zip held in memory after looking at its directory only: number of entries, encryption, odd paths,
 * duplicate names, declared sizes and ratio. What is inflated later is counted against the same cap, so a
 * directory that lies about its sizes gains nothing.
 *
 * @throws WorkbookRefused damagedZip, encryptedWorkbook, zipBomb, tooLarge.
 */
export function openGuardedZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): GuardedZip {
  if (bytes.length > limits.fileBytes)
    throw new WorkbookRefused('tooLarge', { bytes: bytes.length, limit: limits.fileBytes });
  const zip = viewOf(bytes);
  const directory = findDirectory(zip);
  if (directory.count > limits.entries)
    throw new WorkbookRefused('zipBomb', { entries: directory.count, limit: limits.entries });
  const entries = readEntries(zip, directory);
  const byName = entriesByName(entries);
  checkSizes(entries, limits);
  const count = createMeter(limits);
  let lastSmall: { readonly entry: ZipEntry; readonly content: Uint8Array } | null = null;

  function readSmall(name: string): Uint8Array | null {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined || entry.inflatedBytes > SMALL_BYTES) return null;
    if (lastSmall?.entry !== entry) lastSmall = { entry, content: inflateEntry(zip, entry) };
    return lastSmall.content;
  }

  async function* stream(name: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined) return;
    const small = readSmall(name);
    if (small === null) yield* inflateInPieces(zip, entry, { count, signal });
    else yield small;
  }

  return {
    entries,
    has: (name) => byName.has(name.toLowerCase()),
    stream,
    readSmall,
    async read(name, signal) {
      if (!byName.has(name.toLowerCase())) return null;
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream(name, signal)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

/** By lower case, because spreadsheet programs find a part whatever the case of its name. */
function entriesByName(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (isOutside(entry.name)) throw damagedZip('path');
    if (entry.isEncrypted) throw new WorkbookRefused('encryptedWorkbook', { part: entry.name });
    if (byName.has(key)) throw damagedZip('duplicateName', entry.name);
    byName.set(key, entry);
  }
  return byName;
}

/** A path that is absolute or climbs: nothing is unpacked here, but no workbook has one either. */
function isOutside(name: string): boolean {
  return /^(?:[a-z]:|\/)/i.test(name) || name.split('/').includes('..');
}

/**
 * Sizes as the directory declares them. The ratio comes first, so that a bomb is called one and not a large
 * file.
 */
function checkSizes(entries: readonly ZipEntry[], limits: ZipLimits): void {
  let inflated = 0;
  let compressed = 0;
  for (const entry of entries) {
    inflated += entry.inflatedBytes;
    compressed += entry.compressedBytes;
  }
  if (inflated > limits.ratioFromBytes && inflated > compressed * limits.ratio)
    throw new WorkbookRefused('zipBomb', {
      bytes: inflated,
      ratio: Math.round(inflated / Math.max(1, compressed)),
    });
  if (inflated > limits.inflatedBytes)
    throw new WorkbookRefused('tooLarge', { bytes: inflated, limit: limits.inflatedBytes });
}

/** Told how many bytes of an entry have been inflated. */
type Meter = (name: string, length: number) => void;

/** Counts what is inflated against the cap, by entry: who reads one twice inflates it twice, but learns no more. */
function createMeter(limits: ZipLimits): Meter {
  const known = new Map<string, number>();
  let bytes = 0;
  return (name, length) => {
    const before = known.get(name) ?? 0;
    if (length > before) {
      bytes += length - before;
      known.set(name, length);
    }
    if (bytes > limits.inflatedBytes)
      throw new WorkbookRefused('zipBomb', { bytes, limit: limits.inflatedBytes });
  };
}

/** Inflated in a millisecond or two; by way of a stream it takes longer, mostly waiting. */
const SMALL_BYTES = 512 * 1024;
/** Four times the usual: each piece costs a turn to another thread and back. */
const CHUNK_BYTES = 64 * 1024;

/**
 * The entry piece by piece. The length is checked while it grows, because a directory that declares too little
 * is how a bomb passes the first look; the checksum at the end, because nothing can be known of it before.
 */
async function* inflateInPieces(
  zip: Buffer,
  entry: ZipEntry,
  { count, signal }: { readonly count: Meter; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  const data = dataOf(zip, entry);
  let checksum = 0;
  let length = 0;
  try {
    for await (const chunk of entry.method === STORED ? piecesOf(data) : inflated(data)) {
      throwIfCancelled(signal);
      length += chunk.length;
      if (length > entry.inflatedBytes) throw damagedZip('inflate', entry.name);
      count(entry.name, length);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error instanceof WorkbookRefused ? error : damagedZip('inflate', entry.name, error);
  }
  if (length !== entry.inflatedBytes || checksum >>> 0 !== entry.checksum)
    throw damagedZip('checksum', entry.name);
}

function* piecesOf(data: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < data.length; at += CHUNK_BYTES) yield data.subarray(at, at + CHUNK_BYTES);
}

function inflated(data: Buffer): AsyncIterable<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflater.end(data);
  return inflater;
}
