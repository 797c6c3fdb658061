import { assertPresent } from '../../lib/assert.ts';
import type { Work } from '../../lib/work.ts';
import { type OrganisationFacts, organisationProblems } from '../../people/organisation.ts';
import {
  statisticsHoursOfDays,
  statisticsHoursOfSession,
  statisticsRow,
} from '../../policy/duties/statistics.ts';
import type { Problem } from '../../problems.ts';
import type { Level } from '../../training/training-words.ts';
import { type Moe4068Code, type Moe4068Row, moe4068, moe4068Lines } from '../layouts/moe-4068.ts';
import { type BuiltInSheet, ROWS_PER_STEP, type Surroundings, sheetRows } from './built-in-sheet.ts';
import { type SchoolYear, type SchoolYearEntry, schoolYearOf, spanOf, wasTrained } from './school-year.ts';
import { askedPeople, type SheetFacts, type SheetPerson, scopeOf } from './sheet-facts.ts';

/** More than a working day of eight hours does not count (JJ4068). */
const HOURS_PER_DAY_MAX = 8;

/** An organisation whose codes stand in the head of the form. */
type FormSchool = OrganisationFacts & { readonly name: string };

/** What one teacher learned in the school year: whole hours of 45 minutes, and at which levels. */
type Learned = { hours: number; readonly levels: Set<Moe4068Code> };

/**
 * 教基4068 (JJ4068): how many 专任教师 were trained in the school year that begins in `year`, by its own counting rules. A
 * training counts in the school year it ends in, once its entry stands, for who was trained in it (not for who taught).
 * Where the hours of each day are known they are counted day by day; otherwise the registered hours, at most 8 for each
 * day it took.
 *
 * `problems` are those of the school year; what the form itself makes one ask is added.
 */
export function* toMoe4068(
  facts: SheetFacts,
  year: number,
  known: {
    readonly entries: Iterable<SchoolYearEntry>;
    readonly schools: readonly FormSchool[];
    readonly problems: readonly Problem[];
  },
): Work<BuiltInSheet> {
  const time = schoolYearOf(year);
  const learned = yield* learnedBy(known.entries);
  const asked = askedPeople(facts);
  const present = asked.filter((person) => isFullTimeIn(person, time));
  const bySchool = Map.groupBy(present, ({ organisation }) => organisation);
  const find = (name: string) => known.schools.find((school) => school.name === name);
  const period = `${year}—${year + 1}学年`;
  const rows = rowsOf(present, learned);
  return {
    ...surroundingsOf(facts, period, find),
    layout: moe4068,
    title: moe4068.title,
    whole: sheetRows(moe4068, rows),
    schools: Array.from(bySchool, ([name, people]) => ({
      name,
      rows: sheetRows(moe4068, rowsOf(people, learned)),
    })),
    problems: [
      ...codeProblems(find(scopeOf(facts))),
      ...schoolProblems([...bySchool.keys()].filter((name) => name !== scopeOf(facts)).map(find)),
      ...known.problems,
      ...leftProblems(asked, learned),
      ...(rows.every(({ people }) => people === 0)
        ? [{ code: 'sheet.nobodyTrained', severity: 'warning', values: { period } } as const]
        : []),
    ],
  };
}

/** The head and foot that the form prescribes. Who signs is asked, because the ledger knows none of them. */
function surroundingsOf(
  facts: SheetFacts,
  period: string,
  find: (name: string) => FormSchool | undefined,
): Surroundings {
  const scope = scopeOf(facts);
  return {
    subject: `${scope}-${period}`,
    asks: [
      { key: 'leader', heading: '单位负责人', proposed: '', isKept: true },
      { key: 'statistician', heading: '统计负责人', proposed: '', isKept: true },
      { key: 'preparedBy', heading: '填表人', proposed: facts.actor ?? '', isKept: false },
      { key: 'phone', heading: '联系电话', proposed: '', isKept: true },
      { key: 'reportedOn', heading: '报出日期', proposed: facts.today, isKept: false },
    ],
    around: (school, answers) => {
      // Who leads and counts was said of one organisation: another school writes its own people by hand.
      const said = school === null || school === scope ? answers : {};
      return {
        subtitles: headOf(school ?? scope, find(school ?? scope), period),
        signatures: [
          `单位负责人：${said['leader'] ?? ''}`,
          `统计负责人：${said['statistician'] ?? ''}`,
          `填表人：${said['preparedBy'] ?? ''}`,
          `联系电话：${said['phone'] ?? ''}`,
          `报出日期：${answers['reportedOn'] ?? ''}`,
        ],
      };
    },
  };
}

function headOf(name: string, school: FormSchool | undefined, period: string) {
  return [
    { left: `学校（机构）名称：${name}`, right: '表　　号：教基4068' },
    { left: `学校（机构）标识码：${school?.schoolCode ?? ''}`, right: '制定机关：教育部' },
    { left: `统一社会信用代码：${school?.creditCode ?? ''}`, right: '批准机关：国家统计局' },
    { left: `学　　年：${period}`, right: '计量单位：人' },
  ];
}

/** What everybody learned in the school year, trainings counted one by one. */
function* learnedBy(entries: Iterable<SchoolYearEntry>): Work<ReadonlyMap<number, Learned>> {
  const trainings = new Map<string, { readonly entry: SchoolYearEntry; hours: number }>();
  let done = 0;
  for (const entry of entries) {
    if (++done % ROWS_PER_STEP === 0) yield;
    if (!wasTrained(entry)) continue;
    // A training whose document splits it by year has several entries; it is one training.
    const key = `${entry.teacherId} ${entry.projectId}`;
    const training = trainings.get(key);
    if (training === undefined) trainings.set(key, { entry, hours: entry.hours });
    else training.hours += entry.hours;
  }
  const learned = new Map<number, Learned>();
  const counted = new Map<string, number>();
  for (const { entry, hours } of trainings.values()) {
    if (++done % ROWS_PER_STEP === 0) yield;
    // Most people of a training have the same hours.
    const alike = `${entry.projectId} ${hours}`;
    const whole = counted.get(alike) ?? statisticsHours(entry, hours);
    counted.set(alike, whole);
    if (whole === 0) continue;
    const person = learned.get(entry.teacherId) ?? { hours: 0, levels: new Set() };
    person.hours += whole;
    person.levels.add(entry.isAbroad ? '11' : codeOfLevel[entry.level]);
    learned.set(entry.teacherId, person);
  }
  return learned;
}

/** A training abroad stands in row 11 alone, whatever its level. */
const codeOfLevel: Readonly<Record<Level, Moe4068Code>> = {
  national: '06',
  provincial: '07',
  city: '08',
  county: '09',
  school: '10',
};

/**
 * Whole hours of one training for one person; `registered` in thousandths. Never more than what was registered, which
 * may be less than the training held: a proof or a review speaks of the person.
 */
function statisticsHours(entry: SchoolYearEntry, registered: number): number {
  const whole = Math.floor(registered / 1000);
  const { dayHours, clockMinutes, days } = entry;
  if (dayHours !== null && dayHours.length > 0)
    return Math.min(statisticsHoursOfDays(dayHours.map((thousandths) => thousandths / 1000)), whole);
  // By the clock: 150 minutes are registered as 2.5 hours of 60 and counted as three of 45.
  if (clockMinutes !== null)
    return statisticsHoursOfSession(Math.min(clockMinutes, Math.round((registered * 60) / 1000)));
  const taken = days === null ? spanOf(entry) : Math.ceil(days / 1000);
  return taken === null ? whole : Math.min(whole, taken * HOURS_PER_DAY_MAX);
}

/** 专任教师 who were there at some time of the school year. Somebody gone on a day nobody noted is not counted. */
function isFullTimeIn(
  { isFullTime, hiredOn, status, leftOn }: SheetPerson,
  { from, to }: SchoolYear,
): boolean {
  if (!isFullTime || (hiredOn !== null && hiredOn > to)) return false;
  return status === 'active' || (leftOn !== null && leftOn >= from);
}

/** Everybody in 01, in one row by hours, and in each level. Lines without anybody say 0, as the form wants it. */
function rowsOf(
  people: readonly SheetPerson[],
  learned: ReadonlyMap<number, Learned>,
): readonly Moe4068Row[] {
  const counts = new Map<Moe4068Code, number>();
  const add = (code: Moe4068Code) => counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { id } of people) {
    const person = learned.get(id);
    if (person === undefined) continue;
    add('01');
    add(assertPresent(statisticsRow(person.hours), 'who learned an hour stands in a row'));
    for (const level of person.levels) add(level);
  }
  return moe4068Lines.map(({ code, label }) => ({ label, code, people: counts.get(code) ?? 0 }));
}

/** The codes that stand in the head: missing ones and wrong ones, never guessed. */
function codeProblems(school: FormSchool | undefined): readonly Problem[] {
  if (school === undefined) return [];
  const { name } = school;
  const problems: Problem[] = [];
  if (school.schoolCode === null)
    problems.push({ code: 'sheet.schoolCodeMissing', severity: 'warning', values: { name } });
  if (school.creditCode === null)
    problems.push({ code: 'sheet.creditCodeMissing', severity: 'warning', values: { name } });
  const wrong = organisationProblems(school).filter(
    ({ at }) => at?.field === 'schoolCode' || at?.field === 'creditCode',
  );
  return [...problems, ...wrong.map((problem) => ({ ...problem, severity: 'warning' }) as const)];
}

/** Other schools whose codes are missing or wrong: they matter when every school gets its own form. */
function schoolProblems(schools: readonly (FormSchool | undefined)[]): readonly Problem[] {
  const open = schools.filter((school) => codeProblems(school).length > 0);
  return open.length === 0
    ? []
    : [
        {
          code: 'sheet.schoolCodesOpen',
          severity: 'warning',
          values: { count: open.length, name: open[0]?.name ?? '' },
        },
      ];
}

/** People who were trained and have gone, nobody noted when. */
function leftProblems(
  people: readonly SheetPerson[],
  learned: ReadonlyMap<number, Learned>,
): readonly Problem[] {
  const undated = people.filter(
    ({ id, isFullTime, status, leftOn }) =>
      isFullTime && status !== 'active' && leftOn === null && learned.has(id),
  );
  return undated.length === 0
    ? []
    : [
        {
          code: 'sheet.leftWithoutDate',
          severity: 'warning',
          values: { count: undated.length, name: undated[0]?.name ?? '' },
        },
      ];
}
