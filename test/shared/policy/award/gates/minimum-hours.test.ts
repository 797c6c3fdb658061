import { expect, test } from 'vitest';
import { askMinimumHours } from '../../../../../src-shared/policy/award/gates/minimum-hours.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate = { ...heading, kind: 'minimum-hours', hours: 4.5 } as const;

test.for([
  ['at the least', 4500, { kind: 'passed', text: '4.5 学时，达到 4.5 学时' }],
  ['a thousandth below it', 4499, { kind: 'nothing', text: '4.499 学时，不足 4.5 学时' }],
  ['no hour at all', 0, { kind: 'nothing', text: '0 学时，不足 4.5 学时' }],
] as const)('hours %s (SP16)', ([, hours, answer]) => {
  expect(askMinimumHours(gate, gateFactsOf({}, { hours }))).toEqual(answer);
});

test('unknown hours are undecided, not too few', () => {
  expect(askMinimumHours(gate, gateFactsOf())).toEqual({ kind: 'undecided', text: '缺少学时' });
});
