import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { moe4068, moe4068Lines } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { describeTable } from '../../../../src-shared/sheet/template/blank-rows.ts';
import { findTable } from '../../../../src-shared/sheet/template/find-table.ts';
import type { MappingCorrections } from '../../../../src-shared/sheet/template/template-mapping.ts';
import {
  missingLines,
  notRecognised,
  placeholderProblems,
  tableProblems,
  unusedMarks,
  wrongRows,
} from '../../../../src-shared/sheet/template/template-problems.ts';
import { styledRows, templateSheet } from './template-of.ts';

const HEAD = ['序号', '教师姓名', '任教学科', '任教学段', '学时'];

type Rows = Parameters<typeof templateSheet>[0];
type Extras = Parameters<typeof templateSheet>[1];

/** A head in row 1, formatted rows 2 to 5. */
function look(
  head: Rows[number],
  body: Rows = [],
  extras: Extras = {},
  corrections: MappingCorrections = {},
) {
  const sheet = templateSheet([head, ...body], { styledColumns: styledRows(2, 5, head.length), ...extras });
  const found = assertPresent(findTable(trainingHours, sheet, corrections), 'a head');
  const table = describeTable(sheet, found, corrections);
  return { sheet, found, table };
}

function problemsOf(...parameters: Parameters<typeof look>) {
  const { sheet, found, table } = look(...parameters);
  return tableProblems(trainingHours, sheet, found, table, parameters[3]?.bodyRows !== undefined);
}

describe('what a table leaves open', () => {
  test('is nothing where every column is known and the rows are blank', () => {
    expect(problemsOf(HEAD)).toEqual([]);
  });
  test('a required column that is missing stands at the head, with its key', () => {
    expect(problemsOf(HEAD.filter((heading) => heading !== '教师姓名'))).toEqual([
      {
        code: 'templateColumnMissing',
        severity: 'warning',
        at: { sheet: '登记', row: 1, field: 'name' },
        values: { heading: '教师姓名' },
      },
    ]);
  });
  test('a heading that stands twice is said at its column', () => {
    expect(problemsOf([...HEAD, '学时'])).toMatchObject([
      { code: 'templateHeadingTwice', severity: 'warning', at: { column: 'F' } },
      { code: 'templateColumnUnknown', at: { column: 'F' } },
    ]);
  });
  test('an unknown column is said unless the user left it out', () => {
    expect(problemsOf([...HEAD, '血型'])).toMatchObject([
      { code: 'templateColumnUnknown', at: { column: 'F' } },
    ]);
    expect(problemsOf([...HEAD, '血型'], [], {}, { columns: { '6': null } })).toEqual([]);
  });
  test('a computed column is another matter than an unknown one', () => {
    const formulas = [{ row: 2, column: 3, formula: 'B2' }];
    expect(problemsOf(HEAD, [], { formulas })).toMatchObject([
      { code: 'templateColumnComputed', at: { column: 'C' }, values: { heading: '任教学科' } },
    ]);
  });
  test('three rows of data are an example, four are somebody’s, unless the user chose them', () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => ['', `教师${index}`, '语文']);
    expect(problemsOf(HEAD, people(3))).toMatchObject([
      { code: 'templateHoldsExample', severity: 'warning', at: { row: 2 }, values: { rows: 3 } },
    ]);
    expect(problemsOf(HEAD, people(4))).toMatchObject([{ code: 'templateHoldsRows', severity: 'error' }]);
    const bodyRows = { first: 2, last: 3, sample: 2 };
    expect(problemsOf(HEAD, people(4), {}, { bodyRows })).toMatchObject([
      { code: 'templateHoldsExample', values: { rows: 2 } },
    ]);
  });
  test('a sum that misses a blank row, or names them one by one, is said at its cell', () => {
    const bodyRows = { first: 2, last: 5, sample: 3 };
    const sum = (formula: string, column = 5) =>
      problemsOf(HEAD, [], { formulas: [{ row: 9, column, formula }] }, { bodyRows });
    expect(sum('SUM(E2:E5)')).toEqual([]);
    expect(sum('E2')).toEqual([]);
    for (const formula of ['SUM(E2:E4)', 'SUM(E3:E5)', 'E2+E3'])
      expect(sum(formula)).toMatchObject([
        { code: 'templateSumTooShort', severity: 'warning', at: { row: 9, column: 'E', address: 'E9' } },
      ]);
    // Numbers of rows are written, but no field: what adds them up is nobody's total.
    expect(sum('SUM(A2:A3)')).toEqual([]);
  });
});

test('placeholders in the blank rows that no column takes are listed', () => {
  const { sheet, table } = look([...HEAD, '血型'], [['', '{{姓名}}', '', '', '', '{{血型}}']]);
  expect(
    unusedMarks(sheet, {
      ...table,
      columns: table.columns.map((entry) =>
        entry.column === 6 ? { ...entry, fill: { kind: 'leave' } } : entry,
      ),
    }),
  ).toEqual([{ kind: 'placeholders', row: 2, column: 6, names: ['血型'] }]);
  expect(unusedMarks(sheet, null)).toEqual([]);
});

test('a placeholder that nobody knows is an error at its cell', () => {
  const cells = [
    { kind: 'placeholders', row: 3, column: 28, names: ['单位', '天气'] },
    { kind: 'value', row: 1, column: 1, name: '天气' },
  ] as const;
  expect(placeholderProblems('登记', cells, ['单位'])).toEqual([
    {
      code: 'templatePlaceholderUnknown',
      severity: 'error',
      at: { sheet: '登记', row: 3, column: 'AB', address: 'AB3' },
      values: { name: '天气' },
    },
  ]);
});

test('lines of a form without a cell are said, those named by code or label are not [JJ4068]', () => {
  const [first, second, ...others] = moe4068Lines;
  const cells = [
    { kind: 'value', row: 1, column: 1, name: `line${first?.code}` },
    { kind: 'placeholders', row: 2, column: 1, names: [second?.label ?? ''] },
  ] as const;
  expect(missingLines(moe4068, '表', cells).map(({ values }) => values['line'])).toEqual(
    others.map(({ code }) => code),
  );
  expect(missingLines(trainingHours, '表', [])).toEqual([]);
});

test('rows in the wrong order, and a sheet without a head, name what was looked at', () => {
  const { table } = look(HEAD);
  expect(wrongRows('templateRowsOverlap', '登记', table)).toEqual({
    code: 'templateRowsOverlap',
    severity: 'error',
    at: { sheet: '登记' },
    values: { headFirstRow: 1, headLastRow: 1, firstRow: 2, lastRow: 5, sampleRow: 3, limit: 10_000 },
  });
  expect(notRecognised(trainingHours, '通知').values).toEqual({ headings: '教师姓名' });
});
