import { toPlainCharacters } from './identity-number.ts';
import { isKnownProvincePrefix } from './region.ts';

/** Why a 统一社会信用代码 is refused, in the order in which it is checked. */
export type CreditCodeProblem = 'characters' | 'length' | 'excel-precision' | 'check-digit';

/** What is read from a text that should be a 统一社会信用代码. `changed`: it differs from what was typed, to be shown. */
export type CreditCode = {
  readonly normalised: string;
  readonly changed: boolean;
  readonly problem: CreditCodeProblem | null;
};

/** The 31 characters of GB 32100: no I, O, S, V, Z. */
const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Reads a unified social credit code (GB 32100): 18 characters, six digits of a region in it, a check character. */
export function parseCreditCode(text: string): CreditCode {
  const normalised = toPlainCharacters(text);
  return { normalised, changed: normalised !== text, problem: findCreditCodeProblem(normalised) };
}

/**
 * The 18th character for the first 17 (GB 32100): the values of the characters, each times 3 to the power of its place, and
 * what is then lacking to a multiple of 31. Asks for characters of the set; any other counts as −1, so check it first.
 */
export function makeCreditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17.slice(0, 17)) {
    sum += CREDIT_CODE_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

function findCreditCodeProblem(code: string): CreditCodeProblem | null {
  if (!/^[0-9A-HJ-NPQRTUWXY]*$/.test(code)) return 'characters';
  if (code.length !== 18) return 'length';
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'characters';
  if (makeCreditCodeCheck(code) === code.charAt(17)) return null;
  // A code of digits alone is a number to Excel, which keeps 15 digits: the last three became zeros (Q16).
  return /^\d{15}000$/.test(code) ? 'excel-precision' : 'check-digit';
}

/** Types of 学校（机构）标识码, the first two digits. */
const schoolTypes: ReadonlyMap<string, string> = new Map([
  ['11', '幼儿园'],
  ['21', '小学'],
  ['22', '成人小学'],
  ['31', '普通初中'],
  ['32', '职业初中'],
  ['33', '成人初中'],
  ['34', '普通高中（完中）'],
  ['35', '成人高中'],
  ['36', '中等职业学校'],
  ['37', '工读学校'],
  ['41', '普通高校'],
  ['42', '成人高校'],
  ['51', '特殊教育学校'],
  ['91', '其他机构'],
  ['92', '其他机构'],
  ['93', '其他机构'],
]);

/** `unknown-type` is a warning: the code stays valid. */
export type SchoolCodeProblem = 'characters' | 'length' | 'unknown-type';

/** What is read from a text that should be a 学校（机构）标识码. `changed`: it differs from what was typed, to be shown. */
export type SchoolCode = {
  readonly normalised: string;
  readonly changed: boolean;
  readonly isValid: boolean;
  readonly problem: SchoolCodeProblem | null;
  /** Name of the type, `null` where it is unknown. */
  readonly type: string | null;
  readonly isProvinceKnown: boolean;
};

/** Reads a 学校（机构）标识码: 10 digits, type (2) + province (2) + serial (6); it has no check digit. */
export function parseSchoolCode(text: string): SchoolCode {
  const normalised = toPlainCharacters(text);
  const problem = findSchoolCodeProblem(normalised);
  return {
    normalised,
    changed: normalised !== text,
    isValid: problem === null || problem === 'unknown-type',
    problem,
    type: schoolTypes.get(normalised.slice(0, 2)) ?? null,
    isProvinceKnown: isKnownProvincePrefix(normalised.slice(2, 4)),
  };
}

function findSchoolCodeProblem(code: string): SchoolCodeProblem | null {
  if (!/^\d*$/.test(code)) return 'characters';
  if (code.length !== 10) return 'length';
  return schoolTypes.has(code.slice(0, 2)) ? null : 'unknown-type';
}
