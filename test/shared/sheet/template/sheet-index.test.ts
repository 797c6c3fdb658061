import { expect, test } from 'vitest';
import { hasPlaceholders, indexOf, ownCells } from '../../../../src-shared/sheet/template/sheet-index.ts';
import { templateSheet } from './template-of.ts';

test('own cells are those with words that no merge put there', () => {
  const sheet = templateSheet([['单位', { text: '单位', mergedFrom: 'A1' }, '  ', '年度']]);
  expect(sheet.rows.flatMap(ownCells).map(({ address }) => address)).toEqual(['A1', 'D1']);
});

test('a placeholder anywhere in the sheet counts, one that a merge repeats does not', () => {
  expect(hasPlaceholders(templateSheet([['名单'], ['制表：{{制表人}}']]))).toBe(true);
  expect(hasPlaceholders(templateSheet([['名单', { text: '{{年度}}', mergedFrom: 'Z9' }]]))).toBe(false);
});

test('the index tells rows, formulas and merges by row, and is made once for a sheet', () => {
  const flat = { top: 2, bottom: 2, left: 1, right: 2 };
  const tall = { top: 2, bottom: 4, left: 3, right: 3 };
  const formulas = [
    { row: 5, column: 1, formula: 'SUM(A1:A4)' },
    { row: 5, column: 2, formula: 'SUM(B1:B4)' },
  ];
  const sheet = templateSheet([['姓名'], [], ['王芳']], { merges: [flat, tall], formulas });
  const index = indexOf(sheet);
  expect([...index.rows.keys()]).toEqual([1, 3]);
  expect(index.formulas.get(5)).toEqual(formulas);
  expect(index.merges.get(2)).toEqual([flat]);
  expect(index.tallMerges).toEqual([tall]);
  expect(indexOf(sheet)).toBe(index);
});
