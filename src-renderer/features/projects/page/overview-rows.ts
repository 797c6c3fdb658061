import {
  type ProjectFieldName,
  type ProjectFields,
  projectFieldNames,
} from '../../../../src-shared/training/project.ts';
import { formatDateRange, formatThousandths } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { degreeLevelWords, formWords, levelWords, organiserKindWords } from '../../../text/words.ts';
import { figuresOf } from '../project-fields.ts';

const text = projectsText.overview;
const label = projectsText.form;

function figure(value: number | null, unit: string): string | null {
  return value === null ? null : `${formatThousandths(value, 0)} ${unit}`;
}

/** A field, what stands there, and whether it is shown. */
type Row = readonly [field: ProjectFieldName, value: string | null | undefined, isShown?: boolean];

/** The fields that mean something for this project, in the order of the form; null where nothing is known. */
export function overviewRows(
  fields: ProjectFields,
): readonly (readonly [term: string, value: string | null])[] {
  const used = new Set(figuresOf(fields.form));
  const isOutside = fields.kind === 'outside';
  const yesNo = (isOn: boolean) => (isOn ? text.yes : text.no);
  const rows: readonly Row[] = [
    ['name', fields.name],
    ['number', fields.number],
    ['level', levelWords[fields.level]],
    ['form', formWords[fields.form]],
    ['documentNumber', fields.documentNumber],
    ['registrar', fields.registrar, isOutside],
    ['proof', fields.proof, isOutside],
    ['startOn', formatDateRange(fields.startOn, fields.endOn)],
    // Shown with the day it began.
    ['endOn', null, false],
    ['certificateOn', fields.certificateOn, fields.certificateOn !== null],
    ['days', figure(fields.days, label.unitDay), used.has('days')],
    [
      'dayHours',
      fields.dayHours?.map((hours) => formatThousandths(hours, 0)).join('、') ?? null,
      fields.dayHours !== null,
    ],
    ['hours', figure(fields.hours, label.unitHour), used.has('hours')],
    ['lessons', figure(fields.lessons, label.unitLesson), used.has('lessons')],
    [
      'minutes',
      fields.minutes === null ? null : `${fields.minutes} ${label.minutesUnit}`,
      used.has('minutes'),
    ],
    [
      'totalPeriods',
      fields.totalPeriods === null ? null : `${fields.totalPeriods} ${label.unitPeriod}`,
      used.has('totalPeriods') && !isOutside,
    ],
    [
      'byYear',
      fields.byYear
        ?.map((part) =>
          text.byYear(
            part.year,
            part.days === null ? null : formatThousandths(part.days, 0),
            part.hours === null ? null : formatThousandths(part.hours, 0),
          ),
        )
        .join('；'),
      fields.byYear !== null,
    ],
    [
      'sendingLevel',
      fields.sendingLevel === null ? null : levelWords[fields.sendingLevel],
      used.has('sendingLevel'),
    ],
    [
      'degreeLevel',
      fields.degreeLevel === null ? null : degreeLevelWords[fields.degreeLevel],
      used.has('degreeLevel'),
    ],
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
  return withOtherTexts(rows, fields)
    .filter(([, , isShown]) => isShown !== false)
    .map(([field, value]) => [
      field === 'startOn' ? projectsText.columns.dates : label[field],
      value === undefined || value === '' ? null : value,
    ]);
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
