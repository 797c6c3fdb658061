import { assert } from '../../lib/assert.ts';

/**
 * The national form 教基4068 counts a 学时 of its own (JJ4068): 45 minutes by the clock, what is left under 45 dropped, at
 * most 8 a day, over a school year. Its figures are whole hours, not thousandths.
 */

const MINUTES_PER_HOUR = 45;
const HOURS_PER_DAY_MAX = 8;

/** Rows of the form by a teacher's hours of the school year; a teacher without hours is in none. */
export type StatisticsRow = '02' | '03' | '04' | '05';

/** Whole hours of one session by the clock: 89 minutes are one hour. */
export function statisticsHoursOfSession(minutes: number): number {
  assert(minutes >= 0, 'a session has no negative length');
  return Math.min(Math.floor(minutes / MINUTES_PER_HOUR), HOURS_PER_DAY_MAX);
}

/**
 * Whole hours of a training from the periods of 45 minutes held on each day. Cut day by day: what is left of
 * one day does not add to the next.
 */
export function statisticsHoursOfDays(periodsByDay: readonly number[]): number {
  let total = 0;
  for (const periods of periodsByDay) {
    assert(periods >= 0, 'a day has no negative length');
    total += Math.min(Math.floor(periods), HOURS_PER_DAY_MAX);
  }
  return total;
}

/** The row for a teacher's whole hours of the school year: up to 36, 37–72, 73–108, 109 and more. */
export function statisticsRow(hours: number): StatisticsRow | null {
  assert(hours >= 0, 'hours are not negative');
  const whole = Math.floor(hours);
  if (whole === 0) return null;
  if (whole <= 36) return '02';
  if (whole <= 72) return '03';
  return whole <= 108 ? '04' : '05';
}
