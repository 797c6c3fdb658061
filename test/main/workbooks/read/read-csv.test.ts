import fc from 'fast-check';
import { expect, it } from 'vitest';
import { READ_LIMITS } from '../../../../src-main/workbooks/ooxml/read-options.ts';
import { openCsv, type TextEncoding } from '../../../../src-main/workbooks/read/read-csv.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';

/** Every row as its number and its cells, `column:text`. */
async function rowsOf(text: string | Uint8Array, encoding: TextEncoding = 'utf-8', limits = READ_LIMITS) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { sheets } = await openCsv({ bytes, encoding }, '花名册', { limits });
  const rows: (readonly (number | string)[])[] = [];
  for await (const piece of assertPresent(sheets[0], 'the sheet').rows())
    for (const { row, cells } of piece)
      rows.push([row, ...cells.map((cell) => `${cell.column}:${cell.text}`)]);
  return rows;
}

it.each([
  ['a comma', 'a,b\nc,d\n'],
  ['a tab', 'a\tb\nc\td\n'],
  ['a semicolon', 'a;b\nc;d\n'],
  ['a full-width comma', 'a，b\nc，d\n'],
])('finds out that values are separated by %s', async (_, text) => {
  expect(await rowsOf(text)).toEqual([
    [1, '1:a', '2:b'],
    [2, '1:c', '2:d'],
  ]);
});

it.each([
  [
    'line breaks of every system',
    'a\r\nb\rc\nd',
    [
      [1, '1:a'],
      [2, '1:b'],
      [3, '1:c'],
      [4, '1:d'],
    ],
  ],
  [
    'blank lines, which count',
    'a\n\n\nb\n',
    [
      [1, '1:a'],
      [4, '1:b'],
    ],
  ],
  [
    'empty values, which are no cells',
    'a,,c\n, ,\nd',
    [
      [1, '1:a', '3:c'],
      [3, '1:d'],
    ],
  ],
  ['quotes, doubled inside, and a line break between them', '"x""y\r\nz",b\n', [[1, '1:x"y\r\nz', '2:b']]],
  ['a quote inside a value', 'a "b" c,d\n', [[1, '1:a "b" c', '2:d']]],
  ['text behind a closing quote', '"a"b,"c" \n', [[1, '1:ab', '2:c ']]],
  ['leading zeros that some programs keep with a formula', '="0123",b\n', [[1, '1:0123', '2:b']]],
])('reads %s', async (_, text, rows) => {
  expect(await rowsOf(text)).toEqual(rows);
});

it('reads every encoding that it is told', async () => {
  const expected = [[1, '1:王芳', '2:数学']];
  expect(await rowsOf(Buffer.from('\ufeff王芳,数学', 'utf16le'), 'utf-16le')).toEqual(expected);
  const gb18030 = Uint8Array.from([0xcd, 0xf5, 0xb7, 0xbc, 0x2c, 0xca, 0xfd, 0xd1, 0xa7]);
  expect(await rowsOf(gb18030, 'gb18030')).toEqual(expected);
});

it('reads the same wherever a piece of the file ends', async () => {
  const tail = '甲,"乙""丙\r\n丁"\r\n戊,"己"\r\n';
  await fc.assert(
    fc.asyncProperty(fc.nat(tail.length * 3), async (shift) => {
      // Pieces are 64 KB: the tail lies across the first end, at another place each time.
      const first = 'x'.repeat(65_536 - shift - 2);
      expect(await rowsOf(`${first}\r\n${tail}`)).toEqual([
        [1, `1:${first}`],
        [2, '1:甲', '2:乙"丙\r\n丁'],
        [3, '1:戊', '2:己'],
      ]);
    }),
  );
});

it.each([
  ['nothing in it', '\n \n', 'noSheet'],
  ['a quote that never closes', 'a\n"b\n', 'damagedWorkbook'],
  ['a quote that does not close for a megabyte', `a\n"${'b\n'.repeat(800_000)}`, 'damagedWorkbook'],
])('refuses a text with %s', async (_, text, code) => {
  await expect(rowsOf(text)).rejects.toMatchObject({ code });
});

it('refuses more rows or columns than the limit', async () => {
  const limits = { ...READ_LIMITS, rows: 2, columns: 3 };
  await expect(rowsOf('a\nb\nc\n', 'utf-8', limits)).rejects.toMatchObject({ code: 'tooManyRows' });
  await expect(rowsOf('a,b,c,d\n', 'utf-8', limits)).rejects.toMatchObject({ code: 'tooManyColumns' });
});
