import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  makeCreditCodeCheck,
  parseCreditCode,
  parseSchoolCode,
} from '../../../src-shared/people/organisation-code.ts';

const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');

describe('parseCreditCode (GB 32100)', () => {
  test('reads a code with letters', () => {
    expect(parseCreditCode('91350100M000100Y43')).toEqual({
      normalised: '91350100M000100Y43',
      changed: false,
      problem: null,
    });
  });

  test('small letters and spaces are brought in order and shown as changed', () => {
    expect(parseCreditCode(' 91350100m000100y43')).toEqual({
      normalised: '91350100M000100Y43',
      changed: true,
      problem: null,
    });
  });

  test.for([
    ['characters', '91350100O000100Y4'],
    ['characters', '9135010AM000100Y43'],
    ['length', ''],
    ['length', '91350100M000100Y4'],
    ['excel-precision', '123501004000010000'],
    ['check-digit', '91350100M000100Y44'],
  ] as const)('%s: %s', ([problem, code]) => {
    expect(parseCreditCode(code).problem).toBe(problem);
  });

  test('every code with its check character is right, and with any other wrong', () => {
    const first17 = fc
      .tuple(
        fc.array(character, { minLength: 2, maxLength: 2 }),
        fc.stringMatching(/^\d{6}$/),
        fc.array(character, { minLength: 9, maxLength: 9 }),
      )
      .map(([type, region, body]) => type.join('') + region + body.join(''));
    fc.assert(
      fc.property(first17, character, (start, other) => {
        const check = makeCreditCodeCheck(start);
        expect(parseCreditCode(start + check).problem).toBeNull();
        fc.pre(other !== check);
        expect(parseCreditCode(start + other).problem).not.toBeNull();
      }),
      { seed: 32100 },
    );
  });
});

describe('parseSchoolCode', () => {
  test.for([
    ['1146000001', '幼儿园'],
    ['2161000123', '小学'],
    ['3442000001', '普通高中（完中）'],
    ['5146000001', '特殊教育学校'],
    ['9346000001', '其他机构'],
  ] as const)('%s is %s', ([code, type]) => {
    expect(parseSchoolCode(code)).toMatchObject({
      isValid: true,
      problem: null,
      type,
      isProvinceKnown: true,
    });
  });

  test('an unknown type is a warning: the code stays valid', () => {
    expect(parseSchoolCode('9561000123')).toMatchObject({
      isValid: true,
      problem: 'unknown-type',
      type: null,
    });
  });

  test('an unknown province is told', () => {
    expect(parseSchoolCode('2199000123')).toMatchObject({
      isValid: true,
      problem: null,
      isProvinceKnown: false,
    });
  });

  test.for([
    ['characters', '21610001X3'],
    ['characters', '2161-00012'],
    ['length', '216100012'],
    ['length', ''],
  ] as const)('%s: %s', ([problem, code]) => {
    expect(parseSchoolCode(code)).toMatchObject({ isValid: false, problem });
  });
});
