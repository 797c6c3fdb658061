import { z } from 'zod';
import { statisticsHoursOfDays, statisticsHoursOfSession, statisticsRow } from '../duties/statistics.ts';
import type { CaseResult } from './case-words.ts';

/** The national form 教基4068: exactly one of the three is given. */
export const statisticsInputSchema = z
  .strictObject({
    /** One session by the clock, in minutes. */
    minutes: z.number().min(0).max(100_000).optional(),
    /** Periods of 45 minutes held on each day. */
    dayHours: z.array(z.number().min(0).max(100)).optional(),
    /** Whole hours of a school year, summed elsewhere. */
    hours: z.number().min(0).max(100_000).optional(),
  })
  .refine(
    ({ minutes, dayHours, hours }) =>
      [minutes, dayHours, hours].filter((given) => given !== undefined).length === 1,
    'exactly one of minutes, dayHours and hours',
  );

/** Answers a case of kind `statistics`. */
export function statisticsCase(input: z.infer<typeof statisticsInputSchema>): CaseResult {
  const hours = statisticsHours(input);
  return { output: { hours, row: statisticsRow(hours) } };
}

function statisticsHours({ minutes, dayHours, hours }: z.infer<typeof statisticsInputSchema>): number {
  // Exactly one of the three is there.
  if (minutes !== undefined) return statisticsHoursOfSession(minutes);
  if (dayHours !== undefined) return statisticsHoursOfDays(dayHours);
  return Math.floor(hours ?? 0);
}
