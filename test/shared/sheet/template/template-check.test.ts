import { describe, expect, test } from 'vitest';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import {
  coveredRow,
  lastColumnOf,
  mappingProblems,
} from '../../../../src-shared/sheet/template/template-check.ts';
import type {
  CellTarget,
  ColumnFill,
  TemplateMapping,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import { templateOf, templateSheet } from './template-of.ts';

type Extras = Parameters<typeof templateSheet>[1];

function mapping(
  fills: Readonly<Record<number, ColumnFill>>,
  cells: readonly CellTarget[] = [],
): TemplateMapping {
  const columns = Object.entries(fills).map(([column, fill]) => ({
    column: Number(column),
    heading: `列${column}`,
    fill,
  }));
  return {
    version: 1,
    layoutId: 'training-hours',
    sheet: '登记',
    fingerprint: {
      version: 1,
      sheets: ['登记'],
      sheet: '登记',
      head: [],
      columns: [],
      merges: [],
      placeholders: [],
    },
    table: {
      headFirstRow: 2,
      headLastRow: 2,
      firstRow: 3,
      lastRow: 6,
      sampleRow: 4,
      columns,
      rowsPerPage: null,
    },
    cells,
  };
}

const NAME: ColumnFill = { kind: 'field', key: 'name' };
const HOURS: ColumnFill = { kind: 'field', key: 'hours' };

function problems(made: TemplateMapping, extras: Extras = {}): readonly string[] {
  const rows = [
    ['{{单位}}', '共   人', '说明'],
    ['教师姓名', '学时', '备注'],
  ];
  const workbook = templateOf([templateSheet(rows, extras)]);
  return mappingProblems(trainingHours, workbook, made, ['单位', '年度']).map(
    ({ code, severity, at }) => `${severity} ${code} ${at?.address ?? at?.column ?? at?.sheet ?? ''}`,
  );
}

const target = (row: number, column: number, kind: 'value' | 'count' = 'value'): CellTarget =>
  kind === 'count' ? { kind, row, column } : { kind, row, column, name: '年度' };

test('a mapping that fits has no problems', () => {
  const cells: CellTarget[] = [
    { kind: 'placeholders', row: 1, column: 1, names: ['单位'] },
    target(1, 2, 'count'),
    target(1, 4),
    { kind: 'sum', row: 7, column: 2, key: 'hours' },
  ];
  expect(problems(mapping({ 1: NAME, 2: HOURS }, cells))).toEqual([]);
});

test('a sheet that is gone is one problem', () => {
  expect(problems({ ...mapping({ 1: NAME }), sheet: '汇总' })).toEqual(['error templateNotRecognised 汇总']);
});

describe('a column', () => {
  test('beyond the sheet is absent', () => {
    expect(problems(mapping({ 1: NAME, 4: HOURS }))).toEqual(['error templateColumnAbsent D']);
  });
  test('takes a field of the layout only', () => {
    expect(problems(mapping({ 1: { kind: 'field', key: 'credits' } }))).toEqual([
      'error templateFieldUnknown A',
    ]);
  });
  test('whose cells are covered by a merged one takes nothing', () => {
    const merges = [{ top: 5, bottom: 5, left: 1, right: 2 }];
    expect(problems(mapping({ 1: NAME, 2: HOURS }), { merges })).toEqual(['error templateTargetMerged B5']);
  });
  test('that computes takes nothing; outside the blank rows it may', () => {
    const formula = (row: number) => ({ formulas: [{ row, column: 2, formula: 'LEN(A1)' }] });
    expect(problems(mapping({ 1: NAME, 2: HOURS }), formula(5))).toEqual(['error templateTargetFormula B5']);
    expect(problems(mapping({ 1: NAME, 2: HOURS }), formula(7))).toEqual([]);
  });
  test('that is left alone may be anything', () => {
    const formulas = [{ row: 5, column: 2, formula: 'LEN(A5)' }];
    expect(problems(mapping({ 1: NAME, 2: { kind: 'leave' } }), { formulas })).toEqual([]);
  });
});

describe('a single cell', () => {
  const cell = (...cells: CellTarget[]) => mapping({ 1: NAME }, cells);

  test('is filled once', () => {
    expect(problems(cell(target(1, 4), target(1, 4)))).toEqual(['error templateCellTwice D1']);
  });
  test('is neither covered nor computed', () => {
    const merges = [{ top: 1, bottom: 1, left: 3, right: 5 }];
    expect(problems(cell(target(1, 4)), { merges })).toEqual(['error templateTargetMerged D1']);
    expect(problems(cell(target(1, 4)), { formulas: [{ row: 1, column: 4, formula: '1' }] })).toEqual([
      'error templateTargetFormula D1',
    ]);
  });
  test('takes a known value', () => {
    expect(problems(cell({ kind: 'value', row: 1, column: 4, name: '月份' }))).toEqual([
      'error templateValueUnknown D1',
    ]);
  });
  test('sums a column of figures only', () => {
    expect(problems(cell({ kind: 'sum', row: 7, column: 1, key: 'name' }))).toEqual([
      'error templateFieldUnknown A7',
    ]);
  });
  test('has room for what is written into its words', () => {
    expect(problems(cell(target(1, 3, 'count')))).toEqual(['error templateCellHasNoRoom C1']);
    expect(problems(cell({ kind: 'placeholders', row: 1, column: 1, names: ['年度'] }))).toEqual([
      'error templateCellHasNoRoom A1',
    ]);
  });
});

test('a mapping that fills nothing says so', () => {
  expect(problems(mapping({ 1: { kind: 'sequence' } }))).toEqual(['error templateNothingToFill 登记']);
});

test('all problems are said at once', () => {
  expect(problems(mapping({ 4: { kind: 'field', key: 'credits' } }, [target(1, 3, 'count')]))).toHaveLength(
    3,
  );
});

test('the last column is that of a value, a format or a merge', () => {
  const rows = [['甲', '乙']];
  expect(lastColumnOf(templateSheet(rows))).toBe(2);
  expect(lastColumnOf(templateSheet(rows, { styledColumns: new Map([[9, [1, 7]]]) }))).toBe(7);
  expect(lastColumnOf(templateSheet(rows, { merges: [{ top: 1, bottom: 1, left: 1, right: 9 }] }))).toBe(9);
});

test('a merged cell covers all of its own but the first', () => {
  const merges = [{ top: 3, bottom: 5, left: 2, right: 3 }];
  const rows = { firstRow: 1, lastRow: 9 };
  expect(coveredRow(merges, rows, 2)).toBe(4);
  expect(coveredRow(merges, rows, 3)).toBe(3);
  expect(coveredRow(merges, rows, 4)).toBeNull();
  expect(coveredRow(merges, { firstRow: 6, lastRow: 9 }, 3)).toBeNull();
});
