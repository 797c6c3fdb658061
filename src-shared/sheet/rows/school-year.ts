import type { Earning } from '../../ledger/entry.ts';
import { assertPresent } from '../../lib/assert.ts';
import type { Problem } from '../../problems.ts';
import { type CalendarDate, daysBetween, fromParts } from '../../training/calendar-date.ts';
import type { ProjectFields } from '../../training/project.ts';
import type { Role } from '../../training/training-words.ts';

/** A school year, both days included. */
export type SchoolYear = { readonly from: CalendarDate; readonly to: CalendarDate };

/** A standing entry with what the statistics of a school year ask of its training. Hours and days in thousandths. */
export type SchoolYearEntry = Pick<Earning, 'role' | 'level' | 'hours'> &
  Pick<ProjectFields, 'days' | 'dayHours' | 'isAbroad'> & {
    readonly teacherId: number;
    readonly projectId: number;
    readonly startOn: CalendarDate | null;
    readonly endOn: CalendarDate | null;
    /** Minutes by the clock, of an own training of whose length nothing else is known. */
    readonly clockMinutes: number | null;
  };

/** A school year by the year it begins in: 1 September to 31 August. */
export function schoolYearOf(year: number): SchoolYear {
  return {
    from: assertPresent(fromParts(year, 9, 1), 'a school year begins'),
    to: assertPresent(fromParts(year + 1, 8, 31), 'a school year ends'),
  };
}

/** Was somebody in this role trained? Lecturers and mentors taught. */
export function wasTrained({ role }: { readonly role: Role }): boolean {
  return role === 'trainee' || role === 'mentee';
}

/** Calendar days of a training, both ends counted; null while a date is missing. */
export function spanOf({ startOn, endOn }: Pick<SchoolYearEntry, 'startOn' | 'endOn'>): number | null {
  if (startOn === null || endOn === null) return null;
  return daysBetween(startOn, endOn) + 1;
}

/** Says how many people passed a training of the school year but are not registered: no sheet of the year knows them. */
export function unregisteredProblems(
  projects: Iterable<{ readonly toRegister: number; readonly takenOut: number; readonly held: number }>,
): readonly Problem[] {
  let people = 0;
  for (const { toRegister, takenOut, held } of projects) people += toRegister - takenOut - held;
  return people === 0
    ? []
    : [{ code: 'sheet.notRegisteredYet', severity: 'warning', values: { count: people } }];
}
