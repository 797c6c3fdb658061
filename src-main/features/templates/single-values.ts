import { shortSeal } from '../../../src-shared/ledger/seal.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { dateKind, periodKind } from '../../../src-shared/sheet/read/cell-kinds.ts';
import {
  lineName,
  spellOut,
  type TemplateValueName,
  valueNameOf,
} from '../../../src-shared/sheet/template/template-value-names.ts';
import {
  type TemplateRow,
  type TemplateValue,
  type TemplateValues,
  textOfValue,
} from '../../../src-shared/sheet/template/template-values.ts';
import { type CalendarDate, parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { divideHalfUp, hours } from '../../../src-shared/training/thousandths.ts';
import { formWords, levelWords } from '../../../src-shared/words.ts';
import { countsOfProject } from '../../database/records/project-counts.ts';
import { findProject, type ProjectRecord } from '../../database/records/project-records.ts';
import { keptAnswers } from '../../database/records/sheet-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { requireFound } from '../../session/refusals.ts';
import type { SheetAsk } from '../../session/sheets/ledger-sheet.ts';

type Request = Inputs['templates']['fill']['request'];
type Values = Partial<Record<TemplateValueName, TemplateValue>>;

/** What stands beside the rows: the same for every part of a filling. */
export type FillFrame = {
  readonly ledger: OpenLedger;
  readonly request: Request;
  readonly asks: readonly SheetAsk[];
  readonly seal: string | null;
};

/** The values around rows; `school` is the one whose rows they are, `null` around all. */
export function singleValues<Row>(
  frame: FillFrame,
  layout: SheetLayout<Row>,
  part: { readonly school: string | null; readonly count: string; readonly rows: readonly TemplateRow[] },
): TemplateValues {
  const { ledger, seal } = frame;
  const school = part.school ?? frame.request.organisationName ?? null;
  const isSchool = ledger.organisation.level === 'school';
  const spelled = spellOut({
    organisation: text(ledger.organisation.name),
    school: text(school ?? (isSchool ? ledger.organisation.name : null)),
    date: day(ledger.today()),
    headSeal: text(seal === null ? null : shortSeal(seal)),
    ...projectValues(frame),
    ...yearValues(frame),
    ...figures(layout, part),
    ...answers(frame),
  });
  return { ...spelled, ...lineValues(layout, part.rows) };
}

/** The lines of a form by code and label. */
function lineValues<Row>(layout: SheetLayout<Row>, rows: readonly TemplateRow[]): TemplateValues {
  const { lines } = layout;
  if (lines === undefined) return {};
  const figures = new Map(
    rows.map((row) => [textOfValue(row[lines.codeKey] ?? EMPTY), row[lines.valueKey] ?? EMPTY]),
  );
  return Object.fromEntries(
    lines.rows.flatMap(({ code, label }) => {
      const figure = figures.get(code) ?? EMPTY;
      return [
        [lineName(code), figure],
        [label, figure],
      ];
    }),
  );
}

const EMPTY: TemplateValue = { kind: 'empty' };

function text(words: string | null | undefined): TemplateValue {
  return words === null || words === undefined || words === '' ? EMPTY : { kind: 'text', text: words };
}

/** Digits that are no figure: project and document numbers. */
function digits(words: string | null): TemplateValue {
  return words === null || words === '' ? EMPTY : { kind: 'text', text: words, mustStayText: true };
}

function whole(count: number): TemplateValue {
  return { kind: 'number', thousandths: count * 1000 };
}

function day(date: CalendarDate): TemplateValue {
  const written = dateKind.format(date, 'chinese');
  return { kind: 'date', date, text: written.kind === 'text' ? written.text : date };
}

function dayOf(written: string | null): TemplateValue {
  const date = written === null ? null : parseCalendarDate(written);
  return date === null ? EMPTY : day(date);
}

function yearValues({ ledger, request }: FillFrame): Values {
  const year = request.year ?? null;
  if (year === null) return {};
  const isSchoolYear = request.kind === 'moe4068' || request.isSchoolYear === true;
  const cycle = ledger.cycleOf(year);
  return {
    year: text(String(year)),
    cycle: text(`${cycle.from}—${cycle.to}`),
    ...(isSchoolYear ? { schoolYear: text(`${year}—${year + 1}`) } : {}),
    ...(request.level == null ? {} : { projectLevel: text(levelWords[request.level]) }),
  };
}

function projectValues({ ledger, request }: FillFrame): Values {
  if (request.projectUid === null || request.projectUid === undefined) return {};
  const project = requireFound(findProject(ledger.database.reader, request.projectUid), 'project');
  const counts = countsOfProject(ledger.database.reader, project.id);
  const trainees = counts?.trainees ?? 0;
  const passed = counts?.passed ?? 0;
  return {
    ...yearOfProject(ledger, project),
    projectName: text(project.name),
    projectNumber: digits(project.number),
    subProject: text(project.subProject),
    projectLevel: text(levelWords[project.level]),
    projectForm: text(formWords[project.form]),
    documentNumber: digits(project.documentNumber),
    organiser: text(project.organiserName),
    startOn: dayOf(project.startOn),
    endOn: dayOf(project.endOn),
    period: periodOf(project),
    place: text(project.place),
    trainees: whole(trainees),
    passed: whole(passed),
    passRate: trainees === 0 ? EMPTY : text(`${divideHalfUp(passed * 1000, trainees) / 10}%`),
  };
}

/** The registration year that a project ends in, where none is asked for. */
function yearOfProject(ledger: OpenLedger, { endOn }: ProjectRecord): Values {
  const end = endOn === null ? null : parseCalendarDate(endOn);
  return end === null ? {} : { year: text(String(ledger.registrationYear(end))) };
}

function periodOf({ startOn, endOn }: ProjectRecord): TemplateValue {
  const [from, to] = [startOn, endOn].map((date) => (date === null ? null : parseCalendarDate(date)));
  if (from == null || to == null) return EMPTY;
  const written = periodKind.format({ startOn: from, endOn: to }, 'chinese');
  return written.kind === 'text' ? text(written.text) : EMPTY;
}

const HOURS = ['hours', 'totalHours'];
const CREDITS = ['credits', 'totalCredits'];

function figures<Row>(
  layout: SheetLayout<Row>,
  { rows, count }: { readonly rows: readonly TemplateRow[]; readonly count: string },
): Values {
  const summed = new Set<string>(layout.columns.filter(({ isSummed }) => isSummed).map(({ key }) => key));
  const keyIn = (keys: readonly string[]) => keys.find((key) => summed.has(key)) ?? null;
  return {
    count: whole(Number(/共 (\d+) 人/u.exec(count)?.[1] ?? rows.length)),
    records: whole(rows.length),
    ...figuresUnder(rows, keyIn(HOURS), 'totalHours', 'hoursPerPerson'),
    ...figuresUnder(rows, keyIn(CREDITS), 'totalCredits', 'creditsPerPerson'),
  };
}

/** The sum of a column, and the figure that everybody has where it is the same for all. */
function figuresUnder(
  rows: readonly TemplateRow[],
  key: string | null,
  total: 'totalHours' | 'totalCredits',
  each: 'hoursPerPerson' | 'creditsPerPerson',
): Values {
  if (key === null) return {};
  let sum = 0;
  const different = new Set<number>();
  for (const row of rows) {
    const value = row[key];
    if (value?.kind !== 'number') continue;
    sum += value.thousandths;
    different.add(value.thousandths);
  }
  const [only] = different;
  return {
    [total]: { kind: 'number', thousandths: sum },
    ...(different.size === 1 && only !== undefined
      ? { [each]: { kind: 'number', thousandths: hours(only) } }
      : {}),
  };
}

/** What the ledger does not know: as it is said now, was said the last time, or is proposed. */
function answers({ asks, request, ledger }: FillFrame): Values {
  const kept = keptAnswers(ledger.database.reader);
  const said: Values = {};
  for (const { key, heading, proposed, isKept } of asks) {
    const name = valueNameOf(key) ?? valueNameOf(heading);
    const answer = (request.answers?.[key] ?? (isKept ? kept[key] : undefined) ?? proposed).trim();
    if (name === null) continue;
    const date = name === 'date' ? parseCalendarDate(answer) : null;
    said[name] = date === null ? text(answer) : day(date);
  }
  return said;
}
