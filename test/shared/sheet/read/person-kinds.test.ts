import { describe, expect, test } from 'vitest';
import { makeCheckDigit } from '../../../../src-shared/people/identity-number.ts';
import type { CellKind } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import {
  checkPerson,
  identityNumberKind,
  idTypeKind,
  nameKind,
  sexKind,
} from '../../../../src-shared/sheet/read/person-kinds.ts';
import { idTypeWords, sexWords } from '../../../../src-shared/words.ts';
import { cellOf } from './sheet-of.ts';

type Written = Parameters<typeof cellOf>[2];

const WOMAN = withCheck('34052419800101002');

function withCheck(first17: string): string {
  return first17 + makeCheckDigit(first17);
}

function read<Value>(kind: CellKind<Value>, written: Written) {
  const { value, issues } = kind.parse(cellOf(3, 2, written));
  return [value, ...issues.map(({ code, severity }) => `${severity} ${code}`)];
}

function check(row: Parameters<typeof checkPerson>[0]) {
  const checked = checkPerson(row);
  return [
    checked.row.idNumber,
    ...checked.issues.map(({ code, severity, field }) => `${severity} ${code} ${field}`),
  ];
}

describe('a name', () => {
  test('is read as it stands, rare characters included [Q15]', () => {
    for (const name of ['王芳', '王㛃', '阿依古丽·买买提', '𬱖'])
      expect(read(nameKind, name)).toEqual([name]);
  });
  test('loses its padding and gets its separator, the change shown [Q15]', () => {
    expect(nameKind.parse(cellOf(1, 1, '王　芳'))).toEqual({
      value: '王芳',
      issues: [{ code: 'nameNormalised', severity: 'warning', values: { from: '王　芳', to: '王芳' } }],
    });
    expect(read(nameKind, '阿依古丽•买买提')).toEqual(['阿依古丽·买买提', 'warning nameNormalised']);
  });
  test('with lost characters, or too long, is refused', () => {
    expect(nameKind.parse(cellOf(1, 1, '王?'))).toEqual({
      value: null,
      issues: [{ code: 'nameInvalid', severity: 'error', values: { reason: 'characters', text: '王?' } }],
    });
    expect(nameKind.parse(cellOf(1, 1, '王'.repeat(51))).issues).toMatchObject([
      { code: 'nameInvalid', values: { reason: 'length' } },
    ]);
  });
  test('with a digit is kept and remarked on', () => {
    expect(read(nameKind, '王芳2')).toEqual(['王芳2', 'warning nameUnusual']);
  });
  test('may be absent, and is written as text', () => {
    expect(read(nameKind, ' ')).toEqual([null]);
    expect(nameKind.format('王芳', 'iso')).toEqual({ kind: 'text', text: '王芳' });
    expect(nameKind.isText).toBe(true);
  });
});

describe('the cell of an identity number', () => {
  test('is read as text, whatever number it is, without its apostrophe', () => {
    expect(read(identityNumberKind, `'${WOMAN}`)).toEqual([WOMAN]);
    expect(read(identityNumberKind, '123')).toEqual(['123']);
    expect(read(identityNumberKind, ' ')).toEqual([null]);
  });
  test('is refused where a spreadsheet made a number of it [Q16]', () => {
    expect(identityNumberKind.parse(cellOf(3, 2, 340_524_198_001_010))).toEqual({
      value: null,
      issues: [{ code: 'idNumberNumeric', severity: 'error', values: { address: 'B3' } }],
    });
    for (const text of ['3.40524E+17', '3.40524e17', ' 3E+17 '])
      expect(read(identityNumberKind, text)).toEqual([null, 'error idNumberNumeric']);
    expect(read(identityNumberKind, { text: '1980-01-01', kind: 'date' })).toEqual([
      null,
      'error idNumberNumeric',
    ]);
  });
  test('is written as text', () => {
    expect(identityNumberKind.format(WOMAN, 'iso')).toEqual({ kind: 'text', text: WOMAN });
    expect(identityNumberKind.isText).toBe(true);
  });
});

describe('the kind of document', () => {
  const spellings = {
    'id-card': ['居民身份证', '身份证', '二代身份证', '中国居民身份证', '1', '01'],
    passport: ['护照', '普通护照', '外国护照', '中国护照', '外籍护照'],
    'hk-macao-taiwan': [
      '港澳台居住证或通行证',
      '港澳台通行证',
      '港澳居民来往内地通行证',
      '台湾居民来往大陆通行证',
      '港澳通行证',
      '台胞证',
      '回乡证',
      '港澳台居民居住证',
      '香港特区护照／身份证明',
      '澳门特区护照/身份证明',
    ],
    other: ['其他证件', '其他', '其它', '军官证', '士兵证', '外国人永久居留身份证'],
  } as const;
  test.each(Object.entries(spellings))('%s is read however it is written', (kind, words) => {
    for (const word of words) expect(read(idTypeKind, word)).toEqual([kind]);
  });
  test('that is unknown refuses the cell', () => {
    expect(read(idTypeKind, '学生证')).toEqual([null, 'error choiceUnknown']);
  });
  test('is written in its own words', () => {
    for (const kind of ['id-card', 'passport', 'hk-macao-taiwan', 'other'] as const)
      expect(idTypeKind.format(kind, 'iso')).toEqual({ kind: 'text', text: idTypeWords[kind] });
  });
});

describe('the sex', () => {
  test('is read by word or code', () => {
    for (const text of ['男', '男性', '1', ' 男 ', '１']) expect(read(sexKind, text)).toEqual(['male']);
    for (const text of ['女', '女性', '2']) expect(read(sexKind, text)).toEqual(['female']);
    expect(read(sexKind, '0')).toEqual(['unknown']);
    expect(read(sexKind, '9')).toEqual(['unstated']);
    expect(read(sexKind, '')).toEqual([null]);
  });
  test('that says nothing of the kind is refused', () => {
    expect(read(sexKind, '男女')).toEqual([null, 'error sexUnknown']);
  });
  test('is read back as it is written', () => {
    for (const sex of ['male', 'female', 'unknown', 'unstated'] as const) {
      expect(sexKind.format(sex, 'iso')).toEqual({ kind: 'text', text: sexWords[sex] });
      expect(read(sexKind, sexWords[sex])).toEqual([sex]);
    }
  });
});

describe('a person', () => {
  test('with a right number is let through', () => {
    expect(check({ idNumber: WOMAN, sex: 'female', idType: 'id-card' })).toEqual([WOMAN]);
    expect(check({ idNumber: null, sex: 'female' })).toEqual([null]);
  });
  test('with 15 digits gets 18, and that is shown', () => {
    expect(check({ idNumber: '340524800101001' })).toEqual([
      withCheck('34052419800101001'),
      'warning idNumberExpanded idNumber',
    ]);
  });
  test('with blanks or small letters in the number gets the plain number, and that is shown', () => {
    expect(check({ idNumber: `${WOMAN.slice(0, 6)} ${WOMAN.slice(6)}` })).toEqual([
      WOMAN,
      'warning idNumberNormalised idNumber',
    ]);
  });
  test.each([
    ['a wrong check digit', `${WOMAN.slice(0, 17)}${WOMAN.endsWith('1') ? '2' : '1'}`, 'check-digit'],
    ['a day that does not exist', withCheck('34052419800231002'), 'birth-date'],
    ['a digit too few', WOMAN.slice(1), 'length'],
  ])('is refused for %s', (_, idNumber, reason) => {
    expect(checkPerson({ idNumber }).issues).toEqual([
      { code: 'idNumberInvalid', severity: 'error', values: { reason }, field: 'idNumber' },
    ]);
  });
  test('is refused for the zeros that a numeric cell leaves of a number [Q16]', () => {
    expect(check({ idNumber: '340524198001010000' })).toEqual([
      '340524198001010000',
      'error idNumberFromNumericColumn idNumber',
    ]);
  });
  test('of an unknown region is remarked on', () => {
    const number = withCheck('20052419800101002');
    expect(check({ idNumber: number })).toEqual([number, 'warning idNumberUnusual idNumber']);
  });
  test('whose sex the number contradicts is remarked on, at the sex', () => {
    expect(checkPerson({ idNumber: WOMAN, sex: 'male' }).issues).toEqual([
      {
        code: 'sexContradictsIdNumber',
        severity: 'warning',
        values: { sex: '男', fromIdNumber: '女' },
        field: 'sex',
      },
    ]);
    expect(check({ idNumber: WOMAN, sex: 'unstated' })).toEqual([WOMAN]);
  });
  test('with another document has its number kept, in plain characters', () => {
    expect(check({ idNumber: 'H12345678', idType: 'hk-macao-taiwan' })).toEqual(['H12345678']);
    expect(check({ idNumber: 'ｅ1234 567', idType: 'passport' })).toEqual([
      'E1234567',
      'warning idNumberNormalised idNumber',
    ]);
    expect(check({ idNumber: '证号七', idType: 'other' })).toEqual([
      '证号七',
      'error idNumberInvalid idNumber',
    ]);
  });
  test('without a kind of document but with letters in the number is taken for another document, with a remark', () => {
    expect(check({ idNumber: 'E12345678' })).toEqual(['E12345678', 'warning idNumberUnusual idNumber']);
    expect(check({ idNumber: 'E12345678', idType: 'id-card' })).toEqual([
      'E12345678',
      'error idNumberInvalid idNumber',
    ]);
  });
});
