import { expect, test } from 'vitest';
import { askPassed } from '../../../../../src-shared/policy/award/gates/passed.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate = { ...heading, kind: 'passed' } as const;

test('a failed assessment earns nothing and is not refused, because it may be repeated', () => {
  expect(askPassed(gate, gateFactsOf({ passed: false }))).toEqual({
    kind: 'nothing',
    text: '考核不合格，不计学时学分',
  });
});

test('an assessment passed, or not spoken of, stops nothing', () => {
  expect(askPassed(gate, gateFactsOf({ passed: true }))).toEqual({ kind: 'passed' });
  expect(askPassed(gate, gateFactsOf())).toEqual({ kind: 'passed' });
});
