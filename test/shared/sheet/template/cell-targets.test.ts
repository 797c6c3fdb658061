import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { moe4068 } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { describeTable } from '../../../../src-shared/sheet/template/blank-rows.ts';
import { findCellTargets, lineTargets } from '../../../../src-shared/sheet/template/cell-targets.ts';
import { findTable } from '../../../../src-shared/sheet/template/find-table.ts';
import { styledRows, templateOf, templateSheet } from './template-of.ts';

const HEAD = ['序号', '教师姓名', '任教学科', '任教学段', '学时'];

type Rows = Parameters<typeof templateSheet>[0];
type Extras = Parameters<typeof templateSheet>[1];

/** Row 1 is given, the head is row 2, rows 3 to 5 are blank, the foot follows. */
function targets(
  top: Rows[number],
  foot: Rows,
  extras: Extras = {},
  names: Parameters<typeof templateOf>[1] = [],
) {
  const styledColumns = styledRows(3, 5 + foot.length, 5);
  const sheet = templateSheet([top, HEAD, [], [], [], ...foot], { styledColumns, ...extras });
  const table = describeTable(sheet, assertPresent(findTable(trainingHours, sheet, {}), 'a head'), {});
  return findCellTargets(trainingHours, templateOf([sheet], names), sheet, table, ['单位', '年度']);
}

const value = (row: number, column: number, name: string) => ({ kind: 'value', row, column, name });

describe('placeholders', () => {
  test('are listed once for each cell, in the order of the sheet', () => {
    expect(targets(['{{年度}}{{年度}} {{单位}}'], [['制表：{{单位}}']])).toEqual([
      { kind: 'placeholders', row: 1, column: 1, names: ['年度', '单位'] },
      { kind: 'placeholders', row: 6, column: 1, names: ['单位'] },
    ]);
  });
  test('that a formula shows are the formula’s', () => {
    expect(targets([{ text: '{{年度}}', isFormula: true }], [['完']])).toEqual([]);
  });
});

test('共   人 takes the number of people outside the head, 共 12 人 is somebody’s word', () => {
  expect(targets(['共  人'], [['备注：共__名']])).toEqual([
    { kind: 'count', row: 1, column: 1 },
    { kind: 'count', row: 6, column: 1 },
  ]);
  expect(targets(['共 12 人'], [['完']])).toEqual([]);
});

describe('a sum', () => {
  const sum = { kind: 'sum', row: 6, column: 5, key: 'hours' };
  test('goes below each column of figures in a row of totals', () => {
    expect(targets([], [['合 计']])).toEqual([sum]);
    expect(targets([], [['小计：']])).toEqual([sum]);
    expect(targets([], [['说明']])).toEqual([]);
  });
  test('leaves cells that compute, are covered or have no format', () => {
    const formulas = [{ row: 6, column: 5, formula: 'SUM(E3:E5)' }];
    expect(targets([], [['合计']], { formulas })).toEqual([]);
    expect(targets([], [['合计']], { merges: [{ top: 6, bottom: 6, left: 4, right: 5 }] })).toEqual([]);
    expect(targets([], [['合计']], { styledColumns: styledRows(3, 5, 5) })).toEqual([]);
  });
});

describe('a cell behind a label', () => {
  test('is the one right of it, or right of what the label is merged over', () => {
    expect(targets(['单 位：'], [['完']])).toEqual([value(1, 2, '单位')]);
    const merges = [{ top: 1, bottom: 1, left: 1, right: 3 }];
    expect(targets(['单位:'], [['完']], { merges })).toEqual([value(1, 4, '单位')]);
  });
  test('is left where something stands, computes or covers it', () => {
    expect(targets(['单位：', '北塘小学'], [['完']])).toEqual([]);
    expect(targets(['单位：'], [['完']], { formulas: [{ row: 1, column: 2, formula: 'A9' }] })).toEqual([]);
    expect(targets(['电话：'], [['完']])).toEqual([]);
    const merges = [{ top: 1, bottom: 1, left: 2, right: 3 }];
    expect(targets(['单位：'], [['完']], { merges })).toEqual([value(1, 2, '单位')]);
  });
});

test('a named cell takes its value unless it stands in the rows or is taken already', () => {
  const named = (row: number, name = '年度', sheet = '登记') => [{ name, sheet, row, column: 1 }];
  expect(targets([], [['完']], {}, named(1))).toEqual([value(1, 1, '年度')]);
  expect(targets([], [['完']], {}, named(4))).toEqual([]);
  expect(targets([], [['完']], {}, named(1, '别的'))).toEqual([]);
  expect(targets([], [['完']], {}, named(1, '年度', '封面'))).toEqual([]);
  expect(targets(['{{单位}}'], [['完']], {}, named(1))).toHaveLength(1);
});

describe('lines of a form [JJ4068]', () => {
  const form = (rows: Rows, extras: Extras = {}) => {
    const sheet = templateSheet([['指标名称', '代码', '人数'], ...rows], extras);
    return lineTargets(moe4068, sheet, assertPresent(findTable(moe4068, sheet, {}), 'a head'));
  };
  test('are found by code, also where the spreadsheet made a number of it', () => {
    expect(
      form([
        ['不管', 6],
        ['不管', '０７'],
      ]),
    ).toEqual([value(2, 3, 'line06'), value(3, 3, 'line07')]);
  });
  test('are found by label where there is no code', () => {
    expect(
      form([
        ['国家级', ''],
        ['省级', ''],
      ]),
    ).toEqual([value(2, 3, 'line06'), value(3, 3, 'line07')]);
  });
  test('are taken once, and left where the sheet computes them', () => {
    expect(
      form([
        ['国家级', '06'],
        ['国家级', '06'],
      ]),
    ).toEqual([value(2, 3, 'line06')]);
    expect(form([['国家级', '06']], { formulas: [{ row: 2, column: 3, formula: 'SUM(C3:C9)' }] })).toEqual(
      [],
    );
  });
});
