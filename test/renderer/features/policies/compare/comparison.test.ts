import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../../../src-renderer/components/grid/column.ts';
import {
  type Project,
  projectColumns,
  type Reason,
  reasonColumns,
  type Teacher,
  teacherColumns,
} from '../../../../../src-renderer/features/policies/compare/comparison-columns.tsx';
import {
  Both,
  creditsSumText,
  creditsText,
  verdictText,
} from '../../../../../src-renderer/features/policies/compare/figures.tsx';
import { VerdictMatrix } from '../../../../../src-renderer/features/policies/compare/verdict-matrix.tsx';
import type { Comparison } from '../../../../../src-shared/rpc/contract/policies.ts';
import { markupOf, wordsOf } from '../../../../helpers/markup.ts';

function cell<Row>(columns: readonly Column<Row>[], key: string, row: Row): string {
  return wordsOf(createElement(Fragment, null, columns.find((one) => one.key === key)?.render(row, 0)));
}

describe('before and after', () => {
  it('stand beside each other, and once where nothing changes', () => {
    expect(wordsOf(createElement(Both, { before: '合格', after: '不合格' }))).toBe('合格 →| |不合格');
    expect(wordsOf(createElement(Both, { before: '合格', after: '合格' }))).toBe('合格');
  });

  it('have words where a regulation judges nobody or counts no credits', () => {
    expect(verdictText(null)).toBe('不判定');
    expect(verdictText('passed')).toBe('合格');
    expect(creditsText(null)).toBe(creditsSumText(null));
    expect(creditsText(1500)).toBe('1.5');
    expect(creditsSumText(1_234_500)).toBe('1,234.5');
  });
});

describe('the tables of a comparison', () => {
  const side = { year: 'passed', cycle: 'failed', credits: 8000, hours: 60_000 } as const;
  const teacher = {
    uid: 'T1',
    name: '林海棠',
    organisationName: '北塘小学',
    a: side,
    b: { ...side, cycle: 'passed', credits: null },
    changedRecords: 1200,
  } as unknown as Teacher;

  it('tell of a teacher both verdicts and figures', () => {
    const columns = teacherColumns(2025);
    expect(columns.find(({ key }) => key === 'year')?.heading).toContain('2025');
    expect(cell(columns, 'year', teacher)).toBe('合格');
    expect(cell(columns, 'cycle', teacher)).toMatch(/ →\| \|合格$/);
    expect(cell(columns, 'hours', teacher)).toBe('60');
    expect(cell(columns, 'records', teacher)).toBe('1,200');
  });

  it('tell of a project how many of its records change', () => {
    const project = {
      name: '县级集中培训',
      level: 'county',
      form: 'centralized',
      changedRecords: 3,
      records: 20,
    } as Project;
    expect(cell(projectColumns, 'records', project)).toBe('3 / 20');
    expect(cell(projectColumns, 'kind', project)).toBe('县级集中培训');
  });

  it('name the regulation that gives a reason, without its own id as clause', () => {
    const comparison = { a: { id: 'p1', title: '旧办法' }, b: { id: 'p2', title: '新办法' } } as Comparison;
    const reason: Reason = { side: 'b', outcome: 'refused', text: '没有主办单位', clause: 'p2', records: 4 };
    const columns = reasonColumns(comparison);
    expect(cell(columns, 'side', reason)).toContain('新办法');
    expect(cell(columns, 'reason', reason)).toBe('没有主办单位 ');
    expect(cell(columns, 'reason', { ...reason, clause: 'H7' })).toBe('没有主办单位 |第七条');
  });
});

describe('the matrix of verdicts', () => {
  const counts = { passed: 10, failed: 3, running: 0, exempt: 0, undecided: 0 };
  const drawn = (changes: Comparison['yearChanges']) =>
    markupOf(
      createElement(VerdictMatrix, {
        title: '2025 年度',
        before: counts,
        after: { ...counts, passed: 8, failed: 5 },
        changes,
      }),
    );

  it('says who loses in amber, who gains in green, and keeps quiet of who stays', () => {
    const html = drawn([
      { from: 'passed', to: 'failed', people: 3 },
      { from: 'failed', to: 'passed', people: 1 },
    ]);
    expect(html).toMatch(/tone-short">3</);
    expect(html).toMatch(/tone-ok">1</);
    expect(html).not.toMatch(/tone-(ok|short)">7</);
  });

  it('adds up both ways', () => {
    const words = drawn([
      { from: 'passed', to: 'failed', people: 3 },
      { from: 'failed', to: 'passed', people: 1 },
    ]).replaceAll(/<[^>]*>/g, '|');
    expect(words).toMatch(/合计\|+8\|+5\|/);
  });

  it('is not drawn where neither regulation judges anybody', () => {
    const none = { passed: 0, failed: 0, running: 0, exempt: 0, undecided: 0 };
    const props = { title: '2025 年度', before: none, after: none, changes: [] };
    expect(markupOf(createElement(VerdictMatrix, props))).toBe('');
  });
});
