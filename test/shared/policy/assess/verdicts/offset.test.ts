import { expect, test } from 'vitest';
import type { AssessmentRuleOf } from '../../../../../src-shared/policy/assess/assess-rules.ts';
import { type GroupAmount, offsetAmount } from '../../../../../src-shared/policy/assess/verdicts/offset.ts';
import { aTrail } from './a-trail.ts';

const rule: AssessmentRuleOf<'offset'> = {
  id: 'offset',
  clause: 'X1',
  text: '集中培训可以抵远程培训',
  notes: [],
  kind: 'offset',
  period: 'year',
  from: 'centralized',
  to: 'remote',
};
const moved = (from: GroupAmount, to: GroupAmount, unit: 'hours' | 'credits' = 'credits') => {
  const trail = aTrail();
  const amount = offsetAmount(rule, { unit, from, to }, trail);
  expect(offsetAmount(rule, { unit, from, to }, null)).toBe(amount);
  return { amount, steps: trail.steps };
};

test.for([
  ['all that is spare', { needed: 5000, counted: 6000 }, { needed: 5000, counted: 2000 }, 1000],
  ['no more than is missing', { needed: 5000, counted: 9000 }, { needed: 5000, counted: 4999 }, 1],
  ['nothing at the own minimum', { needed: 5000, counted: 5000 }, { needed: 5000, counted: 0 }, 0],
  ['nothing below the own minimum', { needed: 5000, counted: 4000 }, { needed: 5000, counted: 0 }, 0],
  ['nothing where none is missing', { needed: 5000, counted: 9000 }, { needed: 5000, counted: 5000 }, 0],
  ['never the other way', { needed: 5000, counted: 0 }, { needed: 5000, counted: 9000 }, 0],
] as const)('one group stands in for the other with %s (SX6)', ([, from, to, amount]) => {
  expect(moved(from, to).amount).toBe(amount);
  expect(moved(from, to, 'hours').amount).toBe(amount);
});

test('what stands in is explained, and only where something does', () => {
  expect(moved({ needed: 5000, counted: 6500 }, { needed: 5000, counted: 4500 }).steps).toEqual([
    {
      clause: 'X1',
      rule: 'offset',
      text: '富余 1.5 学分，抵 0.5 学分',
      before: 4500,
      after: 5000,
      unit: 'credits',
    },
  ]);
  expect(moved({ needed: 5000, counted: 5000 }, { needed: 5000, counted: 0 }).steps).toEqual([]);
  const inHours = moved({ needed: 5000, counted: 6500 }, { needed: 5000, counted: 4500 }, 'hours');
  expect(inHours.steps).toMatchObject([{ text: '富余 1.5 学时，抵 0.5 学时', unit: 'hours' }]);
});
