import type { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { throwIfCancelled } from '../../lib/run-work.ts';
import { WorkbookRefused } from './workbook-refused.ts';

/** How much a zip may hold before it is refused. Sizes in bytes. */
export type ZipLimits = {
  readonly fileBytes: number;
  readonly entries: number;
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

export type GuardedEntry = {
  readonly name: string;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
};

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
 * Throws `WorkbookRefused`: damagedZip, encryptedWorkbook, zipBomb, tooLarge.
 */
export async function openGuardedZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<GuardedZip> {
  if (bytes.length > limits.fileBytes)
    throw new WorkbookRefused('tooLarge', { bytes: bytes.length, limit: limits.fileBytes });
  const zip = await openZip(bytes);
  if (zip.entryCount > limits.entries)
    throw new WorkbookRefused('zipBomb', { entries: zip.entryCount, limit: limits.entries });
  const entries = await listEntries(zip);
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.fileName.toLowerCase();
    if (entry.isEncrypted()) throw new WorkbookRefused('encryptedWorkbook', { part: entry.fileName });
    if (byName.has(key))
      throw new WorkbookRefused('damagedZip', { reason: 'duplicateName', part: entry.fileName });
    byName.set(key, entry);
  }
  checkSizes(entries, limits);

  /** By entry: who reads one twice inflates it twice, but learns no more. */
  const inflated = new Map<string, number>();
  let inflatedBytes = 0;
  let lastSmall: { readonly entry: Entry; readonly content: Uint8Array } | null = null;

  function readSmall(name: string): Uint8Array | null {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined || entry.uncompressedSize > SMALL_BYTES) return null;
    if (lastSmall?.entry !== entry) lastSmall = { entry, content: inflateWhole(bytes, entry) };
    return lastSmall.content;
  }

  async function* stream(name: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined) return;
    const small = readSmall(name);
    if (small !== null) {
      yield small;
      return;
    }
    const source = await openEntry(zip, entry);
    const chunks: AsyncIterable<Uint8Array> = source;
    const known = inflated.get(entry.fileName) ?? 0;
    let checksum = 0;
    let length = 0;
    try {
      for await (const chunk of chunks) {
        throwIfCancelled(signal);
        length += chunk.length;
        if (length > entry.uncompressedSize)
          throw new WorkbookRefused('damagedZip', { reason: 'inflate', part: entry.fileName });
        if (length > known) {
          inflatedBytes += Math.min(chunk.length, length - known);
          inflated.set(entry.fileName, length);
        }
        if (inflatedBytes > limits.inflatedBytes)
          throw new WorkbookRefused('zipBomb', { bytes: inflatedBytes, limit: limits.inflatedBytes });
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throwIfCancelled(signal);
      if (error instanceof WorkbookRefused) throw error;
      throw new WorkbookRefused('damagedZip', { reason: 'inflate', part: entry.fileName }, error);
    } finally {
      source.destroy();
    }
    if (length !== entry.uncompressedSize || checksum >>> 0 !== entry.crc32 >>> 0)
      throw new WorkbookRefused('damagedZip', { reason: 'checksum', part: entry.fileName });
  }

  return {
    entries: entries.map((entry) => ({
      name: entry.fileName,
      compressedBytes: entry.compressedSize,
      inflatedBytes: entry.uncompressedSize,
    })),
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

function checkSizes(entries: readonly Entry[], limits: ZipLimits): void {
  let inflated = 0;
  let compressed = 0;
  for (const entry of entries) {
    inflated += entry.uncompressedSize;
    compressed += entry.compressedSize;
  }
  if (inflated > limits.ratioFromBytes && inflated > compressed * limits.ratio)
    throw new WorkbookRefused('zipBomb', {
      bytes: inflated,
      ratio: Math.round(inflated / Math.max(1, compressed)),
    });
  if (inflated > limits.inflatedBytes)
    throw new WorkbookRefused('tooLarge', { bytes: inflated, limit: limits.inflatedBytes });
}

/** Views, does not copy, the caller's bytes. */
function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => {
      if (error !== null) reject(new WorkbookRefused('damagedZip', { reason: 'directory' }, error));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => {
      const reason = /^(invalid relative|absolute) path|^invalid characters/.test(error.message)
        ? 'path'
        : 'directory';
      reject(new WorkbookRefused('damagedZip', { reason }, error));
    });
    zip.readEntry();
  });
}

const STORED = 0;
const DEFLATED = 8;
/** Inflated in a millisecond or two; by way of a stream it takes longer, mostly waiting. */
const SMALL_BYTES = 512 * 1024;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

/** Never more than the directory says. Throws `WorkbookRefused` damagedZip. */
function inflateWhole(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { fileName: part, compressionMethod: method, compressedSize, uncompressedSize } = entry;
  const refuse = (reason: string, cause?: unknown) =>
    new WorkbookRefused('damagedZip', { reason, part }, cause);
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.relativeOffsetOfLocalHeader;
  if (method !== STORED && method !== DEFLATED) throw refuse('method');
  if (at + LOCAL_BYTES > zip.length || zip.readUInt32LE(at) !== LOCAL_SIGNATURE) throw refuse('entry');
  const start = at + LOCAL_BYTES + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const data = zip.subarray(start, start + compressedSize);
  let content: Uint8Array = data;
  if (method === DEFLATED) {
    try {
      content = inflateRawSync(data, {
        maxOutputLength: Math.max(1, uncompressedSize),
        chunkSize: Math.max(1024, uncompressedSize + 1),
      });
    } catch (error) {
      throw refuse('inflate', error);
    }
  }
  if (content.length !== uncompressedSize || crc32(content) >>> 0 !== entry.crc32 >>> 0)
    throw refuse('checksum');
  return content;
}
/** Four times the usual: each piece costs a turn to another thread and back. */
const CHUNK_BYTES = 64 * 1024;

/** The content of an entry; what inflates it is ours, so that it does so in larger pieces. */
function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  const { fileName: part, compressionMethod: method } = entry;
  if (method !== STORED && method !== DEFLATED)
    return Promise.reject(new WorkbookRefused('damagedZip', { reason: 'method', part }));
  return new Promise((resolve, reject) => {
    const asItLies = { decompress: method === STORED ? null : false, decrypt: null, start: null, end: null };
    zip.openReadStream(entry, asItLies, (error, stream) => {
      if (error !== null) reject(new WorkbookRefused('damagedZip', { reason: 'entry', part }, error));
      else if (method === STORED) resolve(stream);
      else {
        const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
        stream.on('error', (cause) => inflater.destroy(cause));
        inflater.on('close', () => stream.destroy());
        resolve(stream.pipe(inflater));
      }
    });
  });
}
