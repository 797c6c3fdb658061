import { describe, expect, test } from 'vitest';
import { creditsBySetting } from '../../../../../src-shared/policy/award/rates/setting.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const perHour = { kind: 'setting', setting: 'rate.x', per: 'hour' } as const;
const perActivity = { ...perHour, per: 'activity' } as const;
const settingOf = (id: string) => (id === 'rate.x' ? 125 : null);

describe('a figure that a person decides (Q1)', () => {
  test('is asked for by its id while nobody decided it', () => {
    for (const rule of [perHour, perActivity]) {
      expect(creditsBySetting(rule, rateFactsOf({ hours: 8000 }))).toMatchObject({
        kind: 'unknown',
        setting: 'rate.x',
        isSilent: true,
      });
    }
  });

  test('holds for each hour, or once for the activity whatever its hours', () => {
    expect(creditsBySetting(perHour, rateFactsOf({ hours: 8001, settingOf }))).toMatchObject({
      amount: { numerator: 1_000_125, denominator: 1000 },
    });
    expect(creditsBySetting(perActivity, rateFactsOf({ settingOf }))).toMatchObject({
      amount: { numerator: 125, denominator: 1 },
    });
  });

  test('of zero is a decision, not a missing one', () => {
    const facts = rateFactsOf({ hours: 8000, settingOf: () => 0 });
    expect(creditsBySetting(perHour, facts)).toMatchObject({ kind: 'amount', amount: { numerator: 0 } });
  });

  test('for each hour waits for the hours', () => {
    const found = creditsBySetting(perHour, rateFactsOf({ settingOf }));
    expect(found).toMatchObject({ kind: 'unknown', isSilent: false });
    expect(found).not.toHaveProperty('setting');
  });
});
