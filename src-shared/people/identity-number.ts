import { type CalendarDate, fromParts } from '../training/calendar-date.ts';
import { isKnownIdentityPrefix } from './region.ts';

/** Why a document number is refused, in the order in which it is checked. */
export type IdentityNumberProblem =
  | 'characters'
  | 'length'
  | 'excel-precision'
  | 'birth-date'
  | 'check-digit';

/**
 * What is read from a text that should be a 居民身份证 number (GB 11643).
 * `normalised`: without spaces, half width, capital X, 15 digits extended to 18; of a refused number, as far as that went.
 * `changed`: it differs from what was typed, to be shown. `isRegionKnown` false is worth a warning, never an error.
 */
export type IdentityNumber = {
  readonly normalised: string;
  readonly changed: boolean;
  readonly problem: IdentityNumberProblem | null;
  readonly sex: 'male' | 'female' | null;
  readonly birth: CalendarDate | null;
  readonly isRegionKnown: boolean;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';
/** Nobody alive was born before; numbers were first given in 1984. */
const BIRTH_YEAR_MIN = 1850;
const BIRTH_YEAR_MAX = 2099;

/**
 * Reads an identity number. Checked in this order, the first that fails is the problem: characters, length, the zeros
 * that Excel leaves of the last three digits of a numeric cell (Q16), birth date, check digit.
 * Where `today` is given, nobody is born after it.
 */
export function parseIdentityNumber(text: string, today?: CalendarDate): IdentityNumber {
  const cleaned = toPlainCharacters(text);
  const number = cleaned.length === 15 && /^\d{15}$/.test(cleaned) ? extend(cleaned) : cleaned;
  const birth = number.length === 18 ? birthOf(number, today) : null;
  const problem = findProblem(number, birth);
  return {
    normalised: number,
    changed: number !== text,
    problem,
    sex: problem === null ? sexOf(number) : null,
    birth: problem === null ? birth : null,
    isRegionKnown: isKnownIdentityPrefix(number.slice(0, 2)),
  };
}

/**
 * The 18th character for the first 17 digits (GB 11643, which takes ISO 7064 MOD 11-2). X stands for a remainder of ten.
 * The text is not checked: anything but 17 digits gets a character that means nothing.
 */
export function makeCheckDigit(first17: string): string {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += Number(first17[index]) * weight;
  return CHECK_DIGITS.charAt(sum % 11);
}

/** `4601••••••••••0023`: the first and last four characters; anything too short for that is hidden whole. */
export function maskIdentityNumber(number: string): string {
  const shown = 4;
  const hidden = number.length - 2 * shown;
  if (hidden < shown) return '•'.repeat(number.length);
  return `${number.slice(0, shown)}${'•'.repeat(hidden)}${number.slice(-shown)}`;
}

function findProblem(number: string, birth: CalendarDate | null): IdentityNumberProblem | null {
  if (!/^\d*X?$/.test(number) || /^\d{14}X$/.test(number)) return 'characters';
  if (number.length !== 18) return 'length';
  const isChecked = makeCheckDigit(number) === number.charAt(17);
  if (!isChecked && number.endsWith('000')) return 'excel-precision';
  if (birth === null) return 'birth-date';
  return isChecked ? null : 'check-digit';
}

/** Numbers of 15 digits were given until 1999 to people born in the 1900s. */
function extend(number: string): string {
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return first17 + makeCheckDigit(first17);
}

/** Digits 7–14 as a day; null where there is no such day, or where nobody alive can have been born on it. */
function birthOf(number: string, today: CalendarDate | undefined): CalendarDate | null {
  const year = Number(number.slice(6, 10));
  if (!(year >= BIRTH_YEAR_MIN && year <= BIRTH_YEAR_MAX)) return null;
  const birth = fromParts(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  return birth !== null && today !== undefined && birth > today ? null : birth;
}

/** The 17th digit: odd for men, even for women (GB 11643). */
function sexOf(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/**
 * Drops the apostrophe by which a spreadsheet marks a cell as text, spaces (grouped numbers, tabs of exported text), and brings full-width digits and letters to half width and capitals. */
export function toPlainCharacters(text: string): string {
  return text
    .replace(/^\s*['‘’＇`](?=.)/u, '')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/gu, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .toUpperCase();
}
