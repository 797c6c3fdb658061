import { describe, expect, test } from 'vitest';
import { calendarProblem, calendarYearSchema } from '../../../../src-shared/policy/pack/calendar-year.ts';
import { readProblems } from '../../../../src-shared/policy/pack/read-problem.ts';

const notice = {
  year: 2024,
  source: '放假安排',
  daysOff: ['2024-01-01', '2024-02-10'],
  makeUpWorkdays: ['2024-02-04'],
};
const problemsOf = (changes: Readonly<Record<string, unknown>>) => {
  const { error } = calendarYearSchema.safeParse({ ...notice, ...changes });
  return error === undefined ? [] : readProblems(error).map(({ path, message }) => [path, message]);
};

describe('a year’s holiday notice', () => {
  test('is read', () => {
    expect(calendarYearSchema.parse(notice)).toEqual(notice);
  });

  test('may name days of the two neighbouring years and of no other', () => {
    expect(problemsOf({ daysOff: ['2023-12-30', '2025-01-01'] })).toEqual([]);
    expect(problemsOf({ daysOff: ['2022-12-31'] })).toEqual([['/daysOff/0', 'not of this year']]);
    expect(problemsOf({ makeUpWorkdays: ['2026-01-01'] })).toEqual([
      ['/makeUpWorkdays/0', 'not of this year'],
    ]);
  });

  test('names no day twice, nor both as off and as worked', () => {
    expect(problemsOf({ daysOff: ['2024-01-01', '2024-01-01'] })).toEqual([['/daysOff/1', 'named twice']]);
    expect(problemsOf({ makeUpWorkdays: ['2024-01-01'] })).toEqual([['/makeUpWorkdays/0', 'named twice']]);
  });

  test('holds days that exist, and at least one off', () => {
    expect(problemsOf({ daysOff: ['2024-02-30'] })).toEqual([['/daysOff/0', 'not a day written YYYY-MM-DD']]);
    expect(problemsOf({ daysOff: [] }).map(([path]) => path)).toEqual(['/daysOff']);
    expect(problemsOf({ makeUpWorkdays: [] })).toEqual([]);
  });

  test('says what is wrong at its pointer', () => {
    const read = {
      path: '/daysOff/1',
      code: 'brokenRule',
      values: { rule: 'named twice' },
      message: '',
    } as const;
    expect(calendarProblem(read)).toEqual({
      code: 'calendar.brokenRule',
      severity: 'error',
      at: { field: '/daysOff/1' },
      values: { path: '/daysOff/1', rule: 'named twice' },
    });
    expect(() => calendarProblem({ ...read, code: 'unknownWord' })).toThrow('no closed words');
  });
});
