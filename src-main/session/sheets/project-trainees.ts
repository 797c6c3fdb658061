import type { Work } from '../../../src-shared/lib/work.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import {
  figuresOfTrainees,
  hasReallyPassed,
  type PlannedAward,
} from '../../../src-shared/registration/planned-award.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import type { BuiltInSheet } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import {
  type NationalTrainee,
  nationalProjectsOf,
  toNationalRoster,
} from '../../../src-shared/sheet/rows/national-rows.ts';
import { wasTrained } from '../../../src-shared/sheet/rows/school-year.ts';
import { isAsked, peopleById } from '../../../src-shared/sheet/rows/sheet-facts.ts';
import {
  type ProjectLists,
  type TraineeFigures,
  toCompletionList,
  toQualifiedList,
} from '../../../src-shared/sheet/rows/trainee-rows.ts';
import { hasPassed } from '../../../src-shared/training/trainee.ts';
import { standingEntriesOfProject } from '../../database/entries/entry-records.ts';
import { listOrganisations } from '../../database/records/organisation-records.ts';
import { countsOfProject } from '../../database/records/project-counts.ts';
import { listProjects, type ProjectRecord } from '../../database/records/project-records.ts';
import { earlierNational } from '../../database/records/sheet-records.ts';
import { type TraineeRecord, traineesInSlices } from '../../database/records/trainee-records.ts';
import { excellentOf } from '../project-view.ts';
import { shownPlan } from '../registration-plan.ts';
import { projectOf, type SheetSource, yearOf } from './sheet-source.ts';

const PEOPLE_AT_ONCE = 250;

/** 培训合格学员信息表. */
export function* gatherQualifiedList(source: SheetSource): Work<BuiltInSheet> {
  const project = projectOf(source);
  const organisations = listOrganisations(source.ledger.database.reader);
  const planned = yield* plannedOf(source, project);
  return yield* toQualifiedList(source.facts, listsOf(source, project, planned), {
    figures: figuresOf(source, project, planned),
    regionCodes: new Map(organisations.map(({ id, regionCode }) => [id, regionCode])),
  });
}

/** 结业名单. */
export function* gatherCompletionList(source: SheetSource): Work<BuiltInSheet> {
  const project = projectOf(source);
  const planned = yield* plannedOf(source, project);
  return yield* toCompletionList(source.facts, listsOf(source, project, planned));
}

/** What registering would give those who wait; asked only while somebody does. */
type Planned = readonly {
  readonly trainee: { readonly record: TraineeRecord };
  readonly award: PlannedAward;
}[];

function* plannedOf({ ledger }: SheetSource, project: ProjectRecord): Work<Planned> {
  const waiting = countsOfProject(ledger.database.reader, project.id)?.toRegister ?? 0;
  return waiting === 0 ? [] : (yield* shownPlan(ledger, project, ledger.today())).rows;
}

/** The people of a list: whom the text does not take is named with its reason, and so are too many excellent ones (L21). */
function listsOf(source: SheetSource, project: ProjectRecord, planned: Planned): ProjectLists {
  const leftOut = planned
    .filter(({ trainee: { record }, award }) => hasPassed(record) && !hasReallyPassed(project, record, award))
    .map(({ trainee: { record }, award }) => [record.id, award.award?.reasons[0]?.text ?? ''] as const);
  const excellent = excellentOf(source.ledger, project);
  return {
    project,
    trainees: traineesOfProject(source, project),
    leftOut: new Map(leftOut),
    remarks: excellent?.isAbove === true ? [excellentRemark(excellent)] : [],
  };
}

function excellentRemark({ count, max, clause, reason }: NonNullable<Project['excellent']>): Problem {
  return reason === null
    ? { code: 'sheet.excellentUnexplained', severity: 'error', clause, values: { count, max } }
    : { code: 'sheet.excellentExplained', severity: 'warning', clause, values: { count, max, reason } };
}

function* traineesOfProject({ ledger, tell }: SheetSource, { id }: ProjectRecord): Generator<TraineeRecord> {
  let read = 0;
  for (const slice of traineesInSlices(ledger.database.reader, id, PEOPLE_AT_ONCE)) {
    yield* slice;
    read += slice.length;
    tell(read, read);
  }
}

/** What stands, else what registering would give. */
function figuresOf(
  { ledger }: SheetSource,
  project: ProjectRecord,
  planned: Planned,
): ReadonlyMap<number, TraineeFigures> {
  return figuresOfTrainees(
    standingEntriesOfProject(ledger.database.reader, project.id),
    planned.map(({ trainee, award }) => ({ id: trainee.record.id, award })),
  );
}

/** 国培参训教师信息表 of one project, or of all that belong to a registration year. */
export function gatherNationalRoster(source: SheetSource): Work<BuiltInSheet> {
  const { ledger, facts } = source;
  const { reader } = ledger.database;
  const projects =
    facts.question.projectUid === null
      ? nationalProjectsOf(listProjects(reader), yearOf(source), (day) => ledger.registrationYear(day))
      : [projectOf(source)];
  const schools = new Map(listOrganisations(reader).map((record) => [record.id, record]));
  return toNationalRoster(facts, { projects, schools }, nationalTraineesOf(source, projects));
}

/** Earlier trainings are asked for a slice of people at a time. */
function* nationalTraineesOf(
  { ledger, facts, last, tell }: SheetSource,
  projects: readonly ProjectRecord[],
): Generator<NationalTrainee> {
  const { reader } = ledger.database;
  const people = peopleById(facts);
  let read = 0;
  for (const project of projects)
    for (const slice of traineesInSlices(reader, project.id, PEOPLE_AT_ONCE)) {
      const some = slice
        .filter(wasTrained)
        .flatMap(({ teacherId }) => people.get(teacherId) ?? [])
        .filter((person) => isAsked(facts, person));
      const teachers = some.map(({ id }) => id);
      const before = project.startOn ?? facts.today;
      const earlier = Map.groupBy(
        earlierNational(reader, { teachers, before, last }),
        ({ teacherId }) => teacherId,
      );
      for (const person of some)
        yield { project, person, earlier: (earlier.get(person.id) ?? []).map(({ category }) => category) };
      read += some.length;
      tell(read, read);
    }
}
