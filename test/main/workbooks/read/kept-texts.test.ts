import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextPool, createTextTable } from '../../../../src-main/workbooks/read/kept-texts.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '王芳', '张𬱖𠅤'),
  fc
    .tuple(fc.constantFrom('字', 'a', '𬱖'), fc.integer({ min: 1, max: 9000 }))
    .map(([text, times]) => text.repeat(times)),
);

test('shared texts come back by their number, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 60 }), fc.array(fc.nat(80)), (texts, asked) => {
      const table = createTextTable(Number.POSITIVE_INFINITY);
      for (const text of texts) table.add(text);
      expect(table.length).toBe(texts.length);
      for (const index of asked) expect(table.at(index)).toBe(texts[index]);
    }),
  );
});

test('beyond the texts that stay at hand each is still its own', () => {
  const table = createTextTable(Number.POSITIVE_INFINITY);
  for (let index = 0; index < 10_000; index++) table.add(`教师${index}`);
  // 256 apart they share a place among the recent ones.
  for (const index of [9999, 9999 - 256, 9999, 4096, 4095, 0]) expect(table.at(index)).toBe(`教师${index}`);
  expect([table.at(-1), table.at(10_000), table.at(Number.NaN)]).toEqual([undefined, undefined, undefined]);
});

test('a text longer than a block is kept whole', () => {
  const long = '字'.repeat(1_200_000);
  const table = createTextTable(Number.POSITIVE_INFINITY);
  for (const text of ['前', long, '后']) table.add(text);
  expect(table.at(1) === long).toBe(true);
  expect([table.at(0), table.at(2)]).toEqual(['前', '后']);
});

test('half a surrogate pair becomes a mark of its own', () => {
  const table = createTextTable(100);
  table.add('a\ud800b');
  expect(table.at(0)).toBe('a\ufffdb');
});

test('bytes and entries count against the limit', () => {
  const table = createTextTable(30);
  table.add('王芳');
  expect(() => table.add('李晓东九')).toThrow(
    expect.objectContaining({ code: 'tooLarge', values: { bytes: 18, limit: 30 } }),
  );
  const empty = createTextTable(15);
  empty.add('');
  expect(() => empty.add('')).toThrow('tooLarge');
});

test('texts cut out of a longer one are equal, and those that repeat are handed out again', () => {
  const pool = createTextPool();
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 })), (texts) => {
      const whole = texts.join('|');
      let at = 0;
      for (const text of texts) {
        expect(pool(whole.slice(at, at + text.length))).toBe(text);
        at += text.length + 1;
      }
    }),
  );
});
