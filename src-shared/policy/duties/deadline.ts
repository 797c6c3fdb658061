import { z } from 'zod';
import { assertPresent } from '../../lib/assert.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { addDays, addMonths, type CalendarDate, fromParts, yearOf } from '../../training/calendar-date.ts';
import type { WorkingCalendar } from '../../training/working-day.ts';
import { type Reason, reasonOf, ruleHeadingShape } from '../pack/rule-heading.ts';

/** Duties with a last day that cases and the program's lists name. */
export const deadlineDuties = [
  'registration',
  'archive',
  'summary',
  'briefing',
  'materials',
  'roster',
  'plan',
  'notice',
  'outgoing-application',
  'implementation-plan',
  'project-end',
  'first-year-end',
] as const;
/** A duty with a last day. */
export type DeadlineDuty = (typeof deadlineDuties)[number];

/** Any year without 29 February: a fixed day of the year must exist in all of them. */
const COMMON_YEAR = 2023;

const dutySchema = z.enum(deadlineDuties);
/** The event that starts the clock; for a fixed day of the year, any day of that year. */
const fromSchema = z.enum(['project-end', 'notice', 'opening', 'departure', 'year']);

/**
 * One rule of a pack's section `deadlines`: the last day for one duty.
 * `offset` counts `count` units before or after the day the clock starts (`from` names that day), which itself is not
 * counted; `year-date` is a fixed day of the year in which the clock starts.
 */
export const deadlineRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('offset'),
    duty: dutySchema,
    from: fromSchema,
    /** `before`: plans and notices are due ahead of the opening (W2.1a, L28, G3.3). */
    direction: z.enum(['before', 'after']),
    /** Working days only where the text says so (H7); else calendar days, holidays or not (A17). */
    unit: z.enum(['working-day', 'calendar-day', 'month']),
    /** Thirteen months at most: a deadline further away is a typing error. */
    count: z.int().min(1).max(400),
  }),
  z
    .strictObject({
      ...ruleHeadingShape,
      kind: z.literal('year-date'),
      duty: dutySchema,
      from: fromSchema,
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
    })
    .refine((rule) => fromParts(COMMON_YEAR, rule.month, rule.day) !== null, 'not a day of every year'),
]);
/** A rule of deadlines that was read; see `deadlineRuleSchema`. */
export type DeadlineRule = z.infer<typeof deadlineRuleSchema>;

/**
 * The last day for a duty. `calendar` says how days were counted; `late` is known only where `doneOn` was given: done on
 * the last day itself is in time. `provisional`: the count touches days that no loaded calendar covers, so only weekends
 * were left out there; ask again when the State Council's notice for that year is loaded.
 */
export type Deadline = {
  readonly due: CalendarDate;
  readonly calendar: 'working' | 'calendar';
  readonly clause: string;
  readonly late: boolean | null;
  readonly provisional: boolean;
  readonly reasons: readonly Reason[];
};

/**
 * The last day for `duty` when its clock starts on `from`; `null` where no rule sets the duty. Of several rules, of several
 * texts, the earliest day leads: who keeps it keeps them all.
 */
export function deadline(
  rules: readonly DeadlineRule[],
  duty: DeadlineDuty,
  dates: { readonly from: CalendarDate; readonly doneOn?: CalendarDate | undefined },
  calendar: WorkingCalendar,
): Deadline | null {
  const [first] = rules
    .filter((rule) => rule.duty === duty)
    .map((rule) => ({ rule, ...lastDay(rule, dates.from, calendar) }))
    .sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0));
  if (first === undefined) return null;
  const { rule, due, provisional } = first;
  return {
    due,
    calendar: rule.kind === 'offset' && rule.unit === 'working-day' ? 'working' : 'calendar',
    clause: rule.clause,
    late: dates.doneOn === undefined ? null : dates.doneOn > due,
    provisional,
    reasons: [reasonOf(rule)],
  };
}

/** The day of the event is not counted (A17). A month before 31 March is the last day of February (A24). */
function lastDay(
  rule: DeadlineRule,
  from: CalendarDate,
  calendar: WorkingCalendar,
): { readonly due: CalendarDate; readonly provisional: boolean } {
  if (rule.kind === 'year-date') {
    const due = assertPresent(
      fromParts(yearOf(from), rule.month, rule.day),
      'the schema admits real days only',
    );
    return { due, provisional: false };
  }
  const count = rule.direction === 'after' ? rule.count : -rule.count;
  switch (rule.unit) {
    case 'working-day': {
      const { date, provisional } = calendar.addWorkingDays(from, count);
      return { due: date, provisional };
    }
    case 'calendar-day':
      return { due: addDays(from, count), provisional: false };
    case 'month':
      return { due: addMonths(from, count), provisional: false };
    default:
      return assertNever(rule.unit);
  }
}
