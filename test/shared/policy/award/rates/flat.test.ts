import { expect, test } from 'vitest';
import { creditsFlat } from '../../../../../src-shared/policy/award/rates/flat.ts';
import { rateFactsOf } from './rate-facts-of.ts';

test.for([null, 0, 1, 80_000])('the flat figure stands whatever the length: %s (SP15)', (hours) => {
  expect(creditsFlat({ kind: 'flat', credits: 2.125 }, rateFactsOf({ hours }))).toEqual({
    kind: 'amount',
    amount: { numerator: 2125, denominator: 1 },
    steps: [{ clause: 'X1', rule: 'training', text: '定额 2.125 学分' }],
  });
});
