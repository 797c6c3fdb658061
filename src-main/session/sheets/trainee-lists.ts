import { findRegionName, regionPath } from '../../../src-shared/people/region.ts';
import { sumOfLines } from '../../../src-shared/registration/planned-award.ts';
import { type CompletionListRow, completionList } from '../../../src-shared/sheet/layouts/completion-list.ts';
import { type QualifiedListRow, qualifiedList } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import type { SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import { standingEntriesOfProject } from '../../database/entries/entry-records.ts';
import { listOrganisations } from '../../database/records/organisation-records.ts';
import { countsOfProject } from '../../database/records/project-counts.ts';
import type { ProjectRecord } from '../../database/records/project-records.ts';
import { type TraineeRecord, traineesInSlices } from '../../database/records/trainee-records.ts';
import { runWork } from '../../lib/run-work.ts';
import type { RememberedTeacher } from '../ledger-snapshot.ts';
import { shownPlan } from '../registration-plan.ts';
import { type Gathering, numberProblems, usualAsks, usualSignatures } from './gathering.ts';
import { type AnySheet, anySheet, type Surroundings } from './ledger-sheet.ts';

const PEOPLE_AT_ONCE = 250;

type Passed = { readonly trainee: TraineeRecord; readonly teacher: RememberedTeacher };

/** 培训合格学员信息表 (H7): who passed, with the figures that stand, or that registering would give. */
export async function gatherQualifiedList(gathering: Gathering): Promise<AnySheet> {
  const project = gathering.project();
  const passed = await passedTrainees(gathering, project);
  const figures = await figuresOf(gathering, project);
  const regions = new Map(
    listOrganisations(gathering.ledger.database.reader).map((record) => [
      record.id,
      regionText(record.regionCode),
    ]),
  );
  const rows = passed.map(({ trainee, teacher }): readonly [string, QualifiedListRow] => {
    const figure = figures.get(trainee.id);
    return [
      teacher.organisation,
      {
        name: teacher.name,
        sex: teacher.sex,
        idNumber: teacher.idNumber,
        region: regions.get(teacher.organisationId) ?? null,
        organisationName: teacher.organisation,
        stage: teacher.stage,
        subject: teacher.subject,
        title: postAndTitle(teacher),
        role: trainee.role,
        attendance: null,
        periodsHeld: trainee.totalPeriods,
        periodsAttended: attendedOf(trainee),
        result: trainee.result,
        hours: figure?.hours == null ? null : hours(figure.hours),
        credits: figure?.credits == null ? null : credits(figure.credits),
        certificateNumber: numberOf(project, trainee),
        remark: trainee.makeUpFor === null ? null : `补修 ${trainee.makeUpFor} 年度`,
      },
    ];
  });
  const without = rows.filter(([, row]) => row.hours === null).length;
  return anySheet({
    ...aroundProject(gathering, project),
    layout: rows.some(([, row]) => row.role !== 'trainee') ? withRoles : qualifiedList,
    title: qualifiedList.title,
    schools: gathering.bySchool(rows),
    problems: [
      ...numberProblems(passed.map(({ teacher }) => teacher)),
      ...(without === 0
        ? []
        : [{ code: 'sheet.figuresOpen', severity: 'warning', values: { count: without } } as const]),
    ],
  });
}

/** Where not everybody is a 学员 the list says who is what, so that it can be read back. */
const withRoles: SheetLayout<QualifiedListRow> = {
  ...qualifiedList,
  columns: qualifiedList.columns.map((column) =>
    column.key === 'role' ? { ...column, isReadOnly: false } : column,
  ),
};

/** 结业名单 (L23): who passed; numbers of certificates only where they were given (Q21). */
export async function gatherCompletionList(gathering: Gathering): Promise<AnySheet> {
  const project = gathering.project();
  const passed = await passedTrainees(gathering, project);
  return anySheet({
    ...aroundProject(gathering, project),
    layout: completionList,
    title: completionList.title,
    schools: gathering.bySchool(
      passed.map(({ trainee, teacher }): readonly [string, CompletionListRow] => [
        teacher.organisation,
        {
          name: teacher.name,
          sex: teacher.sex,
          idNumber: teacher.idNumber,
          organisationName: teacher.organisation,
          result: trainee.result,
          certificateNumber: numberOf(project, trainee),
        },
      ]),
    ),
    problems: numberProblems(passed.map(({ teacher }) => teacher)),
  });
}

/** What stands around a list of one project. */
export function aroundProject(gathering: Gathering, project: ProjectRecord): Surroundings {
  const { question } = gathering;
  return {
    subject:
      question.organisationName === null ? project.name : `${project.name}-${question.organisationName}`,
    asks: usualAsks(gathering),
    around: (school, answers) => ({
      subtitles: [
        {
          left: `项目名称：${project.name}`,
          right: project.number === null ? '' : `项目编号：${project.number}`,
        },
        {
          left: `主办单位：${project.organiserName}`,
          right:
            project.startOn === null || project.endOn === null
              ? ''
              : `起止日期：${project.startOn === project.endOn ? project.startOn : `${project.startOn} 至 ${project.endOn}`}`,
        },
      ],
      signatures: usualSignatures(gathering, school, answers),
    }),
  };
}

/** Who passed, school by school. */
async function passedTrainees(gathering: Gathering, project: ProjectRecord): Promise<readonly Passed[]> {
  const people = gathering.people();
  const passed: Passed[] = [];
  for (const slice of traineesInSlices(gathering.ledger.database.reader, project.id, PEOPLE_AT_ONCE)) {
    for (const trainee of slice) {
      const teacher = people.get(trainee.teacherId);
      if (teacher === undefined || !gathering.isAsked(teacher)) continue;
      if (trainee.result === 'passed' || trainee.result === 'excellent') passed.push({ trainee, teacher });
    }
    await gathering.pause(passed.length, passed.length);
  }
  return gathering.inSchoolOrder(passed, ({ teacher }) => teacher);
}

type Figures = { readonly hours: number | null; readonly credits: number | null };

/**
 * Hours and credits by participation: of standing entries, else as the proof says (outside), else what the regulation
 * gives. Nothing where it is silent or refuses.
 */
async function figuresOf(
  gathering: Gathering,
  project: ProjectRecord,
): Promise<ReadonlyMap<number, Figures>> {
  const { ledger } = gathering;
  const { reader } = ledger.database;
  const figures = new Map<number, Figures>();
  for (const [id, lines] of standingEntriesOfProject(reader, project.id)) figures.set(id, sumOfLines(lines));
  const counts = countsOfProject(reader, project.id);
  if ((counts?.toRegister ?? 0) === 0) return figures;
  const plan = await runWork(shownPlan(ledger, project, ledger.today()), gathering.slices);
  for (const { trainee, award } of plan.rows) {
    const { id } = trainee.record;
    if (award.lines.length > 0 && !figures.has(id)) figures.set(id, sumOfLines(award.lines));
  }
  return figures;
}

/** 海口市琼山区; a region that is not listed leaves the cell empty. */
function regionText(code: string): string | null {
  if (findRegionName(code) === null) return null;
  const path = regionPath(code);
  return (path.length > 1 ? path.slice(1) : path).join('');
}

function postAndTitle({ post, title }: RememberedTeacher): string | null {
  return post !== null && title !== null ? `${post}/${title}` : (post ?? title);
}

function attendedOf({ totalPeriods, absentPeriods }: TraineeRecord): number | null {
  return totalPeriods === null || absentPeriods === null ? null : totalPeriods - absentPeriods;
}

/** The certificate of this ledger, or the number on the proof of somebody else's training. */
function numberOf(project: ProjectRecord, trainee: TraineeRecord): string | null {
  return project.kind === 'outside' ? trainee.proofCertificateNumber : trainee.certificateNumber;
}
