import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
  findCell,
  readFilledSheet,
  readOtherSheets,
  sharedStringsOf,
} from '../../../../src-main/workbooks/fill/filled-sheet.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { rawParts } from '../read/raw-xlsx.ts';

const SHEETS = [
  {
    name: '表',
    xml: '<sheetData><row r="2"><c r="B2" t="s"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="?"/></mergeCells>',
  },
  { name: '文字', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
  { name: '公式', xml: '<sheetData><row r="1"><c r="A1"><f>表!B2</f></c></row></sheetData>' },
  { name: '链接', xml: '<sheetData/><hyperlinks><hyperlink ref="A1" location="表!B2"/></hyperlinks>' },
  {
    name: '规则',
    xml: '<sheetData/><dataValidations><dataValidation><formula1>表!B2</formula1></dataValidation></dataValidations>',
  },
];

async function open() {
  const template = await openTemplate(
    zipSync(rawParts(SHEETS, { strings: '<sst><si><t>甲</t></si><si><t>乙</t></si></sst>' })),
  );
  const sheet = assertPresent(template.sheets[0], 'a sheet');
  return { template, sheet, filled: readFilledSheet(template, sheet) };
}

test('a sheet is its rows and the merges that make sense', async () => {
  const { filled } = await open();
  expect(filled.merges).toEqual([{ top: 1, bottom: 1, left: 1, right: 3 }]);
  expect(findCell(filled, 2, 2)?.type).toBe('s');
  expect([findCell(filled, 2, 1), findCell(filled, 3, 2)]).toEqual([null, null]);
});

test('a sheet whose part is gone is refused by name', async () => {
  const parts = rawParts(SHEETS);
  delete parts['xl/worksheets/sheet1.xml'];
  const template = await openTemplate(zipSync({ ...parts, x: strToU8('') }));
  expect(() => readFilledSheet(template, assertPresent(template.sheets[0], 'a sheet'))).toThrow(
    expect.objectContaining({ code: 'templateSheetMissing', values: { sheet: '表' } }),
  );
});

test('of other sheets only those are read that hold a formula or a link', async () => {
  const { template, sheet } = await open();
  expect(readOtherSheets(template, sheet).map(({ sheet: { name } }) => name)).toEqual([
    '公式',
    '链接',
    '规则',
  ]);
});

test('shared texts are read only where a cell’s own text has to be known', async () => {
  const { template, filled } = await open();
  const relations = template.relationsOf(template.workbookPart);
  const strings = (kind: 'count' | 'value', column: number) => {
    const cell =
      kind === 'count' ? ({ kind, row: 2, column } as const) : ({ kind, row: 2, column, name: 'x' } as const);
    return sharedStringsOf(template, relations, filled, [cell])?.items.length ?? null;
  };
  expect([strings('count', 2), strings('count', 1), strings('value', 2)]).toEqual([2, null, null]);
});
