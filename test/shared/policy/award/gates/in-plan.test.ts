import { expect, test } from 'vitest';
import { markUnplanned } from '../../../../../src-shared/policy/award/gates/in-plan.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate = { ...heading, kind: 'in-plan' } as const;

test('a training outside the plan of its year is marked and not stopped (B5.2)', () => {
  expect(markUnplanned(gate, gateFactsOf({ inPlan: false }))).toEqual({
    kind: 'warning',
    text: '未列入年度培训计划',
  });
});

test('one in the plan, or of which nobody said, is not marked', () => {
  expect(markUnplanned(gate, gateFactsOf({ inPlan: true }))).toEqual({ kind: 'passed' });
  expect(markUnplanned(gate, gateFactsOf())).toEqual({ kind: 'passed' });
});
