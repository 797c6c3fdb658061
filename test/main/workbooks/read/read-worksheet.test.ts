import { describe, expect, test } from 'vitest';
import { createByteScanner } from '../../../../src-main/workbooks/ooxml/xml-scanner.ts';
import {
  createMergedAreas,
  createWorksheetRows,
  decodeEscapes,
  toNumberOrDate,
} from '../../../../src-main/workbooks/read/read-worksheet.ts';
import type { NumberFormatMeaning } from '../../../../src-shared/sheet/render/number-format.ts';

const FORMATS: readonly NumberFormatMeaning[] = ['number', 'date', 'month'];

function read(rows: string, columns: number[] = []) {
  const strings = ['甲', '乙'];
  const made = createWorksheetRows(
    { strings: { at: (index) => strings[index] }, formats: FORMATS, dates: 1900 },
    (column) => columns.push(column),
  );
  const scanner = createByteScanner(made.handler);
  scanner.write(Buffer.from(`<worksheet><sheetData>${rows}</sheetData><v>9</v></worksheet>`));
  scanner.end();
  return made.take();
}

const cells = (rows: string) =>
  read(rows).flatMap((row) => row.cells.map(({ address, kind, text }) => `${address} ${kind} ${text}`));
const refusal = (reason: string) => expect.objectContaining({ code: 'damagedWorkbook', values: { reason } });

describe('cells of a worksheet', () => {
  test.each([
    ['a shared text', '<c r="B1" t="s"><v>1</v></c>', 'B1 text 乙'],
    [
      'a text of its own, runs joined, without its reading',
      '<c r="A1" t="inlineStr"><is><r><t>王</t></r><r><t>芳</t></r><rPh><t>Wang</t></rPh></is></c>',
      'A1 text 王芳',
    ],
    ['a result that is a text', '<c r="A1" t="str"><f>B1</f><v>_x0041_</v></c>', 'A1 text A'],
    ['a boolean', '<c r="A1" t="b"><v>1</v></c>', 'A1 boolean TRUE'],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', 'A1 error #N/A'],
    ['a day in ISO', '<c r="A1" t="d"><v>2025-03-01T00:00:00</v></c>', 'A1 date 2025-03-01'],
    ['a serial day by its format', '<c r="A1" s="1"><v>45717</v></c>', 'A1 date 2025-03-01'],
    ['a figure without noise', '<c r="A1"><v>0.30000000000000004</v></c>', 'A1 number 0.3'],
    ['a formula without a result', '<c r="A1"><f>B1</f></c>', 'A1 formula '],
    ['a style that is not there', '<c r="A1" s="99"><v>1</v></c>', 'A1 number 1'],
    ['attributes in any order and quotes', `<c t='s' s = "0"  r='C1'><v>0</v></c>`, 'C1 text 甲'],
  ])('%s', (_, cell, expected) => {
    expect(cells(`<row r="1">${cell}</row>`)).toEqual([expected]);
  });
  test('without a value are absent, and so are rows without cells', () => {
    const columns: number[] = [];
    expect(
      read(
        '<row r="1"><c r="A1" s="1"/><c r="B1"><v/></c><c r="C1" t="str"><f>B1</f><v></v></c></row>',
        columns,
      ),
    ).toEqual([]);
    expect(columns).toEqual([]);
  });
  test('without addresses count on from the one before', () => {
    expect(
      cells('<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>'),
    ).toEqual(['A1 number 1', 'D1 number 2', 'E1 number 3', 'A2 number 4']);
  });
  test('of a formula say so', () => {
    expect(read('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')[0]?.cells[0]).toMatchObject({
      isFormula: true,
      value: 2,
    });
  });
});

test('a hidden row is told', () => {
  expect(
    read('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>').map(
      ({ isHidden }) => isHidden,
    ),
  ).toEqual([true, false]);
});

describe('what makes no sense is refused', () => {
  test.each([
    ['an address of another row', '<row r="1"><c r="A2"><v>1</v></c></row>', 'cellAddress'],
    ['columns that go back', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', 'cellAddress'],
    ['an address that is none', '<row r="1"><c r="A"><v>1</v></c></row>', 'cellAddress'],
    [
      'two cells in one place',
      '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
      'cellAddress',
    ],
    [
      'rows that go back',
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      'rowNumber',
    ],
    ['row 0', '<row r="0"/>', 'rowNumber'],
    ['a row beyond the last', '<row r="1048577"/>', 'rowNumber'],
    ['a shared text that is not there', '<row r="1"><c r="A1" t="s"><v>2</v></c></row>', 'sharedString'],
    ['a number that is none', '<row r="1"><c r="A1"><v>1e999</v></c></row>', 'number'],
    ['an attribute without an end', '<row r="1"><c r=A1><v>1</v></c></row>', 'attribute'],
  ])('%s', (_, rows, reason) => {
    expect(() => read(rows)).toThrow(refusal(reason));
  });
  test('a text that never ends', () => {
    expect(() => read(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(1_000_001)}</v></c></row>`)).toThrow(
      refusal('longText'),
    );
  });
});

test('a stored number is the day or the figure that its format makes of it', () => {
  expect(toNumberOrDate('45717.75', 'date', 1900)).toEqual({
    kind: 'date',
    text: '2025-03-01',
    value: '2025-03-01',
  });
  expect(toNumberOrDate(45_717, 'month', 1900)).toMatchObject({ kind: 'date', isMonthOnly: true });
  expect(toNumberOrDate(44_255, 'date', 1904)).toMatchObject({ text: '2025-03-01' });
  expect(toNumberOrDate(60, 'date', 1900)).toEqual({ kind: 'number', text: '60', value: 60 });
  expect(toNumberOrDate('1e-7', 'number', 1904)).toEqual({
    kind: 'number',
    text: '0.0000001',
    value: 1e-7,
    isFrom1904: true,
  });
});

test('escapes of characters are taken back, look-alikes are left', () => {
  expect(decodeEscapes('a_x000D_b_x005F_x0041_ _x00_ _X0041_')).toBe('a\rb_x0041_ _x00_ _X0041_');
});

test('merged areas are read whichever corner comes first', () => {
  const { areas, handler } = createMergedAreas();
  const scanner = createByteScanner(handler);
  scanner.write(Buffer.from('<a><mergeCell ref="C3:A1"/><mergeCell ref="B2"/></a>'));
  scanner.end();
  expect(areas).toEqual([
    { top: 1, left: 1, bottom: 3, right: 3 },
    { top: 2, left: 2, bottom: 2, right: 2 },
  ]);
});
