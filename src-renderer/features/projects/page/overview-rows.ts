import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import {
  type ProjectFieldName,
  type ProjectFields,
  projectFieldNames,
} from '../../../../src-shared/training/project.ts';
import { formatDateRange, formatThousandths } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import {
  dayPatternWords,
  degreeLevelWords,
  formWords,
  levelWords,
  organiserKindWords,
  trainingKindWords,
} from '../../../text/words.ts';
import { figuresOf } from '../project-fields.ts';

const text = projectsText.overview;
const label = projectsText.form;

/** A figure in thousandths, or a count, with its unit. */
const figure = (value: number | null, unit: string) =>
  value === null ? null : `${formatThousandths(value, 0)} ${unit}`;
const count = (value: number | null, unit: string) => (value === null ? null : `${value} ${unit}`);
const yesNo = (isOn: boolean) => (isOn ? text.yes : text.no);

/** A field, what stands there, and whether it is shown; a figure is shown where the form of training uses it. */
type Row = readonly [field: ProjectFieldName, value: string | null | undefined, isShown?: boolean];

/** The fields that mean something for this project, in the order of the form; null where nothing is known. */
export function overviewRows({
  fields,
  classified,
}: Pick<Project, 'fields' | 'classified'>): readonly (readonly [term: string, value: string | null])[] {
  const rows = [...identity(fields), ...extent(fields), ...organiser(fields)];
  return withOtherTexts(rows, fields)
    .filter(([, , isShown]) => isShown !== false)
    .flatMap(([field, value]) => [
      [
        field === 'startOn' ? projectsText.columns.dates : label[field],
        value === undefined || value === '' ? null : value,
      ] as const,
      // What it is by the axes of the texts stands behind its form.
      ...(field === 'form' ? classified.map(({ axis, title }) => [axis, title] as const) : []),
    ]);
}

function identity(fields: ProjectFields): readonly Row[] {
  const isOutside = fields.kind === 'outside';
  return [
    ['name', fields.name],
    ['number', fields.number],
    ['sessionNumber', count(fields.sessionNumber, ''), fields.sessionNumber !== null],
    ['level', levelWords[fields.level]],
    ['form', formWords[fields.form]],
    [
      'trainingKind',
      fields.trainingKind && trainingKindWords[fields.trainingKind],
      fields.trainingKind !== null,
    ],
    ['documentNumber', fields.documentNumber],
    ['isPlanned', fields.isPlanned === false ? label.unplanned : label.planned, fields.isPlanned !== null],
    ['registrar', fields.registrar, isOutside],
    ['proof', fields.proof, isOutside],
    ['startOn', formatDateRange(fields.startOn, fields.endOn)],
    // Shown with the day it began.
    ['endOn', null, false],
    ['certificateOn', fields.certificateOn, fields.certificateOn !== null],
  ];
}

/** How long it was. */
function extent(fields: ProjectFields): readonly Row[] {
  const used = new Set(figuresOf(fields.form));
  const { dayHours, dayPattern, byYear, sendingLevel, degreeLevel } = fields;
  return [
    ['days', figure(fields.days, label.unitDay), used.has('days')],
    ['dayHours', dayHours?.map((hours) => formatThousandths(hours, 0)).join('、'), dayHours !== null],
    ['dayPattern', dayPattern && dayPatternWords[dayPattern], dayPattern !== null],
    ['hours', figure(fields.hours, label.unitHour), used.has('hours')],
    ['lessons', figure(fields.lessons, label.unitLesson), used.has('lessons')],
    ['minutes', count(fields.minutes, label.minutesUnit), used.has('minutes')],
    [
      'totalPeriods',
      count(fields.totalPeriods, label.unitPeriod),
      used.has('totalPeriods') && fields.kind === 'own',
    ],
    ['practiceMonths', figure(fields.practiceMonths, label.unitMonth), fields.practiceMonths !== null],
    ['practiceWeeks', figure(fields.practiceWeeks, label.unitWeek), fields.practiceWeeks !== null],
    ['byYear', byYear?.map(yearPart).join('；'), byYear !== null],
    ['sendingLevel', sendingLevel && levelWords[sendingLevel], used.has('sendingLevel')],
    ['degreeLevel', degreeLevel && degreeLevelWords[degreeLevel], used.has('degreeLevel')],
  ];
}

/** What falls to one year of a project over New Year (H14.1). */
function yearPart({ year, days, hours }: NonNullable<ProjectFields['byYear']>[number]): string {
  const plain = (value: number | null) => (value === null ? null : formatThousandths(value, 0));
  return text.byYear(year, plain(days), plain(hours));
}

/** Who held it and where; what is as usual is not said. */
function organiser(fields: ProjectFields): readonly Row[] {
  return [
    ['organiserName', fields.organiserName],
    ['organiserKind', organiserKindWords[fields.organiserKind]],
    ['organiserLevel', levelWords[fields.organiserLevel]],
    ['isOrganiserApproved', yesNo(fields.isOrganiserApproved), !fields.isOrganiserApproved],
    ['isOrganiserRegistered', yesNo(fields.isOrganiserRegistered), !fields.isOrganiserRegistered],
    ['isDelegated', yesNo(fields.isDelegated), fields.isDelegated],
    ['isInDistrict', yesNo(fields.isInDistrict), !fields.isInDistrict],
    ['place', fields.place],
    ['isAbroad', yesNo(fields.isAbroad), fields.isAbroad],
    ['category', fields.category],
    ['remark', fields.remark],
  ];
}

/** Texts that have no row of their own are shown where somebody wrote them, before the remark that ends the list. */
function withOtherTexts(rows: readonly Row[], fields: ProjectFields): readonly Row[] {
  const others = projectFieldNames
    .filter((name) => !rows.some(([field]) => field === name))
    .map((name): Row => {
      const value = fields[name];
      const written = typeof value === 'string' ? value : null;
      return [name, written, written !== null];
    });
  return [...rows.slice(0, -1), ...others, ...rows.slice(-1)];
}
