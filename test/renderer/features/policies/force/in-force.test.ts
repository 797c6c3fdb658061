import { expect, it } from 'vitest';
import { isInForce } from '../../../../../src-renderer/features/policies/force/in-force.ts';

const periods = [
  { policyId: 'old', version: 1, fromYear: null },
  { policyId: 'new', version: 2, fromYear: 2027 },
];

it('knows what a year goes by already, version by version', () => {
  expect(isInForce({ id: 'old', version: 1 }, periods, 2026)).toBe(true);
  expect(isInForce({ id: 'new', version: 2 }, periods, 2026)).toBe(false);
  expect(isInForce({ id: 'new', version: 2 }, periods, 2027)).toBe(true);
  expect(isInForce({ id: 'new', version: 2 }, periods, 2030)).toBe(true);
  expect(isInForce({ id: 'new', version: 3 }, periods, 2030)).toBe(false);
  expect(isInForce({ id: 'old', version: 1 }, periods, 2030)).toBe(false);
});
