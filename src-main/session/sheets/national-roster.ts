import { findRegionName } from '../../../src-shared/people/region.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import {
  type NationalTraineeRow,
  nationalTrainees,
} from '../../../src-shared/sheet/layouts/national-trainees.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { listOrganisations, type OrganisationRecord } from '../../database/records/organisation-records.ts';
import { listProjects, type ProjectRecord } from '../../database/records/project-records.ts';
import { earlierNational } from '../../database/records/sheet-records.ts';
import { traineesInSlices } from '../../database/records/trainee-records.ts';
import type { RememberedTeacher } from '../ledger-snapshot.ts';
import { type Gathering, numberProblems, usualAsks, usualSignatures } from './gathering.ts';
import { type AnySheet, anySheet } from './ledger-sheet.ts';

const PEOPLE_AT_ONCE = 250;

type Trainee = { readonly teacher: RememberedTeacher; readonly row: NationalTraineeRow };

/**
 * 国培参训教师信息表 (G3.1): everybody on the roster of a national project, or of all that belong to a registration year,
 * whether they have passed yet or not.
 */
export async function gatherNationalRoster(gathering: Gathering): Promise<AnySheet> {
  const { ledger, question } = gathering;
  const projects = question.projectUid === null ? projectsOfYear(gathering) : [gathering.project()];
  const schools = new Map(
    listOrganisations(ledger.database.reader).map((record) => [record.id, record] as const),
  );
  const trainees: Trainee[] = [];
  for (const project of projects) trainees.push(...(await traineesOf(gathering, project, schools)));
  const ordered = gathering.inSchoolOrder(trainees, ({ teacher }) => teacher);
  const [only] = projects;
  const scope = question.organisationName ?? ledger.organisation.name;
  const year = `${question.year ?? ''}年`;
  return anySheet({
    layout: nationalTrainees,
    title: nationalTrainees.title,
    subject: question.projectUid !== null && only !== undefined ? only.name : `${scope}-${year}`,
    schools: gathering.bySchool(ordered.map(({ teacher, row }) => [teacher.organisation, row])),
    asks: usualAsks(gathering),
    around: (school, answers) => ({
      subtitles: [
        {
          left: `填报单位：${school ?? scope}`,
          right: question.projectUid === null ? year : `填报日期：${ledger.today()}`,
        },
      ],
      signatures: usualSignatures(gathering, school, answers),
    }),
    problems: [
      ...projects.flatMap(projectProblems),
      ...numberProblems(ordered.map(({ teacher }) => teacher)),
      ...gapProblems(ordered.map(({ row }) => row)),
    ],
  });
}

function projectsOfYear(gathering: Gathering): readonly ProjectRecord[] {
  const { ledger } = gathering;
  const year = gathering.year();
  return listProjects(ledger.database.reader).filter((project) => {
    const day = parseCalendarDate(project.endOn ?? project.startOn ?? '');
    return project.level === 'national' && day !== null && ledger.registrationYear(day) === year;
  });
}

async function traineesOf(
  gathering: Gathering,
  project: ProjectRecord,
  schools: ReadonlyMap<number, OrganisationRecord>,
): Promise<readonly Trainee[]> {
  const { reader } = gathering.ledger.database;
  const people = gathering.people();
  const trainees: Trainee[] = [];
  for (const slice of traineesInSlices(reader, project.id, PEOPLE_AT_ONCE)) {
    const some = slice
      .filter(({ role }) => role === 'trainee' || role === 'mentee')
      .flatMap((trainee) => people.get(trainee.teacherId) ?? [])
      .filter((teacher) => gathering.isAsked(teacher));
    const earlier = Map.groupBy(
      earlierNational(reader, {
        teachers: some.map(({ id }) => id),
        before: project.startOn ?? gathering.ledger.today(),
        last: gathering.last,
      }),
      (row) => row.teacherId,
    );
    for (const teacher of some) {
      const categories = (earlier.get(teacher.id) ?? []).map(({ category }) => category);
      trainees.push({
        teacher,
        row: toRow(project, teacher, schools.get(teacher.organisationId), categories),
      });
    }
    await gathering.pause(trainees.length, trainees.length);
  }
  return trainees;
}

function toRow(
  project: ProjectRecord,
  teacher: RememberedTeacher,
  school: OrganisationRecord | undefined,
  earlier: readonly (string | null)[],
): NationalTraineeRow {
  const region = school?.regionCode ?? '';
  return {
    projectName: project.name,
    subProject: project.subProject,
    organiserName: project.organiserName,
    city: findRegionName(`${region.slice(0, 4)}00`),
    county: region.endsWith('00') ? null : findRegionName(region),
    organisationName: teacher.organisation,
    locationKind: school?.locationKind ?? null,
    name: teacher.name,
    sex: teacher.sex,
    ethnicity: teacher.ethnicity,
    birthMonth: teacher.birthOn?.slice(0, 7) ?? null,
    idNumber: teacher.idNumber,
    education: teacher.education,
    title: teacher.title,
    post: teacher.post,
    stage: teacher.stage,
    subject: teacher.subject,
    serviceYears: serviceYears(teacher.hiredOn, project.startOn),
    phone: teacher.phone,
    email: teacher.email,
    hadSameKind: hadSameKind(project.category, earlier),
    remark: null,
  };
}

/** 教龄: whole years from the first day of work to the first day of the training; null where one of them is not known. */
function serviceYears(hiredOn: string | null, startOn: string | null): number | null {
  if (hiredOn === null || startOn === null || startOn < hiredOn) return null;
  const years = Number(startOn.slice(0, 4)) - Number(hiredOn.slice(0, 4));
  return startOn.slice(5) < hiredOn.slice(5) ? years - 1 : years;
}

/**
 * Was the teacher in a national training of the same category before (G3.2)? Nobody can say where this project or one of
 * the earlier ones names no category; nobody in none before was in none of the same.
 */
function hadSameKind(category: string | null, earlier: readonly (string | null)[]): boolean | null {
  if (earlier.length === 0) return false;
  if (category === null) return null;
  if (earlier.includes(category)) return true;
  return earlier.includes(null) ? null : false;
}

function projectProblems(project: ProjectRecord): readonly Problem[] {
  const problems: Problem[] = [];
  const values = { name: project.name };
  if (project.level !== 'national')
    problems.push({ code: 'sheet.projectNotNational', severity: 'warning', values });
  return problems;
}

/** What the sheet asks and many records do not hold, each said once. */
function gapProblems(rows: readonly NationalTraineeRow[]): readonly Problem[] {
  const fields = [
    ['ethnicity', '民族'],
    ['birthMonth', '出生年月'],
    ['education', '学历'],
    ['title', '职称'],
    ['phone', '手机'],
    ['serviceYears', '教龄'],
    ['locationKind', '单位所在地类型'],
    ['city', '市'],
    ['hadSameKind', '是否参加过同类国培'],
  ] as const;
  return fields.flatMap(([field, heading]): readonly Problem[] => {
    const count = rows.filter((row) => row[field] === null).length;
    return count === 0
      ? []
      : [{ code: 'sheet.columnHasGaps', severity: 'warning', at: { field }, values: { heading, count } }];
  });
}
