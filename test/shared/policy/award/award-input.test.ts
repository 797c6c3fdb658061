import { describe, expect, test } from 'vitest';
import { awardInputSchema, cycleSchema } from '../../../../src-shared/policy/award/award-input.ts';

const facts = { form: 'centralized', level: 'county', role: 'trainee' };
const problemsOf = (more: Readonly<Record<string, unknown>>) => {
  const read = awardInputSchema.safeParse({ ...facts, ...more });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('/'));
};

describe('facts of an award', () => {
  test('need a form, a level and a role, and nothing else: what is left out is not known', () => {
    expect(awardInputSchema.parse(facts)).toEqual(facts);
    const { level: _, ...rest } = facts;
    expect(awardInputSchema.safeParse(rest).success).toBe(false);
  });

  test.for([
    ['a thousandth of an hour', { hours: 0.001 }, []],
    ['a finer figure', { hours: 0.0005 }, ['hours']],
    ['a negative one', { days: -0.5 }, ['days']],
    ['no number', { hours: '8' }, ['hours']],
    ['an empty list of days', { dayHours: [] }, ['dayHours']],
    ['a list that hides a finer figure', { dayHours: [8, 7.9999] }, ['dayHours/1']],
    ['an unknown form', { form: 'picnic' }, ['form']],
    ['a mistyped fact', { houres: 8 }, ['']],
  ] as const)('%s', ([, more, paths]) => {
    expect(problemsOf(more)).toEqual(paths);
  });

  test.for([
    ['the first day there is', '1900-01-01', []],
    ['the day before', '1899-12-31', ['start']],
    ['the last day there is', '2200-12-31', []],
    ['the day after', '2201-01-01', ['start']],
    ['a leap day', '2024-02-29', []],
    ['a leap day of a common year', '2023-02-29', ['start']],
  ] as const)('begin on %s', ([, start, paths]) => {
    expect(problemsOf({ start })).toEqual(paths);
  });

  test('may end on the day they begin, not before it', () => {
    expect(problemsOf({ start: '2023-12-31', end: '2023-12-31' })).toEqual([]);
    expect(problemsOf({ start: '2024-01-01', end: '2023-12-31' })).toEqual(['end']);
  });

  test('give days or hours for every year of a split project (H14.1)', () => {
    expect(problemsOf({ byYear: [{ year: 2023, days: 1 }, { year: 2024 }] })).toEqual(['byYear/1']);
  });
});

describe('a cycle', () => {
  const isRead = (from: number, to: number) => cycleSchema.safeParse({ from, to }).success;

  test('is one year at least and fifty at most', () => {
    expect([isRead(2018, 2018), isRead(2019, 2018)]).toEqual([true, false]);
    expect([isRead(2000, 2049), isRead(2000, 2050)]).toEqual([true, false]);
  });

  test('lies in years of registers', () => {
    expect([isRead(1899, 1903), isRead(2199, 2201)]).toEqual([false, false]);
  });
});
