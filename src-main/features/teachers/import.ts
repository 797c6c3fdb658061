import { createHash, hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import {
  normaliseTeacher,
  type TeacherFacts,
  teacherProblems,
  unaskedFacts,
} from '../../../src-shared/people/teacher.ts';
import { isError, type Problem, type ProblemCode } from '../../../src-shared/problems.ts';
import { type TeacherRosterRow, teacherRoster } from '../../../src-shared/sheet/layouts/teacher-roster.ts';
import type { ReadRow } from '../../../src-shared/sheet/read/read-rows.ts';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
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
import {
  findImport,
  insertImport,
  listImports,
  markUndone,
  toWireImport,
} from '../../database/records/import-batches.ts';
import {
  findTeacher,
  listTeachers,
  type TeacherRecord,
  TeacherWriter,
  toFacts,
} from '../../database/records/teacher-records.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';

/** A row with the record it becomes; `existing` is the teacher it changes. */
type PlannedTeacher = PlannedRow & {
  readonly facts: TeacherFacts | null;
  readonly existing: TeacherRecord | null;
};

/** `after` names what the import wrote: undoing it is refused once the record says something else. */
const undoSchema = z.object({
  created: z.array(z.object({ uid: z.string(), after: z.string() })),
  changed: z.array(z.object({ uid: z.string(), before: z.custom<TeacherFacts>(), after: z.string() })),
});
type Undo = z.infer<typeof undoSchema>;

export const previewImport = os.teachers.previewImport.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const read = await readSheet(teacherRoster, input, signal);
  const slices = timeSlices(signal);
  const rows = await runWork(planImport(ledger, ledger.database.reader, read), slices);
  const fingerprint = await runWork(fingerprintOf(read, rows), slices);
  await slices.next();
  return {
    ...previewHead(teacherRoster, input, read, rows, fingerprint),
    rows: rows.map(toWireRow),
  };
});

function toWireRow(row: PlannedTeacher) {
  const number = row.facts?.idNumber ?? null;
  return {
    row: row.row,
    kind: row.kind,
    name: row.facts?.name ?? row.name,
    idNumberMasked: number === null ? null : maskIdentityNumber(number),
    organisationName: row.facts?.organisationName ?? row.cells['organisationName'] ?? null,
    teacherUid: row.existing?.uid ?? null,
    cells: { ...row.cells },
    changes: [...row.changes],
    problems: [...row.problems],
  };
}

/** Row by row, against the people who are there: who is new, who changes in what, and what keeps a row out. */
function* planImport(
  ledger: OpenLedger,
  database: Database,
  read: ReadSheet<TeacherRosterRow>,
): Work<readonly PlannedTeacher[]> {
  const problems = problemsByRow(read.reading);
  const people = listTeachers(database);
  const byNumber = new Map(
    people.flatMap((person) =>
      person.id_number === null ? [] : [[`${person.id_type} ${person.id_number}`, person] as const],
    ),
  );
  const byName = Map.groupBy(people, (person) => `${person.name}\n${person.organisation}`);
  const planned: PlannedTeacher[] = [];
  for (const row of read.reading.rows) {
    planned.push(planRow(ledger, row, problems.ofRow(row.row), { byNumber, byName }));
    yield;
  }
  const unread = rowsNotRead(read.reading, problems).map((row) => ({ ...row, facts: null, existing: null }));
  return [...withoutRivals(planned), ...unread].sort((a, b) => a.row - b.row);
}

/** Two rows never become one record: where several name the same person, only the one with that person's number does. */
function withoutRivals(rows: readonly PlannedTeacher[]): readonly PlannedTeacher[] {
  const byTeacher = Map.groupBy(rows, (row) => row.existing?.uid ?? `row ${row.row}`);
  return rows.map((row) => {
    const { existing, facts, cells } = row;
    const isNumbered = (cells['idNumber'] ?? '').trim() !== '';
    const isCertain = isNumbered && existing?.id_number === facts?.idNumber;
    if (existing === null || isCertain || byTeacher.get(existing.uid)?.length === 1) return row;
    const problem = ambiguousName(row.row, existing.name, 1);
    return { ...row, kind: 'problem', changes: [], problems: [...row.problems, problem] };
  });
}

function ambiguousName(row: number, name: string, count: number): Problem {
  return { code: 'import.ambiguousName', severity: 'error', at: { row }, values: { name, count } };
}

type People = {
  readonly byNumber: ReadonlyMap<string, TeacherRecord>;
  readonly byName: ReadonlyMap<string, readonly TeacherRecord[]>;
};

function planRow(
  ledger: OpenLedger,
  row: ReadRow<TeacherRosterRow>,
  seen: readonly Problem[],
  people: People,
): PlannedTeacher {
  const base = {
    row: row.row,
    name: row.values.name,
    cells: row.texts,
    changes: [],
    facts: null,
    existing: null,
  } as const;
  const at = { row: row.row };
  if (seen.some((problem) => problem.code === 'sameNameWithoutIdNumber'))
    return { ...base, kind: 'problem', problems: seen };
  const read = factsOfRow(ledger, row.values, null);
  const match = findMatch(read, people);
  if (match.kind === 'ambiguous')
    return {
      ...base,
      kind: 'problem',
      problems: [...seen, ambiguousName(row.row, read.name, match.count)],
    };
  const existing = match.record;
  if (existing !== null && existing.name !== read.name)
    return {
      ...base,
      kind: 'conflict',
      existing,
      facts: read,
      problems: [
        ...seen,
        {
          code: 'import.otherName',
          severity: 'error',
          at,
          values: { name: read.name, known: existing.name },
        },
      ],
    };
  const facts = existing === null ? read : factsOfRow(ledger, row.values, toFacts(existing));
  const own = teacherProblems(facts, ledger.today()).map((problem) => ({
    ...problem,
    at: { ...problem.at, ...at },
  }));
  // What the sheet's own reading said already is not said twice.
  const added = own.filter(
    (problem) => isError(problem) && !seen.some((known) => known.at?.field === problem.at?.field),
  );
  const all = [...seen, ...added];
  if (all.some(isError)) return { ...base, kind: 'problem', existing, facts, problems: all };
  if (existing === null) return { ...base, kind: 'new', facts, problems: all };
  const changes = textChanges(toFacts(existing), facts);
  return {
    ...base,
    kind: changes.length === 0 ? 'same' : 'changed',
    existing,
    facts,
    changes,
    problems: all,
  };
}

/** By document number; without one by name within the organisation, if exactly one person fits (Q14). */
function findMatch(
  facts: TeacherFacts,
  people: People,
):
  | { readonly kind: 'found'; readonly record: TeacherRecord | null }
  | { readonly kind: 'ambiguous'; readonly count: number } {
  if (facts.idNumber !== null) {
    const record = people.byNumber.get(`${facts.idType} ${facts.idNumber}`);
    if (record !== undefined) return { kind: 'found', record };
    const unnumbered = (people.byName.get(`${facts.name}\n${facts.organisationName}`) ?? []).filter(
      (person) => person.id_number === null,
    );
    return unnumbered.length > 1
      ? { kind: 'ambiguous', count: unnumbered.length }
      : { kind: 'found', record: unnumbered[0] ?? null };
  }
  const named = people.byName.get(`${facts.name}\n${facts.organisationName}`) ?? [];
  return named.length > 1
    ? { kind: 'ambiguous', count: named.length }
    : { kind: 'found', record: named[0] ?? null };
}

/** The record a row makes: what the row says over what was known; an empty cell changes nothing. */
function factsOfRow(ledger: OpenLedger, row: TeacherRosterRow, known: TeacherFacts | null): TeacherFacts {
  const isSchool = ledger.organisation.level === 'school';
  const remark = [
    row.remark,
    row.previousOrganisation === null ? null : `原单位：${row.previousOrganisation}`,
  ].filter((part) => part !== null);
  return normaliseTeacher({
    name: row.name,
    idType: row.idType ?? known?.idType ?? 'id-card',
    idNumber: row.idNumber ?? known?.idNumber ?? null,
    sex: (row.sex === 'male' || row.sex === 'female' ? row.sex : null) ?? known?.sex ?? null,
    birthOn: known?.birthOn ?? null,
    ethnicity: row.ethnicity ?? known?.ethnicity ?? null,
    education: row.education ?? known?.education ?? null,
    organisationName:
      row.organisationName ?? known?.organisationName ?? (isSchool ? ledger.organisation.name : ''),
    stage: row.stage ?? known?.stage ?? null,
    subject: row.subject ?? known?.subject ?? null,
    title: row.title ?? known?.title ?? null,
    post: row.post ?? known?.post ?? null,
    phone: row.phone ?? known?.phone ?? null,
    email: row.email ?? known?.email ?? null,
    isFullTime: row.isFullTime ?? known?.isFullTime ?? true,
    hiredOn: row.hiredOn ?? known?.hiredOn ?? null,
    broughtInOn: row.broughtInOn ?? known?.broughtInOn ?? null,
    hasProofOfPriorTraining: known?.hasProofOfPriorTraining ?? false,
    isOnProbation: known?.isOnProbation ?? false,
    roles: known?.roles ?? [],
    status: row.status ?? known?.status ?? 'active',
    leftOn: known?.leftOn ?? null,
    remark: remark.length === 0 ? (known?.remark ?? null) : remark.join('；'),
  });
}

function* fingerprintOf(read: ReadSheet<TeacherRosterRow>, rows: readonly PlannedTeacher[]): Work<string> {
  const made = createHash('sha256').update(JSON.stringify([read.fileSha256, read.sheet]));
  for (const { row, kind, existing, facts } of rows) {
    made.update(JSON.stringify([row, kind, existing?.uid ?? null, existing?.version ?? null, facts]));
    yield;
  }
  return made.digest('hex');
}

export const applyImport = os.teachers.applyImport.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return context.session.jobs.run(async (report, cancelled) => {
    report(0, 0, 'reading');
    const read = await readSheet(teacherRoster, input, cancelled);
    report(0, 0, 'backup');
    await ledger.database.backUp('import', ledger.options.now(), cancelled);
    const result = await ledger.database.write(async (writer) => {
      const slices = timeSlices(cancelled);
      const rows = await runWork(planImport(ledger, writer, read), slices);
      if ((await runWork(fingerprintOf(read, rows), slices)) !== input.fingerprint)
        throw new Refused([{ code: 'import.changedSincePreview', severity: 'error', values: {} }]);
      const counts = countKinds(rows);
      const todo = rows.filter((row) => row.kind === 'new' || row.kind === 'changed');
      if (todo.length === 0) return { uid: null, counts };
      const undo: Undo = { created: [], changed: [] };
      const people = new TeacherWriter(writer, ledger.options.newUid);
      report(0, todo.length, 'recording');
      for (const [index, { facts, existing }] of todo.entries()) {
        if (slices.isOver) {
          report(index, todo.length, 'recording');
          await slices.next();
        }
        if (facts === null) continue;
        const after = nameOf(facts);
        if (existing === null) undo.created.push({ uid: people.insert(facts), after });
        else {
          assert(
            people.update(existing.uid, existing.version, facts),
            'a planned record is as it was planned',
          );
          undo.changed.push({ uid: existing.uid, before: toFacts(existing), after });
        }
      }
      const uid = ledger.options.newUid();
      insertImport(writer, signature, {
        uid,
        kind: 'teachers',
        projectId: null,
        fileName: input.file.name,
        fileSha256: read.fileSha256,
        fingerprint: input.fingerprint,
        created: undo.created.length,
        changed: undo.changed.length,
        undo: JSON.stringify(undo),
      });
      recordAudit(writer, signature, {
        action: 'teacher.import',
        subject: input.file.name,
        after: { batch: uid, ...counts },
      });
      return { uid, counts };
    }, cancelled);
    const batch = result.uid === null ? undefined : findImport(ledger.database.reader, result.uid);
    return { batch: batch === undefined ? null : toWireImport(batch), counts: result.counts };
  }, signal);
});

export const imports = os.teachers.imports.handler(({ context }) =>
  listImports(context.session.ledger.database.reader).map(toWireImport),
);

export const undoImport = os.teachers.undoImport.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    const batch = requireFound(findImport(writer, input.batchUid), 'import');
    if (batch.kind !== 'teachers' || batch.undoneAt !== null)
      throw new Refused([{ code: 'import.alreadyUndone', severity: 'error', values: {} }]);
    const undo = undoSchema.parse(JSON.parse(batch.undo));
    const slices = timeSlices();
    refuseErrors(await runWork(undoProblems(writer, undo), slices));
    await runWork(takeBack(writer, undo, new TeacherWriter(writer, ledger.options.newUid)), slices);
    markUndone(writer, batch.id, signature.at);
    recordAudit(writer, signature, {
      action: 'teacher.undoImport',
      subject: batch.fileName,
      after: { batch: batch.uid, removed: undo.created.length, restored: undo.changed.length },
    });
    return { removed: undo.created.length, restored: undo.changed.length };
  });
});

/** Removes whom the import brought and gives the others back what they were. */
function* takeBack(writer: Database, undo: Undo, people: TeacherWriter): Work<void> {
  const remove = writer.prepare('DELETE FROM teacher WHERE uid = ?');
  for (const { uid } of undo.created) {
    remove.run(uid);
    yield;
  }
  for (const { uid, before } of undo.changed) {
    const { version } = requireFound(findTeacher(writer, uid), 'teacher');
    assert(
      people.update(uid, version, { ...unaskedFacts, ...before }),
      'nobody else writes in this transaction',
    );
    yield;
  }
}

/** Somebody who joined a project, or was edited since, is not removed by undoing the import that brought them. */
function* undoProblems(writer: Database, undo: Undo): Work<readonly Problem[]> {
  const joined = writer.prepare<[number], { id: number }>(
    'SELECT id FROM participation WHERE teacher_id = ? LIMIT 1',
  );
  const problems: Problem[] = [];
  for (const { uid, after } of undo.created) {
    yield;
    const teacher = findTeacher(writer, uid);
    if (teacher === undefined) continue;
    if (joined.get(teacher.id) !== undefined) problems.push(later('import.teacherInProject', teacher.name));
    else if (nameOf(toFacts(teacher)) !== after) problems.push(later('import.changedLater', teacher.name));
  }
  for (const { uid, before, after } of undo.changed) {
    yield;
    const teacher = findTeacher(writer, uid);
    const isAsWritten = teacher !== undefined && nameOf(toFacts(teacher)) === after;
    if (!isAsWritten) problems.push(later('import.changedLater', before.name));
  }
  return problems;
}

/**
 * Names what a record says, whatever the order of its fields. What earlier versions did not ask is left out while nobody
 * has said it, so that an import from before can still be taken back.
 */
function nameOf(facts: TeacherFacts): string {
  const unasked: Readonly<Record<string, unknown>> = unaskedFacts;
  const said = Object.entries(facts).filter(([key, value]) => !(key in unasked) || value !== unasked[key]);
  return hash('sha256', JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function later(code: ProblemCode, name: string): Problem {
  return { code, severity: 'error', values: { name } };
}
