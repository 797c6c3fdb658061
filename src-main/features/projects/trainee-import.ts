import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import { isError, type Problem, type ProblemCode } from '../../../src-shared/problems.ts';
import { type QualifiedListRow, qualifiedList } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import type { ReadRow } from '../../../src-shared/sheet/read/read-rows.ts';
import type { TraineeFields, TraineeResult } from '../../../src-shared/training/trainee.ts';
import { traineeProblems } from '../../../src-shared/training/trainee.ts';
import type { Role } from '../../../src-shared/training/training-words.ts';
import { Refused, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import {
  countKinds,
  type PlannedRow,
  previewHead,
  problemsByRow,
  type ReadSheet,
  readSheet,
  rowsNotRead,
  textChanges,
} from '../../app/sheet-import.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findImport, insertImport, toWireImport } from '../../database/records/import-batches.ts';
import {
  findProject,
  type ProjectRecord,
  type TraineeRecord,
  traineeFields,
  traineesOf,
} from '../../database/records/project-records.ts';
import { listTeachers, type TeacherRecord } from '../../database/records/teacher-records.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { insertTrainee, type TraineeChange, updateTrainee } from './commands.ts';
import type { TraineeUndo } from './trainee-undo.ts';

/** A row with the teacher it names, the trainee it changes and what it says of them. */
type PlannedTrainee = PlannedRow & {
  readonly teacher: TeacherRecord | null;
  readonly existing: TraineeRecord | null;
  readonly change: TraineeChange;
  /** The teacher was found by document number, not by name. */
  readonly isCertain: boolean;
};

export const previewTraineeImport = os.projects.previewTraineeImport.handler(
  async ({ context, input, signal }) => {
    const ledger = context.session.ledger;
    const project = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
    const read = await readSheet(qualifiedList, input, signal);
    const slices = timeSlices(signal);
    const rows = await runWork(planImport(ledger.database.reader, project, read), slices);
    const fingerprint = await runWork(fingerprintOf(project, read, rows), slices);
    await slices.next();
    return {
      ...previewHead(qualifiedList, input, read, rows, fingerprint),
      rows: rows.map((row) => ({
        row: row.row,
        kind: row.kind,
        name: row.teacher?.name ?? row.name,
        teacherUid: row.teacher?.uid ?? null,
        idNumberMasked: masked(row.teacher?.id_number ?? null),
        organisationName: row.teacher?.organisation ?? row.cells['organisationName'] ?? null,
        cells: { ...row.cells },
        changes: [...row.changes],
        problems: [...row.problems],
      })),
    };
  },
);

function masked(number: string | null): string | null {
  return number === null ? null : maskIdentityNumber(number);
}

function* planImport(
  database: Database,
  project: ProjectRecord,
  read: ReadSheet<QualifiedListRow>,
): Work<readonly PlannedTrainee[]> {
  const problems = problemsByRow(read.reading);
  const people = listTeachers(database);
  const byNumber = new Map(
    people.flatMap((person) => (person.id_number === null ? [] : [[person.id_number, person] as const])),
  );
  const byName = Map.groupBy(people, (person) => person.name);
  const trainees = Map.groupBy(traineesOf(database, project.id), (trainee) => trainee.teacher_id);
  const hasResultColumn = (read.reading.header?.columns ?? []).some((column) => column.key === 'result');
  const known = { byNumber, byName, trainees, hasResultColumn };
  const planned: PlannedTrainee[] = [];
  for (const row of read.reading.rows) {
    planned.push(planRow(project, row, problems.ofRow(row.row), known));
    yield;
  }
  const unread = rowsNotRead(read.reading, problems).map((row) => ({
    ...row,
    teacher: null,
    existing: null,
    change: {},
    isCertain: false,
  }));
  return [...withoutRivals(planned), ...unread].sort((a, b) => a.row - b.row);
}

/** Two rows are never one trainee: where several name the same teacher, only the one with that teacher's number stays. */
function withoutRivals(rows: readonly PlannedTrainee[]): readonly PlannedTrainee[] {
  // Somebody who lectures may be on the list a second time as a trainee.
  const keyOf = ({ teacher, change, row }: PlannedTrainee) =>
    teacher === null ? `row ${row}` : `${teacher.uid} ${change.role === 'lecturer'}`;
  const byTeacher = Map.groupBy(rows, keyOf);
  return rows.map((row) => {
    const { teacher } = row;
    if (teacher === null || row.isCertain || byTeacher.get(keyOf(row))?.length === 1) return row;
    const problem: Problem = {
      code: 'import.ambiguousName',
      severity: 'error',
      at: { row: row.row },
      values: { name: row.name, count: 1 },
    };
    return { ...row, kind: 'problem', changes: [], problems: [...row.problems, problem] };
  });
}

type Known = {
  readonly byNumber: ReadonlyMap<string, TeacherRecord>;
  readonly byName: ReadonlyMap<string, readonly TeacherRecord[]>;
  /** By teacher: nobody, or one record a role. */
  readonly trainees: ReadonlyMap<number, readonly TraineeRecord[]>;
  readonly hasResultColumn: boolean;
};

function planRow(
  project: ProjectRecord,
  row: ReadRow<QualifiedListRow>,
  seen: readonly Problem[],
  known: Known,
): PlannedTrainee {
  const { values } = row;
  const base = {
    row: row.row,
    name: values.name,
    cells: row.texts,
    changes: [],
    teacher: null,
    existing: null,
    change: {},
    isCertain: values.idNumber !== null,
  } as const;
  const refuse = (code: ProblemCode, more: Problem['values'] = {}): PlannedTrainee => ({
    ...base,
    kind: 'problem',
    problems: [
      ...seen,
      { code, severity: 'error', at: { row: row.row }, values: { name: values.name, ...more } },
    ],
  });
  if (seen.some((problem) => problem.code === 'sameNameWithoutIdNumber'))
    return { ...base, kind: 'problem', problems: seen };
  const candidates = candidatesOf(values, known);
  if (candidates.length === 0) return refuse('import.unknownTeacher');
  const [teacher] = candidates;
  if (teacher === undefined || candidates.length > 1)
    return refuse('import.ambiguousName', { count: candidates.length });
  if (teacher.name !== values.name)
    return { ...refuse('import.otherName', { known: teacher.name }), kind: 'conflict', teacher };
  const existing = existingOf(values.role, known.trainees.get(teacher.id) ?? []);
  if (values.role !== null && existing !== null && existing.role !== values.role)
    return { ...refuse('import.otherRole', { known: existing.role }), kind: 'conflict', teacher };
  const result = resultOf(values.result, known.hasResultColumn, existing);
  const change = changeOf(project, values, result, existing);
  const before = existing === null ? {} : pick(existing, change);
  const changes = textChanges(before, change);
  const own = traineeProblems({
    totalPeriods: change.totalPeriods ?? null,
    absentPeriods: change.absentPeriods ?? null,
    excusedPeriods: existing?.excused_periods ?? null,
    score: null,
    proofHours: change.proofHours ?? null,
    proofCredits: change.proofCredits ?? null,
  }).map((problem) => ({ ...problem, at: { ...problem.at, row: row.row } }));
  const locked: readonly Problem[] =
    existing?.is_registered === 1 && changes.length > 0
      ? [
          {
            code: 'trainee.registeredIsLocked',
            severity: 'error',
            at: { row: row.row },
            values: { name: teacher.name },
          },
        ]
      : [];
  const all = [...seen, ...own, ...locked];
  const shown = { ...base, teacher, existing, change, changes, problems: all };
  if (all.some(isError)) return { ...shown, kind: locked.length > 0 ? 'conflict' : 'problem' };
  return { ...shown, kind: existing === null ? 'new' : changes.length === 0 ? 'same' : 'changed' };
}

/**
 * The record that a row is about. A list that names no roles is one of trainees: it says nothing of who lectured, also
 * where the lecturer sat in. Where it names them, a lecturer is a lecturer and anybody else the one other record.
 */
function existingOf(role: Role | null, records: readonly TraineeRecord[]): TraineeRecord | null {
  if (role === 'lecturer') return records.find((record) => record.role === 'lecturer') ?? null;
  const others = records.filter((record) => record.role !== 'lecturer');
  return others.find((record) => record.role === (role ?? 'trainee')) ?? others[0] ?? null;
}

/** By document number; else by name, within the organisation where the row names one: another school's person of that name is nobody (Q14). */
function candidatesOf(values: QualifiedListRow, known: Known): readonly TeacherRecord[] {
  if (values.idNumber !== null) {
    const numbered = known.byNumber.get(values.idNumber);
    return numbered === undefined ? [] : [numbered];
  }
  const named = known.byName.get(values.name) ?? [];
  return values.organisationName === null
    ? named
    : named.filter((person) => person.organisation === values.organisationName);
}

/** A list of qualified trainees without a result column says "passed" of everybody on it; an empty cell leaves what is known. */
function resultOf(
  written: TraineeResult | null,
  hasColumn: boolean,
  existing: TraineeRecord | null,
): TraineeResult {
  return written ?? (hasColumn ? (existing?.result ?? 'pending') : 'passed');
}

/** What the row says; an empty cell leaves what is known. Own projects compute their figures, so the list's are not taken. */
function changeOf(
  project: ProjectRecord,
  values: QualifiedListRow,
  result: TraineeResult,
  existing: TraineeRecord | null,
): TraineeChange {
  const held = values.periodsHeld ?? existing?.total_periods ?? project.totalPeriods;
  const absent =
    values.periodsAttended === null || held === null
      ? (existing?.absent_periods ?? null)
      : held - values.periodsAttended;
  return {
    ...(values.role === null ? {} : { role: values.role }),
    totalPeriods: held,
    absentPeriods: absent,
    result,
    ...(project.kind === 'outside'
      ? {
          proofHours: values.hours ?? existing?.proof_hours ?? null,
          proofCredits: values.credits ?? existing?.proof_credits ?? null,
          proofCertificateNumber: values.certificateNumber ?? existing?.proof_certificate_number ?? null,
        }
      : {}),
  };
}

function pick(trainee: TraineeRecord, change: TraineeChange): Readonly<Record<string, unknown>> {
  const present: Readonly<Record<string, unknown>> = {
    role: trainee.role,
    totalPeriods: trainee.total_periods,
    absentPeriods: trainee.absent_periods,
    result: trainee.result,
    proofHours: trainee.proof_hours,
    proofCredits: trainee.proof_credits,
    proofCertificateNumber: trainee.proof_certificate_number,
  };
  return Object.fromEntries(Object.keys(change).map((key) => [key, present[key]]));
}

function* fingerprintOf(
  project: ProjectRecord,
  read: ReadSheet<QualifiedListRow>,
  rows: readonly PlannedTrainee[],
): Work<string> {
  const made = createHash('sha256').update(JSON.stringify([project.uid, read.fileSha256, read.sheet]));
  for (const { row, kind, teacher, existing, change } of rows) {
    made.update(
      JSON.stringify([
        row,
        kind,
        teacher?.uid ?? null,
        existing?.uid ?? null,
        existing?.version ?? null,
        change,
      ]),
    );
    yield;
  }
  return made.digest('hex');
}

export const applyTraineeImport = os.projects.applyTraineeImport.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return context.session.jobs.run(async (report, cancelled) => {
    report(0, 0, 'reading');
    const read = await readSheet(qualifiedList, input, cancelled);
    report(0, 0, 'backup');
    await ledger.database.backUp('import', ledger.options.now(), cancelled);
    const result = await ledger.database.write(async (writer) => {
      const project = requireFound(findProject(writer, input.projectUid), 'project');
      const slices = timeSlices(cancelled);
      const rows = await runWork(planImport(writer, project, read), slices);
      if ((await runWork(fingerprintOf(project, read, rows), slices)) !== input.fingerprint)
        throw new Refused([{ code: 'import.changedSincePreview', severity: 'error', values: {} }]);
      const counts = countKinds(rows);
      const todo = rows.filter((row) => row.kind === 'new' || row.kind === 'changed');
      if (todo.length === 0) return { uid: null, counts };
      const written: { readonly uid: string; readonly before: TraineeFields | null }[] = [];
      report(0, todo.length, 'recording');
      for (const [index, row] of todo.entries()) {
        if (slices.isOver) {
          report(index, todo.length, 'recording');
          await slices.next();
        }
        const trainee = writeRow(ledger, writer, project, row);
        if (trainee !== null)
          written.push({ uid: trainee, before: row.existing === null ? null : traineeFields(row.existing) });
      }
      const uid = ledger.options.newUid();
      insertImport(writer, signature, {
        uid,
        kind: 'trainees',
        projectId: project.id,
        fileName: input.file.name,
        fileSha256: read.fileSha256,
        fingerprint: input.fingerprint,
        created: counts.new,
        changed: counts.changed,
        undo: JSON.stringify(undoOf(writer, project, written)),
      });
      recordAudit(writer, signature, {
        action: 'project.importTrainees',
        subject: project.name,
        after: { file: input.file.name, batch: uid, ...counts },
      });
      return { uid, counts };
    }, cancelled);
    const batch = result.uid === null ? undefined : findImport(ledger.database.reader, result.uid);
    return {
      batch: batch === undefined ? null : toWireImport(batch),
      counts: result.counts,
    };
  }, signal);
});

/** What taking the import back needs: whom it brought and whom it changed, as they were and as they are now. */
function undoOf(
  writer: Database,
  project: ProjectRecord,
  written: readonly { readonly uid: string; readonly before: TraineeFields | null }[],
): TraineeUndo {
  const present = new Map(traineesOf(writer, project.id).map((trainee) => [trainee.uid, trainee]));
  const undo: TraineeUndo = { created: [], changed: [] };
  for (const { uid, before } of written) {
    const trainee = present.get(uid);
    assert(trainee !== undefined, 'a trainee that was just written is there');
    const after = traineeFields(trainee);
    if (before === null) undo.created.push({ uid, after });
    else undo.changed.push({ uid, before, after });
  }
  return undo;
}

/** Writes one row and gives the uid of the trainee. */
function writeRow(
  ledger: OpenLedger,
  writer: Database,
  project: ProjectRecord,
  row: PlannedTrainee,
): string | null {
  if (row.teacher === null) return null;
  if (row.existing !== null) {
    const { id, version } = row.existing;
    assert(updateTrainee(writer, id, version, row.change), 'a planned trainee is as it was planned');
    return row.existing.uid;
  }
  const uid = ledger.options.newUid();
  const isNew = insertTrainee(writer, {
    uid,
    projectId: project.id,
    teacherId: row.teacher.id,
    role: 'trainee',
    totalPeriods: project.totalPeriods,
    change: row.change,
  });
  assert(isNew, 'a trainee that was planned as new is not there');
  return uid;
}
