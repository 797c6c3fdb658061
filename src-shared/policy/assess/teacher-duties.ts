import type { PolicyPack } from '../pack/policy-pack.ts';
import type { AssessOutcome, AssessRequest, PeriodOutcome } from './assess-outcome.ts';
import { tasksOf } from './verdicts/task.ts';

/** Something that a person of certain roles must do beside the hours, and whether the entries show it. */
export type TeacherTask = { readonly clause: string; readonly text: string; readonly isCarried: boolean };

/** What is asked of a person beside the year and the cycle: the probation (W3.2, M9), tasks and practice (W3.4, V2). */
export type TeacherDuties = {
  readonly probation: PeriodOutcome | null;
  readonly tasks: readonly TeacherTask[];
};

/**
 * The duties of one person under one text, from its assessment of a year with its cycle. Practice in enterprises is one task:
 * the week of the year, and one of the two longer demands (V2).
 */
export function teacherDuties(
  pack: Pick<PolicyPack, 'duties' | 'assessment'>,
  request: AssessRequest,
  { probation, enterprise }: Pick<AssessOutcome, 'probation' | 'enterprise'>,
): TeacherDuties {
  const tasks = tasksOf(pack.duties, request).map(({ duty: { clause, text }, isCarried }) => ({
    ...{ clause, text, isCarried },
  }));
  const rule = pack.assessment.find(({ kind }) => kind === 'enterprise');
  if (rule === undefined || enterprise === null) return { probation, tasks };
  const isCarried =
    enterprise.week !== false && (enterprise.twoYears === true || enterprise.fiveYears === true);
  return { probation, tasks: [...tasks, { clause: rule.clause, text: rule.text, isCarried }] };
}

/** Whom a list of duties may be narrowed to: on probation, with a task, with a task that nobody carried yet. */
export const dutyGroups = ['probation', 'tasks', 'tasks-open'] as const;
/** One of them. */
export type DutyGroup = (typeof dutyGroups)[number];

/** Whether somebody belongs to a group. */
export function isInDutyGroup(
  { probation, tasks }: { readonly probation: unknown; readonly tasks: readonly TeacherTask[] },
  group: DutyGroup,
): boolean {
  switch (group) {
    case 'probation':
      return probation !== null;
    case 'tasks':
      return tasks.length > 0;
    case 'tasks-open':
      return tasks.some(({ isCarried }) => !isCarried);
  }
}
