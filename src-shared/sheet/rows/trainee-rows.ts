import type { Work } from '../../lib/work.ts';
import { findRegionName, regionPath } from '../../people/region.ts';
import type { Problem } from '../../problems.ts';
import type { ProjectFields } from '../../training/project.ts';
import { credits, hours } from '../../training/thousandths.ts';
import { asksPaper, hasPassed, type TraineeFields } from '../../training/trainee.ts';
import { type CompletionListRow, completionList } from '../layouts/completion-list.ts';
import { type QualifiedListRow, qualifiedList } from '../layouts/qualified-list.ts';
import type { SheetLayout } from '../layouts/sheet-layout.ts';
import {
  type BuiltInSheet,
  builtInSheet,
  ROWS_PER_STEP,
  type Surroundings,
  usualSurroundings,
} from './built-in-sheet.ts';
import { ownRemark } from './own-remark.ts';
import {
  inSchoolOrder,
  isAsked,
  numberProblems,
  peopleById,
  type SheetFacts,
  type SheetPerson,
} from './sheet-facts.ts';

/** A trainee of the project. `certificateNumber`: of the certificate in force that this ledger issued. */
export type SheetTrainee = Pick<
  TraineeFields,
  'role' | 'result' | 'totalPeriods' | 'absentPeriods' | 'proofCertificateNumber' | 'paper' | 'makeUpFor'
> & { readonly id: number; readonly teacherId: number; readonly certificateNumber: string | null };

/** What a list of one project is made from; trainees as they were added. */
export type ProjectLists = {
  readonly project: ProjectFields;
  readonly trainees: Iterable<SheetTrainee>;
  /** By the trainee's id: why the text does not take a good result (L21). They did not pass and are not listed. */
  readonly leftOut: ReadonlyMap<number, string>;
  /** What is to be said of the list beside its rows. */
  readonly remarks: readonly Problem[];
};

/** Hours and credits of a trainee in thousandths. */
export type TraineeFigures = { readonly hours: number; readonly credits: number | null };

/**
 * 培训合格学员信息表 (H7): who passed. It is an archive document made before registering, so `figures`, by the trainee's
 * id, hold what stands or what registering would give; who has none leaves the cells empty. `regionCodes` by school.
 */
export function* toQualifiedList(
  facts: SheetFacts,
  lists: ProjectLists,
  known: {
    readonly figures: ReadonlyMap<number, TraineeFigures>;
    readonly regionCodes: ReadonlyMap<number, string>;
  },
): Work<BuiltInSheet> {
  const { project } = lists;
  const { passed, problems } = yield* passedTrainees(facts, lists);
  const regions = new Map(Array.from(known.regionCodes, ([id, code]) => [id, regionText(code)]));
  const rows: (readonly [string, QualifiedListRow])[] = [];
  for (const { trainee, person } of passed) {
    const figure = known.figures.get(trainee.id);
    rows.push([
      person.organisation,
      {
        name: person.name,
        sex: person.sex,
        idNumber: person.idNumber,
        region: regions.get(person.organisationId) ?? null,
        organisationName: person.organisation,
        stage: person.stage,
        subject: person.subject,
        title: postAndTitle(person),
        role: trainee.role,
        attendance: null,
        periodsHeld: trainee.totalPeriods,
        periodsAttended: attendedOf(trainee),
        result: trainee.result,
        hours: figure === undefined ? null : hours(figure.hours),
        credits: figure?.credits == null ? null : credits(figure.credits),
        certificateNumber: numberOf(project, trainee),
        remark: ownRemark({ origin: 'own', makeUpFor: trainee.makeUpFor }),
      },
    ]);
    if (rows.length % ROWS_PER_STEP === 0) yield;
  }
  const without = rows.filter(([, row]) => row.hours === null).length;
  return builtInSheet({
    layout: rows.some(([, row]) => row.role !== 'trainee') ? withRoles : qualifiedList,
    title: qualifiedList.title,
    surroundings: surroundingsOf(facts, project),
    rows,
    problems: [
      ...problems,
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
export function* toCompletionList(facts: SheetFacts, lists: ProjectLists): Work<BuiltInSheet> {
  const { project } = lists;
  const { passed, problems } = yield* passedTrainees(facts, lists);
  return builtInSheet({
    layout: completionList,
    title: completionList.title,
    surroundings: surroundingsOf(facts, project),
    rows: passed.map(({ trainee, person }): readonly [string, CompletionListRow] => [
      person.organisation,
      {
        name: person.name,
        sex: person.sex,
        idNumber: person.idNumber,
        organisationName: person.organisation,
        result: trainee.result,
        certificateNumber: numberOf(project, trainee),
      },
    ]),
    problems,
  });
}

type Passed = { readonly trainee: SheetTrainee; readonly person: SheetPerson };

/**
 * Who passed, school by school, and what is to be said: first whom the text does not take although the result is good, and
 * why. Somebody merged into another record is no person of the ledger any more.
 */
function* passedTrainees(
  facts: SheetFacts,
  { trainees, leftOut, remarks }: ProjectLists,
): Work<{ readonly passed: readonly Passed[]; readonly problems: readonly Problem[] }> {
  const people = peopleById(facts);
  const passed: Passed[] = [];
  const missing = new Map<string, string[]>();
  let read = 0;
  for (const trainee of trainees) {
    const person = people.get(trainee.teacherId);
    if (person !== undefined && isAsked(facts, person) && hasPassed(trainee)) {
      const reason = leftOut.get(trainee.id);
      if (reason === undefined) passed.push({ trainee, person });
      else missing.set(reason, [...(missing.get(reason) ?? []), person.name]);
    }
    if (++read % ROWS_PER_STEP === 0) yield;
  }
  const ordered = inSchoolOrder(passed, ({ person }) => person);
  const problems: Problem[] = [...missing].map(([reason, names]) => ({
    code: 'sheet.passedLeftOut',
    severity: 'warning',
    values: { count: names.length, name: names[0] ?? '', reason },
  }));
  return {
    passed: ordered,
    problems: [...problems, ...remarks, ...numberProblems(ordered.map(({ person }) => person))],
  };
}

/** Above every list of a project: what it is called, who held it and when. */
function surroundingsOf(facts: SheetFacts, project: ProjectFields): Surroundings {
  const { name, number, organiserName, startOn, endOn } = project;
  const { organisationName } = facts.question;
  const subject = organisationName === null ? name : `${name}-${organisationName}`;
  const days =
    startOn === null || endOn === null
      ? ''
      : `起止日期：${startOn === endOn ? startOn : `${startOn} 至 ${endOn}`}`;
  return usualSurroundings(facts, subject, () => [
    { left: `项目名称：${name}`, right: number === null ? '' : `项目编号：${number}` },
    { left: `主办单位：${organiserName}`, right: days },
  ]);
}

/** 海口市琼山区; a region that is not listed leaves the cell empty. */
function regionText(code: string): string | null {
  if (findRegionName(code) === null) return null;
  const path = regionPath(code);
  return (path.length > 1 ? path.slice(1) : path).join('');
}

/** 职务/职称 is one column on the official list; whichever is known stands there alone. */
function postAndTitle({ post, title }: SheetPerson): string | null {
  return post !== null && title !== null ? `${post}/${title}` : (post ?? title);
}

/** Periods attended; null unless both figures are known, because nothing known is not attended in full. */
function attendedOf({ totalPeriods, absentPeriods }: SheetTrainee): number | null {
  return totalPeriods === null || absentPeriods === null ? null : totalPeriods - absentPeriods;
}

/** The certificate of this ledger, or the number on the paper that somebody else issued. */
function numberOf(project: ProjectFields, trainee: SheetTrainee): string | null {
  if (asksPaper(project)) return trainee.paper;
  return project.kind === 'outside' ? trainee.proofCertificateNumber : trainee.certificateNumber;
}
