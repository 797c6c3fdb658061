import { type ProjectFields, unstatedProject } from '../../../src-shared/training/project.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';

/** The figures a project may state; which of them a form of training asks for is `figuresOf`. */
export type FigureField =
  | 'days'
  | 'hours'
  | 'lessons'
  | 'minutes'
  | 'dayHours'
  | 'dayPattern'
  | 'totalPeriods'
  | 'sendingLevel'
  | 'degreeLevel'
  | 'practiceMonths'
  | 'practiceWeeks';

const figures: Readonly<Record<Form, readonly FigureField[]>> = {
  centralized: ['days', 'dayHours', 'hours', 'dayPattern', 'totalPeriods'],
  shadowing: ['days', 'dayHours', 'hours', 'dayPattern', 'sendingLevel', 'totalPeriods'],
  remote: ['hours', 'totalPeriods'],
  'school-based': ['hours', 'days', 'totalPeriods'],
  exam: ['minutes'],
  lecture: ['lessons'],
  mentoring: ['hours'],
  degree: ['degreeLevel', 'hours'],
  enterprise: ['practiceMonths', 'practiceWeeks', 'days', 'hours', 'totalPeriods'],
  'self-directed': ['hours'],
  other: ['hours', 'days', 'totalPeriods'],
};

/** The figures that the form of training is measured by, in the order they are asked for. */
export function figuresOf(form: Form): readonly FigureField[] {
  return figures[form];
}

/** A new project of this organisation: its own level and name, nothing else taken for granted. */
export function emptyProject(organisation: { readonly name: string; readonly level: Level }): ProjectFields {
  return {
    ...unstatedProject,
    kind: 'own',
    name: '',
    level: organisation.level,
    form: organisation.level === 'school' ? 'school-based' : 'centralized',
    organiserName: organisation.name,
    organiserKind: organisation.level === 'school' ? 'school' : 'training-institution',
    organiserLevel: organisation.level,
  };
}

/**
 * The organiser once the kind is chosen: somebody else's training was not organised by this organisation, and an own one
 * most likely was. A name that somebody typed stays.
 */
export function organiserOfKind(organiserName: string, kind: ProjectFields['kind'], ownName: string): string {
  if (kind === 'outside') return organiserName === ownName ? '' : organiserName;
  return organiserName === '' ? ownName : organiserName;
}

/** The organiser's level once the project's level is chosen: it follows until it was chosen by itself. */
export function organiserLevelAfter(
  fields: Pick<ProjectFields, 'kind' | 'level' | 'organiserLevel'>,
  level: Level,
): Level {
  return fields.kind === 'outside' && fields.organiserLevel === fields.level ? level : fields.organiserLevel;
}

/**
 * The fields as they are sent: a figure that the chosen form does not use is left out, so that nothing hidden on the
 * screen takes part in a calculation.
 */
export function withoutUnusedFigures(fields: ProjectFields): ProjectFields {
  const used = new Set(figuresOf(fields.form));
  const keep = <Value>(figure: FigureField, value: Value) => (used.has(figure) ? value : null);
  return {
    ...fields,
    days: keep('days', fields.days),
    hours: keep('hours', fields.hours),
    lessons: keep('lessons', fields.lessons),
    minutes: keep('minutes', fields.minutes),
    dayHours: keep('dayHours', fields.dayHours),
    dayPattern: keep('dayPattern', fields.dayPattern),
    totalPeriods: keep('totalPeriods', fields.totalPeriods),
    sendingLevel: keep('sendingLevel', fields.sendingLevel),
    degreeLevel: keep('degreeLevel', fields.degreeLevel),
    practiceMonths: keep('practiceMonths', fields.practiceMonths),
    practiceWeeks: keep('practiceWeeks', fields.practiceWeeks),
    byYear: fields.byYear === null || fields.byYear.length === 0 ? null : fields.byYear,
  };
}

/** Calendar days from the first to the last, both counted, as thousandths; null while a date is missing or they cross. */
export function daysBetweenDates(startOn: string | null, endOn: string | null): number | null {
  if (startOn === null || endOn === null || endOn < startOn) return null;
  const span = Date.parse(`${endOn}T00:00:00Z`) - Date.parse(`${startOn}T00:00:00Z`);
  return (Math.round(span / 86_400_000) + 1) * 1000;
}

/** `8 8 3.5` → thousandths per day; null for empty text, undefined when a part is no number of up to 24 hours. */
export function parseDayHours(text: string): number[] | null | undefined {
  const parts = text
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .split(/[\s,，、;；+＋]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const hours: number[] = [];
  for (const part of parts) {
    const match = /^(\d{1,2})(?:\.(\d{1,3}))?$/.exec(part);
    if (match === null) return undefined;
    const value = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
    if (value <= 0 || value > 24_000) return undefined;
    hours.push(value);
  }
  return hours;
}

/** Years a project touches, first to last; empty while a date is missing. */
export function yearsTouched(startOn: string | null, endOn: string | null): readonly number[] {
  if (startOn === null || endOn === null || endOn < startOn) return [];
  const first = Number(startOn.slice(0, 4));
  const last = Number(endOn.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
