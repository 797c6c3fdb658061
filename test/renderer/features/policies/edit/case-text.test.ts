import { expect, it } from 'vitest';
import { caseText, movedFirst } from '../../../../../src-renderer/features/policies/edit/case-text.ts';

it('says in one line what a case asks', () => {
  expect(caseText({ kind: 'award', input: { form: 'centralized', level: 'national', days: 3 } })).toMatch(
    /^登记 · .*国家级.*3/,
  );
  const entries = [{ year: 2025, form: 'centralized', level: 'county', hours: 8 }];
  expect(caseText({ kind: 'assess', input: { year: 2025, entries } })).toBe('考核 · 2025 年度 · 记录 1 条');
  expect(caseText({ kind: 'number', input: {} })).toBe('编号');
});

it('shows the cases that the unsaved edits changed before those that saved versions did', () => {
  const cases = [
    { id: 'a', isMoved: false },
    { id: 'b', isMoved: true },
    { id: 'c', isMoved: false },
  ];
  expect(movedFirst(cases).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});
