import { assert } from '../../../src-shared/lib/assert.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';

/** Texts by number, kept as UTF-8 outside the heap of objects: a long table costs little more than its characters. */
export type TextTable = {
  readonly length: number;
  add(text: string): void;
  /** The text of that number; `undefined` beyond the end. */
  at(index: number): string | undefined;
};

/** Texts are written into blocks of this size; one that does not fit begins a new block. */
const BLOCK_BYTES = 1024 * 1024;
/** A text that might not fit into a block; a cell holds 32,767 characters at most. */
const LONG_TEXT = BLOCK_BYTES / 3;
/** Texts that repeat stand near the beginning as a rule: these stay, once asked for. */
const LASTING = 4096;
/** Of later texts the last ones asked for stay, each in the place of its number modulo this. */
const RECENT = 256;

/**
 * A table that only grows. Texts that are asked for again are handed out as the same string as a rule, so that
 * records which repeat them share it. Half of a surrogate pair, which is no character, becomes U+FFFD.
 * Throws `WorkbookRefused` tooLarge beyond `limit`, which counts bytes of text and eight for each entry.
 */
export function createTextTable(limit: number): TextTable {
  const blocks: Buffer[] = [];
  const long = new Map<number, string>();
  let starts = new Uint32Array(1024);
  let lengths = new Uint32Array(1024);
  let length = 0;
  /** Where the next text goes; blocks are counted through. */
  let end = 0;
  let bytes = 0;
  const lasting: string[] = [];
  const recentIndex = new Int32Array(RECENT).fill(-1);
  const recentText: string[] = [];

  function write(text: string): void {
    let block = blocks[Math.floor(end / BLOCK_BYTES)];
    const room = BLOCK_BYTES - (end % BLOCK_BYTES);
    if (block === undefined || room < text.length * 3) {
      end = blocks.length * BLOCK_BYTES;
      block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
      blocks.push(block);
    }
    const written = block.write(text, end % BLOCK_BYTES);
    starts[length] = end;
    lengths[length] = written;
    end += written;
    bytes += written;
  }

  function read(index: number): string {
    const start = starts[index] ?? 0;
    const at = start % BLOCK_BYTES;
    const block = blocks[Math.floor(start / BLOCK_BYTES)];
    assert(block !== undefined, 'a text stands in a block');
    return block.toString('utf8', at, at + (lengths[index] ?? 0));
  }

  return {
    get length() {
      return length;
    },
    add(text) {
      if (length === starts.length) {
        starts = grown(starts);
        lengths = grown(lengths);
      }
      if (text.length >= LONG_TEXT) {
        long.set(length, text);
        bytes += text.length * 2;
      } else if (text !== '') write(text);
      length++;
      if (bytes + length * 8 > limit) throw new WorkbookRefused('tooLarge', { bytes, limit });
    },
    at(index) {
      if (!(index >= 0 && index < length)) return undefined;
      const slot = index % RECENT;
      const known =
        index < LASTING ? lasting[index] : recentIndex[slot] === index ? recentText[slot] : undefined;
      if (known !== undefined) return known;
      const text = long.get(index) ?? (lengths[index] === 0 ? '' : read(index));
      if (index < LASTING) {
        lasting[index] = text;
        return text;
      }
      recentIndex[slot] = index;
      recentText[slot] = text;
      return text;
    },
  };
}

/** Twice as many numbers, the old ones first. */
function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

/** A power of two. */
const POOL_TEXTS = 1024;

/**
 * Gives texts cut out of a longer one a life of their own: a part of a string keeps the whole of it in memory.
 * Texts that repeat are handed out as the same string as a rule: each place of the pool keeps the last text that
 * belongs there, which is cheaper than to remember them all.
 */
export function createTextPool(): (text: string) => string {
  const pool: string[] = Array.from({ length: POOL_TEXTS }, () => '');
  return (text) => {
    const { length } = text;
    if (length === 0) return '';
    const ends = text.charCodeAt(0) * 31 + text.charCodeAt(length - 1) * 7;
    const place = (ends + text.charCodeAt(length >> 1) * 17 + length) & (POOL_TEXTS - 1);
    const known = pool[place];
    if (known === text) return known;
    const own = copied(text);
    pool[place] = own;
    return own;
  };
}

const OTHER_THAN_ASCII = /[^\0-\x7f]/;
/** The engine copies shorter pieces by itself. */
const SLICED_FROM = 13;

/**
 * The text in memory of its own. Encoding and decoding is the one way that the engine does not undo by keeping
 * a slice.
 */
function copied(text: string): string {
  if (text.length < SLICED_FROM) return text;
  const encoding = OTHER_THAN_ASCII.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
