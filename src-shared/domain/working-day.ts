import { addDays, type CalendarDate, fromParts, weekdayOf, yearOf } from './calendar-date.ts';

/**
 * One year's holiday notice of the State Council: days off and make-up workdays. A notice can name days of the
 * neighbouring years (2022-12-31 stands in the notice for 2023).
 */
export type CalendarYear = {
  readonly year: number;
  readonly source: string;
  readonly daysOff: readonly CalendarDate[];
  readonly makeUpWorkdays: readonly CalendarDate[];
};

/** The working days of mainland China, as far as they were announced. */
export type WorkingCalendar = {
  /** First and last day of the years whose notices are loaded; `null` when none is. */
  readonly knownFrom: CalendarDate | null;
  readonly knownUntil: CalendarDate | null;
  /** Whether the notice of the day's own year is loaded. */
  readonly isKnown: (date: CalendarDate) => boolean;
  /** Make-up workday, or a weekday that is no day off. In a year without a notice only weekends are off. */
  readonly isWorkingDay: (date: CalendarDate) => boolean;
  /**
   * The `count`th working day after `date` (before it when negative); `date` itself is not counted, 0 gives `date`.
   * `provisional` when a day on the way belongs to a year without a notice.
   */
  readonly addWorkingDays: (date: CalendarDate, count: number) => WorkingDayCount;
};

export type WorkingDayCount = { readonly date: CalendarDate; readonly provisional: boolean };

const SATURDAY = 6;
const SUNDAY = 0;

/**
 * Joins yearly notices into one calendar. Where two notices name one day differently, the later year's notice, being
 * the newer announcement, decides.
 */
export function createWorkingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const byYear = [...years].sort((left, right) => left.year - right.year);
  const known = new Set(byYear.map((notice) => notice.year));
  const exceptions = new Map<CalendarDate, boolean>();
  for (const notice of byYear) {
    for (const date of notice.daysOff) exceptions.set(date, false);
    for (const date of notice.makeUpWorkdays) exceptions.set(date, true);
  }
  const isKnown = (date: CalendarDate) => known.has(yearOf(date));
  const isWorkingDay = (date: CalendarDate) => exceptions.get(date) ?? !isWeekend(date);

  const first = byYear[0];
  const last = byYear.at(-1);
  return {
    knownFrom: first === undefined ? null : fromParts(first.year, 1, 1),
    knownUntil: last === undefined ? null : fromParts(last.year, 12, 31),
    isKnown,
    isWorkingDay,
    addWorkingDays: (date, count) => {
      const step = count < 0 ? -1 : 1;
      let current = date;
      let provisional = false;
      for (let left = Math.abs(count); left > 0; ) {
        current = addDays(current, step);
        provisional ||= !isKnown(current);
        if (isWorkingDay(current)) left -= 1;
      }
      return { date: current, provisional };
    },
  };
}

function isWeekend(date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === SATURDAY || weekday === SUNDAY;
}
