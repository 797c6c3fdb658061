import { assert } from '../lib/assert.ts';

/** A day of the Gregorian calendar as `YYYY-MM-DD`, without time or zone. Such texts compare in date order. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

const DAY_MS = 86_400_000;

/** Text → date, or `null` when it is not an existing day written `YYYY-MM-DD`. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const date = fromParts(Number(match[1]), Number(match[2]), Number(match[3]));
  return date === text ? date : null;
}

/** Year, month 1–12, day → date; `null` when there is no such day. */
export function fromParts(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1 || year > 9999) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10) as CalendarDate;
}

/** The day at an instant where the regulations are in force: China has one time zone and no summer time. */
export function dayInChina(instant: Date): CalendarDate {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as CalendarDate;
}

/** The hour there at an instant, 0–23. */
export function hourInChina(instant: Date): number {
  return new Date(instant.getTime() + 8 * 3_600_000).getUTCHours();
}

/** The calendar year. The year that a training counts in may begin on another day (`registrationYearOf`). */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** 1 January … 12 December: not from 0, as `Date` counts. */
export function monthOf(date: CalendarDate): number {
  return Number(date.slice(5, 7));
}

/** 1–31. */
export function dayOfMonth(date: CalendarDate): number {
  return Number(date.slice(8, 10));
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
}

/** The same day `months` later (earlier when negative); the month's last day where that day is lacking (A24). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const monthIndex = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  assert(year >= 1 && year <= 9999, 'addMonths left the calendar');
  for (let day = dayOfMonth(date); ; day--) {
    const found = fromParts(year, month, day);
    if (found !== null) return found;
  }
}

/** Whole days from `from` to `to`: 1 for the day after. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
