import { expect, test } from 'vitest';
import { decimalSchema, figureText, thousandthsOf } from '../../../../src-shared/policy/pack/pack-words.ts';

test.for([0, 0.001, 2.5, 999_999.999, 1_000_000])('%d is a figure', (value) => {
  expect(decimalSchema.safeParse(value).success).toBe(true);
});

test.for([-0.001, 0.0001, 0.1 + 0.2, 1_000_000.001, Number.NaN, '2.5', null])('%j is no figure', (value) => {
  expect(decimalSchema.safeParse(value).success).toBe(false);
});

test.for([
  [0.001, 1],
  [1.005, 1005],
  [4.35, 4350],
  [8, 8000],
] as const)('%d is %i thousandths, whatever its binary form', ([decimal, thousandths]) => {
  expect(thousandthsOf(decimal)).toBe(thousandths);
});

test('a figure for people has no more digits than it needs', () => {
  expect([3800, 4000, 125, 1, 0].map(figureText)).toEqual(['3.8', '4', '0.125', '0.001', '0']);
});
