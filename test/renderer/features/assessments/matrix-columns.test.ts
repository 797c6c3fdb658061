import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import {
  type MatrixRow,
  matrixColumns,
} from '../../../../src-renderer/features/assessments/matrix-columns.tsx';
import type { AssessmentMark } from '../../../../src-shared/rpc/contract/assessments.ts';
import { wordsOf } from '../../../helpers/markup.ts';

const failed: AssessmentMark = {
  status: 'failed',
  isMadeUp: false,
  hours: 60_000,
  credits: 8000,
  hoursRequired: 72_000,
  creditsRequired: 10_000,
  hoursShort: 12_000,
  creditsShort: 2000,
  groupsShort: {},
};
const passed: AssessmentMark = {
  ...failed,
  status: 'passed',
  credits: 11_000,
  hoursShort: 0,
  creditsShort: 0,
};
const row: MatrixRow = {
  uid: 'T1',
  name: '林海棠',
  organisationName: '北塘小学',
  years: [passed, failed],
  cycle: passed,
  duties: {
    probation: { ...failed, status: 'running' },
    tasks: [
      { clause: 'W3.4', text: '承担区级培训任务', isCarried: false },
      { clause: 'V2', text: '下企业实践', isCarried: true },
    ],
  },
};

const options = {
  years: [2024, 2025],
  year: 2025,
  cycle: { from: 2021, to: 2025 },
  scope: 'year',
  hasCredits: true,
  hasOrganisation: true,
  isNarrow: false,
  hasDuties: false,
  onExplain: () => {},
} as const;

const keysOf = (columns: ReturnType<typeof matrixColumns>) => columns.map(({ key }) => key);
const cell = (of: Parameters<typeof matrixColumns>[0], key: string) =>
  wordsOf(
    createElement(
      Fragment,
      null,
      matrixColumns(of)
        .find((one) => one.key === key)
        ?.render(row, 0),
    ),
  );

describe('the columns of the matrix', () => {
  it('are person, school, each year, what is short, the cycle', () => {
    expect(keysOf(matrixColumns(options))).toEqual([
      'name',
      'organisation',
      '2024',
      '2025',
      'short',
      'cycle',
    ]);
    expect(keysOf(matrixColumns({ ...options, hasOrganisation: false }))).not.toContain('organisation');
  });

  it('leave the school and the words beside an open drawer, where they stand', () => {
    expect(keysOf(matrixColumns({ ...options, isNarrow: true }))).toEqual(['name', '2024', '2025', 'cycle']);
  });

  it('judge the chosen scope: the year, or the whole cycle', () => {
    expect(cell(options, 'short')).toBe('△ 差 2.0 学分、12 学时');
    expect(cell({ ...options, scope: 'cycle' }, 'short')).toBe('✓ 合格');
    const heading = (of: Parameters<typeof matrixColumns>[0]) =>
      matrixColumns(of).find(({ key }) => key === 'short')?.heading;
    expect(heading(options)).toContain('2025');
    expect(heading({ ...options, scope: 'cycle' })).toContain('2021–2025');
  });

  it('show each year by figure and sign, and say it in words on hover', () => {
    expect(cell(options, '2025')).toBe('8.0|△');
    const column = matrixColumns(options).find(({ key }) => key === '2025');
    expect(column?.tooltip?.(row)).toBe('未达标');
  });

  it('leave a year that the teacher has no mark of empty', () => {
    expect(cell({ ...options, years: [2024, 2025, 2026] }, '2026')).toBe('');
  });

  it('say of a probation what it lacks and of each task whether it was carried, where such people are listed', () => {
    const asked = { ...options, hasDuties: true };
    expect(keysOf(matrixColumns(asked))).not.toContain('short');
    expect(cell(asked, 'duties')).toMatch(
      /见习期.*进行中，还差.*△ 未完成.*承担区级培训任务.*✓ 已完成.*下企业实践/,
    );
    expect(keysOf(matrixColumns(options))).not.toContain('duties');
  });
});
