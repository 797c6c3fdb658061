import { describe, expect, test } from 'vitest';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { findTable } from '../../../../src-shared/sheet/template/find-table.ts';
import type { MappingCorrections } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { templateSheet } from './template-of.ts';

const HEAD = ['序号', '教师姓名', '任教学科', '任教学段', '学时'];

type Rows = Parameters<typeof templateSheet>[0];

function find(
  rows: Rows,
  corrections: MappingCorrections = {},
  extras: Parameters<typeof templateSheet>[1] = {},
) {
  return findTable(trainingHours, templateSheet(rows, extras), corrections);
}

const keysOf = (found: ReturnType<typeof find>) => found?.columns.map(({ column, key }) => [column, key]);

describe('a head', () => {
  test('names its columns; 序号 is numbered', () => {
    const found = find([['统计表'], HEAD]);
    expect(found).toMatchObject({ headFirstRow: 2, headLastRow: 2 });
    expect(keysOf(found)).toEqual([
      [1, 'sequence'],
      [2, 'name'],
      [3, 'subject'],
      [4, 'stage'],
      [5, 'hours'],
    ]);
  });
  test('reaches up as far as the words that are merged into it', () => {
    const merges = [{ top: 1, bottom: 2, left: 1, right: 1 }];
    const rows = [['序号'], [{ text: '序号', mergedFrom: 'A1' }, ...HEAD.slice(1)]];
    expect(find(rows, {}, { merges })).toMatchObject({ headFirstRow: 1, headLastRow: 2 });
  });
  test('that is not there is not made up', () => {
    expect(find([['通知'], ['各校：']])).toBeNull();
  });
});

describe('a row of column numbers', () => {
  const numbers = ['甲', '乙', '1', '2', '(3)'];
  test('belongs to the head', () => {
    expect(find([HEAD, numbers])?.headLastRow).toBe(2);
  });
  test('is none where it computes, is short or holds a word', () => {
    const formulas = [{ row: 2, column: 5, formula: 'C2+D2' }];
    expect(find([HEAD, numbers], {}, { formulas })?.headLastRow).toBe(1);
    expect(find([HEAD, ['1', '2']])?.headLastRow).toBe(1);
    expect(find([HEAD, ['1', '王芳', '语文', '小学', '36']])?.headLastRow).toBe(1);
  });
  test('that the user counts into the head names no column', () => {
    const found = find([HEAD, numbers], { headRows: { first: 1, last: 2 } });
    expect(found?.columns[1]).toMatchObject({ heading: '教师姓名', key: 'name' });
    expect(found?.headLastRow).toBe(2);
  });
});

test('of cells merged side by side in the blank row only the leftmost takes a value', () => {
  const merges = [{ top: 2, bottom: 2, left: 2, right: 3 }];
  const found = find([HEAD], {}, { merges });
  expect(found?.columns.map(({ column }) => column)).toEqual([1, 2, 4, 5]);
  expect(found?.columns[1]).toMatchObject({ column: 2, key: 'name' });
});

describe('a row of placeholders', () => {
  test('stands above the head that its columns would have had', () => {
    const found = find([
      ['甲', '乙', '丙'],
      ['{{序号}}', '{{姓名}}', '{{hours}}'],
    ]);
    expect(found).toMatchObject({ headFirstRow: 1, headLastRow: 1 });
    expect(keysOf(found)).toEqual([
      [1, 'sequence'],
      [2, 'name'],
      [3, 'hours'],
    ]);
  });
  test('counts only where most of its cells are nothing but placeholders, each named once', () => {
    const head = ['甲', '乙'];
    expect(find([head, ['{{姓名}}']])).toBeNull();
    expect(find([head, ['姓名：{{姓名}}', '学时：{{学时}}']])).toBeNull();
    expect(find([head, ['{{姓名}}', '{{教师姓名}}']])).toBeNull();
    expect(find([head, ['{{姓名}}', '{{学时}}', '一', '二', '三']])).toBeNull();
  });
  test('has no room for a head in the first row', () => {
    expect(find([['{{姓名}}', '{{学时}}']])).toBeNull();
  });
  test('is passed over where the user says that the head ends elsewhere', () => {
    const rows = [HEAD, [], [], ['{{姓名}}', '{{学时}}']];
    expect(find(rows, { headRows: { first: 1, last: 1 } })?.headLastRow).toBe(1);
    expect(find(rows)?.headLastRow).toBe(3);
  });
});

describe("the user's choices", () => {
  const chosen = (columns: MappingCorrections['columns']) =>
    find([HEAD], { columns })?.columns.map(({ key, isChosen }) => [key, isChosen]);
  test('win, and take a field away from the column that had it', () => {
    expect(chosen({ '3': 'hours' })).toEqual([
      ['sequence', false],
      ['name', false],
      ['hours', true],
      ['stage', false],
      [null, false],
    ]);
  });
  test('may be sequence or clear in several columns', () => {
    expect(chosen({ '3': 'clear', '4': 'clear', '5': 'sequence' })).toEqual([
      ['sequence', false],
      ['name', false],
      ['clear', true],
      ['clear', true],
      ['sequence', true],
    ]);
  });
  test('of a field that nobody knows, or a column that no sheet has, are nothing', () => {
    expect(chosen({ '3': 'shoeSize', '0': 'name', '16385': 'name', x: 'name' })).toEqual(chosen({}));
  });
});
