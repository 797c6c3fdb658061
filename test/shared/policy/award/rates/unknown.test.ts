import { expect, test } from 'vitest';
import { missingFact, noRate } from '../../../../../src-shared/policy/award/rates/unknown.ts';
import { rateFactsOf } from './rate-facts-of.ts';

test('a gap of the text is told from a fact that was not given', () => {
  expect(noRate(rateFactsOf({ level: 'city' }))).toEqual({
    kind: 'unknown',
    isSilent: true,
    reason: { clause: 'X1', rule: 'training', text: '条文没有给出市级的学分标准，由人裁定' },
  });
  expect(missingFact(rateFactsOf(), '缺少学时')).toEqual({
    kind: 'unknown',
    isSilent: false,
    reason: { clause: 'X1', rule: 'training', text: '缺少学时' },
  });
});
