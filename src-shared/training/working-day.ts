import { assertPresent } from '../lib/assert.ts';
import { addDays, type CalendarDate, daysBetween, fromParts, weekdayOf, yearOf } from './calendar-date.ts';

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

/** Of each year the notice that holds: an imported one stands in place of the shipped one. By year. */
export function noticesInForce<Notice extends { readonly year: number }>(
  shipped: readonly Notice[],
  imported: readonly Notice[],
): readonly Notice[] {
  const byYear = new Map([...shipped, ...imported].map((notice) => [notice.year, notice]));
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

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
  /** Working days after `from` up to and with `to`; `to` does not lie before `from`. */
  readonly countWorkingDays: (from: CalendarDate, to: CalendarDate) => number;
};

/** A day that was counted to. `provisional`: a holiday notice still to come may move it. */
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
  const exceptions = new Map<DayNumber, boolean>();
  for (const notice of byYear) {
    for (const date of notice.daysOff) exceptions.set(dayNumber(date), false);
    for (const date of notice.makeUpWorkdays) exceptions.set(dayNumber(date), true);
  }
  const isWorked = (day: DayNumber) => exceptions.get(day) ?? !isWeekend(day);
  const isKnown = (date: CalendarDate) => known.has(yearOf(date));

  const first = byYear[0];
  const last = byYear.at(-1);
  return {
    knownFrom: first === undefined ? null : fromParts(first.year, 1, 1),
    knownUntil: last === undefined ? null : fromParts(last.year, 12, 31),
    isKnown,
    isWorkingDay: (date) => isWorked(dayNumber(date)),
    addWorkingDays: (date, count) => {
      if (count === 0) return { date, provisional: false };
      const step = count < 0 ? -1 : 1;
      const start = dayNumber(date);
      let day = start;
      for (let left = Math.abs(count); left > 0; ) {
        day += step;
        if (isWorked(day)) left -= 1;
      }
      const due = addDays(date, day - start);
      return { date: due, provisional: !isKnownBetween(known, addDays(date, step), due) };
    },
    // By numbers, because the deadlines of a county's projects count years of days.
    countWorkingDays: (from, to) => {
      const until = dayNumber(to);
      let count = 0;
      for (let day = dayNumber(from) + 1; day <= until; day++) if (isWorked(day)) count++;
      return count;
    },
  };
}

/** Days since 1970-01-01, a Thursday. */
type DayNumber = number;

const EPOCH = assertPresent(fromParts(1970, 1, 1), 'an existing day');
const EPOCH_WEEKDAY = weekdayOf(EPOCH);

function dayNumber(date: CalendarDate): DayNumber {
  return daysBetween(EPOCH, date);
}

function isWeekend(day: DayNumber): boolean {
  const weekday = (((day + EPOCH_WEEKDAY) % 7) + 7) % 7;
  return weekday === SATURDAY || weekday === SUNDAY;
}

function isKnownBetween(known: ReadonlySet<number>, one: CalendarDate, other: CalendarDate): boolean {
  const [first, last] = one <= other ? [one, other] : [other, one];
  for (let year = yearOf(first); year <= yearOf(last); year++) if (!known.has(year)) return false;
  return true;
}

/** Working days after `from` up to and with `to`; negative when `to` lies before `from`. */
export function countWorkingDays(calendar: WorkingCalendar, from: CalendarDate, to: CalendarDate): number {
  return from <= to ? calendar.countWorkingDays(from, to) : -calendar.countWorkingDays(to, from);
}
