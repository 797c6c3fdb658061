import { listTotals } from '../../../src-shared/ledger/totals.ts';
import { trainingHours } from '../../../src-shared/sheet/layouts/training-hours.ts';
import { hours } from '../../../src-shared/training/thousandths.ts';
import { levelWords } from '../../../src-shared/words.ts';
import { type Gathering, usualAsks, usualSignatures } from './gathering.ts';
import { type AnySheet, anySheet } from './ledger-sheet.ts';
import { linesOfSchoolYear, schoolYearOf, unregisteredProblems } from './school-year.ts';

/** 培训统计表: the hours registered for each teacher in a registration year, or in trainings of a school year. */
export async function gatherTrainingHours(gathering: Gathering): Promise<AnySheet> {
  const { ledger, question } = gathering;
  const year = gathering.year();
  const sums = question.isSchoolYear
    ? await hoursOfSchoolYear(gathering, year)
    : await hoursOfYear(gathering, year);
  const trained = gathering.peopleBySchool().filter((teacher) => (sums.get(teacher.id) ?? 0) > 0);
  const period = question.isSchoolYear ? `${year}—${year + 1}学年` : `${year}年度`;
  const scope = question.organisationName ?? ledger.organisation.name;
  return anySheet({
    layout: trainingHours,
    title: `${period}教师培训统计表`,
    subject: `${scope}-${period}`,
    schools: gathering.bySchool(
      trained.map((teacher) => [
        teacher.organisation,
        {
          name: teacher.name,
          subject: teacher.subject,
          stage: teacher.stage,
          hours: hours(sums.get(teacher.id) ?? 0),
        },
      ]),
    ),
    asks: usualAsks(gathering),
    around: (school, answers) => ({
      subtitles: [
        {
          left: `填报单位：${school ?? scope}`,
          right: `${question.level === null ? '' : `${levelWords[question.level]}　`}单位：学时`,
        },
      ],
      signatures: usualSignatures(gathering, school, answers),
    }),
    problems: question.isSchoolYear ? unregisteredProblems(gathering, schoolYearOf(year)) : [],
  });
}

/** From the totals: no entry is read. */
async function hoursOfYear(gathering: Gathering, year: number): Promise<ReadonlyMap<number, number>> {
  const { ledger, question } = gathering;
  const sums = new Map<number, number>();
  const people = ledger.snapshot.teachers();
  for (const [index, teacher] of people.entries()) {
    let sum = 0;
    for (const row of listTotals(ledger.snapshot.totals(teacher.id)))
      if (row.year === year && (question.level === null || row.level === question.level)) sum += row.hours;
    sums.set(teacher.id, sum);
    await gathering.pause(index, people.length);
  }
  return sums;
}

async function hoursOfSchoolYear(gathering: Gathering, year: number): Promise<ReadonlyMap<number, number>> {
  const { level } = gathering.question;
  const sums = new Map<number, number>();
  for await (const lines of linesOfSchoolYear(gathering, schoolYearOf(year)))
    for (const line of lines)
      if (level === null || line.level === level)
        sums.set(line.teacherId, (sums.get(line.teacherId) ?? 0) + line.hours);
  return sums;
}
