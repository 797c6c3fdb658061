import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  compressAddition,
  copyZip,
  createEntryReader,
} from '../../../../src-main/workbooks/ooxml/zip-copy.ts';
import { findDirectory, readEntries, viewOf } from '../../../../src-main/workbooks/ooxml/zip-directory.ts';
import { fixZipTimes } from '../../../../src-main/workbooks/ooxml/zip-times.ts';

const ZIP = zipSync(
  { 'a.xml': strToU8('甲'.repeat(500)), 'b.xml': strToU8('乙'), 'c.bin': [strToU8('丙'), { level: 0 }] },
  { mtime: new Date(2020, 1, 2, 3, 4, 6), comment: '' },
);

const entriesOf = (bytes: Uint8Array) => readEntries(viewOf(bytes), findDirectory(viewOf(bytes)));
const textsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

/** The bytes of an entry from its local header up to the next one. */
function lyingOf(bytes: Uint8Array, name: string): Buffer {
  const entries = entriesOf(bytes);
  const starts = entries.map(({ localStart }) => localStart);
  const { localStart } = entries.find((entry) => entry.name === name) ?? { localStart: -1 };
  const next = [...starts, findDirectory(viewOf(bytes)).start].filter((start) => start > localStart);
  return Buffer.from(bytes.subarray(localStart, Math.min(...next)));
}

describe('a copy of a zip', () => {
  it('is the same file where nothing changes', () => {
    expect(Buffer.from(copyZip(ZIP, new Map())).equals(ZIP)).toBe(true);
  });

  it('keeps every byte of the entries that do not change', () => {
    const copy = copyZip(ZIP, new Map([['b.xml', strToU8('丁'.repeat(300))]]));
    expect(textsOf(copy)).toEqual({ 'a.xml': '甲'.repeat(500), 'b.xml': '丁'.repeat(300), 'c.bin': '丙' });
    for (const name of ['a.xml', 'c.bin']) expect(lyingOf(copy, name).equals(lyingOf(ZIP, name))).toBe(true);
    const timeOf = (bytes: Uint8Array) => entriesOf(bytes).map(({ header }) => header.readUInt32LE(12));
    expect(timeOf(copy)).toEqual(timeOf(ZIP));
  });

  it('leaves out and adds entries, the added ones last and as old as the one they are like', () => {
    const added = compressAddition('名/d.xml', strToU8('戊'), 'a.xml');
    const copy = copyZip(ZIP, new Map([['b.xml', null]]), [added]);
    expect(textsOf(copy)).toEqual({ 'a.xml': '甲'.repeat(500), 'c.bin': '丙', '名/d.xml': '戊' });
    const [first, , last] = entriesOf(copy);
    expect(last?.header.readUInt32LE(12)).toBe(first?.header.readUInt32LE(12));
  });

  it('stores what was stored', () => {
    const copy = copyZip(ZIP, new Map([['c.bin', strToU8('己'.repeat(100))]]));
    expect(entriesOf(copy).find(({ name }) => name === 'c.bin')).toMatchObject({
      method: 0,
      inflatedBytes: 300,
    });
  });

  it('is read entry by entry, whatever the case of the name', () => {
    const read = createEntryReader(ZIP);
    expect(strFromU8(read('B.XML') ?? new Uint8Array())).toBe('乙');
    expect(read('x.xml')).toBeNull();
  });
});

it('sets all times to the first that a zip knows, and nothing else', () => {
  const at = (hours: number) => zipSync({ 'a.xml': strToU8('甲') }, { mtime: new Date(2020, 1, 2, hours) });
  const [one, other] = [at(3), at(4)].map((bytes) => fixZipTimes(Buffer.from(bytes)));
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  expect(textsOf(one ?? new Uint8Array())).toEqual({ 'a.xml': '甲' });
});
