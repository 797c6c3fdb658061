import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { EmptyState, NothingFound } from '../../../../src-renderer/components/page/empty-state.tsx';
import {
  Facts,
  PageHead,
  UnsavedDot,
  UnsavedTitle,
} from '../../../../src-renderer/components/page/page-head.tsx';
import { Tabs } from '../../../../src-renderer/components/page/tabs.tsx';
import { componentText } from '../../../../src-renderer/text/components.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

describe('the head of a page', () => {
  it('says the way up, the title and how many there are', () => {
    const back = { to: '/teachers', title: '教师' };
    expect(wordsOf(createElement(PageHead, { title: '林海棠', back, count: '12 条' }))).toBe(
      '教师 ›|林海棠|12 条',
    );
    expect(markupOf(createElement(PageHead, { title: '林海棠', back }))).toContain('href="/teachers"');
  });

  it('shows that something is not saved, by a dot with words', () => {
    const dot = `aria-label="${componentText.form.unsaved}"`;
    expect(markupOf(createElement(PageHead, { title: '项目', hasUnsaved: true }))).toContain(dot);
    expect(markupOf(createElement(PageHead, { title: '项目' }))).not.toContain(dot);
    expect(markupOf(createElement(UnsavedTitle, { title: '北塘小学', isDirty: true }))).toContain(dot);
    expect(wordsOf(createElement(UnsavedTitle, { title: '北塘小学', isDirty: false }))).toBe('北塘小学');
  });

  it('keeps the dot from screen readers where words beside it say the same', () => {
    expect(markupOf(createElement(UnsavedDot, { isSaid: true }))).toContain('aria-hidden="true"');
  });

  it('offers what is seldom wanted behind three dots, only where there is something', () => {
    const label = `aria-label="${componentText.menu}"`;
    expect(markupOf(createElement(PageHead, { title: '教师' }))).not.toContain(label);
    expect(markupOf(createElement(PageHead, { title: '教师', menu: '导入记录' }))).toContain(label);
  });
});

it('facts under a title are term and value', () => {
  expect(wordsOf(createElement(Facts, { facts: [{ term: '编号', value: '2025-01' }] }))).toBe('编号|2025-01');
});

describe('tabs', () => {
  const tabs = [
    { key: 'entries', title: '学分', count: 1200 },
    { key: 'details', title: '资料', count: '5/7' },
  ] as const;
  const drawn = markupOf(createElement(Tabs, { label: '档案', tabs, value: 'details', onChange: () => {} }));

  it('count what stands behind them', () => {
    expect(drawn.replaceAll(/<[^>]*>/g, '|')).toContain('学分 1,200');
    expect(drawn).toContain('资料 5/7');
  });

  it('are one stop of the keyboard: the chosen one', () => {
    expect(drawn).toMatch(/aria-selected="false" tabindex="-1"[^>]*>学分/);
    expect(drawn).toMatch(/aria-selected="true" tabindex="0"[^>]*>资料/);
  });
});

describe('an empty list', () => {
  it('teaches the next step and offers it', () => {
    const empty = createElement(EmptyState, { title: '还没有教师', actions: '导入' }, '先导入名单。');
    expect(wordsOf(empty)).toBe('还没有教师|先导入名单。|导入');
  });

  it('that filters emptied offers to take them away', () => {
    const text = { noMatch: '没有符合条件的记录', noMatchHint: '换一个条件。' };
    const nothing = createElement(NothingFound, { text, clearLabel: '清除筛选', onClear: () => {} });
    expect(wordsOf(nothing)).toBe('没有符合条件的记录|换一个条件。|清除筛选');
  });
});
