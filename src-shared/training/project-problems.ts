import type { Problem, ProblemCode } from '../problems.ts';
import { type CalendarDate, daysBetween, parseCalendarDate } from './calendar-date.ts';
import { isLongerThanDates } from './practice.ts';
import type { ProjectFields } from './project.ts';

const NAME_MAX = 120;
const DAYS_MAX = 3_000_000;

/** Everything wrong with a project's own fields, in the order of the form. What the regulation says comes from the policy. */
export function projectProblems(project: ProjectFields): readonly Problem[] {
  return [
    ...nameProblems(project),
    ...dateProblems(project),
    ...figureProblems(project),
    ...practiceProblems(project),
    ...(project.kind === 'outside' ? outsideProblems(project) : []),
  ];
}

function nameProblems(project: ProjectFields): readonly Problem[] {
  const problems: Problem[] = [];
  if (project.name.trim() === '') problems.push(error('project.nameMissing', 'name'));
  else if ([...project.name].length > NAME_MAX)
    problems.push(error('project.nameTooLong', 'name', { max: NAME_MAX }));
  if (project.organiserName.trim() === '') problems.push(error('project.organiserMissing', 'organiserName'));
  return problems;
}

function dateProblems(project: ProjectFields): readonly Problem[] {
  const { startOn, endOn, certificateOn } = project;
  const problems: Problem[] = [];
  if (startOn === null) problems.push(error('project.startMissing', 'startOn'));
  if (endOn === null) problems.push(error('project.endMissing', 'endOn'));
  if (startOn !== null && endOn !== null && endOn < startOn)
    problems.push(error('project.endBeforeStart', 'endOn', { start: startOn, end: endOn }));
  if (startOn !== null && certificateOn !== null && certificateOn < startOn)
    problems.push(error('project.certificateBeforeStart', 'certificateOn', { start: startOn }));
  return problems;
}

/** Figures must be there in a form that a rule can use, and must not contradict the dates. */
function figureProblems(project: ProjectFields): readonly Problem[] {
  const problems: Problem[] = [];
  for (const field of [
    'days',
    'hours',
    'lessons',
    'minutes',
    'totalPeriods',
    'practiceMonths',
    'practiceWeeks',
  ] as const) {
    const value = project[field];
    if (value !== null && (value < 0 || value > DAYS_MAX * (field === 'minutes' ? 1 : 1000)))
      problems.push(error('project.figureOutOfRange', field, { value }));
  }
  for (const [index, hours] of (project.dayHours ?? []).entries())
    if (hours <= 0 || hours > 24_000)
      problems.push(error('project.dayHoursOutOfRange', 'dayHours', { day: index + 1 }));
  const span = spanOf(project);
  const held = project.dayHours === null ? Math.ceil((project.days ?? 0) / 1000) : project.dayHours.length;
  if (span !== null && held > span)
    problems.push(error('project.moreDaysThanDates', 'days', { days: held, span }));
  const split = project.byYear;
  if (split !== null && span !== null && project.startOn !== null && project.endOn !== null) {
    const first = Number(project.startOn.slice(0, 4));
    const last = Number(project.endOn.slice(0, 4));
    for (const part of split)
      if (part.year < first || part.year > last)
        problems.push(error('project.splitOutsideDates', 'byYear', { year: part.year }));
    const days = split.reduce((sum, part) => sum + (part.days ?? 0), 0);
    if (project.days !== null && days > 0 && days !== project.days)
      problems.push(error('project.splitDoesNotAddUp', 'byYear', { days, total: project.days }));
  }
  return problems;
}

/** Stated months and weeks of practice lie between the dates. */
function practiceProblems(project: ProjectFields): readonly Problem[] {
  const { startOn, endOn, practiceMonths, practiceWeeks } = project;
  const [start, end] = [startOn, endOn].map((day) => (day === null ? null : parseCalendarDate(day)));
  if (start == null || end == null || end < start) return [];
  const stated = { months: practiceMonths ?? 0, weeks: practiceWeeks ?? 0 };
  if (!isLongerThanDates(stated, start, end)) return [];
  const field = practiceMonths === null ? 'practiceWeeks' : 'practiceMonths';
  return [error('project.practiceLongerThanDates', field, { start, end })];
}

/** An outside project counts by its proof: who registered it, and on what paper. */
function outsideProblems(project: ProjectFields): readonly Problem[] {
  const problems: Problem[] = [];
  if ((project.registrar ?? '').trim() === '') problems.push(error('project.registrarMissing', 'registrar'));
  if ((project.proof ?? '').trim() === '') problems.push(error('project.proofMissing', 'proof'));
  return problems;
}

/** Calendar days from the first to the last, both counted; null while a date is missing. */
function spanOf(project: ProjectFields): number | null {
  if (project.startOn === null || project.endOn === null || project.endOn < project.startOn) return null;
  return daysBetween(project.startOn as CalendarDate, project.endOn as CalendarDate) + 1;
}

function error(code: ProblemCode, field: string, values: Problem['values'] = {}): Problem {
  return { code, severity: 'error', at: { field }, values };
}
