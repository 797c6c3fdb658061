import { describe, expect, test } from 'vitest';
import type { AssessEntry } from '../../../../../src-shared/policy/assess/assess-input.ts';
import type { AssessRequest } from '../../../../../src-shared/policy/assess/assess-outcome.ts';
import { warnOfTasks } from '../../../../../src-shared/policy/assess/verdicts/task.ts';
import { totalsOf } from '../../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../../pack/small-pack.ts';
import { aTrail } from './a-trail.ts';

const { duties } = smallPack({
  duties: [
    {
      id: 'lectures',
      clause: 'X1',
      text: '骨干教师应当承担培训任务',
      task: { roles: ['famous'], match: { forms: ['lecture'] } },
    },
    { id: 'other', clause: 'X2', text: '没有条件的义务' },
  ],
});
const lecture = (year: number): AssessEntry => ({
  year,
  form: 'lecture',
  level: 'county',
  hours: 2,
  credits: 1,
});
const warningsOf = (
  entries: readonly AssessEntry[],
  asked: Pick<AssessRequest, 'year' | 'cycle'>,
  roles: AssessRequest['teacher']['roles'] = ['famous'],
) => {
  const trail = aTrail();
  warnOfTasks(duties, { ...asked, teacher: { roles }, totals: totalsOf(entries) }, trail);
  return trail.warnings.map(({ text }) => text);
};

describe('a training task of certain roles (W3.4)', () => {
  test('that was carried in the asked year is not warned of', () => {
    expect(warningsOf([lecture(2023)], { year: 2023 })).toEqual([]);
  });

  test('that was carried in another year, or as another form, is missing', () => {
    const missing = ['2023 年没有承担培训任务的记录：骨干教师应当承担培训任务'];
    expect(warningsOf([lecture(2022), lecture(2024)], { year: 2023 })).toEqual(missing);
    expect(warningsOf([{ ...lecture(2023), form: 'remote' }], { year: 2023 })).toEqual(missing);
  });

  test('is asked of the whole cycle, with both its ends, where there is one', () => {
    const cycle = { from: 2021, to: 2025 };
    expect(warningsOf([lecture(2021)], { year: 2023, cycle })).toEqual([]);
    expect(warningsOf([lecture(2025)], { cycle })).toEqual([]);
    expect(warningsOf([lecture(2020), lecture(2026)], { cycle })).toEqual([
      expect.stringContaining('2021–2025 年'),
    ]);
  });

  test('is asked of nobody else, and of nobody where no period is', () => {
    expect(warningsOf([], { year: 2023 }, ['principal'])).toEqual([]);
    expect(warningsOf([], { year: 2023 }, [])).toEqual([]);
    expect(warningsOf([], {})).toEqual([]);
  });
});
