import { shortSeal } from '../../ledger/seal.ts';
import { type CalendarDate, parseCalendarDate } from '../../training/calendar-date.ts';
import type { ProjectFields } from '../../training/project.ts';
import { divideHalfUp, hours } from '../../training/thousandths.ts';
import type { Level } from '../../training/training-words.ts';
import { formWords, levelWords } from '../../words.ts';
import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { dateKind, periodKind } from '../read/cell-kinds.ts';
import type { SheetAnswers, SheetAsk } from '../rows/built-in-sheet.ts';
import type { SheetQuestion } from '../rows/sheet-question.ts';
import { lineName, spellOut, type TemplateValueName, valueNameOf } from '../template/template-value-names.ts';
import {
  type TemplateRow,
  type TemplateValue,
  type TemplateValues,
  textOfValue,
} from '../template/template-values.ts';

type Values = Partial<Record<TemplateValueName, TemplateValue>>;

/** A project and how many people it has. `registrationYear` is the one that its last day lies in. */
export type FilledProject = ProjectFields & {
  readonly registrationYear: number | null;
  readonly trainees: number;
  readonly passed: number;
};

/** What stands beside the rows of a form: the same for every part of a filling. */
export type FillFacts = {
  readonly question: SheetQuestion;
  /** Whose ledger it is. */
  readonly organisation: { readonly name: string; readonly level: Level };
  readonly today: CalendarDate;
  /** The head seal in full; null in a ledger without entries. */
  readonly seal: string | null;
  /** The cycle that the year asked for lies in; null where none is asked for. */
  readonly cycle: { readonly from: number; readonly to: number } | null;
  /** Null where none is asked for. */
  readonly project: FilledProject | null;
  /** What the ledger does not know, and the words for it by key. */
  readonly asks: readonly SheetAsk[];
  readonly answers: SheetAnswers;
};

/**
 * The values around the rows of one part, under every name that a form may use for them; `school` is the one whose rows
 * they are, null around all. `count` is the label 共 N 人 of the rows.
 */
export function singleValues(
  facts: FillFacts,
  layout: LayoutShape,
  part: { readonly school: string | null; readonly count: string; readonly rows: readonly TemplateRow[] },
): TemplateValues {
  const { organisation, seal } = facts;
  const school = part.school ?? facts.question.organisationName;
  const spelled = spellOut({
    organisation: text(organisation.name),
    school: text(school ?? (organisation.level === 'school' ? organisation.name : null)),
    date: day(facts.today),
    headSeal: text(seal === null ? null : shortSeal(seal)),
    ...(facts.project === null ? {} : projectValues(facts.project)),
    ...yearValues(facts),
    ...figures(layout, part),
    ...answered(facts),
  });
  return { ...spelled, ...lineValues(layout, part.rows) };
}

/** The lines of a form by code and label. */
function lineValues(layout: LayoutShape, rows: readonly TemplateRow[]): TemplateValues {
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

function yearValues({ question, cycle }: FillFacts): Values {
  const { kind, year, isSchoolYear, level } = question;
  if (year === null) return {};
  const isOfSchoolYear = kind === 'moe4068' || isSchoolYear;
  return {
    year: text(String(year)),
    ...(cycle === null ? {} : { cycle: text(`${cycle.from}—${cycle.to}`) }),
    ...(isOfSchoolYear ? { schoolYear: text(`${year}—${year + 1}`) } : {}),
    ...(level === null ? {} : { projectLevel: text(levelWords[level]) }),
  };
}

/** The registration year is the project's own, unless one is asked for. */
function projectValues(project: FilledProject): Values {
  const { registrationYear, trainees, passed } = project;
  return {
    ...(registrationYear === null ? {} : { year: text(String(registrationYear)) }),
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

function periodOf({ startOn, endOn }: FilledProject): TemplateValue {
  const [from, to] = [startOn, endOn].map((date) => (date === null ? null : parseCalendarDate(date)));
  if (from == null || to == null) return EMPTY;
  const written = periodKind.format({ startOn: from, endOn: to }, 'chinese');
  return written.kind === 'text' ? text(written.text) : EMPTY;
}

const HOURS = ['hours', 'totalHours'];
const CREDITS = ['credits', 'totalCredits'];

/** How many people and rows there are, and what the summed columns come to. */
function figures(
  layout: LayoutShape,
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

/** What the ledger does not know. A form may name it by key or by heading; 日期 is written as a day where it is one. */
function answered({ asks, answers }: FillFacts): Values {
  const said: Values = {};
  for (const { key, heading } of asks) {
    const name = valueNameOf(key) ?? valueNameOf(heading);
    const answer = answers[key] ?? '';
    if (name === null) continue;
    const date = name === 'date' ? parseCalendarDate(answer) : null;
    said[name] = date === null ? text(answer) : day(date);
  }
  return said;
}
