import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import {
  makeCheckDigit,
  maskIdentityNumber,
  parseIdentityNumber,
} from '../../../src-shared/people/identity-number.ts';
import { fromParts } from '../../../src-shared/training/calendar-date.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const birth = fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true });
const first17 = fc
  .tuple(digits(6), birth, digits(3))
  .map(
    ([region, day, sequence]) => `${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`,
  );
const numbers = first17.map((start) => start + makeCheckDigit(start));

describe('parseIdentityNumber (GB 11643)', () => {
  test.for([
    ['a woman of 1949', '11010519491231002X', 'female', '1949-12-31'],
    ['a man', '440524188001010014', 'male', '1880-01-01'],
    ['an even sequence is a woman', '610502198506150023', 'female', '1985-06-15'],
    [
      '29 February of a leap year',
      `61050220000229001${makeCheckDigit('61050220000229001')}`,
      'male',
      '2000-02-29',
    ],
  ] as const)('reads %s', ([, number, sex, day]) => {
    expect(parseIdentityNumber(number)).toEqual({
      normalised: number,
      changed: false,
      problem: null,
      sex,
      birth: day,
      isRegionKnown: true,
    });
  });

  test.for([
    ['a small x', '11010519491231002x', '11010519491231002X'],
    ['15 digits', '340524800101001', '34052419800101001X'],
    ['spaces around and within', ' 610502 19850615 0023\t', '610502198506150023'],
    ['full-width digits', '６１０５０２１９８５０６１５００２３', '610502198506150023'],
    ['the mark of a text cell', "'11010519491231002X", '11010519491231002X'],
    ['a full-width X', '11010519491231002Ｘ', '11010519491231002X'],
    ['an invisible mark of a copied text', '\u200B610502198506150023\uFEFF', '610502198506150023'],
  ] as const)('accepts %s and shows the change', ([, text, normalised]) => {
    expect(parseIdentityNumber(text)).toMatchObject({ normalised, changed: true, problem: null });
  });

  /** One row per problem, in the order of the checks; each row would also fail every check below it. */
  test.for([
    ['characters', '6105O2198506150'],
    ['characters', '61050219X506150023'],
    ['characters', '34052480010100X'],
    ['characters', '6.10502E+17'],
    ['length', ''],
    ['length', '61050219850615002'],
    ['length', '6105021985061500233'],
    ['excel-precision', '610502198506150000'],
    ['excel-precision', '610502198502300000'],
    ['birth-date', '610502198502300020'],
    ['birth-date', '610502298506150021'],
    ['birth-date', '610502198513010022'],
    ['birth-date', '610502190002290022'],
    ['check-digit', '340524198001010018'],
    ['check-digit', '610502198506150024'],
  ] as const)('%s: %s', ([problem, number]) => {
    expect(parseIdentityNumber(number)).toMatchObject({ problem, sex: null, birth: null });
  });

  test('15 digits with a birth date that does not exist', () => {
    expect(parseIdentityNumber('340524800230001').problem).toBe('birth-date');
  });

  test('three zeros under a right check digit are a number like any other', () => {
    const start = Array.from({ length: 365 }, (_, index) => `6105021985${monthDay(index)}00`)
      .map((prefix) => `${prefix}0`)
      .find((candidate) => makeCheckDigit(candidate) === '0');
    expect(parseIdentityNumber(`${start}0`).problem).toBeNull();
  });

  test('nobody is born after today, where today is known', () => {
    const start = '61050220250615002';
    const number = start + makeCheckDigit(start);
    expect(parseIdentityNumber(number, day(2025, 6, 14)).problem).toBe('birth-date');
    expect(parseIdentityNumber(number, day(2025, 6, 15)).problem).toBeNull();
    expect(parseIdentityNumber(number).problem).toBeNull();
  });

  test('an area code in no list is a warning, never a problem', () => {
    const start = '00050219850615002';
    expect(parseIdentityNumber(start + makeCheckDigit(start))).toMatchObject({
      problem: null,
      isRegionKnown: false,
    });
  });

  test('15 digits become the number they stand for', () => {
    fc.assert(
      fc.property(first17, (start) => {
        const old = start.slice(0, 6) + start.slice(8);
        const read = parseIdentityNumber(old);
        expect(read).toMatchObject({
          normalised: start + makeCheckDigit(start),
          changed: true,
          problem: null,
        });
        expect(parseIdentityNumber(read.normalised)).toEqual({ ...read, changed: false });
      }),
      { seed: 11643 },
    );
  });

  test('every single wrong digit is detected', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 17 }), fc.nat({ max: 9 }), (number, at, digit) => {
        fc.pre(number.charAt(at) !== String(digit));
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        expect(parseIdentityNumber(wrong).problem).not.toBeNull();
      }),
      { seed: 11643 },
    );
  });

  test('reading twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), numbers), (text) => {
        const once = parseIdentityNumber(text);
        expect(parseIdentityNumber(once.normalised)).toEqual({ ...once, changed: false });
      }),
      { seed: 11643 },
    );
  });
});

describe('how numbers are shown', () => {
  test('masked: the first and last four', () => {
    expect(maskIdentityNumber('460100198506150023')).toBe('4601••••••••••0023');
    expect(maskIdentityNumber('340524800101001')).toBe('3405•••••••1001');
  });

  test('what is too short to mask is hidden whole', () => {
    expect(maskIdentityNumber('E1234567')).toBe('••••••••');
    expect(maskIdentityNumber('')).toBe('');
  });

  test('a number written in groups (region, birth, rest) is read', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const grouped = `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
        expect(parseIdentityNumber(grouped).normalised).toBe(number);
      }),
      { seed: 11643 },
    );
  });
});

function day(year: number, month: number, dayOfMonth: number) {
  return assertPresent(fromParts(year, month, dayOfMonth), 'a day of the test');
}

function monthDay(index: number): string {
  return new Date(Date.UTC(1985, 0, 1 + index)).toISOString().slice(5, 10).replace('-', '');
}
