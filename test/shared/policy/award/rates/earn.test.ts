import { describe, expect, test } from 'vitest';
import { earn } from '../../../../../src-shared/policy/award/rates/earn.ts';
import { activity, firstActivity } from '../../pack/small-pack.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const earned = (
  changes: Readonly<Record<string, unknown>>,
  known: Parameters<typeof rateFactsOf>[0] = { hours: 8000 },
) => earn(rateFactsOf({ ...known, activity: firstActivity(activity(changes)) }));

const rates = { county: 0.5 };
const bands = [{ from: 60, grade: 'pass', credits: 5 }];

describe('the rate of an activity', () => {
  test.for([
    [
      { kind: 'per-day', rates, partHour: 0.1 },
      { numerator: 500_000, denominator: 1000 },
    ],
    [
      { kind: 'per-hours', hours: 4, credits: 1 },
      { numerator: 8_000_000, denominator: 4000 },
    ],
    [
      { kind: 'per-hour', rates },
      { numerator: 4_000_000, denominator: 1000 },
    ],
    [
      { kind: 'per-lesson', rates },
      { numerator: 1_500_000, denominator: 1000 },
    ],
    [
      { kind: 'flat', credits: 2 },
      { numerator: 2000, denominator: 1 },
    ],
    [
      { kind: 'score', max: 100, bands },
      { numerator: 5000, denominator: 1 },
    ],
    [
      { kind: 'setting', setting: 'rate.x', per: 'activity' },
      { numerator: 250, denominator: 1 },
    ],
  ] as const)('$0.kind is computed by its own family', ([credits, amount]) => {
    const known = {
      hours: 8000,
      days: { full: 1, partHours: [] },
      lessons: 3,
      score: 60,
      settingOf: () => 250,
    };
    expect(earned({ credits }, known)).toMatchObject({ kind: 'amount', amount });
  });

  test('a silent text leaves the figure to a person, a policy without credits has none', () => {
    expect(earned({ credits: { kind: 'silent' } })).toMatchObject({ kind: 'unknown', isSilent: true });
    expect(earned({ credits: { kind: 'none' } })).toEqual({ kind: 'none' });
  });
});

describe('what holds otherwise', () => {
  const otherwise = { kind: 'flat', credits: 2 };

  test('fills a gap of the text', () => {
    expect(earned({ credits: { kind: 'per-hour', rates: { city: 1 } }, otherwise })).toMatchObject({
      amount: { numerator: 2000, denominator: 1 },
    });
  });

  test('does not replace a rate, a fact that is missing, or a figure that a person must decide', () => {
    const credits = { kind: 'per-hour', rates };
    expect(earned({ credits, otherwise })).toMatchObject({ amount: { numerator: 4_000_000 } });
    expect(earned({ credits, otherwise }, {})).toMatchObject({ kind: 'unknown', isSilent: false });
    const decided = { kind: 'setting', setting: 'rate.x', per: 'hour' };
    expect(earned({ credits: decided, otherwise })).toMatchObject({ kind: 'unknown', setting: 'rate.x' });
  });
});
