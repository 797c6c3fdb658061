import { deadline } from '../policy/duties/deadline.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { textsOf } from '../policy/set/set-members.ts';
import { type CalendarDate, daysBetween, parseCalendarDate } from '../training/calendar-date.ts';
import type { ProjectFields } from '../training/project.ts';
import { countWorkingDays, type WorkingCalendar } from '../training/working-day.ts';
import type { ProjectDeadline } from './readiness.ts';

/** The last day for a duty of a project beside its registration, in the words of the text that sets it. */
export type DutyDeadline = ProjectDeadline & {
  readonly text: string;
  /** Whose it is, where several texts hold. */
  readonly textTitle: string | null;
};

/**
 * The last days of an own project that count from its opening, its end or its year, the earliest first; those whose day is not
 * known are left out. All texts of the pack are asked, and each deadline stands with its own clause; the one of registering
 * has its own place (`registrationDeadline`). Whether a duty is done is known to nobody but the people.
 */
export function projectDeadlines({
  project,
  pack,
  today,
  calendar,
}: {
  readonly project: Pick<ProjectFields, 'kind' | 'startOn' | 'endOn'>;
  readonly pack: PolicyPack;
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
}): readonly DutyDeadline[] {
  if (project.kind !== 'own') return [];
  const dayOf = (day: string | null) => (day === null ? null : parseCalendarDate(day));
  const from = {
    opening: dayOf(project.startOn),
    'project-end': dayOf(project.endOn),
    year: dayOf(project.endOn),
    notice: null,
    departure: null,
  };
  return textsOf(pack)
    .flatMap((text) => (text.deadlines ?? []).map((rule) => ({ text, rule })))
    .flatMap(({ text, rule }) => {
      const start = from[rule.from];
      if (rule.duty === 'registration' || start === null) return [];
      const due = deadline([rule], rule.duty, { from: start }, calendar);
      if (due === null) return [];
      const isWorking = due.calendar === 'working';
      return [
        {
          dueOn: due.due,
          daysLeft: isWorking ? countWorkingDays(calendar, today, due.due) : daysBetween(today, due.due),
          calendar: due.calendar,
          isProvisional: due.provisional,
          clause: due.clause,
          text: rule.text,
          textTitle: pack.members === undefined ? null : text.shortTitle,
        },
      ];
    })
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
}
