import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import {
  addDays,
  addMonths,
  dayInChina,
  dayOfMonth,
  daysBetween,
  fromParts,
  hourInChina,
  monthOf,
  parseCalendarDate,
  weekdayOf,
  yearOf,
} from '../../../src-shared/training/calendar-date.ts';

const day = (text: string) => assertPresent(parseCalendarDate(text), 'a day');

describe('a day as text', () => {
  test.for(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test.for([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-00-10',
    '2023-13-01',
    '2023-01-00',
    '0000-01-01',
    '2023-1-1',
    '2023/01/01',
    ' 2023-01-01',
    '2023-01-01T00:00:00Z',
    '',
  ])('%j is no day', (text) => {
    expect(parseCalendarDate(text)).toBeNull();
  });

  test('is taken apart into year, month and day', () => {
    expect([yearOf(day('2023-04-05')), monthOf(day('2023-04-05')), dayOfMonth(day('2023-04-05'))]).toEqual([
      2023, 4, 5,
    ]);
  });

  test('is made of parts only where there is such a day', () => {
    expect(fromParts(2023, 4, 5)).toBe('2023-04-05');
    expect(fromParts(99, 1, 1)).toBe('0099-01-01');
    expect(fromParts(2023, 2, 29)).toBeNull();
    expect(fromParts(2023, 4, 5.5)).toBeNull();
    expect(fromParts(10_000, 1, 1)).toBeNull();
    expect(fromParts(0, 1, 1)).toBeNull();
  });
});

describe('the day in China', () => {
  test('begins at 16:00 UTC of the day before', () => {
    expect(dayInChina(new Date('2023-12-31T15:59:59.999Z'))).toBe('2023-12-31');
    expect(dayInChina(new Date('2023-12-31T16:00:00Z'))).toBe('2024-01-01');
    expect(hourInChina(new Date('2023-12-31T15:59:59Z'))).toBe(23);
    expect(hourInChina(new Date('2023-12-31T16:00:00Z'))).toBe(0);
  });
});

describe('days onward', () => {
  test('cross months, years and leap days in both directions', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2023-02-28'), 1)).toBe('2023-03-01');
    expect(addDays(day('2024-01-01'), -1)).toBe('2023-12-31');
    expect(addDays(day('2024-01-01'), 0)).toBe('2024-01-01');
  });

  test('are counted from one day to the other', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2023-02-28'), day('2023-03-01'))).toBe(1);
    expect(daysBetween(day('2024-01-01'), day('2024-01-01'))).toBe(0);
    expect(daysBetween(day('2024-01-02'), day('2024-01-01'))).toBe(-1);
  });

  test('know their weekday, Sunday first', () => {
    expect(weekdayOf(day('2023-10-01'))).toBe(0);
    expect(weekdayOf(day('2023-10-07'))).toBe(6);
  });
});

describe('months onward (A24)', () => {
  test.for([
    ['2023-01-15', 1, '2023-02-15'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-03-31', 1, '2023-04-30'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-12-01', 1, '2024-01-01'],
    ['2023-12-01', 12, '2024-12-01'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-01-31', 0, '2024-01-31'],
  ] as const)('%s and %d more: %s', ([from, months, to]) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  test('stop at the ends of the calendar', () => {
    expect(() => addMonths(day('9999-12-01'), 1)).toThrow('left the calendar');
    expect(() => addMonths(day('0001-01-01'), -1)).toThrow('left the calendar');
  });
});
