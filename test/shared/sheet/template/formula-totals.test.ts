import { describe, expect, test } from 'vitest';
import {
  type CellContent,
  computeTotal,
  isTotal,
  type TotalSource,
} from '../../../../src-shared/sheet/template/formula-totals.ts';

const CELLS: Readonly<Record<string, CellContent>> = {
  '1:1': { kind: 'number', thousandths: 100 },
  '2:1': { kind: 'number', thousandths: 200 },
  '3:1': { kind: 'text', text: '王芳' },
  '4:1': { kind: 'filled' },
  '1:2': { kind: 'figure', value: 0.00125 },
  '2:2': { kind: 'figure', value: 2 },
  '1:3': { kind: 'unknown' },
};
const source: TotalSource = {
  sheet: '登记',
  lastRow: 5,
  at: (row, column) => CELLS[`${row}:${column}`] ?? { kind: 'empty' },
};
const total = (formula: string, own = '登记') => computeTotal(formula, own, source);

describe('a total', () => {
  test('adds up figures exactly and passes over everything else', () => {
    expect(total('SUM(A1:A5)')).toBe(0.3);
    expect(total('sum( A1 , A2:B2 )')).toBe(2.3);
    expect(total('SUM(B1:B2)')).toBe(2.00125);
    expect(total('SUM(D1:D5)')).toBe(0);
  });
  test('counts figures, or whatever is not empty', () => {
    expect(total('COUNT(A1:A5)')).toBe(2);
    expect(total('COUNTA(A1:A5)')).toBe(4);
  });
  test('reaches to the last row in whole columns, and no further', () => {
    expect(total('SUM(A:A)')).toBe(0.3);
    expect(total('COUNTA(A4:A900000)')).toBe(1);
  });
  test('is one cell, or words and figures joined', () => {
    expect(total('A2')).toBe(0.2);
    expect(total('A3')).toBe('王芳');
    expect(total('"共"&COUNT(A1:A5)&"人，""学时"""&SUM(A1:A2)')).toBe('共2人，"学时"0.3');
  });
  test('names the sheet from another one', () => {
    expect(total('SUM(登记!A1:A2)', '封面')).toBe(0.3);
    expect(total('SUM(A1:A2)', '封面')).toBeNull();
  });
});

describe('what is left to the spreadsheet program', () => {
  test.each([
    'AVERAGE(A1:A2)',
    'SUM(A1:A2)+1',
    'SUM(A1:A2)*2',
    'SUM(1,A1)',
    'SUM()',
    '"共"&ROUND(A1,0)',
    'SUM(C1:C2)',
    'A5',
    'A1:A2',
    'SUM([1]登记!A1:A2)',
    'SUM(3:4)',
    '',
  ])('%s', (formula) => expect(total(formula)).toBeNull());
  test('areas of more than 200 000 cells', () => {
    const long = { ...source, lastRow: 200_001, at: () => ({ kind: 'empty' }) as const };
    expect(computeTotal('SUM(A1:A200000)', '登记', long)).toBe(0);
    expect(computeTotal('SUM(A1:A200001)', '登记', long)).toBeNull();
  });
});

test('a formula is known for a total by how it is built', () => {
  expect(['SUM(A1:A9)', 'counta(B:B)', '"共"&COUNT(A1:A3)&"人"', 'A1'].map(isTotal)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['AVERAGE(A1)', 'A1+A2', '', '"共"&'].map(isTotal)).toEqual([false, false, false, false]);
});
