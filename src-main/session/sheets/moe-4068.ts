import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { organisationProblems } from '../../../src-shared/people/organisation.ts';
import {
  statisticsHoursOfDays,
  statisticsHoursOfSession,
  statisticsRow,
} from '../../../src-shared/policy/duties/statistics.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import {
  type Moe4068Code,
  type Moe4068Row,
  moe4068,
  moe4068Lines,
} from '../../../src-shared/sheet/layouts/moe-4068.ts';
import type { Level } from '../../../src-shared/training/training-words.ts';
import {
  listOrganisations,
  type OrganisationRecord,
  toOrganisationFacts,
} from '../../database/records/organisation-records.ts';
import type { SchoolYearLine } from '../../database/records/sheet-records.ts';
import type { RememberedTeacher } from '../ledger-snapshot.ts';
import type { Gathering } from './gathering.ts';
import { type AnySheet, anySheet } from './ledger-sheet.ts';
import {
  linesOfSchoolYear,
  type SchoolYear,
  schoolYearOf,
  spanOf,
  unregisteredProblems,
} from './school-year.ts';

const HOURS_PER_DAY_MAX = 8;

/** What one teacher learned in the school year: whole hours of 45 minutes, and at which levels. */
type Learned = { hours: number; readonly levels: Set<Moe4068Code> };

/**
 * 教基4068 (JJ4068): how many 专任教师 were trained in a school year, by its own counting rules. A training counts in the
 * school year it ends in, once its entry stands, for who was trained in it (not for who taught). Where the hours of
 * each day are known they are counted day by day; otherwise the registered hours, at most 8 for each day it took.
 */
export async function gatherMoe4068(gathering: Gathering): Promise<AnySheet> {
  const { ledger, question } = gathering;
  const year = gathering.year();
  const time = schoolYearOf(year);
  const learned = await learnedBy(gathering, time);
  const present = gathering.peopleBySchool().filter((teacher) => isFullTimeIn(teacher, time));
  const bySchool = Map.groupBy(present, (teacher) => teacher.organisation);
  const records = listOrganisations(ledger.database.reader);
  const named = (name: string) => records.find((record) => record.name === name);
  const name = question.organisationName ?? ledger.organisation.name;
  const period = `${year}—${year + 1}学年`;
  const whole = rowsOf(present, learned);
  return anySheet({
    layout: moe4068,
    title: moe4068.title,
    subject: `${name}-${period}`,
    whole,
    schools: Array.from(bySchool, ([school, people]) => ({ name: school, rows: rowsOf(people, learned) })),
    asks: [
      { key: 'leader', heading: '单位负责人', proposed: '', isKept: true },
      { key: 'statistician', heading: '统计负责人', proposed: '', isKept: true },
      { key: 'preparedBy', heading: '填表人', proposed: ledger.actor ?? '', isKept: false },
      { key: 'phone', heading: '联系电话', proposed: '', isKept: true },
      { key: 'reportedOn', heading: '报出日期', proposed: ledger.today(), isKept: false },
    ],
    around: (school, answers) => {
      const subject = named(school ?? name);
      // Who leads and counts was said of one organisation: another school writes its own people by hand.
      const said = school === null || school === name ? answers : {};
      return {
        subtitles: headOf(school ?? name, subject, period),
        signatures: [
          `单位负责人：${said['leader'] ?? ''}`,
          `统计负责人：${said['statistician'] ?? ''}`,
          `填表人：${said['preparedBy'] ?? ''}`,
          `联系电话：${said['phone'] ?? ''}`,
          `报出日期：${answers['reportedOn'] ?? ''}`,
        ],
      };
    },
    problems: [
      ...codeProblems(named(name)),
      ...schoolProblems(bySchool, named, name),
      ...unregisteredProblems(gathering, time),
      ...leftProblems(gathering, learned),
      ...(whole.every(({ people }) => people === 0)
        ? [{ code: 'sheet.nobodyTrained', severity: 'warning', values: { period } } as const]
        : []),
    ],
  });
}

function headOf(name: string, record: OrganisationRecord | undefined, period: string) {
  return [
    { left: `学校（机构）名称：${name}`, right: '表　　号：教基4068' },
    { left: `学校（机构）标识码：${record?.schoolCode ?? ''}`, right: '制定机关：教育部' },
    { left: `统一社会信用代码：${record?.creditCode ?? ''}`, right: '批准机关：国家统计局' },
    { left: `学　　年：${period}`, right: '计量单位：人' },
  ];
}

/** What everybody learned in the school year, trainings counted one by one. */
async function learnedBy(gathering: Gathering, time: SchoolYear): Promise<ReadonlyMap<number, Learned>> {
  const trainings = new Map<string, { readonly line: SchoolYearLine; hours: number }>();
  for await (const lines of linesOfSchoolYear(gathering, time))
    for (const line of lines) {
      if (line.role !== 'trainee' && line.role !== 'mentee') continue;
      // A training whose document splits it by year has several entries; it is one training.
      const key = `${line.teacherId} ${line.projectId}`;
      const known = trainings.get(key);
      if (known === undefined) trainings.set(key, { line, hours: line.hours });
      else known.hours += line.hours;
    }
  const learned = new Map<number, Learned>();
  const counted = new Map<string, number>();
  let looked = 0;
  for (const { line, hours } of trainings.values()) {
    await gathering.pause(++looked, trainings.size);
    // Most people of a training have the same hours.
    const alike = `${line.projectId} ${hours}`;
    const whole = counted.get(alike) ?? statisticsHours(line, hours);
    counted.set(alike, whole);
    if (whole === 0) continue;
    const person = learned.get(line.teacherId) ?? { hours: 0, levels: new Set() };
    person.hours += whole;
    person.levels.add(line.isAbroad ? '11' : codeOfLevel[line.level]);
    learned.set(line.teacherId, person);
  }
  return learned;
}

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
function statisticsHours(line: SchoolYearLine, registered: number): number {
  const whole = Math.floor(registered / 1000);
  if (line.dayHours !== null && line.dayHours.length > 0) {
    const held = statisticsHoursOfDays(line.dayHours.map((thousandths) => thousandths / 1000));
    return Math.min(held, whole);
  }
  // By the clock: 150 minutes are registered as 2.5 hours of 60 and counted as three of 45.
  if (line.clockMinutes !== null)
    return statisticsHoursOfSession(Math.min(line.clockMinutes, Math.round((registered * 60) / 1000)));
  const days = line.days === null ? spanOf(line) : Math.ceil(line.days / 1000);
  return days === null ? whole : Math.min(whole, days * HOURS_PER_DAY_MAX);
}

/** 专任教师 who were there at some time of the school year. Somebody gone on a day nobody noted is not counted. */
function isFullTimeIn(teacher: RememberedTeacher, { from, to }: SchoolYear): boolean {
  if (!teacher.isFullTime || (teacher.hiredOn !== null && teacher.hiredOn > to)) return false;
  return teacher.status === 'active' || (teacher.leftOn !== null && teacher.leftOn >= from);
}

function rowsOf(
  people: readonly RememberedTeacher[],
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
function codeProblems(record: OrganisationRecord | undefined): readonly Problem[] {
  if (record === undefined) return [];
  const problems: Problem[] = [];
  if (record.schoolCode === null)
    problems.push({ code: 'sheet.schoolCodeMissing', severity: 'warning', values: { name: record.name } });
  if (record.creditCode === null)
    problems.push({ code: 'sheet.creditCodeMissing', severity: 'warning', values: { name: record.name } });
  const wrong = organisationProblems(toOrganisationFacts(record)).filter(
    ({ at }) => at?.field === 'schoolCode' || at?.field === 'creditCode',
  );
  return [...problems, ...wrong.map((problem) => ({ ...problem, severity: 'warning' }) as const)];
}

/** Other schools whose codes are missing or wrong: they matter when every school gets its own form. */
function schoolProblems(
  schools: ReadonlyMap<string, unknown>,
  named: (name: string) => OrganisationRecord | undefined,
  own: string,
): readonly Problem[] {
  const names = [...schools.keys()].filter((name) => name !== own && codeProblems(named(name)).length > 0);
  return names.length === 0
    ? []
    : [
        {
          code: 'sheet.schoolCodesOpen',
          severity: 'warning',
          values: { count: names.length, name: names[0] ?? '' },
        },
      ];
}

/** People who were trained and have gone, nobody noted when. */
function leftProblems(gathering: Gathering, learned: ReadonlyMap<number, Learned>): readonly Problem[] {
  const undated = gathering
    .peopleBySchool()
    .filter(
      (teacher) =>
        teacher.isFullTime &&
        teacher.status !== 'active' &&
        teacher.leftOn === null &&
        learned.has(teacher.id),
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
