import { describe, expect, test } from 'vitest';
import type { AssessEntry } from '../../../../../src-shared/policy/assess/assess-input.ts';
import type {
  AssessedTeacher,
  AssessRequest,
} from '../../../../../src-shared/policy/assess/assess-outcome.ts';
import type { AssessmentRuleOf } from '../../../../../src-shared/policy/assess/assess-rules.ts';
import { classify, fillBook, newBook } from '../../../../../src-shared/policy/assess/verdicts/book.ts';
import { enterpriseOf } from '../../../../../src-shared/policy/assess/verdicts/enterprise.ts';
import { totalsOf } from '../../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../../pack/small-pack.ts';
import { aTrail } from './a-trail.ts';

const rule: AssessmentRuleOf<'enterprise'> = {
  id: 'practice',
  clause: 'V2',
  text: '企业实践',
  notes: [],
  kind: 'enterprise',
  roles: ['specialist'],
  weeksPerYear: 1,
  monthsPerTwoYears: 2,
  monthsPerCycle: 6,
};
const cycle = { from: 2020, to: 2024 };

function practice(
  done: readonly (readonly [year: number, length: Pick<AssessEntry, 'months' | 'weeks'>])[],
  asked: Pick<AssessRequest, 'year' | 'cycle'>,
  roles: AssessedTeacher['roles'] = ['specialist'],
) {
  const entries = done.map(
    ([year, length]): AssessEntry => ({ year, form: 'enterprise', level: 'county', ...length }),
  );
  const request = { ...asked, teacher: { roles }, totals: totalsOf(entries) };
  const classes = classify(smallPack());
  const book = newBook(classes);
  fillBook(book, classes, request, null);
  const trail = aTrail();
  return { limbs: enterpriseOf(rule, book, request, trail), trail };
}

describe('practice in enterprises (V2)', () => {
  test('asks for a week in the year, a thousandth less is not one', () => {
    expect(practice([[2023, { weeks: 1 }]], { year: 2023 }).limbs?.week).toBe(true);
    expect(practice([[2023, { weeks: 0.999 }]], { year: 2023 }).limbs?.week).toBe(false);
    expect(practice([[2022, { weeks: 1 }]], { year: 2023 }).limbs?.week).toBe(false);
  });

  test('asks for months over this year and the one before', () => {
    const twoYears = (...done: Parameters<typeof practice>[0]) =>
      practice(done, { year: 2023 }).limbs?.twoYears;
    expect(twoYears([2022, { months: 1 }], [2023, { months: 1 }])).toBe(true);
    expect(twoYears([2022, { months: 1 }], [2023, { months: 0.999 }])).toBe(false);
    expect(twoYears([2021, { months: 2 }])).toBe(false);
  });

  test('takes a month at its longest where weeks should close it', () => {
    const twoYears = (weeks: number) =>
      practice([[2023, { months: 1, weeks }]], { year: 2023 }).limbs?.twoYears;
    expect(twoYears(4)).toBe(false);
    expect(twoYears(4.429)).toBe(true);
  });

  test('asks for months over the cycle, both its ends included', () => {
    const whole = [
      [2020, { months: 3 }],
      [2024, { months: 3 }],
    ] as const;
    expect(practice(whole, { cycle }).limbs).toEqual({ week: null, twoYears: null, fiveYears: true });
    expect(practice([[2019, { months: 6 }]], { cycle }).limbs?.fiveYears).toBe(false);
  });

  test('is no duty of others, and of nobody where the text has no such rule', () => {
    expect(practice([], { year: 2023 }, []).limbs).toBeNull();
    expect(practice([], { year: 2023 }, ['principal']).limbs).toBeNull();
    const request = { year: 2023, teacher: { roles: ['specialist'] as const }, totals: totalsOf([]) };
    expect(enterpriseOf(null, newBook(classify(smallPack())), request, null)).toBeNull();
  });

  test('gives no reason against two years where the cycle was reached', () => {
    const done = [
      [2020, { months: 6 }],
      [2023, { weeks: 1 }],
    ] as const;
    const { limbs, trail } = practice(done, { year: 2023, cycle });
    expect(limbs).toEqual({ week: true, twoYears: false, fiveYears: true });
    expect(trail.reasons).toEqual([]);
    expect(trail.steps).toHaveLength(3);
    expect(practice([[2023, { weeks: 1 }]], { year: 2023, cycle }).trail.reasons).toHaveLength(2);
  });
});
