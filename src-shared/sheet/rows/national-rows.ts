import type { Work } from '../../lib/work.ts';
import type { OrganisationFacts } from '../../people/organisation.ts';
import { findRegionName } from '../../people/region.ts';
import type { Problem } from '../../problems.ts';
import { type CalendarDate, parseCalendarDate } from '../../training/calendar-date.ts';
import type { ProjectFields } from '../../training/project.ts';
import { type NationalTraineeRow, nationalTrainees } from '../layouts/national-trainees.ts';
import {
  type BuiltInSheet,
  builtInSheet,
  ROWS_PER_STEP,
  reportedBy,
  usualSurroundings,
} from './built-in-sheet.ts';
import { inSchoolOrder, numberProblems, type SheetFacts, type SheetPerson, scopeOf } from './sheet-facts.ts';

/** Somebody on the list of a project. `earlier`: categories of the national trainings that the ledger knows from before it began. */
export type NationalTrainee = {
  readonly project: ProjectFields;
  readonly person: SheetPerson;
  readonly earlier: readonly (string | null)[];
};

/** National projects that belong to a registration year by their last day, or their first while no last one is known. */
export function nationalProjectsOf<Project extends ProjectFields>(
  projects: readonly Project[],
  year: number,
  registrationYear: (day: CalendarDate) => number,
): readonly Project[] {
  return projects.filter((project) => {
    const day = parseCalendarDate(project.endOn ?? project.startOn ?? '');
    return project.level === 'national' && day !== null && registrationYear(day) === year;
  });
}

/**
 * 国培参训教师信息表 (G3.1): everybody on the list of the projects, whether they have passed yet or not. One project, or
 * all of a year. `schools` by the number that people carry.
 */
export function* toNationalRoster(
  facts: SheetFacts,
  known: {
    readonly projects: readonly ProjectFields[];
    readonly schools: ReadonlyMap<number, Pick<OrganisationFacts, 'regionCode' | 'locationKind'>>;
  },
  trainees: Iterable<NationalTrainee>,
): Work<BuiltInSheet> {
  const { question } = facts;
  const listed: { readonly person: SheetPerson; readonly row: NationalTraineeRow }[] = [];
  for (const trainee of trainees) {
    const { person } = trainee;
    listed.push({ person, row: toRow(trainee, known.schools.get(person.organisationId)) });
    if (listed.length % ROWS_PER_STEP === 0) yield;
  }
  const ordered = inSchoolOrder(listed, ({ person }) => person);
  const year = `${question.year ?? ''}年`;
  const [only] = known.projects;
  const isOne = question.projectUid !== null;
  const subject = isOne && only !== undefined ? only.name : `${scopeOf(facts)}-${year}`;
  return builtInSheet({
    layout: nationalTrainees,
    title: nationalTrainees.title,
    surroundings: usualSurroundings(facts, subject, (school) =>
      reportedBy(facts, school, isOne ? `填报日期：${facts.today}` : year),
    ),
    rows: ordered.map(({ person, row }) => [person.organisation, row] as const),
    problems: [
      ...known.projects.flatMap(projectProblems),
      ...numberProblems(ordered.map(({ person }) => person)),
      ...gapProblems(ordered.map(({ row }) => row)),
    ],
  });
}

/**
 * One line of the upload form. A region code that ends in 00 names a whole city: then the city is known and the county is
 * not.
 */
function toRow(
  { project, person, earlier }: NationalTrainee,
  school: Pick<OrganisationFacts, 'regionCode' | 'locationKind'> | undefined,
): NationalTraineeRow {
  const region = school?.regionCode ?? '';
  const sameKind = hadSameKind(project.category, earlier);
  return {
    projectName: project.name,
    subProject: project.subProject,
    organiserName: project.organiserName,
    city: findRegionName(`${region.slice(0, 4)}00`),
    county: region.endsWith('00') ? null : findRegionName(region),
    organisationName: person.organisation,
    locationKind: school?.locationKind ?? null,
    name: person.name,
    sex: person.sex,
    ethnicity: person.ethnicity,
    birthMonth: person.birthOn?.slice(0, 7) ?? null,
    idNumber: person.idNumber,
    education: person.education,
    title: person.title,
    post: person.post,
    stage: person.stage,
    subject: person.subject,
    serviceYears: serviceYears(person, project),
    phone: person.phone,
    email: person.email,
    hadSameKind: sameKind,
    remark: sameKind === null ? TO_VERIFY : null,
  };
}

/** 教龄: whole years from the first day of work to the first day of the training; null where one of them is not known. */
function serviceYears({ hiredOn }: SheetPerson, { startOn }: ProjectFields): number | null {
  if (hiredOn === null || startOn === null || startOn < hiredOn) return null;
  const years = Number(startOn.slice(0, 4)) - Number(hiredOn.slice(0, 4));
  return startOn.slice(5) < hiredOn.slice(5) ? years - 1 : years;
}

/** Stands in the remark of whom the ledger cannot answer for. */
const TO_VERIFY = '是否参加过同类国培待核';

/**
 * Was the teacher in a national training of the same category before (G3.2)? The ledger knows what it holds: a training of
 * the category is a yes. It cannot know that there was none, in another district or before it was begun: then the cell
 * stays empty, to be asked, and is never a no.
 */
function hadSameKind(category: string | null, earlier: readonly (string | null)[]): true | null {
  return category !== null && earlier.includes(category) ? true : null;
}

/** Somebody may want the roster of a project that is none: it is written, and said. */
function projectProblems({ name, level }: ProjectFields): readonly Problem[] {
  return level === 'national'
    ? []
    : [{ code: 'sheet.projectNotNational', severity: 'warning', values: { name } }];
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
