import type { Earning } from '../../ledger/entry.ts';
import { listTotals, type Totals } from '../../ledger/totals.ts';
import { assertPresent } from '../../lib/assert.ts';
import type { Work } from '../../lib/work.ts';
import type { CalendarDate } from '../../training/calendar-date.ts';
import type { ProjectFields } from '../../training/project.ts';
import { credits, hours } from '../../training/thousandths.ts';
import type { Level } from '../../training/training-words.ts';
import { levelWords } from '../../words.ts';
import { type RegistrationSheetRow, registrationSheet } from '../layouts/registration-sheet.ts';
import { type BuiltInSheet, builtInSheet, ROWS_PER_STEP, usualSurroundings } from './built-in-sheet.ts';
import { lineName } from './line-name.ts';
import { ownRemark } from './own-remark.ts';
import {
  inSchoolOrder,
  isAsked,
  numberProblems,
  peopleById,
  type SheetFacts,
  type SheetPerson,
  scopeOf,
} from './sheet-facts.ts';

/** A standing entry with the training it was earned in. Hours and credits in thousandths. */
export type SheetEntry = Pick<
  Earning,
  'origin' | 'year' | 'form' | 'level' | 'hours' | 'credits' | 'makeUpFor'
> & {
  readonly teacherId: number;
  readonly projectName: string | null;
  /** What hours were taken away for (SR1); null of a training. */
  readonly deduction: string | null;
  readonly startOn: CalendarDate | null;
  readonly endOn: CalendarDate | null;
};

/** Do a teacher's totals say that entries stand in the year, at the level asked for? Of others no entry need be read. */
export function hasEntriesIn(totals: Totals, year: number, level: Level | null): boolean {
  return listTotals(totals).some((row) => row.year === year && (level === null || row.level === level));
}

/**
 * 学分登记表: the entries that are asked for, school by school, those of one person as they come. `project` where one is
 * asked for; without a level or a year, those of all.
 */
export function* toRegistrationSheet(
  facts: SheetFacts,
  project: ProjectFields | null,
  entries: Iterable<SheetEntry>,
): Work<BuiltInSheet> {
  const { question } = facts;
  const people = peopleById(facts);
  let read = 0;
  const lines: { readonly entry: SheetEntry; readonly person: SheetPerson }[] = [];
  for (const entry of entries) {
    const person = assertPresent(people.get(entry.teacherId), 'an entry has its teacher');
    if (
      isAsked(facts, person) &&
      (question.year === null || entry.year === question.year) &&
      (question.level === null || entry.level === question.level)
    )
      lines.push({ entry, person });
    if (++read % ROWS_PER_STEP === 0) yield;
  }
  const rows: (readonly [string, RegistrationSheetRow])[] = [];
  for (const { entry, person } of inSchoolOrder(lines, (line) => line.person)) {
    rows.push([person.organisation, toRow(entry, person)]);
    if (rows.length % ROWS_PER_STEP === 0) yield;
  }
  return builtInSheet({
    layout: registrationSheet,
    title: `${question.year === null ? '' : `${question.year}年度`}${registrationSheet.title}`,
    surroundings: surroundingsOf(facts, project),
    rows,
    problems: numberProblems(lines.map(({ person }) => person)),
  });
}

/** Above a project stands its number; above a year the school, the level and the year that were asked for. */
function surroundingsOf(facts: SheetFacts, project: ProjectFields | null) {
  const { question, organisationName } = facts;
  const scope = project === null ? scopeOf(facts) : project.name;
  const subject = question.year === null ? scope : `${scope}-${question.year}`;
  return usualSurroundings(facts, subject, (school) => {
    const right = [
      project?.number == null ? (school ?? question.organisationName ?? '') : `项目编号：${project.number}`,
      question.level === null ? '' : levelWords[question.level],
      project === null || question.year === null ? '' : `${question.year} 年度`,
    ];
    return [{ left: `登记单位：${organisationName}`, right: right.filter((part) => part !== '').join('　') }];
  });
}

function toRow(entry: SheetEntry, person: SheetPerson): RegistrationSheetRow {
  return {
    name: person.name,
    sex: person.sex,
    idNumber: person.idNumber,
    organisationName: person.organisation,
    stage: person.stage,
    subject: person.subject,
    projectName: lineName(entry),
    level: entry.level,
    form: entry.form,
    period:
      entry.startOn === null || entry.endOn === null ? null : { startOn: entry.startOn, endOn: entry.endOn },
    hours: hours(entry.hours),
    credits: entry.credits === null ? null : credits(entry.credits),
    year: entry.year,
    remark: ownRemark(entry),
  };
}
