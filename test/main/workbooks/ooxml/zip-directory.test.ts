import { inflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  dataOf,
  findDirectory,
  inflateEntry,
  readEntries,
  viewOf,
} from '../../../../src-main/workbooks/ooxml/zip-directory.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';

const TEXT = '姓名，王芳。'.repeat(40);
const ZIP = zipSync({ 'a.xml': strToU8(TEXT), 'b/c.xml': [strToU8('原样'), { level: 0 }] });

function open(bytes: Uint8Array) {
  const zip = viewOf(bytes);
  const place = findDirectory(zip);
  const entries = readEntries(zip, place);
  return {
    zip,
    place,
    entries,
    entry: (name: string) =>
      assertPresent(
        entries.find((one) => one.name === name),
        name,
      ),
  };
}

/** A copy with some bytes of the directory entry of `name` changed. */
function changed(name: string, change: (header: Buffer) => void, of: Uint8Array = ZIP): Uint8Array {
  const copy = Uint8Array.from(of);
  change(open(copy).entry(name).header);
  return copy;
}

/** The same zip as a writer makes it that always uses zip64: sizes and offset in extra fields, and a second end record. */
function asZip64(): Uint8Array {
  const { zip, place, entries } = open(ZIP);
  const headers = entries.map(({ header, inflatedBytes, compressedBytes, localStart }) => {
    const nameEnd = 46 + header.readUInt16LE(28);
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [index, value] of [inflatedBytes, compressedBytes, localStart].entries())
      extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
    const made = Buffer.concat([header.subarray(0, nameEnd), extra]);
    for (const field of [20, 24, 42]) made.writeUInt32LE(0xffffffff, field);
    made.writeUInt16LE(28, 30);
    return made;
  });
  const directory = Buffer.concat(headers);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(BigInt(entries.length), 32);
  end64.writeBigUInt64LE(BigInt(place.start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(place.start + directory.length), 8);
  const end = Buffer.from(zip.subarray(place.endAt));
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([zip.subarray(0, place.start), directory, end64, locator, end]);
}

const damaged = (reason: string) =>
  expect.objectContaining({ code: 'damagedZip', values: expect.objectContaining({ reason }) });

describe('the directory of a zip', () => {
  it('lists every entry, and its content', () => {
    const { zip, entries, entry } = open(ZIP);
    expect(entries.map(({ name, method }) => [name, method])).toEqual([
      ['a.xml', 8],
      ['b/c.xml', 0],
    ]);
    expect(new TextDecoder().decode(inflateEntry(zip, entry('a.xml')))).toBe(TEXT);
    expect(new TextDecoder().decode(inflateEntry(zip, entry('b/c.xml')))).toBe('原样');
  });

  it('is read where it is written as zip64, too', () => {
    const { zip, entries, entry } = open(asZip64());
    expect(entries.map(({ name }) => name)).toEqual(['a.xml', 'b/c.xml']);
    expect(new TextDecoder().decode(inflateEntry(zip, entry('a.xml')))).toBe(TEXT);
  });

  it('gives names with slashes, and different ones for different bytes', () => {
    const withName = (first: number, second: number) =>
      changed('a.xml', (header) => {
        header[46] = first;
        header[47] = second;
      });
    expect(open(withName(0x78, 0x5c)).entries[0]?.name).toBe('x/xml');
    // Names in the code page of some system, which are no UTF-8.
    const [one, other] = [withName(0xc0, 0xd0), withName(0xc1, 0xd0)].map(
      (bytes) => open(bytes).entries[0]?.name,
    );
    expect(one).not.toBe(other);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['no end', ZIP.slice(0, -8)],
    ['bytes behind its end', Uint8Array.from([...ZIP, 0])],
    [
      'an end inside the comment of another',
      Uint8Array.from([...ZIP.slice(0, -2), 24, 0, ...ZIP.slice(-22), 0, 0]),
    ],
  ])('is not found in a file with %s', (_, bytes) => {
    expect(() => open(bytes)).toThrow(damaged('directory'));
  });

  it.each([
    ['an entry behind the directory', 'a.xml', 42, ZIP.length],
    ['a stored entry of two sizes', 'b/c.xml', 24, 5000],
  ])('is refused with %s', (_, name, field, value) => {
    expect(() => open(changed(name, (header) => header.writeUInt32LE(value, field)))).toThrow(
      damaged('directory'),
    );
  });

  it('is refused with a name that reaches beyond it', () => {
    expect(() => open(changed('b/c.xml', (header) => header.writeUInt16LE(500, 28)))).toThrow(
      damaged('directory'),
    );
  });

  it('is refused with an extra field that reaches into the next one', () => {
    const zip64 = asZip64();
    const { header } = open(zip64).entry('a.xml');
    header.writeUInt16LE(500, 46 + header.readUInt16LE(28) + 2);
    expect(() => open(zip64)).toThrow(damaged('directory'));
  });

  it('is refused where it begins on another disk', () => {
    const copy = Uint8Array.from(ZIP);
    viewOf(copy).writeUInt16LE(1, open(ZIP).place.endAt + 4);
    expect(() => open(copy)).toThrow(damaged('directory'));
  });
});

describe('the content of an entry', () => {
  const read = (bytes: Uint8Array) => {
    const { zip, entry } = open(bytes);
    return () => inflateEntry(zip, entry('a.xml'));
  };
  const set = (field: number, value: number) =>
    changed('a.xml', (header) => header.writeUInt32LE(value, field));

  it.each([
    ['more than the directory says', set(24, 10), 'inflate'],
    ['less than the directory says', set(24, 5000), 'checksum'],
    ['another checksum', set(16, 7), 'checksum'],
    ['fewer compressed bytes than it needs', set(20, 5), 'inflate'],
    ['more compressed bytes than the file has', set(20, 100_000), 'entry'],
    ['no local header', set(42, 3), 'entry'],
    ['another method', changed('a.xml', (header) => header.writeUInt16LE(12, 10)), 'method'],
  ])('is refused with %s', (_, bytes, reason) => {
    expect(read(bytes)).toThrow(damaged(reason));
  });

  it('may be handed out as it lies', () => {
    const { zip, entry } = open(ZIP);
    expect(inflateRawSync(dataOf(zip, entry('a.xml'))).toString()).toBe(TEXT);
    expect(dataOf(zip, entry('b/c.xml')).toString()).toBe('原样');
  });
});
