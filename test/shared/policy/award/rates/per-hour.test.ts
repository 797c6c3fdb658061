import { expect, test } from 'vitest';
import { creditsPerHour } from '../../../../../src-shared/policy/award/rates/per-hour.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const rule = { kind: 'per-hour', rates: { county: 0.125, city: 0.2 } } as const;

test.for([
  ['county', 3001, 375_125],
  ['city', 3001, 600_200],
] as const)('each hour earns the rate of the level: %s (H14.7, SX2)', ([level, hours, numerator]) => {
  expect(creditsPerHour(rule, rateFactsOf({ level, hours }))).toMatchObject({
    kind: 'amount',
    amount: { numerator, denominator: 1000 },
    steps: [{ clause: 'X1', rule: 'training', text: expect.stringContaining('3.001 学时') }],
  });
});

test('unknown hours are a missing fact, a level without a rate is a gap of the text; neither is zero', () => {
  expect(creditsPerHour(rule, rateFactsOf())).toMatchObject({ kind: 'unknown', isSilent: false });
  expect(creditsPerHour(rule, rateFactsOf({ level: 'school', hours: 8000 }))).toMatchObject({
    kind: 'unknown',
    isSilent: true,
  });
});
