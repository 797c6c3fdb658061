import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadShippedCalendar } from '../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { calendarYearSchema } from '../../../src-shared/policy/pack/calendar-year.ts';
import { addDays, type CalendarDate, parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { createWorkingCalendar, noticesInForce } from '../../../src-shared/training/working-day.ts';

const calendar = loadShippedCalendar();
const day = (text: string) => assertPresent(parseCalendarDate(text), `${text} is a day`);

describe('the shipped calendar', () => {
  test('covers 2012 to 2026', () => {
    expect(calendar.knownFrom).toBe('2012-01-01');
    expect(calendar.knownUntil).toBe('2026-12-31');
    expect(calendar.isKnown(day('2027-01-01'))).toBe(false);
  });

  test.for([
    ['an ordinary Wednesday', '2024-07-17', true],
    ['an ordinary Saturday', '2024-07-20', false],
    ['a holiday in the week', '2024-10-01', false],
    ['a make-up Saturday', '2024-09-14', true],
    ['a make-up Sunday', '2023-10-08', true],
    ['a day off that the next year names', '2018-12-31', false],
    ['a make-up day that the next year names', '2018-12-29', true],
    ['a Monday of the lengthened spring festival of 2020', '2020-01-27', false],
    ['New Year beyond the known years is only judged by its weekday', '2027-01-01', true],
  ] as const)('%s', ([, date, expected]) => {
    expect(calendar.isWorkingDay(day(date))).toBe(expected);
  });

  test.for([
    ['over the national holiday and two make-up days', '2023-09-22', 30, '2023-11-09'],
    ['without a holiday between', '2024-07-12', 30, '2024-08-23'],
    ['over New Year and the spring festival', '2023-12-29', 30, '2024-02-09'],
    ['from a Saturday', '2024-07-13', 1, '2024-07-15'],
    ['to a make-up Sunday', '2024-02-09', 1, '2024-02-18'],
    ['none', '2024-07-13', 0, '2024-07-13'],
    ['backwards', '2024-10-08', -1, '2024-09-30'],
    ['backwards over a make-up Saturday', '2024-09-18', -2, '2024-09-13'],
  ] as const)('counts %s', ([, from, count, due]) => {
    expect(calendar.addWorkingDays(day(from), count)).toEqual({ date: due, provisional: false });
  });

  test('a count that leaves the known years says so', () => {
    expect(calendar.addWorkingDays(day('2026-12-30'), 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(calendar.addWorkingDays(day('2026-12-30'), 2)).toEqual({ date: '2027-01-01', provisional: true });
    expect(calendar.addWorkingDays(day('2010-03-05'), 1)).toEqual({ date: '2010-03-08', provisional: true });
  });
});

describe('createWorkingCalendar', () => {
  const notice = (year: number, daysOff: readonly string[], makeUpWorkdays: readonly string[]) =>
    calendarYearSchema.parse({ year, source: '测试', daysOff, makeUpWorkdays });

  test('without notices only weekends are off and everything is provisional', () => {
    const bare = createWorkingCalendar([]);
    expect(bare.knownUntil).toBeNull();
    expect(bare.addWorkingDays(day('2024-09-30'), 1)).toEqual({ date: '2024-10-01', provisional: true });
  });

  test('a year missing in the middle is provisional', () => {
    const holed = createWorkingCalendar([notice(2023, ['2023-01-02'], []), notice(2025, ['2025-01-01'], [])]);
    expect(holed.addWorkingDays(day('2023-12-29'), 300).provisional).toBe(true);
    expect(holed.addWorkingDays(day('2023-12-20'), 3).provisional).toBe(false);
  });

  test('where two notices name one day, the later year decides, in whatever order they were loaded', () => {
    const older = notice(2023, ['2023-12-29'], []);
    const newer = notice(2024, ['2024-01-01'], ['2023-12-29']);
    expect(createWorkingCalendar([newer, older]).isWorkingDay(day('2023-12-29'))).toBe(true);
  });

  test('adding working days never goes back when the date or the count grows', () => {
    const dates = fc.integer({ min: 0, max: 5000 }).map((offset) => addDays(day('2012-06-01'), offset));
    const add = (date: CalendarDate, count: number) => calendar.addWorkingDays(date, count).date;
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (date, count, more) => {
          expect(add(date, count) > date).toBe(true);
          expect(add(date, count + more) >= add(date, count)).toBe(true);
          expect(add(addDays(date, more), count) >= add(date, count)).toBe(true);
          expect(calendar.isWorkingDay(add(date, count))).toBe(true);
          expect(add(add(date, count), more)).toBe(add(date, count + more));
        },
      ),
      { seed: 2012 },
    );
  });
});

describe('calendarYearSchema', () => {
  const good = {
    year: 2027,
    source: '测试',
    daysOff: ['2026-12-31', '2027-01-01'],
    makeUpWorkdays: ['2027-01-03'],
  };

  test('takes a notice that names a day of the year before', () => {
    expect(calendarYearSchema.safeParse(good).success).toBe(true);
  });

  test.for([
    ['an unknown key', { ...good, holidays: [] }, ''],
    ['a day that does not exist', { ...good, daysOff: ['2027-02-30'] }, 'daysOff.0'],
    ['a day named twice', { ...good, daysOff: ['2027-01-01', '2027-01-01'] }, 'daysOff.1'],
    ['a day both off and worked', { ...good, makeUpWorkdays: ['2027-01-01'] }, 'makeUpWorkdays.0'],
    ['a day of another year', { ...good, daysOff: ['2025-01-01'] }, 'daysOff.0'],
    ['no days off', { ...good, daysOff: [] }, 'daysOff'],
  ] as const)('refuses %s', ([, json, at]) => {
    const result = calendarYearSchema.safeParse(json);
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain(at);
  });
});

test('an imported notice stands in place of the shipped one of its year', () => {
  const shipped = [
    { year: 2025, source: 'shipped' },
    { year: 2024, source: 'shipped' },
  ];
  const imported = [
    { year: 2026, source: 'imported' },
    { year: 2025, source: 'imported' },
  ];
  expect(noticesInForce(shipped, imported)).toEqual([
    { year: 2024, source: 'shipped' },
    { year: 2025, source: 'imported' },
    { year: 2026, source: 'imported' },
  ]);
});
