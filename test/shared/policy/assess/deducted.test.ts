import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src-shared/policy/assess/assess.ts';
import { compileYearShares } from '../../../../src-shared/policy/assess/year-shares.ts';
import { totalsOf } from '../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../pack/small-pack.ts';

const heading = { clause: 'X1', text: '学时' };
const deduction = {
  ...{ ...heading, id: 'notes', clause: 'X4', title: '笔记不合格', hours: 2 },
  withholds: '继续教育合格证书',
};
const pack = smallPack({
  units: { hours: true, credits: false },
  deductions: [deduction],
  groups: [{ id: 'school', title: '校级', match: { levels: ['school'] } }],
  assessment: [
    { ...heading, id: 'most', kind: 'cap', period: 'year', match: { levels: ['school'] }, hours: 10 },
    { ...heading, id: 'each', kind: 'every-year', hours: 5 },
    {
      ...{ ...heading, id: 'year', kind: 'minimum', period: 'year', hours: 20 },
      groups: { school: { hours: 8 } },
    },
    { ...heading, id: 'cycle', kind: 'minimum', period: 'cycle', hours: 20 },
  ],
});
const held = (hours: number, level: 'county' | 'school' = 'county', year = 2025) => ({
  ...{ year, form: level === 'school' ? ('school-based' as const) : ('centralized' as const), level, hours },
});
const taken = (hours: number, year = 2025) => ({
  ...{ year, form: 'other' as const, level: 'school' as const, hours, phase: 'deducted' as const },
});
const judge = (entries: Parameters<typeof totalsOf>[0], year = 2025) =>
  assess(pack, { year, cycle: { from: 2025, to: 2025 }, teacher: {}, totals: totalsOf(entries) });

describe('hours that a rule took away (SR1)', () => {
  test('are off the total of their year and its cycle, under no cap and in no group', () => {
    const kept = judge([held(10), held(12, 'school')]);
    expect(kept.year).toMatchObject({ status: 'passed', hours: 20_000 });
    const less = judge([held(10), held(12, 'school'), taken(2)]);
    expect(less.year).toMatchObject({
      ...{ status: 'failed', hours: 18_000, rawHours: 20_000 },
      shortfall: { hours: 2000, groups: {} },
    });
    expect(less.cycle).toMatchObject({ status: 'failed', hours: 18_000 });
    expect(less.steps.find(({ rule }) => rule === 'notes')?.text).toBe('2025 年扣学时 2');
  });

  test('are of that year alone, and nobody has fewer than no hours', () => {
    expect(judge([held(30), held(8, 'school'), taken(5, 2024)]).year?.status).toBe('passed');
    expect(judge([held(1), taken(5)]).year).toMatchObject({ hours: 0, rawHours: 0 });
  });

  test('can take a year under what every year of the cycle must reach', () => {
    const whole = [held(25), held(6, 'county', 2026)];
    const span = { from: 2025, to: 2026 };
    const of = (entries: Parameters<typeof totalsOf>[0]) =>
      assess(pack, { cycle: span, teacher: {}, totals: totalsOf(entries) }).cycle?.status;
    expect([of(whole), of([...whole, taken(1, 2026)]), of([...whole, taken(1.5, 2026)])]).toEqual([
      ...['passed', 'passed', 'failed'],
    ]);
  });

  test('keep the certificate back, also of who passed all the same', () => {
    const { year, consequences } = judge([held(40), held(8, 'school'), taken(2)]);
    expect(year?.status).toBe('passed');
    expect(consequences.map(({ text, clause }) => [text, clause])).toEqual([
      ['2025 年扣过学时，不办理继续教育合格证书', 'X4'],
    ]);
    expect(judge([held(40), held(8, 'school')]).consequences).toEqual([]);
  });

  test('leave the same total in the verdict and in the shares of the year, whatever was held', () => {
    const sharesOf = compileYearShares(pack);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('county', 'school', 'taken'), fc.integer({ min: 0, max: 20 })), {
          maxLength: 20,
        }),
        (list) => {
          const sumOf = (kind: string) =>
            list.reduce((sum, [of, hours]) => sum + (of === kind ? hours : 0), 0);
          const entries = list.map(([kind, hours]) =>
            kind === 'county' || kind === 'school' ? held(hours, kind) : taken(hours),
          );
          const expected = sumOf('county') + Math.min(10, sumOf('school')) - sumOf('taken');
          const { year } = judge(entries);
          expect(year?.hours).toBe(Math.max(0, expected) * 1000);
          const shares = sharesOf(totalsOf(entries), 2025);
          expect(shares.reduce((sum, { hours }) => sum + hours, 0)).toBe(expected * 1000);
        },
      ),
      { seed: 18, numRuns: 200 },
    );
  });
});
