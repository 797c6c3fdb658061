import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import {
  cellsIn,
  countExamples,
  describeTable,
  sumsOver,
} from '../../../../src-shared/sheet/template/blank-rows.ts';
import { findTable } from '../../../../src-shared/sheet/template/find-table.ts';
import type { MappingCorrections } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { styledRows, templateSheet } from './template-of.ts';

const HEAD = ['序号', '教师姓名', '任教学科', '任教学段', '学时'];
const STYLED = { styledColumns: styledRows(2, 6, 5) };

type Rows = Parameters<typeof templateSheet>[0];
type Extras = Parameters<typeof templateSheet>[1];

/** The head in row 1, what is given from row 2 on. */
function table(body: Rows, extras: Extras = STYLED, corrections: MappingCorrections = {}) {
  const sheet = templateSheet([HEAD, ...body], extras);
  const found = assertPresent(findTable(trainingHours, sheet, corrections), 'a head');
  return describeTable(sheet, found, corrections);
}

const lastRow = (body: Rows, extras?: Extras) => table(body, extras).lastRow;

describe('the blank rows', () => {
  test('reach as far down as rows are formatted like the first', () => {
    expect(lastRow([])).toBe(6);
  });
  test('tolerate some cells without a format, not most of them', () => {
    const row = (columns: readonly number[]) => new Map([...styledRows(2, 4, 5), [5, columns]]);
    expect(lastRow([], { styledColumns: row([1, 2, 3]) })).toBe(5);
    expect(lastRow([], { styledColumns: row([1, 2]) })).toBe(4);
  });
  test('end before words of the sheet', () => {
    expect(lastRow([[], [], ['填表说明']])).toBe(3);
  });
  test('may be numbered beforehand, and repeat a word in a column that is not filled', () => {
    const numbered = [1, 2, 3, 4, 5].map((index) => [String(index), '', '', '', '', '无']);
    expect(lastRow(numbered, { styledColumns: styledRows(2, 6, 6) })).toBe(6);
  });
  test('end where cells are merged otherwise', () => {
    const merge = (row: number) => ({ top: row, bottom: row, left: 2, right: 3 });
    expect(lastRow([], { ...STYLED, merges: [merge(2), merge(3), merge(4)] })).toBe(4);
    expect(lastRow([], { ...STYLED, merges: [{ top: 5, bottom: 6, left: 1, right: 1 }] })).toBe(4);
  });
  test('end before a row that adds up their columns, and with the sums below them', () => {
    const sum = (row: number, area: string) => [{ row, column: 5, formula: `SUM(${area})` }];
    expect(lastRow([], { ...STYLED, formulas: sum(6, 'E2:E5') })).toBe(5);
    expect(lastRow([], { ...STYLED, formulas: sum(9, 'E2:E4') })).toBe(4);
    expect(lastRow([], { ...STYLED, formulas: sum(9, 'H2:H4') })).toBe(6);
  });
  test('are those of a table object where there is one', () => {
    const tables = [{ top: 2, bottom: 30, left: 1, right: 5 }];
    expect(lastRow([], { ...STYLED, tables })).toBe(30);
  });
  test('make no more than ten thousand', () => {
    expect(lastRow([], { styledColumns: styledRows(2, 20_000, 5) })).toBe(10_001);
  });
});

test('further rows are made like the second blank row: the first has the thick edge of the frame', () => {
  expect(table([]).sampleRow).toBe(3);
  expect(table([], { styledColumns: styledRows(2, 3, 5) }).sampleRow).toBe(2);
});

describe('a column', () => {
  const fills = (body: Rows, extras?: Extras) => table(body, extras).columns.map(({ fill }) => fill.kind);
  test('that the sheet computes is left', () => {
    const formulas = [2, 3, 4, 5, 6].map((row) => ({ row, column: 4, formula: `C${row}&"段"` }));
    expect(fills([], { ...STYLED, formulas })).toEqual(['sequence', 'field', 'field', 'leave', 'field']);
  });
  test('without a meaning is cleared of the words of an example, and left where all rows have them', () => {
    const sheet = (below: string) => {
      const rows = [
        [...HEAD, '血型'],
        ['1', '王芳', '语文', '小学', '36', 'A'],
        ['2', '', '', '', '', below],
        ['3', '', '', '', '', below],
      ];
      const made = templateSheet(rows, { styledColumns: styledRows(2, 4, 6) });
      const corrections = { bodyRows: { first: 2, last: 4, sample: 3 } };
      const found = assertPresent(findTable(trainingHours, made, corrections), 'a head');
      return describeTable(made, found, corrections).columns[5]?.fill;
    };
    expect(sheet('')).toEqual({ kind: 'clear' });
    expect(sheet('A')).toEqual({ kind: 'leave' });
  });
});

describe('examples', () => {
  const examples = (body: Rows) => {
    const sheet = templateSheet([HEAD, ...body], STYLED);
    return countExamples(sheet, assertPresent(findTable(trainingHours, sheet, {}), 'a head'), 2, 1);
  };
  test('are the rows at the top that hold values of known columns', () => {
    expect(examples([])).toBe(0);
    expect(examples([['1', '王芳', '语文'], ['2', '李明', '数学'], ['3']])).toBe(2);
  });
  test('are neither totals, placeholders, a lonely word nor numbering', () => {
    expect(examples([['合计', '', '', '', '36']])).toBe(0);
    expect(examples([['1', '{{姓名}}', '{{任教学科}}']])).toBe(0);
    expect(examples([['', '（示例）']])).toBe(0);
    expect(examples([['1'], ['2']])).toBe(0);
  });
});

describe('formulas around a table', () => {
  test('add up areas one column wide on their own sheet', () => {
    expect(sumsOver('SUM(E2:E6)+COUNTA($B$2:$B$6)')).toEqual([
      { top: 2, bottom: 6, left: 5, right: 5 },
      { top: 2, bottom: 6, left: 2, right: 2 },
    ]);
    expect(sumsOver('SUM(A2:B6)+SUM(别表!E2:E6)+E3+SUM(E:E)+"E2:E6"')).toEqual([]);
  });
  test('name single cells of a column', () => {
    expect(cellsIn('E2+E3+$E$4+D2+E9+E2:E6', 5, table([]))).toBe(3);
  });
});
