import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from '../../../../src-main/workbooks/ooxml/read-options.ts';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { openXlsx } from '../../../../src-main/workbooks/read/read-xlsx.ts';
import { type RawSheet, rawParts, textData } from './raw-xlsx.ts';

type Change = (parts: Record<string, string>) => void;

function open(
  sheets: readonly RawSheet[],
  change: Change = () => undefined,
  options: Parameters<typeof openXlsx>[1] = {},
) {
  const parts = Object.fromEntries(
    Object.entries(rawParts(sheets)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
  change(parts);
  return openXlsx(
    openGuardedZip(
      zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
    ),
    options,
  );
}

const RELATIONS = 'xl/_rels/workbook.xml.rels';
const WORKBOOK = 'xl/workbook.xml';
const ONE: readonly RawSheet[] = [{ name: '表', xml: textData([['甲']]) }];

describe('a workbook', () => {
  test('lists its worksheets; hidden ones and chart sheets are noted', async () => {
    const sheets = [
      ...ONE,
      { name: '藏', xml: textData([['乙']]), state: 'veryHidden' },
      { name: '图', xml: '' },
    ];
    const workbook = await open(sheets, (parts) => {
      parts[RELATIONS] = (parts[RELATIONS] ?? '').replace(
        'worksheet" Target="worksheets/sheet3',
        'chartsheet" Target="worksheets/sheet3',
      );
    });
    expect(workbook.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['表', false],
      ['藏', true],
    ]);
    expect(workbook.notes).toEqual([
      { code: 'chartSheetSkipped', values: { sheets: 1 } },
      { code: 'hiddenSheet', values: { sheet: '藏' } },
    ]);
  });
  test('whose relations have another prefix is read all the same', async () => {
    const workbook = await open(ONE, (parts) => {
      parts[WORKBOOK] = (parts[WORKBOOK] ?? '').replace('r:id', 'ns2:id').replace('xmlns:r=', 'xmlns:ns2=');
    });
    expect(workbook.sheets).toHaveLength(1);
  });
  test('is at its usual place where the package does not say', async () => {
    const workbook = await open(ONE, (parts) => {
      delete parts['_rels/.rels'];
    });
    expect(workbook.sheets).toHaveLength(1);
  });
  test('reads its rows anew each time they are asked for', async () => {
    const { sheets } = await open(ONE);
    for (let time = 0; time < 2; time++) {
      const texts: string[] = [];
      for await (const piece of sheets[0]?.rows() ?? [])
        for (const { cells } of piece) texts.push(...cells.map(({ text }) => text));
      expect(texts).toEqual(['甲']);
    }
  });
});

describe('is refused', () => {
  test.each<readonly [string, readonly RawSheet[], Change, object]>([
    [
      'without its workbook part',
      ONE,
      (parts) => void delete parts[WORKBOOK],
      { code: 'damagedWorkbook', values: { reason: 'missingPart', part: WORKBOOK } },
    ],
    [
      'without a sheet’s part',
      ONE,
      (parts) => void delete parts['xl/worksheets/sheet1.xml'],
      { code: 'damagedWorkbook', values: { reason: 'missingPart', part: 'xl/worksheets/sheet1.xml' } },
    ],
    [
      'with a sheet that has no relation',
      ONE,
      (parts) => Object.assign(parts, { [RELATIONS]: '<Relationships/>' }),
      { code: 'damagedWorkbook', values: { reason: 'missingPart', part: 'rId1' } },
    ],
    ['without any worksheet', [], () => undefined, { code: 'noSheet' }],
  ])('%s', async (_, sheets, change, expected) => {
    await expect(open(sheets, change)).rejects.toMatchObject(expected);
  });
  test('with more sheets than the limit', async () => {
    const sheets = [1, 2, 3].map((number) => ({ name: `表${number}`, xml: '' }));
    await expect(open(sheets, undefined, { limits: { ...READ_LIMITS, sheets: 2 } })).rejects.toMatchObject({
      code: 'tooLarge',
      values: { sheets: 3, limit: 2 },
    });
  });
});
