import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  credits,
  divideHalfUp,
  hours,
  parseThousandths,
  toDecimal,
} from '../../../src-shared/training/thousandths.ts';

describe('a decimal in thousandths', () => {
  test.for([
    [2.5, 2500],
    [0.125, 125],
    [0.001, 1],
    [0, 0],
    [-1.5, -1500],
    [1.005, 1005],
    [4.35, 4350],
  ] as const)('%d is %i', ([value, thousandths]) => {
    expect(parseThousandths(value)).toBe(thousandths);
  });

  test.for([0.0001, 0.0005, 2.5001, 0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, 1e13, 1e300])(
    '%d is refused, not rounded',
    (value) => {
      expect(parseThousandths(value)).toBeNull();
    },
  );

  test('has no negative zero', () => {
    expect(parseThousandths(-0)).toBe(0);
    expect(hours(-0)).toBe(0);
    expect(credits(-0)).toBe(0);
  });

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
        expect(parseThousandths(toDecimal(thousandths))).toBe(thousandths);
      }),
      { seed: 3 },
    );
  });
});

test.for([
  ['hours', hours],
  ['credits', credits],
] as const)('%s are whole thousandths that a number holds exactly', ([name, brand]) => {
  expect(brand(2500)).toBe(2500);
  expect(brand(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
  for (const wrong of [2.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, -Number.MAX_SAFE_INTEGER - 1]) {
    expect(() => brand(wrong)).toThrow(`${name} must be whole thousandths`);
  }
});

describe('division', () => {
  test.for([
    [1, 2, 1],
    [499, 1000, 0],
    [500, 1000, 1],
    [501, 1000, 1],
    [1, 3, 0],
    [2, 3, 1],
    [6, 3, 2],
    [0, 7, 0],
    [-1, 2, 0],
    [-3, 2, -1],
  ] as const)('%i / %i is %i: half goes up (A11)', ([numerator, denominator, quotient]) => {
    expect(divideHalfUp(numerator, denominator)).toBe(quotient);
  });

  test('takes integers and a positive denominator', () => {
    expect(() => divideHalfUp(1.5, 2)).toThrow('takes integers');
    expect(() => divideHalfUp(1, 0)).toThrow('takes integers');
    expect(() => divideHalfUp(1, -2)).toThrow('takes integers');
    expect(() => divideHalfUp(Number.MAX_SAFE_INTEGER + 1, 2)).toThrow('takes integers');
  });
});
