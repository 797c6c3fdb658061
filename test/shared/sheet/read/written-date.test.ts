import { describe, expect, test } from 'vitest';
import { parseWrittenDate, parseWrittenPeriod } from '../../../../src-shared/sheet/read/written-date.ts';
import {
  formatCodeMeaning,
  fromSerial,
  numberFormatMeaning,
} from '../../../../src-shared/sheet/render/number-format.ts';
import { cellOf } from './sheet-of.ts';

function read(value: Parameters<typeof cellOf>[2]) {
  const { value: date, issues } = parseWrittenDate(cellOf(1, 1, value));
  return [date, ...issues.map((issue) => issue.code)];
}

describe('a written date', () => {
  test.each([
    '2015-09-01',
    '2015/9/1',
    '2015.9.1',
    '2015.09.01',
    '2015年9月1日',
    '2015 年 9 月 1 日',
    '20150901',
    '２０１５－０９－０１',
    '2015-09-01 08:30:00',
    '2015/9/1 0:00',
    '二〇一五年九月一日',
    '2015年9月1号',
  ])('%s is the first of September', (text) => {
    expect(read(text)).toEqual(['2015-09-01']);
  });

  test.each(['2015.9', '2015-09', '2015/9', '2015年9月', '2015年9月份', '201509', '二〇一五年九月'])(
    '%s is its first day, and says so',
    (text) => {
      expect(read(text)).toEqual(['2015-09-01', 'dateMonthOnly']);
    },
  );

  test('in a spreadsheet date or number', () => {
    expect(read({ kind: 'date', text: '2015-09-01' })).toEqual(['2015-09-01']);
    expect(read({ kind: 'date', text: '2015-09-01', isMonthOnly: true })).toEqual([
      '2015-09-01',
      'dateMonthOnly',
    ]);
    expect(read(42248)).toEqual(['2015-09-01', 'dateFromSerial']);
    expect(read({ kind: 'number', value: 40786, text: '40786', isFrom1904: true })).toEqual([
      '2015-09-01',
      'dateFromSerial',
    ]);
    expect(read(201509)).toEqual(['2015-09-01', 'dateMonthOnly']);
    expect(read(20150901)).toEqual(['2015-09-01']);
    expect(read(2015.9)).toEqual(['2015-09-01', 'dateMonthOnly']);
    expect(read(2015.12)).toEqual(['2015-12-01', 'dateMonthOnly']);
  });

  test('is never guessed', () => {
    expect(read(2015.1), 'January, or October with its zero lost').toEqual([null, 'dateAmbiguous']);
    expect(read('9/1/2015')).toEqual([null, 'dateAmbiguous']);
    expect(read('15.9.1')).toEqual([null, 'dateAmbiguous']);
    expect(read('2015')).toEqual([null, 'dateIncomplete']);
    expect(read(2015)).toEqual([null, 'dateIncomplete']);
    expect(read('2015年')).toEqual([null, 'dateIncomplete']);
    expect(read('2015-02-29')).toEqual([null, 'dateImpossible']);
    expect(read('2015-13')).toEqual([null, 'dateImpossible']);
    expect(read('1015-09-01')).toEqual([null, 'dateImpossible']);
    expect(read('九月份来的')).toEqual([null, 'dateUnreadable']);
  });

  test.each(['', '  ', '/', '—', '无', '-'])('%j is none', (text) => {
    expect(read(text)).toEqual([null]);
  });
});

test.each([
  ['2023-07-10至2023-07-12', '2023-07-10', '2023-07-12'],
  ['2023-07-10-2023-07-12', '2023-07-10', '2023-07-12'],
  ['2023年7月10日—12日', '2023-07-10', '2023-07-12'],
  ['2023.7.10-7.12', '2023-07-10', '2023-07-12'],
  ['2023年7月10日-2024年1月5日', '2023-07-10', '2024-01-05'],
  ['2023/7/10～2023/7/12', '2023-07-10', '2023-07-12'],
  ['2023年7月10日 至 8月2日', '2023-07-10', '2023-08-02'],
  ['2023-07-10', '2023-07-10', '2023-07-10'],
])('the period %s', (text, startOn, endOn) => {
  expect(parseWrittenPeriod(cellOf(1, 1, text))).toEqual({ value: { startOn, endOn }, issues: [] });
});

test('a period that ends before it starts is an error', () => {
  expect(parseWrittenPeriod(cellOf(1, 1, '2023-07-12至2023-07-10')).issues[0]?.code).toBe('periodReversed');
});

test('number formats: a day, a month, or neither', () => {
  const meanings = [
    'yyyy-mm-dd',
    '[$-804]yyyy"年"m"月"d"日";@',
    'm/d/yy h:mm',
    'yyyy"年"m"月"',
    'mmm-yy',
    'h:mm:ss',
    'General',
    '0.00_);[Red]\\(0.00\\)',
    '#,##0\\d',
    '@',
    '[h]:mm',
  ];
  expect(meanings.map(formatCodeMeaning)).toEqual([
    'date',
    'date',
    'date',
    'month',
    'month',
    'number',
    'number',
    'number',
    'number',
    'number',
    'number',
  ]);
  expect([14, 31, 57, 27, 17, 20, 0, 49].map((id) => numberFormatMeaning(id, undefined))).toEqual([
    'date',
    'date',
    'month',
    'month',
    'month',
    'number',
    'number',
    'number',
  ]);
});

test('serial days of both systems', () => {
  expect([1, 59, 60, 61, 42248, 0, 2958466].map((serial) => fromSerial(serial, 1900))).toEqual([
    '1900-01-01',
    '1900-02-28',
    null,
    '1900-03-01',
    '2015-09-01',
    null,
    null,
  ]);
  expect(fromSerial(0, 1904)).toBe('1904-01-01');
});
