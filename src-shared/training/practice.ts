import { addDays, addMonths, type CalendarDate, daysBetween, parseCalendarDate } from './calendar-date.ts';
import type { ProjectFields } from './project.ts';

/** How long somebody practised in an enterprise (V2), thousandths of a month and of a week; the two add up. */
export type Practice = { readonly months: number; readonly weeks: number };

/**
 * How long a practice in an enterprise lasted: as it was stated, a measure left out being none of it, else by its dates
 * (`practiceByDates`). Null where neither is known; nothing is ever taken for a week.
 */
export function practiceOf(
  project: Pick<ProjectFields, 'practiceMonths' | 'practiceWeeks' | 'startOn' | 'endOn'>,
): Practice | null {
  const { practiceMonths: months, practiceWeeks: weeks } = project;
  if (months !== null || weeks !== null) return { months: months ?? 0, weeks: weeks ?? 0 };
  const start = project.startOn === null ? null : parseCalendarDate(project.startOn);
  const end = project.endOn === null ? null : parseCalendarDate(project.endOn);
  return start === null || end === null || end < start ? null : practiceByDates(start, end);
}

/**
 * Whole months from the first day to the day before the same day later (as A9 counts them), and the days left over in weeks
 * of seven, rounded down: Monday to Friday alone is not known to be a week until somebody says so.
 */
export function practiceByDates(start: CalendarDate, end: CalendarDate): Practice {
  let months = 0;
  while (addDays(addMonths(start, months + 1), -1) <= end) months++;
  const rest = daysBetween(addMonths(start, months), end) + 1;
  return { months: months * 1000, weeks: Math.floor((Math.max(0, rest) * 1000) / 7) };
}

/** A stated practice may lack the last weekend of its weeks, but is no longer than its dates otherwise. */
const WEEKEND_DAYS = 2;
const SHORTEST_MONTH_DAYS = 28;

/** Whether what was stated cannot lie between the dates. */
export function isLongerThanDates(practice: Practice, start: CalendarDate, end: CalendarDate): boolean {
  const stated = practice.months * SHORTEST_MONTH_DAYS + practice.weeks * 7;
  return stated > (daysBetween(start, end) + 1 + WEEKEND_DAYS) * 1000;
}
