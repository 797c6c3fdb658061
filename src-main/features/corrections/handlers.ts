import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  type Entry,
  type NewBatch,
  type NewEntry,
  repeat,
  reverse,
} from '../../../src-shared/ledger/entry.ts';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { TeacherFacts } from '../../../src-shared/people/teacher.ts';
import type { Problem, ProblemCode } from '../../../src-shared/problems.ts';
import type { CorrectionEffect } from '../../../src-shared/rpc/contract/corrections.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { registrationSheet } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import type { Report } from '../../app/jobs.ts';
import { os } from '../../app/procedure.ts';
import { previewHead } from '../../app/sheet-import.ts';
import { entriesByUid } from '../../database/entries/entry-records.ts';
import { headSeal, postBatch } from '../../database/entries/post-batch.ts';
import { changedFields, recordAudit, type Signature } from '../../database/records/audit-log.ts';
import {
  findTeacher,
  TeacherWriter,
  teachersByUid,
  toFacts,
} from '../../database/records/teacher-records.ts';
import { type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { type Choice, chooseDifferences, type EntryChange, type TeacherChange } from './choice.ts';
import { countsOf, effectOf } from './effect.ts';
import { type CorrectionPlan, dayProblems, type PlannedDifference, planCorrection } from './plan.ts';
import {
  type CorrectionRecord,
  certificatesOf,
  decidedCorrection,
  findCorrection,
  insertCorrection,
  insertUndo,
  listCorrections,
  participationsOf,
  registeredAgain,
  reversedSince,
  toWireCorrection,
} from './queries.ts';
import { readReturn } from './read-return.ts';
import { type Review, reviewedDraft } from './review.ts';

const read = os.corrections.read.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const sheet = await readReturn(input, signal);
  const plan = await planCorrection(ledger, ledger.database.reader, sheet, input.scope, signal);
  const { fingerprint, fileName, sheets, headerRow, mapping, samples, fields } = previewHead(
    registrationSheet,
    input,
    sheet,
    [],
    plan.fingerprint,
  );
  return {
    ...{ fingerprint, fileName, sheets, headerRow, mapping, samples, fields },
    sheet: sheet.sheet,
    problems: [...plan.problems],
    hasMarks: sheet.looks !== null,
    scope: plan.scope,
    projects: plan.projects.map(({ uid, name }) => ({ uid, name })),
    decided: plan.decided === null ? null : toWire(ledger.database.reader, plan.decided),
    counts: plan.counts,
    differences: plan.differences.map(toWireDifference),
  };
});

function toWireDifference({ key: _key, change: _change, ...difference }: PlannedDifference) {
  return difference;
}

const effect = os.corrections.effect.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const sheet = await readReturn(input, signal);
  const plan = await planCorrection(ledger, reader, sheet, input.scope, signal);
  requireSame(plan, input.fingerprint);
  const choice = await chooseDifferences(ledger, reader, plan, input.accepted, signal);
  return effectOf(ledger, plan, choice, signal);
});

function requireSame(plan: CorrectionPlan, fingerprint: string): void {
  if (plan.fingerprint !== fingerprint)
    throw new Refused([{ code: 'correction.changedSinceReading', severity: 'error', values: {} }]);
}

type ApplyInput = Inputs['corrections']['apply'];

const apply = os.corrections.apply.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const review: Review = {
    decidedBy: input.decidedBy,
    decidedOn: input.decidedOn,
    document: input.document === '' ? null : input.document,
    reason: input.reason,
  };
  return context.session.jobs.run(async (report, cancelled) => {
    report(0, 0, 'reading');
    const sheet = await readReturn(input, cancelled);
    if (decidedCorrection(ledger.database.reader, sheet.fileSha256, sheet.sheet) === undefined) {
      report(0, 0, 'backup');
      await ledger.database.backUp('import', ledger.options.now(), cancelled);
    }
    const written = await ledger.database.write(async (writer): Promise<Written> => {
      report(0, 0, 'checking');
      const plan = await planCorrection(ledger, writer, sheet, input.scope, cancelled);
      if (plan.decided !== null) return { ...NOTHING, correction: plan.decided.uid, alreadyDecided: true };
      requireSame(plan, input.fingerprint);
      const choice = await chooseDifferences(ledger, writer, plan, input.accepted, cancelled);
      refuseErrors([
        ...choice.problems,
        ...dayProblems(ledger, input.decidedOn),
        ...reasonProblems(input, choice),
      ]);
      if (plan.differences.length === 0) return NOTHING;
      const work: WriteContext = { ledger, writer, signature, report, slices: timeSlices(cancelled) };
      await changeTeachers(work, choice.teachers);
      const batches = await changeEntries(work, choice.entries, review);
      const correction = await noteDecisions(work, plan, choice, batches, review, input);
      return {
        correction,
        alreadyDecided: false,
        ...countsOf(choice),
        batchUids: batches.flatMap(({ reversal, registration }) => [reversal, registration ?? []].flat()),
        certificates: choice.certificates.map((certificate) => ({ ...certificate })),
      };
    }, cancelled);
    // It is written and can be stopped no more: only a turn for the others.
    await timeSlices().next();
    const { reader } = ledger.database;
    return {
      ...written,
      correction:
        written.correction === null
          ? null
          : toWire(reader, requireFound(findCorrection(reader, written.correction), 'correction')),
      seal: headSeal(reader),
    };
  }, signal);
});

type Written = ReturnType<typeof countsOf> & {
  readonly correction: string | null;
  readonly alreadyDecided: boolean;
  readonly batchUids: string[];
  readonly certificates: CorrectionEffect['certificates'];
};

const NOTHING: Written = {
  correction: null,
  alreadyDecided: false,
  entriesReversed: 0,
  entriesRegistered: 0,
  entriesStruck: 0,
  teachersChanged: 0,
  batchUids: [],
  certificates: [],
};

function reasonProblems(input: ApplyInput, choice: Choice): readonly Problem[] {
  return choice.rejected.length > 0 && (input.rejection ?? '') === ''
    ? [
        {
          code: 'correction.rejectionMissing',
          severity: 'error',
          at: { field: 'rejection' },
          values: { count: choice.rejected.length },
        },
      ]
    : [];
}

/** What the parts of one write share. */
type WriteContext = {
  readonly ledger: OpenLedger;
  readonly writer: Database;
  readonly signature: Signature;
  readonly report: Report;
  readonly slices: TimeSlices;
};

async function changeTeachers(work: WriteContext, changes: readonly TeacherChange[]): Promise<void> {
  const { slices } = work;
  await slices.next();
  const people = new TeacherWriter(work.writer, work.ledger.options.newUid);
  for (const { teacher, after } of changes) {
    assert(people.update(teacher.uid, teacher.version, after), 'a planned record is as it was planned');
    recordAudit(work.writer, work.signature, {
      action: 'teacher.change',
      subject: after.name,
      ...changedFields(toFacts(teacher), after),
    });
    if (slices.isOver) await slices.next();
  }
}

const batchSchema = z.object({
  reversal: z.string(),
  registration: z.string().nullable(),
  /** Entries reversed, and those registered in place of some of them. */
  reversed: z.array(z.string()),
});
type PostedPair = z.infer<typeof batchSchema>;

/** Per project one sealed reversal and, of what stays, one sealed registration: a batch belongs to one project. */
async function changeEntries(
  work: WriteContext,
  changes: readonly EntryChange[],
  review: Review,
): Promise<readonly PostedPair[]> {
  const posted: PostedPair[] = [];
  const { slices } = work;
  let done = 0;
  for (const group of byProject(changes, ({ entry }) => entry)) {
    const first = group[0]?.entry;
    if (first === undefined) continue;
    const batch = {
      project: first.project,
      undoes: null,
      effectiveOn: review.decidedOn,
      reason: reasonOf(review),
    };
    const entries = group.map(({ entry }) => entry);
    const options = { onProgress: (count: number) => work.report(done + count, changes.length, 'recording') };
    const reversal = await post(
      work,
      { ...batch, kind: 'reversal' },
      entries.map(reverse),
      'correction.reverse',
      options,
    );
    const clause = clauseOf(work.ledger, first.earned.endedOn);
    const drafts: NewEntry[] = [];
    for (const { entry, after, remark } of group) {
      if (after !== null) drafts.push(reviewedDraft(entry, after, review, remark, clause));
      if (slices.isOver) await slices.next();
    }
    const registration =
      drafts.length === 0
        ? null
        : await post(
            work,
            { ...batch, kind: first.earned.origin === 'own' ? 'registration' : 'outside' },
            drafts,
            'correction.register',
          );
    posted.push({ reversal, registration, reversed: entries.map((entry) => entry.uid) });
    done += group.length;
  }
  return posted;
}

function byProject<Item>(
  items: readonly Item[],
  entryOf: (item: Item) => Entry,
): readonly (readonly Item[])[] {
  return [
    ...Map.groupBy(
      items,
      (item) => `${entryOf(item).project?.id ?? ''} ${entryOf(item).earned.origin}`,
    ).values(),
  ];
}

/** The clause on who registers and reviews, where the regulation has one; else the reading of another body's figures. */
function clauseOf(ledger: OpenLedger, endedOn: string | null): string {
  return ledger.packOn(endedOn).registration?.unstated.clause ?? 'A27';
}

function reasonOf(review: Review): string {
  const document = review.document === null ? '' : `（${review.document}）`;
  return `${review.decidedBy}${document}：${review.reason}`;
}

/** Writes a batch with the line of the log by which `verify` misses it should it be gone. */
async function post(
  work: WriteContext,
  batch: NewBatch,
  drafts: readonly NewEntry[],
  action: string,
  options: { readonly onProgress?: (done: number) => void } = {},
): Promise<string> {
  const posted = await postBatch(work.writer, batch, drafts, {
    signature: work.signature,
    newUid: work.ledger.options.newUid,
    slices: work.slices,
    ...options,
  });
  const project = work.writer
    .prepare<[number | null], string>('SELECT name FROM project WHERE id = ?')
    .pluck()
    .get(batch.project?.id ?? null);
  recordAudit(work.writer, work.signature, {
    action,
    subject: project ?? posted.uid,
    after: { batch: posted.uid, entries: posted.entryCount, reason: batch.reason, seal: posted.seal },
  });
  return posted.uid;
}

const undoSchema = z.object({
  batches: z.array(batchSchema),
  people: z.array(
    z.object({ uid: z.string(), before: z.custom<TeacherFacts>(), after: z.custom<TeacherFacts>() }),
  ),
});
type Undo = z.infer<typeof undoSchema>;

/** The decided sheet with every difference, and a line of the log for each that was rejected. */
async function noteDecisions(
  work: WriteContext,
  plan: CorrectionPlan,
  choice: Choice,
  batches: readonly PostedPair[],
  review: Review,
  input: ApplyInput,
): Promise<string> {
  const { writer, signature } = work;
  const { slices } = work;
  await slices.next();
  const accepted = new Set(choice.accepted.map(({ id }) => id));
  const undo: Undo = {
    batches: [...batches],
    people: choice.teachers.map(({ teacher, after }) => ({
      uid: teacher.uid,
      before: toFacts(teacher),
      after,
    })),
  };
  // Written out one by one: all at once would keep other calls waiting.
  const differences: string[] = [];
  for (const difference of plan.differences) {
    const { id, key } = difference;
    differences.push(JSON.stringify({ ...toWireDifference(difference), key, isAccepted: accepted.has(id) }));
    if (slices.isOver) await slices.next();
  }
  await slices.next();
  const undoText = JSON.stringify(undo);
  await slices.next();
  const uid = work.ledger.options.newUid();
  insertCorrection(writer, signature, {
    uid,
    fileName: input.file.name,
    fileSha256: plan.read.fileSha256,
    sheet: plan.read.sheet,
    fingerprint: plan.fingerprint,
    ...review,
    rejection: input.rejection === '' ? null : (input.rejection ?? null),
    accepted: choice.accepted.length,
    rejected: choice.rejected.length,
    differences: `[${differences.join(',')}]`,
    undo: undoText,
  });
  recordAudit(writer, signature, {
    action: 'correction.apply',
    subject: input.file.name,
    after: {
      ...{
        decidedBy: review.decidedBy,
        effectiveOn: review.decidedOn,
        documentNumber: review.document,
        reason: review.reason,
      },
      ...{ accepted: choice.accepted.length, rejected: choice.rejected.length },
    },
  });
  for (const { teacher, project, field, kind, ours, theirs } of choice.rejected) {
    recordAudit(writer, signature, {
      action: 'correction.reject',
      subject: project === null ? teacher.name : `${teacher.name} · ${project.name}`,
      before: { [field ?? kind]: ours },
      after: { [field ?? kind]: theirs ?? true, reason: input.rejection },
    });
    if (slices.isOver) await slices.next();
  }
  await slices.next();
  return uid;
}

const list = os.corrections.list.handler(({ context }) => {
  const { reader } = context.session.ledger.database;
  return listCorrections(reader).map((record) => toWire(reader, record));
});

function toWire(database: Database, record: CorrectionRecord) {
  const undo = undoSchema.parse(JSON.parse(record.undo));
  const canUndo = record.undone_at === null && undoProblems(database, record, undo).length === 0;
  return toWireCorrection(record, canUndo);
}

/** What rests on a decided sheet: it is not taken back under it. */
function undoProblems(database: Database, record: CorrectionRecord, undo: Undo): readonly Problem[] {
  if (record.undone_at !== null) return [later('correction.alreadyUndone', '')];
  const present = teachersByUid(
    database,
    undo.people.map(({ uid }) => uid),
  );
  const problems: Problem[] = undo.people.flatMap(({ uid, after }) => {
    const teacher = present.get(uid);
    return teacher !== undefined && isDeepStrictEqual(toFacts(teacher), after)
      ? []
      : [later('correction.teacherChangedLater', after.name)];
  });
  for (const { registration, reversed } of undo.batches) {
    const gone = registration === null ? null : reversedSince(database, registration);
    if (gone !== null) problems.push(later('correction.entryChangedLater', gone));
    const again = registeredAgain(database, reversed, registration);
    if (again !== null) problems.push(later('correction.registeredAgain', again));
    const participationUids = participationsOf(database, reversed);
    const issued = certificatesIssuedAfter(database, participationUids, record.recorded_at);
    if (issued !== null) problems.push(later('correction.certificateIssuedLater', issued));
  }
  return problems;
}

function later(code: ProblemCode, name: string): Problem {
  return { code, severity: 'error', values: { name } };
}

function entriesOfBatch(database: Database, batchUid: string): readonly Entry[] {
  const uids = database
    .prepare<[string], string>('SELECT e.uid FROM entry e JOIN batch b ON b.id = e.batch_id WHERE b.uid = ?')
    .pluck()
    .all(batchUid);
  return entriesByUid(database, uids);
}

function certificatesIssuedAfter(
  database: Database,
  participationUids: readonly string[],
  at: string,
): string | null {
  const issuedAt = database
    .prepare<[string], string>('SELECT issued_at FROM certificate WHERE uid = ?')
    .pluck();
  const found = certificatesOf(database, { participationUids, teacherUids: [] }).find(
    ({ uid }) => (issuedAt.get(uid) ?? '') > at,
  );
  return found?.name ?? null;
}

const undo = os.corrections.undo.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  await ledger.database.write(async (writer) => {
    const record = requireFound(findCorrection(writer, input.uid), 'correction');
    const taken = undoSchema.parse(JSON.parse(record.undo));
    refuseErrors(undoProblems(writer, record, taken));
    const work: WriteContext = {
      ledger,
      writer,
      signature,
      report: () => undefined,
      slices: timeSlices(),
    };
    for (const pair of taken.batches) await takeBack(work, pair, input.reason);
    restoreTeachers(work, taken);
    insertUndo(writer, signature, record.id, input.reason);
    recordAudit(writer, signature, {
      action: 'correction.undo',
      subject: record.file_name,
      after: { reason: input.reason, accepted: record.accepted, rejected: record.rejected },
    });
  });
  const { reader } = ledger.database;
  return {
    correction: toWire(reader, requireFound(findCorrection(reader, input.uid), 'correction')),
    seal: headSeal(reader),
  };
});

/** Reverses what the review registered and registers again, as they were earned, the entries it reversed. */
async function takeBack(work: WriteContext, pair: PostedPair, reason: string): Promise<void> {
  const before = entriesByUid(work.writer, pair.reversed);
  const [first] = before;
  if (first === undefined) return;
  const batch = {
    project: first.project,
    undoes: null,
    effectiveOn: work.ledger.today() as CalendarDate,
    reason,
  };
  if (pair.registration !== null) {
    const present = entriesOfBatch(work.writer, pair.registration);
    await post(work, { ...batch, kind: 'reversal' }, present.map(reverse), 'correction.reverse');
  }
  const kind = first.earned.origin === 'own' ? 'registration' : 'outside';
  await post(work, { ...batch, kind }, before.map(repeat), 'correction.register');
}

function restoreTeachers(work: WriteContext, taken: Undo): void {
  const people = new TeacherWriter(work.writer, work.ledger.options.newUid);
  for (const { uid, before, after } of taken.people) {
    const { version } = requireFound(findTeacher(work.writer, uid), 'teacher');
    assert(people.update(uid, version, before), 'nobody else writes in this transaction');
    recordAudit(work.writer, work.signature, {
      action: 'teacher.change',
      subject: before.name,
      ...changedFields(after, before),
    });
  }
}

export const correctionHandlers = { read, effect, apply, list, undo };
