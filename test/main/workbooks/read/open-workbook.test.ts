import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createTextPool, createTextTable } from '../../../../src-main/workbooks/read/kept-texts.ts';
import { openWorkbook } from '../../../../src-main/workbooks/read/open-workbook.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { rawParts, rawXlsx, textData } from './raw-xlsx.ts';

const LONG = Array.from({ length: 5000 }, (_, index) => [`王芳${index}`, `第${index % 50}小学`]);

async function textsOf(bytes: Uint8Array, name: string): Promise<readonly (readonly string[])[]> {
  const { sheets } = await readWorkbook(bytes, name);
  return (sheets[0]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));
}

describe('a workbook that is read piece by piece', () => {
  test('gives rows some at a time, from the beginning each time, and stops when nobody asks on', async () => {
    const bytes = rawXlsx([{ name: '表', xml: textData(LONG) }]);
    const counts: number[] = [];
    const workbook = await openWorkbook(bytes, '表.xlsx', { onProgress: ({ rows }) => counts.push(rows) });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['表']);
    expect(counts).toEqual([]);
    for await (const rows of workbook.sheets[0]?.rows() ?? []) {
      expect(rows.length).toBeLessThan(2000);
      expect(rows[0]?.cells[0]?.text).toBe('王芳0');
      break;
    }
    expect(counts.filter((rows) => rows >= LONG.length)).toEqual([]);
    const pieces: number[] = [];
    for await (const rows of workbook.sheets[0]?.rows() ?? []) pieces.push(rows.length);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.reduce((sum, count) => sum + count)).toBe(LONG.length);
    expect(counts.at(-1)).toBe(LONG.length);
  });

  const MERGES = '<mergeCells count="1"><mergeCell ref="B2:B4000"/></mergeCells>';
  test.each([
    ['behind the rows', `${textData(LONG)}${MERGES}`],
    [
      'behind a tag that is written oddly',
      `${textData(LONG).replace('</sheetData>', '</sheetData\n >')}${MERGES}`,
    ],
    ['with a comment that looks like the end of the rows', `${textData(LONG)}<!-- </sheetData> -->${MERGES}`],
  ])('knows merged areas %s', async (_, xml) => {
    const rows = await textsOf(rawXlsx([{ name: '表', xml }]), '表.xlsx');
    expect(new Set(rows.slice(1, 4000).map((texts) => texts[1]))).toEqual(new Set(['第1小学']));
    expect(rows[4000]?.[1]).toBe('第0小学');
  });

  test('knows merged areas in UTF-16 and in a part with prefixes', async () => {
    const prefixed =
      `${textData([['甲', '乙']])}<mergeCells><mergeCell ref="A1:A1"/></mergeCells>`.replaceAll(
        /<(\/?)(?=\w)/g,
        '<$1x:',
      );
    const whole = `<x:worksheet xmlns:x="m">${prefixed.replace('A1:A1', 'A1:B1')}</x:worksheet>`;
    const parts = rawParts([{ name: '表', xml: '' }]);
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(whole, 'utf16le')]);
    for (const part of [strToU8(whole), utf16]) {
      const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': part });
      expect(await textsOf(bytes, '表.xlsx')).toEqual([['甲', '甲']]);
    }
  });

  test('text with separators is the same wherever its pieces end', async () => {
    const value = fc.string({ unit: fc.constantFrom('王', '𬱖', ',', '"', '\n', '\r\n', '9', ' ', 'a') });
    const record = fc.array(value, { minLength: 1, maxLength: 4 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 40 }), async (records) => {
        const times = Math.ceil(150_000 / Math.max(1, records.join().length));
        const all = Array.from({ length: times }, () => records).flat();
        const text = `名,号\r\n${all.map((values) => values.map(quoted).join(',')).join('\r\n')}\r\n`;
        const expected = all
          .map((values) => values.filter((cell) => cell.trim() !== ''))
          .filter((values) => values.length > 0);
        expect((await textsOf(strToU8(text), 'a.csv')).slice(1)).toEqual(expected);
      }),
      { seed: 20_261_122, numRuns: 12 },
    );
  });

  test('a quote that never closes is refused', async () => {
    const text = `姓名,单位\n王芳,"北塘\n${'李,小学\n'.repeat(2_000_000)}`;
    await expect(readWorkbook(strToU8(text), 'a.csv')).rejects.toMatchObject({
      code: 'damagedWorkbook',
      values: { reason: 'quote' },
    });
  });
});

describe('texts kept outside the heap', () => {
  test('come back as they were, whatever their length', () => {
    const texts = ['', '王芳', 'x'.repeat(700_000), '𬱖'.repeat(40_000), ...LONG.map(([name]) => name ?? '')];
    const table = createTextTable(100_000_000);
    for (const text of texts) table.add(text);
    expect(table.length).toBe(texts.length);
    const order = [...texts.keys()].toReversed();
    expect([...order, ...order].every((index) => table.at(index) === texts[index])).toBe(true);
    expect([table.at(texts.length), table.at(-1), table.at(Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are refused when there are too many', () => {
    const table = createTextTable(1000);
    expect(() => {
      for (let index = 0; index < 200; index++) table.add('');
    }).toThrow('tooLarge');
  });

  test('cut out of a long one are copies', () => {
    const pool = createTextPool();
    const long = `姓名${'340524198001010012'.repeat(3)}${'北塘实验小学'.repeat(5)}`;
    for (const [from, to] of [
      [0, 2],
      [2, 20],
      [20, 80],
    ] as const)
      expect(pool(long.slice(from, to))).toBe(long.slice(from, to));
  });
});
