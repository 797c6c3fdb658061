import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { readMergedAreas } from '../../../../src-main/workbooks/read/read-merged-areas.ts';

const read = (xml: string | Uint8Array) =>
  readMergedAreas(
    openGuardedZip(zipSync({ 's.xml': typeof xml === 'string' ? strToU8(xml) : xml })),
    's.xml',
    undefined,
  );

const MERGES = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B5:B9"/></mergeCells>';
const FOUND = [
  { top: 1, left: 1, bottom: 1, right: 3 },
  { top: 5, left: 2, bottom: 9, right: 2 },
];

describe('merged areas', () => {
  test.each([
    ['behind the rows', `<worksheet><sheetData><row r="1"/></sheetData>${MERGES}</worksheet>`],
    ['of a sheet without rows', `<worksheet><sheetData/>${MERGES}</worksheet>`],
    [
      'with prefixes and blanks in the tags',
      `<x:worksheet><x:sheetData></x:sheetData \n>${MERGES.replaceAll('mergeCell', 'x:mergeCell').replaceAll('/x:mergeCell', '/x:mergeCell')}</x:worksheet>`,
    ],
    [
      'where a text looks like the end of the rows',
      `<worksheet><sheetData><row><c><t>&lt;/sheetData></t></c></row></sheetData>${MERGES}</worksheet>`,
    ],
  ])('%s', async (_, xml) => {
    expect(await read(xml)).toEqual(FOUND);
  });
  test('in UTF-16 are found by scanning the whole part', async () => {
    expect(await read(Buffer.from(`\ufeff<worksheet><sheetData/>${MERGES}</worksheet>`, 'utf16le'))).toEqual(
      FOUND,
    );
  });
  test('of a comment are none', async () => {
    expect(await read(`<worksheet><sheetData/><!-- ${MERGES} --></worksheet>`)).toEqual([]);
  });
  test('that are no areas refuse the file', async () => {
    await expect(read('<worksheet><sheetData/><mergeCell ref="?"/></worksheet>')).rejects.toMatchObject({
      code: 'damagedWorkbook',
      values: { reason: 'mergedArea' },
    });
  });
});

test('are the same wherever the pieces of a long part end', async () => {
  // Longer than what is inflated at once, so that the end of the rows falls anywhere in a piece.
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 70_000 }), async (padding) => {
      const xml = `<worksheet><sheetData>${' '.repeat(600_000 + padding)}</sheetData>${MERGES}</worksheet>`;
      expect(await read(xml)).toEqual(FOUND);
    }),
    { numRuns: 15 },
  );
});
