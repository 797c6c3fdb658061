import { describe, expect, test } from 'vitest';
import { readSheetRows } from '../../../../src-main/workbooks/template/sheet-rows.ts';
import { partOf } from '../fill/part-of.ts';

const read = (data: string, before = '') =>
  readSheetRows(partOf(`<worksheet>${before}<sheetData>${data}</sheetData></worksheet>`));
const formulas = (data: string) =>
  read(data).rows.flatMap(({ cells }) =>
    cells.flatMap(({ formula }) => (formula === null ? [] : [[formula.kind, formula.text, formula.group]])),
  );

describe('rows and cells', () => {
  test('stand at their addresses, or count on from the one before', () => {
    const { rows } = read('<row><c/><c r="D1" s="2" t="s"><v>0</v></c></row><row r="5"><c/></row>');
    expect(rows.map(({ row, cells }) => [row, cells.map(({ column }) => column)])).toEqual([
      [1, [1, 4]],
      [5, [1]],
    ]);
    expect(rows[0]?.cells[1]).toMatchObject({ style: 2, type: 's' });
    expect(rows[0]?.cells[0]).toMatchObject({ style: null, type: 'n', value: null });
  });
  test('have a format of the row only where the row says that it counts', () => {
    expect(
      read('<row r="1" s="3"/><row r="2" s="3" customFormat="1"/>').rows.map(({ style }) => style),
    ).toEqual([null, 3]);
  });
  test('have the format of their column where they do not exist', () => {
    const { columnStyle } = read('', '<cols><col min="2" max="4" style="5"/><col min="5" max="5"/></cols>');
    expect([1, 2, 4, 5].map(columnStyle)).toEqual([null, 5, 5, null]);
  });
  test('are read once for a part', () => {
    const part = partOf('<x:worksheet><x:sheetData/></x:worksheet>');
    expect(readSheetRows(part)).toBe(readSheetRows(part));
    expect(readSheetRows(part).prefix).toBe('x:');
  });
});

describe('formulas', () => {
  test('that share one are spelled out as each cell computes it', () => {
    const shared =
      '<row r="1"><c r="B1"><f t="shared" ref="B1:C2" si="0">A1+$A$1</f></c><c r="C1"><f t="shared" si="0"/></c></row><row r="2"><c r="B2"><f t="shared" si="0"/></c></row>';
    expect(formulas(shared)).toEqual([
      ['shared', 'A1+$A$1', '0'],
      ['shared', 'B1+$A$1', '0'],
      ['shared', 'A2+$A$1', '0'],
    ]);
  });
  test('of arrays and data tables are told apart', () => {
    expect(
      formulas(
        '<row r="1"><c><f t="array" ref="A1">B1:B2</f></c><c><f t="dataTable" ref="B1"/></c><c><f>1</f></c></row>',
      ),
    ).toEqual([
      ['array', 'B1:B2', null],
      ['dataTable', '', null],
      ['normal', '1', null],
    ]);
  });
});

test.each([
  ['no rows at all', '<worksheet/>', 'sheetData'],
  [
    'rows that go back',
    '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>',
    'rowNumber',
  ],
  [
    'two rows of one number',
    '<worksheet><sheetData><row r="2"/><row r="2"/></sheetData></worksheet>',
    'rowNumber',
  ],
  ['a row that is none', '<worksheet><sheetData><row r="x"/></sheetData></worksheet>', 'rowNumber'],
  [
    'a cell of another row',
    '<worksheet><sheetData><row r="1"><c r="A2"/></row></sheetData></worksheet>',
    'cellAddress',
  ],
  [
    'cells that go back',
    '<worksheet><sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData></worksheet>',
    'cellAddress',
  ],
  [
    'a style that is none',
    '<worksheet><sheetData><row r="1"><c s="-1"/></row></sheetData></worksheet>',
    'style',
  ],
  [
    'a shared formula without its first cell',
    '<worksheet><sheetData><row r="1"><c><f t="shared" si="0"/></c></row></sheetData></worksheet>',
    'sharedFormula',
  ],
])('%s: refused as damaged', (_, xml, reason) => {
  expect(() => readSheetRows(partOf(xml))).toThrow(
    expect.objectContaining({ code: 'damagedWorkbook', values: { reason } }),
  );
});
