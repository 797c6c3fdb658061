import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import { teacherColumns } from '../../../../src-renderer/features/teachers/teacher-columns.tsx';
import {
  isFiltered,
  noFilters,
  toListInput,
} from '../../../../src-renderer/features/teachers/teacher-list.ts';
import type { AssessmentMark } from '../../../../src-shared/rpc/contract/assessments.ts';
import type { TeacherRow } from '../../../../src-shared/rpc/contract/teachers.ts';
import { wordsOf } from '../../../helpers/markup.ts';

const options = {
  year: 2025,
  cycle: { from: 2021, to: 2025 },
  hasCredits: true,
  hasOrganisation: false,
  isNarrow: false,
  isTight: false,
  onExplain: () => {},
} as const;
const keys = (change: Partial<typeof options | Record<string, boolean>>) =>
  teacherColumns({ ...options, ...change }).map(({ key }) => key);

describe('the columns of teachers', () => {
  it('tell the title in a school, the school in a ledger of several', () => {
    expect(keys({})).toEqual(['name', 'subject', 'title', 'credits', 'hours', 'year', 'cycle', 'idNumber']);
    expect(keys({ hasOrganisation: true }).slice(0, 4)).toEqual([
      'name',
      'organisation',
      'subject',
      'credits',
    ]);
  });

  it('keep beside an open drawer what the explanation is about, beside the wider form not even the cycle', () => {
    expect(keys({ isNarrow: true })).toEqual(['name', 'subject', 'credits', 'hours', 'year', 'cycle']);
    expect(keys({ isNarrow: true, isTight: true })).not.toContain('cycle');
  });

  it('leave out credits under a policy of hours', () => {
    expect(keys({ hasCredits: false })).not.toContain('credits');
  });

  it('show no 0 for a year that is not assessed', () => {
    const year: AssessmentMark = {
      status: 'exempt',
      isMadeUp: false,
      hours: 0,
      credits: 0,
      hoursRequired: null,
      creditsRequired: null,
      hoursShort: 0,
      creditsShort: 0,
      groupsShort: {},
    };
    const cell = (mark: AssessmentMark) => {
      const column = teacherColumns(options).find(({ key }) => key === 'credits');
      const row: Pick<TeacherRow, 'name' | 'year'> = { name: '林海棠', year: mark };
      return wordsOf(createElement(Fragment, null, column?.render(row as TeacherRow, 0)));
    };
    expect(cell(year)).toBe('—');
    expect(cell({ ...year, credits: 1500 })).toBe('1.5');
    expect(cell({ ...year, status: 'failed' })).toBe('0.0');
  });
});

describe('what the list of teachers is asked for', () => {
  it('is the filters with the year, searched without spaces around', () => {
    const filters = { ...noFilters, search: ' 林 ', stage: '小学', sort: { key: 'hours', descending: true } };
    expect(toListInput(filters, 2025)).toEqual({
      search: '林',
      stage: '小学',
      subject: null,
      organisationName: null,
      status: 'active',
      onlyShort: false,
      onlyDegreeDue: false,
      year: 2025,
      sort: 'hours',
      descending: true,
    });
  });

  it('falls back to the name for an order that the ledger does not know', () => {
    expect(toListInput({ ...noFilters, sort: { key: 'phone', descending: false } }, 2025).sort).toBe('name');
  });

  it('counts as filtered as soon as one filter leaves somebody out', () => {
    expect(isFiltered(noFilters)).toBe(false);
    expect(isFiltered({ ...noFilters, search: '  ' })).toBe(false);
    for (const change of [
      { search: '林' },
      { stage: '小学' },
      { subject: '语文' },
      { organisationName: '甲校' },
    ])
      expect(isFiltered({ ...noFilters, ...change })).toBe(true);
    expect(isFiltered({ ...noFilters, status: null })).toBe(true);
    expect(isFiltered({ ...noFilters, onlyShort: true })).toBe(true);
  });
});
