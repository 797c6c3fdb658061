import { describe, expect, it, test } from 'vitest';
import { type CalendarDate, parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { isLongerThanDates, practiceByDates, practiceOf } from '../../../src-shared/training/practice.ts';

const day = (text: string): CalendarDate => parseCalendarDate(text) ?? expect.fail(text);
const byDates = (start: string, end: string) => practiceByDates(day(start), day(end));

describe('practice by its dates (V2)', () => {
  test.for([
    ['2025-07-01', '2025-07-07', 0, 1000],
    ['2025-07-01', '2025-07-06', 0, 857],
    ['2025-07-07', '2025-07-11', 0, 714],
    ['2025-07-01', '2025-07-31', 1000, 0],
    ['2025-01-31', '2025-02-28', 1000, 142],
    ['2025-07-15', '2025-09-28', 2000, 2000],
    ['2025-12-20', '2026-01-19', 1000, 0],
    ['2024-02-01', '2024-02-29', 1000, 0],
  ] as const)('%s to %s is %d thousandths of a month and %d of a week', ([start, end, months, weeks]) => {
    expect(byDates(start, end)).toEqual({ months, weeks });
  });
});

describe('practice of a project', () => {
  const dates = { startOn: '2025-07-01', endOn: '2025-07-31' };
  it('is as it was stated, a measure left out being none of it', () => {
    expect(practiceOf({ ...dates, practiceMonths: null, practiceWeeks: 2000 })).toEqual({
      months: 0,
      weeks: 2000,
    });
    expect(practiceOf({ ...dates, practiceMonths: 1000, practiceWeeks: null })).toEqual({
      months: 1000,
      weeks: 0,
    });
  });

  it('is told by its dates where nothing was stated, and not known without both', () => {
    expect(practiceOf({ ...dates, practiceMonths: null, practiceWeeks: null })).toEqual({
      months: 1000,
      weeks: 0,
    });
    expect(practiceOf({ ...dates, endOn: null, practiceMonths: null, practiceWeeks: null })).toBeNull();
  });
});

it('a week may be its five working days, and no more than that is let through', () => {
  const [monday, friday] = [day('2025-07-07'), day('2025-07-11')];
  expect(isLongerThanDates({ months: 0, weeks: 1000 }, monday, friday)).toBe(false);
  expect(isLongerThanDates({ months: 0, weeks: 1500 }, monday, friday)).toBe(true);
  expect(isLongerThanDates({ months: 1000, weeks: 0 }, monday, friday)).toBe(true);
});
