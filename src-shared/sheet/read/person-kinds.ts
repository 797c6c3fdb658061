import { parseIdentityNumber, toPlainCharacters } from '../../people/identity-number.ts';
import { parsePersonName } from '../../people/person-name.ts';
import { parseSex, type Sex } from '../../people/sex.ts';
import type { IdType } from '../../people/teacher.ts';
import { idTypeWords, sexWords } from '../../words.ts';
import type { CellKind } from '../layouts/sheet-layout.ts';
import type { SheetCell } from '../render/sheet-cell.ts';
import { outputText, wordKind } from './cell-kinds.ts';
import { type CellIssue, changeIssue, errorIssue, warningIssue } from './sheet-problem.ts';

/** 姓名: separators and padding brought to one form, the change shown; rare characters stay as they are (Q15). */
export const nameKind: CellKind<string> = {
  parse: (cell) => {
    if (cell.text.trim() === '') return { value: null, issues: [] };
    const name = parsePersonName(cell.text);
    if (name.problem !== null)
      return { value: null, issues: [errorIssue('nameInvalid', { reason: name.problem, text: cell.text })] };
    const issues: CellIssue[] = [];
    if (name.changed) issues.push(changeIssue('nameNormalised', cell.text, name.normalised));
    for (const reason of name.warnings)
      issues.push(warningIssue('nameUnusual', { reason, text: name.normalised }));
    return { value: name.normalised, issues };
  },
  format: outputText,
  align: 'center',
  isText: true,
};

/**
 * 身份证号 as it stands. A numeric cell is refused: a spreadsheet keeps fifteen digits, and what it lost cannot be
 * told. Whether the number itself is right depends on the kind of document and is `checkPerson`'s to say.
 */
export const identityNumberKind: CellKind<string> = {
  parse: (cell) => {
    if (isNumeric(cell))
      return { value: null, issues: [errorIssue('idNumberNumeric', { address: cell.address })] };
    const text = cell.text.trim().replace(/^['‘’]/u, '');
    return { value: text === '' ? null : text, issues: [] };
  },
  format: outputText,
  align: 'center',
  isText: true,
};

/** `3.40524E+17` is what is left of a numeric cell in a text file. */
function isNumeric(cell: SheetCell): boolean {
  return cell.kind === 'number' || cell.kind === 'date' || /^\s*\d(?:\.\d+)?E\+?\d+\s*$/i.test(cell.text);
}

/** 证件类型. */
export const idTypeKind: CellKind<IdType> = wordKind<IdType>(
  idTypeWords,
  {
    'id-card': ['身份证', '二代身份证', '中国居民身份证', '1', '01'],
    passport: ['普通护照', '外国护照', '中国护照', '外籍护照'],
    'hk-macao-taiwan': [
      '港澳台通行证',
      '港澳居民来往内地通行证',
      '台湾居民来往大陆通行证',
      '港澳通行证',
      '台胞证',
      '回乡证',
      '港澳台居民居住证',
      '香港特区护照/身份证明',
      '澳门特区护照/身份证明',
    ],
    other: ['其他', '其它', '军官证', '士兵证', '外国人永久居留身份证'],
  },
  { severity: 'error' },
);

/** 性别: 男, 女, or their codes. */
export const sexKind: CellKind<Sex> = {
  parse: (cell) => {
    const text = cell.text.normalize('NFKC').replace(/\s/gu, '');
    if (text === '') return { value: null, issues: [] };
    const sex = parseSex(text);
    return sex === null
      ? { value: null, issues: [errorIssue('sexUnknown', { text: cell.text })] }
      : { value: sex, issues: [] };
  },
  format: (sex) => outputText(sexWords[sex]),
  align: 'center',
  isText: false,
};

/** What a row must hold to be checked; sheets without a column for sex or kind of document leave those out. */
type Person = {
  readonly idNumber: string | null;
  readonly sex?: Sex | null;
  readonly idType?: IdType | null;
};
type PersonIssue = CellIssue & { readonly field: 'idNumber' | 'sex' };

/**
 * The identity number of a row, checked as the kind of document it is: 15 digits become 18 and say so, a wrong check
 * digit or date refuses the row, an unknown region and a sex that contradicts the number are warnings. Without a kind
 * of document, a number with letters is taken as another document, with a warning.
 */
export function checkPerson<Row extends Person>(
  row: Row,
): { readonly row: Row; readonly issues: readonly PersonIssue[] } {
  if (row.idNumber === null) return { row, issues: [] };
  const isOther = row.idType !== null && row.idType !== undefined && row.idType !== 'id-card';
  if (isOther || (row.idType == null && /[A-WYZ(-]/.test(toPlainCharacters(row.idNumber))))
    return checkOtherDocument(row, row.idNumber);
  const number = parseIdentityNumber(row.idNumber);
  if (number.problem !== null) return { row, issues: [onIdNumber(refusal(number.problem))] };
  const issues: PersonIssue[] = [];
  if (number.changed) {
    // Fifteen digits were issued until 1999; the eighteen that they became are computed, so the change is
    // shown.
    const code = toPlainCharacters(row.idNumber).length === 15 ? 'idNumberExpanded' : 'idNumberNormalised';
    issues.push(onIdNumber(changeIssue(code, row.idNumber, number.normalised)));
  }
  if (!number.isRegionKnown) issues.push(onIdNumber(warningIssue('idNumberUnusual', { reason: 'region' })));
  if (isStated(row.sex) && number.sex !== null && row.sex !== number.sex)
    issues.push({
      ...warningIssue('sexContradictsIdNumber', {
        sex: sexWords[row.sex],
        fromIdNumber: sexWords[number.sex],
      }),
      field: 'sex',
    });
  return { row: { ...row, idNumber: number.normalised }, issues };
}

/**
 * A passport or travel permit: letters, digits, brackets and hyphens, 4 to 30 of them. Nothing else can be
 * checked.
 */
function checkOtherDocument<Row extends Person>(
  row: Row,
  written: string,
): { readonly row: Row; readonly issues: readonly PersonIssue[] } {
  const number = toPlainCharacters(written);
  if (!/^[A-Z0-9()/-]{4,30}$/.test(number))
    return { row, issues: [onIdNumber(errorIssue('idNumberInvalid', { reason: 'characters' }))] };
  const issues: PersonIssue[] = [];
  if (number !== written) issues.push(onIdNumber(changeIssue('idNumberNormalised', written, number)));
  if (row.idType == null)
    issues.push(onIdNumber(warningIssue('idNumberUnusual', { reason: 'otherDocument' })));
  return { row: { ...row, idNumber: number }, issues };
}

/**
 * Three zeros at the end and a wrong check digit are the mark of a numeric cell: a spreadsheet keeps fifteen of the
 * eighteen digits. The way out is another column format, not another digit, so the code is its own.
 */
function refusal(problem: NonNullable<ReturnType<typeof parseIdentityNumber>['problem']>): CellIssue {
  return problem === 'excel-precision'
    ? errorIssue('idNumberFromNumericColumn')
    : errorIssue('idNumberInvalid', { reason: problem });
}

function onIdNumber(issue: CellIssue): PersonIssue {
  return { ...issue, field: 'idNumber' };
}

/** Whether the row says male or female: GB/T 2261.1 also has unknown and not stated, which contradict nothing. */
function isStated(sex: Sex | null | undefined): sex is 'male' | 'female' {
  return sex === 'male' || sex === 'female';
}
