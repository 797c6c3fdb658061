import type { ActivityRow } from '../../../../src-shared/policy/document/described-pack.ts';
import { type Classification, sortedClassification } from '../../../../src-shared/training/classification.ts';
import {
  type DayPattern,
  type DegreeLevel,
  type Form,
  type Level,
  type OrganiserKind,
  type Role,
  roles,
  type SchoolStage,
  type TrainingKind,
} from '../../../../src-shared/training/training-words.ts';
import { parseFigure } from '../../../text/format.ts';

/** How much there was of an activity: which of these a form needs is said by the pack. */
export const measures = [
  'days',
  'dayHours',
  'hours',
  'lessons',
  'minutes',
  'months',
  'weeks',
  'score',
] as const;
/** What an activity may be measured in. */
export type Measure = (typeof measures)[number];

/** What the trial box holds: figures in thousandths, null where nothing was said. */
export type AwardForm = {
  readonly form: Form;
  readonly level: Level;
  readonly role: Role;
  readonly days: number | null;
  /** Hours of each day, one after another: 8 8 4. */
  readonly dayHours: string;
  readonly hours: number | null;
  readonly lessons: number | null;
  readonly minutes: number | null;
  /** Practice in an enterprise. */
  readonly months: number | null;
  readonly weeks: number | null;
  readonly score: number | null;
  /** What it is by the axes of the pack. */
  readonly classification: Classification;
  readonly dayPattern: DayPattern | null;
  readonly trainingKind: TrainingKind | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly passed: boolean;
  readonly certificate: boolean;
  readonly certificateDate: string | null;
  readonly totalPeriods: number | null;
  readonly absentPeriods: number | null;
  readonly excusedPeriods: number | null;
  readonly organiserKind: OrganiserKind | null;
  readonly organiserLevel: Level | null;
  readonly approved: boolean;
  readonly registered: boolean;
  readonly delegated: boolean;
  readonly inDistrict: boolean;
  readonly sendingLevel: Level | null;
  readonly degreeLevel: DegreeLevel | null;
  readonly stage: SchoolStage | null;
  readonly probation: boolean;
};

/** A day of county training: something to look at before anything is typed. */
export const firstAward: AwardForm = {
  form: 'centralized',
  level: 'county',
  role: 'trainee',
  days: 2000,
  dayHours: '',
  hours: null,
  lessons: null,
  minutes: null,
  months: null,
  weeks: null,
  score: null,
  classification: {},
  dayPattern: null,
  trainingKind: null,
  start: null,
  end: null,
  passed: true,
  certificate: true,
  certificateDate: null,
  totalPeriods: null,
  absentPeriods: null,
  excusedPeriods: null,
  organiserKind: null,
  organiserLevel: null,
  approved: true,
  registered: true,
  delegated: false,
  inDistrict: true,
  sendingLevel: null,
  degreeLevel: null,
  stage: null,
  probation: false,
};

/** Rules of the pack that may speak of this form and role; a rule that names none speaks of all. */
export function rulesFor(
  activities: readonly ActivityRow[],
  { form, role }: Pick<AwardForm, 'form' | 'role'>,
): readonly ActivityRow[] {
  return activities.filter(
    ({ forms, roles }) =>
      (forms.length === 0 || forms.includes(form)) && (roles.length === 0 || roles.includes(role)),
  );
}

/** Roles that the pack gives something for in this form, in the order of the words. */
export function rolesOf(activities: readonly ActivityRow[], form: Form): readonly Role[] {
  const named = activities
    .filter(({ forms }) => forms.length === 0 || forms.includes(form))
    .flatMap((activity) => (activity.roles.length === 0 ? roles : activity.roles));
  return roles.filter((role) => named.includes(role));
}

/** The pack's own first activity, so that the box never opens on one it does not know. */
export function startingForm(activities: readonly ActivityRow[]): AwardForm {
  const isKnown = rulesFor(activities, firstAward).length > 0;
  const form = isKnown ? firstAward.form : (activities[0]?.forms[0] ?? firstAward.form);
  const role = rolesOf(activities, form)[0] ?? firstAward.role;
  const level = isKnown ? firstAward.level : 'school';
  const asked = { form, role };
  // Days become hours only where the pack says how long a day is.
  const countsDays = rulesFor(activities, asked).some(({ hours }) => hours.includes('一天计'));
  return {
    ...firstAward,
    ...asked,
    level,
    days: countsDays ? firstAward.days : null,
    hours: countsDays ? null : 16_000,
  };
}

/** With a value of an axis, or (null) without one. */
export function withValue(
  classification: Classification,
  axis: string,
  value: string | null,
): Classification {
  const { [axis]: _before, ...others } = classification;
  return value === null ? others : { ...others, [axis]: value };
}

/** With another form of training; a role that it does not know becomes its first. */
export function withForm(award: AwardForm, form: Form, activities: readonly ActivityRow[]): AwardForm {
  const known = rolesOf(activities, form);
  return { ...award, form, role: known.includes(award.role) ? award.role : (known[0] ?? award.role) };
}

const byOpening: readonly (readonly [opening: string, measures: readonly Measure[]])[] = [
  ['按实际学时', ['days', 'dayHours', 'hours']],
  ['按项目规定', ['hours']],
  ['按办学单位证明', ['hours']],
  ['按填报', ['hours']],
  ['按钟点', ['minutes']],
  ['按课时', ['lessons']],
  ['按月、周计', ['months', 'weeks']],
  ['一律', []],
];

/** The measures that the pack's rules for this form ask for; of a form it does not know, days and hours. */
export function neededMeasures(
  activities: readonly ActivityRow[],
  asked: Pick<AwardForm, 'form' | 'role'>,
): readonly Measure[] {
  const rules = rulesFor(activities, asked);
  if (rules.length === 0) return ['days', 'hours'];
  const needed = new Set(rules.flatMap(measuresOf));
  return measures.filter((measure) => needed.has(measure));
}

function measuresOf({ hours, cells }: ActivityRow): readonly Measure[] {
  const counted = byOpening.find(([opening]) => hours.startsWith(opening))?.[1] ?? ['hours'];
  return [
    ...counted,
    ...(hours.includes('分钟计') && hours.startsWith('按实际') ? (['minutes'] as const) : []),
    ...(cells.some(({ text }) => text.startsWith('满分')) ? (['score'] as const) : []),
  ];
}

/** 「8 8 4」 or 「8、8、4」 → 8000, 8000, 4000; null for what is no list of figures. */
export function parseDayHours(text: string): readonly number[] | null {
  const figures = text
    .split(/[\s,，、;；+＋]+/)
    .filter((part) => part !== '')
    .map(parseFigure);
  const known = figures.filter((figure) => typeof figure === 'number');
  return known.length === figures.length ? known : null;
}

const decimal = (figure: number | null) => (figure === null ? null : figure / 1000);

/**
 * The award input of what was typed, in decimals. Only what the form shows goes in: a measure left over from another form
 * says nothing.
 */
export function awardFacts(form: AwardForm, needed: readonly Measure[]): Readonly<Record<string, unknown>> {
  const { passed, certificate, stage, probation } = form;
  return {
    form: form.form,
    level: form.level,
    role: form.role,
    ...measured(form, needed),
    ...known({
      start: form.start,
      end: form.end,
      certificateDate: form.certificateDate,
      totalPeriods: decimal(form.totalPeriods),
      absentPeriods: decimal(form.absentPeriods),
      excusedPeriods: decimal(form.excusedPeriods),
      sendingLevel: form.form === 'shadowing' ? form.sendingLevel : null,
      degreeLevel: form.form === 'degree' ? form.degreeLevel : null,
      classification: sortedClassification(form.classification),
      dayPattern: form.dayPattern,
      trainingKind: form.trainingKind,
    }),
    passed,
    certificate,
    ...(form.inDistrict ? {} : { inDistrict: false }),
    ...organiserOf(form),
    ...(stage !== null || probation ? { teacher: { ...known({ stage }), probation } } : {}),
  };
}

/** How much there was of it, as far as the pack asks. */
function measured(form: AwardForm, needed: readonly Measure[]): Readonly<Record<string, unknown>> {
  const figures = needed.flatMap((measure) =>
    measure === 'dayHours' ? [] : [[measure, decimal(form[measure])] as const],
  );
  const dayHours = needed.includes('dayHours') ? (parseDayHours(form.dayHours) ?? []) : [];
  return {
    ...known(Object.fromEntries(figures)),
    ...(dayHours.length > 0 ? { dayHours: dayHours.map(decimal) } : {}),
  };
}

/** The organiser, where anything about it is not as usual. */
function organiserOf(form: AwardForm): Readonly<Record<string, unknown>> {
  const { organiserKind: kind, organiserLevel: level, approved, registered, delegated } = form;
  const isUsual = kind === null && level === null && approved && registered && !delegated;
  return isUsual ? {} : { organiser: { ...known({ kind, level }), approved, registered, delegated } };
}

function known(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
