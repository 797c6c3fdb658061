import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCodeMeaning,
  fromSerial,
  numberFormatMeaning,
  showsFigure,
  toSerial,
} from '../../../../src-shared/sheet/render/number-format.ts';
import { fromParts } from '../../../../src-shared/training/calendar-date.ts';

describe('what a number format shows', () => {
  test.each(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', 'm/d', 'YYYY-MM-DD hh:mm'])(
    '%s: a day',
    (code) => expect(formatCodeMeaning(code)).toBe('date'),
  );
  test.each(['yyyy-mm', 'yyyy"年"m"月"', '[$-804]yyyy"年"m"月";@'])('%s: a month', (code) =>
    expect(formatCodeMeaning(code)).toBe('month'),
  );
  test.each(['General', '0.00', '#,##0', '0"day"', 'h:mm', '@', '[Red]0;yyyy', '\\d0'])(
    '%s: a plain figure',
    (code) => expect(formatCodeMeaning(code)).toBe('number'),
  );
  test('is known of the formats without a code, East Asian ones included', () => {
    for (const id of [14, 15, 16, 22, 28, 31, 58]) expect(numberFormatMeaning(id, undefined)).toBe('date');
    for (const id of [17, 27, 36, 50, 57]) expect(numberFormatMeaning(id, undefined)).toBe('month');
    for (const id of [0, 1, 2, 9, 20, 49]) expect(numberFormatMeaning(id, undefined)).toBe('number');
  });
  test('is what the code says where there is one', () => {
    expect(numberFormatMeaning(14, '0.0')).toBe('number');
  });
});

describe('whether a figure is seen as it is', () => {
  test.each([
    ['General', 1125, true],
    ['@', 1125, true],
    ['0', 2000, true],
    ['0', 1500, false],
    ['0.0', 1500, true],
    ['0.0', 1250, false],
    ['#,##0.00', 1250, true],
    ['0.000', 1125, true],
    ['0%', 2000, false],
    ['# ?/?', 2000, false],
    ['0,', 2000, false],
    ['0.0E+00', 2000, false],
    ['yyyy-mm-dd', 2000, false],
    ['h:mm', 2000, false],
    ['0"学时"', 36_000, true],
  ])('%s with %i thousandths: %s', (code, thousandths, expected) =>
    expect(showsFigure(164, code, thousandths)).toBe(expected),
  );
  test('is known of the formats without a code', () => {
    expect(showsFigure(0, undefined, 1125)).toBe(true);
    expect(showsFigure(1, undefined, 1500)).toBe(false);
    expect(showsFigure(2, undefined, 1250)).toBe(true);
    expect(showsFigure(2, undefined, 1125)).toBe(false);
    expect(showsFigure(9, undefined, 1000)).toBe(false);
    expect(showsFigure(14, undefined, 1000)).toBe(false);
  });
});

describe('the day of a serial number', () => {
  test('skips the 29 February 1900 that spreadsheets count', () => {
    expect(fromSerial(1, 1900)).toBe('1900-01-01');
    expect(fromSerial(59, 1900)).toBe('1900-02-28');
    expect(fromSerial(60, 1900)).toBeNull();
    expect(fromSerial(61, 1900)).toBe('1900-03-01');
    expect(fromSerial(45_292, 1900)).toBe('2024-01-01');
  });
  test('is four years later in the other system', () => {
    expect(fromSerial(0, 1904)).toBe('1904-01-01');
    expect(fromSerial(43_830, 1904)).toBe('2024-01-01');
  });
  test('loses its time of day', () => expect(fromSerial(45_292.99, 1900)).toBe('2024-01-01'));
  test('is none before the system begins and after the year 9999', () => {
    expect([fromSerial(0, 1900), fromSerial(-1, 1904), fromSerial(2_958_466, 1900)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(fromSerial(2_958_465, 1900)).toBe('9999-12-31');
    const before = fromParts(1899, 12, 31);
    expect(before === null ? null : [toSerial(before, 1900), toSerial(before, 1904)]).toEqual([null, null]);
  });
  test('is its serial number again', () => {
    const serials = fc.integer({ min: 1, max: 2_900_000 }).filter((serial) => serial !== 60);
    fc.assert(
      fc.property(serials, fc.constantFrom(1900 as const, 1904 as const), (serial, system) => {
        const date = fromSerial(serial, system);
        expect(date === null ? null : toSerial(date, system)).toBe(serial);
      }),
    );
  });
});
