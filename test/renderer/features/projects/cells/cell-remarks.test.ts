import { expect, it } from 'vitest';
import { noEdits } from '../../../../../src-renderer/features/projects/cells/cell-edits.ts';
import { fillRemark, pasteRemark } from '../../../../../src-renderer/features/projects/cells/cell-remarks.ts';

it('says what of a pasted block found no place, and nothing where all of it did', () => {
  const pasted = { edits: noEdits, rowsOver: 0, columnsOver: 0, locked: 0 };
  expect(pasteRemark(pasted)).toBeNull();
  expect(pasteRemark({ ...pasted, rowsOver: 2, locked: 1 })).toBe(
    '粘贴的内容比表格多 2 行，多出的没有填入；1 名已登记学员的格子没有填入',
  );
});

it('says what was filled, which columns were left alone, and why nothing was filled', () => {
  expect(fillRemark({ edits: noEdits, count: 12, without: [] })).toBe('已填 12 格');
  expect(fillRemark({ edits: noEdits, count: 12, without: ['excusedPeriods'] })).toBe(
    '已填 12 格；首行的“其中请假”是空的，这一列没有动',
  );
  expect(fillRemark({ edits: noEdits, count: 0, without: ['excusedPeriods', 'score'] })).toContain(
    '首行的“其中请假”“成绩”是空的，没有填充',
  );
  expect(fillRemark({ edits: noEdits, count: 0, without: [] })).toContain('没有空白格');
});
