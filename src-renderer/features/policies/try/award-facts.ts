import type { ActivityRow } from '../../../../src-shared/policy/document/described-pack.ts';
import type {
  DegreeLevel,
  Form,
  Level,
  OrganiserKind,
  Role,
  SchoolStage,
} from '../../../../src-shared/training/training-words.ts';
import { parseFigure } from '../../../text/format.ts';

/** How much there was of an activity: which of these a form needs is said by the pack. */
export const measures = ['days', 'dayHours', 'hours', 'lessons', 'minutes', 'score'] as const;
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
  readonly score: number | null;
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
  score: null,
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

const byOpening: readonly (readonly [opening: string, measures: readonly Measure[]])[] = [
  ['按实际学时', ['days', 'dayHours', 'hours']],
  ['按项目规定', ['hours']],
  ['按钟点', ['minutes']],
  ['按课时', ['lessons']],
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

const decimal = (figure: number) => figure / 1000;

/**
 * The award input of what was typed, in decimals. Only what the form shows goes in: a measure left over from another form
 * says nothing.
 */
export function awardFacts(form: AwardForm, needed: readonly Measure[]): Readonly<Record<string, unknown>> {
  const figure = (measure: Exclude<Measure, 'dayHours'>) => {
    const value = form[measure];
    return needed.includes(measure) && value !== null ? { [measure]: decimal(value) } : {};
  };
  const dayHours = needed.includes('dayHours') ? (parseDayHours(form.dayHours) ?? []) : [];
  const { organiserKind, organiserLevel, approved, registered, delegated, stage, probation } = form;
  const hasOrganiser =
    organiserKind !== null || organiserLevel !== null || !approved || !registered || delegated;
  return {
    form: form.form,
    level: form.level,
    role: form.role,
    ...figure('days'),
    ...figure('hours'),
    ...figure('lessons'),
    ...figure('minutes'),
    ...figure('score'),
    ...(dayHours.length > 0 ? { dayHours: dayHours.map(decimal) } : {}),
    ...known({
      start: form.start,
      end: form.end,
      certificateDate: form.certificateDate,
      totalPeriods: form.totalPeriods === null ? null : decimal(form.totalPeriods),
      absentPeriods: form.absentPeriods === null ? null : decimal(form.absentPeriods),
      excusedPeriods: form.excusedPeriods === null ? null : decimal(form.excusedPeriods),
      sendingLevel: form.form === 'shadowing' ? form.sendingLevel : null,
      degreeLevel: form.form === 'degree' ? form.degreeLevel : null,
    }),
    passed: form.passed,
    certificate: form.certificate,
    ...(form.inDistrict ? {} : { inDistrict: false }),
    ...(hasOrganiser
      ? {
          organiser: {
            ...known({ kind: organiserKind, level: organiserLevel }),
            approved,
            registered,
            delegated,
          },
        }
      : {}),
    ...(stage !== null || probation ? { teacher: { ...known({ stage }), probation } } : {}),
  };
}

function known(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
