import { expect, test } from 'vitest';
import { askPassed } from '../../../../../src-shared/policy/award/gates/passed.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate = { ...heading, kind: 'passed' } as const;

test('a failed assessment earns nothing and is not refused, because it may be repeated', () => {
  expect(askPassed(gate, gateFactsOf({ passed: false }))).toEqual({
    kind: 'nothing',
    text: '考核不合格',
  });
});

test('where no clause asks for passing, one decision settles everybody who failed (A33)', () => {
  const silent = { ...gate, setting: 'failed.counts' };
  const ask = (value: number | null) =>
    askPassed(silent, gateFactsOf({ passed: false }, { settingOf: () => value }));
  expect(ask(null)).toMatchObject({ kind: 'undecided', setting: 'failed.counts' });
  expect(ask(0)).toMatchObject({ kind: 'nothing' });
  expect(ask(1000)).toMatchObject({ kind: 'passed' });
  expect(askPassed(silent, gateFactsOf({ passed: true }))).toEqual({ kind: 'passed' });
});

test('an assessment passed, or not spoken of, stops nothing', () => {
  expect(askPassed(gate, gateFactsOf({ passed: true }))).toEqual({ kind: 'passed' });
  expect(askPassed(gate, gateFactsOf())).toEqual({ kind: 'passed' });
});
