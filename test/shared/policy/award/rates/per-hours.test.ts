import { describe, expect, test } from 'vitest';
import { creditsPerHours } from '../../../../../src-shared/policy/award/rates/per-hours.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const rule = { kind: 'per-hours', hours: 8, credits: 1, partNote: 'A11' } as const;

describe('credits for so many hours (W3.1, SP14)', () => {
  test('are in proportion, as an exact fraction that nothing rounded yet (A11)', () => {
    expect(creditsPerHours(rule, rateFactsOf({ hours: 12_000 }))).toMatchObject({
      amount: { numerator: 12_000_000, denominator: 8000 },
    });
    expect(creditsPerHours({ ...rule, hours: 3 }, rateFactsOf({ hours: 1 }))).toMatchObject({
      amount: { numerator: 1000, denominator: 3000 },
    });
  });

  test.for([
    [16_000, undefined],
    [16_001, 'A11'],
    [15_999, 'A11'],
  ] as const)('rest on the reading only beside whole multiples: %i', ([hours, note]) => {
    const found = creditsPerHours(rule, rateFactsOf({ hours }));
    expect(found.kind === 'amount' && found.steps[0]?.note).toBe(note);
  });

  test('of no hour are zero, of unknown hours unknown', () => {
    expect(creditsPerHours(rule, rateFactsOf({ hours: 0 }))).toMatchObject({ amount: { numerator: 0 } });
    expect(creditsPerHours(rule, rateFactsOf())).toMatchObject({ kind: 'unknown', isSilent: false });
  });
});
