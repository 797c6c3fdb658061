import { describe, expect, it } from 'vitest';
import { matchingGroups } from '../../../../../src-renderer/features/templates/picture/choice-groups.ts';
import {
  idOf,
  isSamePlace,
  layOut,
} from '../../../../../src-renderer/features/templates/picture/picture-grid.ts';
import { placeAfterKey } from '../../../../../src-renderer/features/templates/picture/picture-keys.ts';

const cell = {
  row: 1,
  column: 1,
  rows: 1,
  columns: 2,
  text: '学分认定表',
  isBold: false,
  align: 'center' as const,
  fill: null,
  hasBorder: false,
  isFormula: false,
};
const grid = layOut({
  sheet: '表',
  isCut: false,
  columns: [],
  rows: [
    { row: 1, height: null, isHidden: false, cells: [cell] },
    { row: 30, height: null, isHidden: false, cells: [{ ...cell, row: 30, column: 3, columns: 1 }] },
  ],
});
const press = (key: string, from: { row: number; column: number }, ctrlKey = false) =>
  placeAfterKey({ key, ctrlKey }, grid, from);

describe('keys on the picture of a sheet', () => {
  it('pass a merged cell as one', () => {
    expect(press('ArrowRight', { row: 1, column: 1 })).toEqual({ row: 1, column: 3 });
    expect(press('ArrowDown', { row: 1, column: 2 })).toEqual({ row: 2, column: 2 });
  });

  it('lead to the ends of a row and of the sheet', () => {
    expect(press('Home', { row: 4, column: 2 })).toEqual({ row: 4, column: 0 });
    expect(press('End', { row: 4, column: 2 })).toEqual({ row: 4, column: 3 });
    expect(press('Home', { row: 4, column: 2 }, true)).toEqual({ row: 0, column: 1 });
    expect(press('End', { row: 4, column: 2 }, true)).toEqual({ row: 30, column: 3 });
  });

  it('turn pages without leaving the sheet', () => {
    expect(press('PageDown', { row: 4, column: 2 })).toEqual({ row: 16, column: 2 });
    expect(press('PageDown', { row: 25, column: 2 })).toEqual({ row: 30, column: 2 });
    expect(press('PageUp', { row: 4, column: 2 })).toEqual({ row: 0, column: 2 });
  });

  it('move nothing with any other key', () => {
    expect(press('a', { row: 4, column: 2 })).toBeNull();
  });
});

it('names the element of a place, of a merged cell the one that covers it', () => {
  expect(idOf({ row: 0, column: 3 }, grid)).toBe('label-3');
  expect(idOf({ row: 7, column: 0 }, grid)).toBe('row-7');
  expect(idOf({ row: 1, column: 2 }, grid)).toBe('cell-1-1');
  expect(isSamePlace({ row: 1, column: 2 }, { row: 1, column: 2 })).toBe(true);
  expect(isSamePlace({ row: 1, column: 2 }, { row: 2, column: 2 })).toBe(false);
});

it('finds choices by their label, whatever the case, and leaves out groups without any', () => {
  const groups = [
    {
      title: '字段',
      choices: [
        { key: 'name', label: '姓名' },
        { key: 'id', label: 'ID 号' },
      ],
    },
    { title: '处理', choices: [{ key: 'leave', label: '不动' }] },
  ];
  expect(matchingGroups(groups, ' id ')).toEqual([
    { title: '字段', choices: [{ key: 'id', label: 'ID 号' }] },
  ]);
  expect(matchingGroups(groups, '')).toEqual(groups);
});
