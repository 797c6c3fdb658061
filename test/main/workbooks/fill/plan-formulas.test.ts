import { expect, test } from 'vitest';
import { planAllFormulas } from '../../../../src-main/workbooks/fill/plan-formulas.ts';
import { createSheetWrites } from '../../../../src-main/workbooks/fill/sheet-writes.ts';
import type { CellWrite } from '../../../../src-main/workbooks/ooxml/cell-xml.ts';
import { readSheetRows } from '../../../../src-main/workbooks/template/sheet-rows.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { addressOf } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { shiftFor } from '../../../../src-shared/sheet/template/row-shift.ts';
import { partOf } from './part-of.ts';
import { day } from './sample-sheets.ts';

const TABLE = {
  headFirstRow: 1,
  headLastRow: 1,
  firstRow: 2,
  lastRow: 4,
  sampleRow: 3,
  columns: [{ column: 2, heading: '学时', fill: { kind: 'field', key: 'hours' } } as const],
  rowsPerPage: null,
};
const sheet = { name: '表', part: 'p', isHidden: false, index: 0, isWorksheet: true };

/** Results by address; records go into column B from row 2. */
function results(data: string, values: readonly (CellWrite | undefined)[], other = '') {
  const part = partOf(`<worksheet><sheetData>${data}</sheetData></worksheet>`);
  const otherPart = partOf(`<worksheet><sheetData>${other}</sheetData></worksheet>`);
  const shift = shiftFor('表', TABLE, values.length);
  const all = [
    ...values,
    ...Array.from({ length: Math.max(0, 3 - values.length) }, () => ({ kind: 'empty' }) as const),
  ];
  const plan = runNow(
    planAllFormulas({
      sheet,
      filled: { part, rows: readSheetRows(part), merges: [] },
      others: [
        { sheet: { ...sheet, name: '封面', part: 'q' }, part: otherPart, rows: readSheetRows(otherPart) },
      ],
      ...{ shift, table: TABLE, records: values.length },
      writes: createSheetWrites({ firstRow: 2, columns: [2], values: all.map((value) => [value]) }, []),
      workbook: partOf(
        '<workbook><definedNames><definedName name="学时">表!$B$2:$B$4</definedName></definedNames></workbook>',
      ),
    }),
  );
  return Object.fromEntries(
    [...plan.results].map(([{ sheet: name, row, column }, result]) => [
      `${name}!${addressOf(row, column)}`,
      result,
    ]),
  );
}

const hours = (thousandths: number): CellWrite => ({ kind: 'number', thousandths });
const total = (formula: string) => `<row r="6"><c r="B6"><f>${formula}</f><v>0</v></c></row>`;

test('totals count records, values that the sheet has, and nothing twice', () => {
  const data = `<row r="3"><c r="B3"><v>99</v></c></row><row r="5"><c r="B5"><v>10</v></c></row>`;
  expect(results(data + total('SUM(B2:B5)'), [hours(1500), hours(2000)])).toEqual({ '表!B6': 13.5 });
});

test('a total over inserted rows grows with them', () => {
  expect(
    results(
      total('SUM(B2:B4)'),
      [1, 2, 3, 4, 5].map((value) => hours(value * 1000)),
    ),
  ).toEqual({ '表!B8': 15 });
});

test('texts and days count as filled; a sum over what nobody knows is left open', () => {
  const values: readonly CellWrite[] = [
    { kind: 'text', text: '免' },
    { kind: 'date', date: day(2025, 3, 1), text: '3月1日' },
    { kind: 'text', text: '' },
  ];
  expect(results(total('COUNTA(B2:B4)'), values)).toEqual({ '表!B6': 2 });
  const broken = '<row r="5"><c r="B5" t="e"><v>#N/A</v></c></row>';
  expect(results(broken + total('SUM(B2:B5)'), values)).toEqual({ '表!B6': null });
});

test('formulas of other sheets are found, by cells and by names', () => {
  const other =
    '<row r="1"><c r="A1"><f>表!B6</f></c><c r="B1"><f>SUM(学时)</f></c><c r="C1"><f>表!Z1</f></c></row>';
  expect(results(total('SUM(B2:B4)'), [hours(1000)], other)).toEqual({
    '表!B6': 1,
    '封面!A1': 1,
    '封面!B1': null,
  });
});

test('nothing is computed that depends on nothing written', () => {
  expect(results('<row r="6"><c r="B6"><f>Z1+Z2</f><v>4</v></c></row>', [hours(1000)])).toEqual({});
});
