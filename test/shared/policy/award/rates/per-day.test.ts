import { describe, expect, test } from 'vitest';
import { creditsPerDay } from '../../../../../src-shared/policy/award/rates/per-day.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const rule = { kind: 'per-day', rates: { county: 1.5 }, partHour: 0.2 } as const;
const earned = (full: number, ...partHours: readonly number[]) =>
  creditsPerDay(rule, rateFactsOf({ hours: 8000, days: { full, partHours } }));

describe('credits by the day', () => {
  test('give each full day the rate of the level (A1)', () => {
    expect(earned(3)).toMatchObject({ amount: { numerator: 4_500_000, denominator: 1000 } });
  });

  test.for([
    [3000, 600_000],
    [7499, 1_499_800],
    [7500, 1_500_000],
    [7501, 1_500_000],
  ] as const)(
    'give %i thousandths of an hour their hours, never above one day (A2)',
    ([hours, numerator]) => {
      expect(earned(0, hours)).toMatchObject({ amount: { numerator, denominator: 1000 } });
    },
  );

  test('show the product, and days of one length together (A27b)', () => {
    expect(earned(2)).toMatchObject({ steps: [{ text: '县级：2 天 × 每天 1.5 学分 = 3 学分' }] });
    expect(earned(0, 5000, 5000)).toMatchObject({
      steps: [{ text: '不足一天：5 学时 × 每学时 0.2 学分 = 1 学分；这样的 2 天共 2 学分' }],
    });
  });

  test('bind each incomplete day by itself (A2)', () => {
    expect(earned(1, 7900, 1000)).toMatchObject({ amount: { numerator: 1_500_000 + 1_500_000 + 200_000 } });
  });

  test('say that a day was cut only where it was', () => {
    expect(earned(0, 7500)).toMatchObject({ steps: [{ text: expect.not.stringContaining('不超过单天') }] });
    expect(earned(0, 7501)).toMatchObject({
      steps: [{ text: expect.stringContaining('不超过单天 1.5 学分') }],
    });
  });

  test('rest on the reading of one full day, and of an incomplete day beside full ones (A1, A2)', () => {
    const notesOf = (full: number, ...partHours: readonly number[]) => {
      const noted = { ...rule, fullDayNote: 'A1', partNote: 'A2' };
      const found = creditsPerDay(noted, rateFactsOf({ hours: 8000, days: { full, partHours } }));
      return found.kind === 'amount' ? found.steps.map(({ note }) => note) : null;
    };
    expect(notesOf(1)).toEqual(['A1']);
    expect(notesOf(2)).toEqual([undefined]);
    expect(notesOf(1, 3000)).toEqual(['A1', 'A2']);
    expect(notesOf(0, 3000)).toEqual([undefined]);
  });

  test('are unknown where the hours are, or how they fall on the days', () => {
    expect(creditsPerDay(rule, rateFactsOf())).toMatchObject({ kind: 'unknown', isSilent: false });
    expect(creditsPerDay(rule, rateFactsOf({ hours: 8000 }))).toMatchObject({
      kind: 'unknown',
      isSilent: false,
      reason: { text: expect.stringContaining('逐日填写') },
    });
  });

  test('are a gap of the text for a level without a rate', () => {
    const facts = rateFactsOf({ level: 'city', hours: 8000, days: { full: 1, partHours: [] } });
    expect(creditsPerDay(rule, facts)).toMatchObject({ kind: 'unknown', isSilent: true });
  });
});
