import { assert } from '../lib/assert.ts';

/** 学时 as an integer number of thousandths: 2.5 hours are 2500. */
export type Hours = number & { readonly __unit: 'hours' };
/** 学分 as an integer number of thousandths: 1/8 credit is 125, exactly. */
export type Credits = number & { readonly __unit: 'credits' };

const SAFE = Number.MAX_SAFE_INTEGER;

/** Brands an integer of thousandths as hours. */
export function hours(thousandths: number): Hours {
  assert(Number.isInteger(thousandths) && Math.abs(thousandths) <= SAFE, 'hours must be whole thousandths');
  return (thousandths === 0 ? 0 : thousandths) as Hours;
}

/** Brands an integer of thousandths as credits. */
export function credits(thousandths: number): Credits {
  assert(Number.isInteger(thousandths) && Math.abs(thousandths) <= SAFE, 'credits must be whole thousandths');
  return (thousandths === 0 ? 0 : thousandths) as Credits;
}

/**
 * Decimal number → thousandths; `null` when it has more than three decimals, is not finite or does not fit.
 * Compared through the shortest decimal text, so 0.1 + 0.2 is refused rather than guessed.
 */
export function parseThousandths(value: number): number | null {
  const scaled = Math.round(value * 1000);
  if (!Number.isSafeInteger(scaled)) return null;
  return scaled / 1000 === value ? (scaled === 0 ? 0 : scaled) : null;
}

/** Thousandths → decimal number, exact to three decimals. */
export function toDecimal(thousandths: number): number {
  return thousandths / 1000;
}

/**
 * `numerator / denominator` in whole thousandths, rounded half up (A11: the named last step of a conversion).
 * Both are integers; the denominator is positive.
 */
export function divideHalfUp(numerator: number, denominator: number): number {
  assert(
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator > 0,
    'divideHalfUp takes integers',
  );
  const quotient = Math.floor(numerator / denominator);
  const remainder = numerator - quotient * denominator;
  return remainder * 2 >= denominator ? quotient + 1 : quotient;
}
