import type { Database } from 'better-sqlite3';
import { repeat, reverse } from '../../../src-shared/ledger/entry.ts';
import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import {
  type PostedPair,
  type UndoRecord,
  undoProblems,
  undoSchema,
} from '../../../src-shared/review/undo-checks.ts';
import type { Correction } from '../../../src-shared/rpc/contract/corrections.ts';
import { entriesByUid, entriesOfBatch } from '../../database/entries/entry-records.ts';
import { changedFields, recordAudit } from '../../database/records/audit-log.ts';
import { findTeacher, teachersByUid, toFacts } from '../../database/records/teacher-records.ts';
import { TeacherWriter } from '../../database/records/teacher-writer.ts';
import { requireFound } from '../../session/refusals.ts';
import type { CorrectionRecord } from './queries.ts';
import { batchWatcher } from './undo-queries.ts';
import { post, type WriteContext } from './write.ts';

/** Decided sheets as they cross the wire. */
export function toCorrections(database: Database, records: readonly CorrectionRecord[]): Correction[] {
  const watch = batchWatcher(database);
  return records.map((record) => {
    const { id: _id, undo: _undo, ...correction } = record;
    return { ...correction, canUndo: whyNotUndone(database, record, watch).length === 0 };
  });
}

/** The same of one sheet. */
export function toCorrection(database: Database, record: CorrectionRecord): Correction {
  return assertPresent(toCorrections(database, [record])[0], 'one for one');
}

/** Why a decided sheet cannot be taken back: something rests on it by now. */
export function whyNotUndone(
  database: Database,
  record: CorrectionRecord,
  watch = batchWatcher(database),
): readonly Problem[] {
  if (record.undoneAt !== null) return undoProblems({ isUndone: true, people: [], batches: [] });
  const { people, batches } = readUndo(record);
  const present = teachersByUid(
    database,
    people.map(({ uid }) => uid),
  );
  return undoProblems({
    isUndone: false,
    people: people.map(({ uid, after }) => {
      const teacher = present.get(uid);
      return { after, now: teacher === undefined ? undefined : toFacts(teacher) };
    }),
    batches: batches.map((pair) => watch(pair, record.recordedAt)),
  });
}

/** What a decided sheet kept for taking it back. */
export function readUndo({ undo }: CorrectionRecord): UndoRecord {
  return undoSchema.parse(JSON.parse(undo));
}

/** Reverses what the review registered and registers again, as they were earned, the entries it reversed. */
export async function takeBack(
  context: WriteContext,
  pair: PostedPair,
  { effectiveOn, reason }: { readonly effectiveOn: string; readonly reason: string },
): Promise<void> {
  const before = entriesByUid(context.writer, pair.reversed);
  const [first] = before;
  if (first === undefined) return;
  const batch = { project: first.project, undoes: null, effectiveOn, reason };
  if (pair.registration !== null) {
    const present = entriesOfBatch(context.writer, pair.registration);
    await post(context, { ...batch, kind: 'reversal' }, present.map(reverse));
  }
  const kind = first.earned.origin === 'own' ? 'registration' : 'outside';
  await post(context, { ...batch, kind }, before.map(repeat));
}

/** Gives people the facts that they had before the review. */
export function restoreTeachers(
  { writer, signature, newUid, nameOf }: WriteContext,
  people: UndoRecord['people'],
): void {
  const teachers = new TeacherWriter(writer, newUid);
  for (const { uid, before, after } of people) {
    const { version } = requireFound(findTeacher(writer, uid), 'teacher');
    assert(teachers.update(uid, version, before), 'nobody else writes in this transaction');
    recordAudit(writer, signature, {
      action: 'teacher.change',
      subject: nameOf({ uid, name: before.name }),
      ...changedFields(after, before),
    });
  }
}
