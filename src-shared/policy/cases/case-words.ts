import { z } from 'zod';
import { type CalendarDate, parseCalendarDate, yearOf } from '../../training/calendar-date.ts';
import { parseThousandths } from '../../training/thousandths.ts';
import type { WorkingCalendar } from '../../training/working-day.ts';
import { YEAR_MAX, YEAR_MIN } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { Reason } from '../pack/rule-heading.ts';

/** What the answers to cases rest on. `today` bounds dates of birth; left out, they are not compared with any day. */
export type CaseEnvironment = {
  readonly packs: ReadonlyMap<string, PolicyPack>;
  readonly calendar: WorkingCalendar;
  readonly today?: CalendarDate | undefined;
};

/** `malformed`: cannot be read; `unknownPolicy`: no such pack; `notInPolicy`: the pack has no such rule. */
export type CaseError = {
  readonly code: 'malformed' | 'unknownPolicy' | 'notInPolicy';
  readonly message: string;
  /** JSON pointer into the case. */
  readonly path: string;
};

/** The answer as cases write it: decimals, absent keys for what the question leaves open. */
export type CaseOutput = Readonly<Record<string, unknown>>;

/** What a kind of case answers: an output, or why there is none. */
export type CaseResult = { readonly output: CaseOutput } | { readonly error: CaseError };

/**
 * The case can be read and the pack exists, but it has no rule for the question. Another thing than
 * `not-applicable`, which is an answer.
 */
export function notInPolicy(path: string, message: string): CaseResult {
  return { error: { code: 'notInPolicy', message, path } };
}

/** The case cannot be read; `message` never quotes what was typed. */
export function malformed(path: string, message: string): CaseResult {
  return { error: { code: 'malformed', message, path } };
}

/** A day `YYYY-MM-DD` of the years that cases are about. */
export const caseDateSchema = z.string().transform((text, context): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date !== null && yearOf(date) >= YEAR_MIN && yearOf(date) <= YEAR_MAX) return date;
  context.addIssue({ code: 'custom', message: 'not a day written YYYY-MM-DD' });
  return z.NEVER;
});

/** A figure that is not negative and not finer than a thousandth, as whole thousandths. */
export const caseThousandthsSchema = z
  .number()
  .min(0)
  .max(1_000_000_000_000)
  .transform((value, context): number => {
    const thousandths = parseThousandths(value);
    if (thousandths !== null) return thousandths;
    context.addIssue({ code: 'custom', message: 'finer than a thousandth' });
    return z.NEVER;
  });

/** Length in days, half days and other parts allowed, longer than nothing. */
export const caseDaysSchema = z.number().positive().max(4000);

/** A reason as answers show it: `notes` are the readings (ambiguities) it rests on, `pack` the text where several hold. */
export function caseReason({ clause, text, notes, about, policy }: Reason): CaseOutput {
  return {
    clause,
    ...(policy === undefined ? {} : { pack: policy }),
    text,
    ...(about === undefined ? {} : { about }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
