import type { Reference } from '../ledger/entry.ts';
import type { Work } from '../lib/work.ts';
import { isError, type Problem, type ProblemCode } from '../problems.ts';
import type { QualifiedListRow } from '../sheet/layouts/qualified-list.ts';
import type { ReadRow } from '../sheet/read/read-row.ts';
import type { SheetReading } from '../sheet/read/read-rows.ts';
import type { ProjectFields } from '../training/project.ts';
import { asksPaper, type TraineeFields, type TraineeResult, traineeProblems } from '../training/trainee.ts';
import type { Role } from '../training/training-words.ts';
import {
  ambiguousName,
  indexPeople,
  type KnownTeacher,
  matchPeople,
  type PeopleIndex,
  refuseRivals,
} from './match-people.ts';
import { type PlannedRow, problemsByRow, rowsNotRead, textChanges } from './planned-row.ts';

/** Somebody on the list of the project. */
export type KnownTrainee = Reference & {
  readonly version: number;
  readonly teacherId: number;
  readonly fields: TraineeFields;
  /** An entry stands: what it was computed from is locked. */
  readonly isRegistered: boolean;
};

/** What a list of trainees is read against. */
export type TraineeListFacts = {
  readonly project: Pick<ProjectFields, 'kind' | 'form' | 'totalPeriods'>;
  readonly people: readonly KnownTeacher[];
  /** Everybody on the list of the project. */
  readonly trainees: readonly KnownTrainee[];
};

/** A row with the teacher it names, the trainee it changes and what it says of them. */
export type PlannedTrainee = PlannedRow & {
  readonly teacher: KnownTeacher | null;
  /** The record it changes; null for somebody who joins the list. */
  readonly existing: KnownTrainee | null;
  /** Only what the row says. */
  readonly change: Partial<TraineeFields>;
};

type Draft = PlannedTrainee & { readonly target: string | null; readonly isCertain: boolean };

type Known = {
  readonly project: TraineeListFacts['project'];
  readonly people: PeopleIndex;
  /** By teacher: nobody, or one record a role. */
  readonly trainees: ReadonlyMap<number, readonly KnownTrainee[]>;
  readonly hasResultColumn: boolean;
};

/**
 * Row by row, against the people of the ledger and the list of the project: who joins, whose record changes in what, and
 * what keeps a row out. In the order of the sheet, rows that were not read among them. Nobody joins the ledger by a list
 * of trainees. Writes nothing; yields after each row.
 */
export function* planTraineeList(
  reading: SheetReading<QualifiedListRow>,
  facts: TraineeListFacts,
): Work<readonly PlannedTrainee[]> {
  const problems = problemsByRow(reading);
  const known: Known = {
    project: facts.project,
    people: indexPeople(facts.people),
    trainees: Map.groupBy(facts.trainees, ({ teacherId }) => teacherId),
    hasResultColumn: (reading.header?.columns ?? []).some(({ key }) => key === 'result'),
  };
  const planned: Draft[] = [];
  for (const row of reading.rows) {
    planned.push(planRow(row, problems.ofRow(row.row), known));
    yield;
  }
  const unread = rowsNotRead(reading, problems).map((row) => ({
    ...row,
    teacher: null,
    existing: null,
    change: {},
  }));
  const rows = [...refuseRivals(planned), ...unread].sort((a, b) => a.row - b.row);
  return refuseSummary(rows, reading);
}

/**
 * A sheet with several columns that could be the hours is a summary of many trainings, and nobody on it passed this one by
 * standing there: nothing of it is taken until the user has said which columns are meant, or none.
 */
function refuseSummary(
  rows: readonly PlannedTrainee[],
  { header }: SheetReading<QualifiedListRow>,
): readonly PlannedTrainee[] {
  const rival = header?.problems.find(({ code }) => code === 'rivalHeadings');
  if (rival === undefined) return rows;
  return rows.map((row) =>
    row.kind === 'skipped'
      ? row
      : { ...row, kind: 'problem', problems: [...row.problems, { ...rival, at: { row: row.row } }] },
  );
}

/** Texts that name exactly this plan, row by row, for its fingerprint. */
export function traineeRowText({ row, kind, teacher, existing, change }: PlannedTrainee): string {
  return JSON.stringify([
    row,
    kind,
    teacher?.uid ?? null,
    existing?.uid ?? null,
    existing?.version ?? null,
    change,
  ]);
}

function planRow(row: ReadRow<QualifiedListRow>, seen: readonly Problem[], known: Known): Draft {
  const { values } = row;
  const base: Draft = {
    row: row.row,
    kind: 'problem',
    name: values.name,
    cells: row.texts,
    changes: [],
    problems: seen,
    teacher: null,
    existing: null,
    change: {},
    target: null,
    isCertain: values.idNumber !== null,
  };
  const refused = (code: ProblemCode, more: Problem['values'] = {}): readonly Problem[] => [
    ...seen,
    { code, severity: 'error', at: { row: row.row }, values: { name: values.name, ...more } },
  ];
  if (seen.some(({ code }) => code === 'sameNameWithoutIdNumber')) return base;
  const candidates = matchPeople(known.people, { ...values, idType: null, mayBringNumber: false });
  const [teacher] = candidates;
  if (teacher === undefined) return { ...base, problems: refused('import.unknownTeacher') };
  if (candidates.length > 1)
    return { ...base, problems: [...seen, ambiguousName(row.row, values.name, candidates.length)] };
  const meant: Draft = { ...base, teacher, target: targetOf(teacher, null) };
  if (teacher.facts.name !== values.name)
    return {
      ...meant,
      kind: 'conflict',
      problems: refused('import.otherName', { known: teacher.facts.name }),
    };
  const existing = existingOf(values.role, known.trainees.get(teacher.id) ?? []);
  if (values.role !== null && existing !== null && existing.fields.role !== values.role)
    return {
      ...meant,
      kind: 'conflict',
      problems: refused('import.otherRole', { known: existing.fields.role }),
    };
  return judged(
    { ...meant, teacher, existing, target: targetOf(teacher, values.role) },
    changeOf(values, existing, known),
  );
}

/** Somebody who lectures may be on the list a second time as a trainee: the two are no rivals. */
function targetOf(teacher: KnownTeacher, role: Role | null): string {
  return `${teacher.uid} ${role === 'lecturer'}`;
}

/** The draft with the change it makes: whether the figures agree, whether the record is locked, what differs. */
function judged(draft: Draft & { readonly teacher: KnownTeacher }, change: Partial<TraineeFields>): Draft {
  const { existing, row, teacher } = draft;
  const changes = textChanges(existing === null ? {} : existing.fields, change);
  const own = traineeProblems({
    totalPeriods: change.totalPeriods ?? null,
    absentPeriods: change.absentPeriods ?? null,
    excusedPeriods: existing?.fields.excusedPeriods ?? null,
    score: null,
    proofHours: change.proofHours ?? null,
    proofCredits: change.proofCredits ?? null,
  }).map((problem) => ({ ...problem, at: { ...problem.at, row } }));
  const isLocked = existing?.isRegistered === true && changes.length > 0;
  const locked: readonly Problem[] = isLocked
    ? [
        {
          code: 'trainee.registeredIsLocked',
          severity: 'error',
          at: { row },
          values: { name: teacher.facts.name },
        },
      ]
    : [];
  const problems = [...draft.problems, ...own, ...locked];
  const planned = { ...draft, change, changes, problems };
  if (problems.some(isError)) return { ...planned, kind: isLocked ? 'conflict' : 'problem' };
  if (existing === null) return { ...planned, kind: 'new' };
  return { ...planned, kind: changes.length === 0 ? 'same' : 'changed' };
}

/**
 * The record that a row is about. A list that names no roles is one of trainees: it says nothing of who lectured, also
 * where the lecturer sat in. Where it names them, a lecturer is a lecturer and anybody else the one other record.
 */
function existingOf(role: Role | null, records: readonly KnownTrainee[]): KnownTrainee | null {
  if (role === 'lecturer') return records.find(({ fields }) => fields.role === 'lecturer') ?? null;
  const others = records.filter(({ fields }) => fields.role !== 'lecturer');
  return others.find(({ fields }) => fields.role === (role ?? 'trainee')) ?? others[0] ?? null;
}

/** What the row says; an empty cell leaves what is known. Own projects compute their figures, so the list's are not taken. */
function changeOf(
  values: QualifiedListRow,
  existing: KnownTrainee | null,
  { project, hasResultColumn }: Known,
): Partial<TraineeFields> {
  const known = existing?.fields;
  const held = values.periodsHeld ?? known?.totalPeriods ?? project.totalPeriods;
  const absent =
    values.periodsAttended === null || held === null
      ? (known?.absentPeriods ?? null)
      : held - values.periodsAttended;
  return {
    ...(values.role === null ? {} : { role: values.role }),
    totalPeriods: held,
    absentPeriods: absent,
    result: resultOf(values.result, hasResultColumn, existing),
    ...(project.kind === 'outside'
      ? {
          proofHours: values.hours ?? known?.proofHours ?? null,
          proofCredits: values.credits ?? known?.proofCredits ?? null,
          proofCertificateNumber: values.certificateNumber ?? known?.proofCertificateNumber ?? null,
        }
      : {}),
    // What a list calls the certificate of a mentoring or a degree study is the paper it is registered by (A34).
    ...(asksPaper(project) ? { paper: values.certificateNumber ?? known?.paper ?? null } : {}),
  };
}

/** A list of qualified trainees without a result column says "passed" of everybody on it; an empty cell leaves what is known. */
function resultOf(
  written: TraineeResult | null,
  hasColumn: boolean,
  existing: KnownTrainee | null,
): TraineeResult {
  return written ?? (hasColumn ? (existing?.fields.result ?? 'pending') : 'passed');
}
