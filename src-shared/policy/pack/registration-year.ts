import { parseCalendarDate, yearOf } from '../../training/calendar-date.ts';
import type { AwardInput } from '../award/award-input.ts';
import { figureStep, type Step, stepOf, withNote } from '../award/award-outcome.ts';
import type { Activity } from '../award/award-rules.ts';
import { isAcrossYears } from './match.ts';
import type { PolicyPack } from './policy-pack.ts';

type RegistrationYearRule = NonNullable<PolicyPack['registrationYear']>;

/**
 * The registration year of a date where the year starts on `starts` (`MM-DD`): a date before that day belongs to the year
 * that has begun before it. Under a start on 1 February both 20 and 31 January belong to the year just ended (Q12, A19).
 */
export function registrationYearOf(date: string, starts: string): number | null {
  const day = parseCalendarDate(date);
  if (day === null) return null;
  // Both are `MM-DD`, so comparing them as text compares days.
  return day.slice(5) < starts ? yearOf(day) - 1 : yearOf(day);
}

/**
 * The year an activity is registered in (H14.1, Q11): by the certificate, else the end, else the start, or as the pack
 * says. Null where no date is known.
 */
export function yearOfActivity(
  rule: RegistrationYearRule | undefined,
  input: AwardInput,
): { readonly year: number; readonly step: Step | null } | null {
  const decidedBy = rule?.decidedBy ?? 'end';
  // Each order falls back on the next best date: a training without a certificate still belongs to a year.
  const date =
    decidedBy === 'start'
      ? (input.start ?? input.end ?? input.certificateDate)
      : decidedBy === 'certificate'
        ? (input.certificateDate ?? input.end ?? input.start)
        : (input.end ?? input.certificateDate ?? input.start);
  if (date === undefined) return null;
  const year = registrationYearOf(date, rule?.starts ?? '01-01');
  if (year === null) return null;
  return { year, step: rule === undefined ? null : stepOf(rule, `以 ${date} 为准，登记在 ${year} 年`) };
}

/**
 * The year of a study by the year in which its courses were taken, whatever the date of the paper (H14.2, A29). Null
 * where neither day of it is known, and for one over several years, whose parts say it.
 */
export function yearOfStudy(
  activity: Activity,
  input: AwardInput,
): { readonly year: number; readonly step: Step | null } | null {
  const date = input.end ?? input.start;
  if (date === undefined || isAcrossYears(input)) return null;
  const year = registrationYearOf(date, '01-01');
  if (year === null) return null;
  return { year, step: withNote(figureStep(activity, `课程学习在 ${year} 年，登记在 ${year} 年`), 'A29') };
}
