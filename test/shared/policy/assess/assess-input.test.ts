import { describe, expect, test } from 'vitest';
import { assessInputSchema } from '../../../../src-shared/policy/assess/assess-input.ts';

const problemsOf = (input: unknown) => {
  const read = assessInputSchema.safeParse(input);
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('/'));
};

describe('what an assessment is asked', () => {
  test.for([
    ['a year', { year: 2023 }, []],
    ['a cycle', { cycle: { from: 2018, to: 2022 } }, []],
    ['a probation', { teacher: { probation: true } }, []],
    ['nothing at all', {}, ['']],
    ['no probation', { teacher: { probation: false } }, ['']],
    ['a year outside registers', { year: 1899 }, ['year']],
    ['a mistyped word', { year: 2023, teatcher: {} }, ['']],
  ] as const)('%s', ([, input, paths]) => {
    expect(problemsOf(input)).toEqual(paths);
  });

  test('without entries is about a teacher who has none', () => {
    expect(assessInputSchema.parse({ year: 2023 }).entries).toEqual([]);
  });

  test('of a teacher takes known roles and real days only', () => {
    expect(problemsOf({ year: 2023, teacher: { roles: ['famous', 'king'] } })).toEqual(['teacher/roles/1']);
    expect(problemsOf({ year: 2023, teacher: { hiredOn: '2023-02-29' } })).toEqual(['teacher/hiredOn']);
  });
});

describe('entries', () => {
  const asked = (...entries: readonly Readonly<Record<string, unknown>>[]) =>
    problemsOf({ year: 2023, entries: entries.map((one) => ({ year: 2023, form: 'remote', ...one })) });

  test('need a year and a form; what they leave out adds nothing', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ form: undefined })).toEqual(['entries/0/form']);
    expect(asked({ hours: 8, credits: 0.8 }, { hours: -1 })).toEqual(['entries/1/hours']);
  });

  test('sum to what totals can hold, 2,147,483.647 of each measure', () => {
    expect(asked({ hours: 1_000_000 }, { hours: 1_000_000 }, { hours: 147_483.647 })).toEqual([]);
    expect(asked({ hours: 1_000_000 }, { hours: 1_000_000 }, { hours: 147_483.648 })).toEqual([
      'entries/2/hours',
    ]);
    expect(asked({ hours: 1_000_000 }, { hours: 1_000_000 }, { credits: 147_483.648 })).toEqual([]);
  });

  test('too many of two measures are two problems, each at the entry that goes over', () => {
    const big = { hours: 1_000_000, weeks: 1_000_000 };
    expect(asked(big, { ...big, weeks: 0 }, big, big)).toEqual(['entries/2/hours', 'entries/3/weeks']);
  });
});
