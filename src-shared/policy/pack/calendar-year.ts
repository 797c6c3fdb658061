import { z } from 'zod';
import { assert } from '../../lib/assert.ts';
import type { Problem } from '../../problems.ts';
import { type CalendarDate, parseCalendarDate, yearOf } from '../../training/calendar-date.ts';
import type { CalendarYear } from '../../training/working-day.ts';
import type { ReadProblem } from './read-problem.ts';

/** A real day, not only the form of one: 2023-02-30 in a notice would shift every deadline after it. */
const daySchema = z.string().transform((text, context): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'not a day written YYYY-MM-DD' });
  return z.NEVER;
});

/**
 * A year's holiday notice as a file (`resources/calendars/<year>.json`, or one that a user imports later).
 * Refused: a day named twice or both off and worked, and a day outside the year and its two neighbours.
 */
export const calendarYearSchema = z
  .strictObject({
    year: z.int().min(1990).max(2200),
    source: z.string().min(1).max(200),
    daysOff: z.array(daySchema).min(1).max(120),
    makeUpWorkdays: z.array(daySchema).max(60),
  })
  .superRefine((notice, context) => {
    const seen = new Set<string>();
    for (const key of ['daysOff', 'makeUpWorkdays'] as const) {
      for (const [index, date] of notice[key].entries()) {
        if (seen.has(date)) context.addIssue({ code: 'custom', message: 'named twice', path: [key, index] });
        seen.add(date);
        // A notice may move a weekend of the year before or after: 1 January often takes days of the last
        // December.
        if (Math.abs(yearOf(date) - notice.year) > 1)
          context.addIssue({ code: 'custom', message: 'not of this year', path: [key, index] });
      }
    }
  }) satisfies z.ZodType<CalendarYear>;

/** A value of a year's file that cannot be read, as a problem at its pointer. */
export function calendarProblem({ path, code, values }: ReadProblem): Problem {
  // Codes that no value can give have no sentence either.
  assert(code !== 'unknownWord' && code !== 'wrongForm', 'a year holds no closed words and no patterns');
  return { code: `calendar.${code}`, severity: 'error', at: { field: path }, values: { path, ...values } };
}
