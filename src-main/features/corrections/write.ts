import type { Database } from 'better-sqlite3';
import { type NewBatch, type NewEntry, reverse } from '../../../src-shared/ledger/entry.ts';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { EntryChange, TeacherChange } from '../../../src-shared/review/choose.ts';
import {
  byBatch,
  type Review,
  reviewClause,
  reviewedEntry,
  reviewReason,
} from '../../../src-shared/review/reviewed-entry.ts';
import type { PostedPair } from '../../../src-shared/review/undo-checks.ts';
import { postBatch } from '../../database/entries/post-batch.ts';
import { changedFields, recordAudit, type Signature } from '../../database/records/audit-log.ts';
import { TeacherWriter } from '../../database/records/teacher-writer.ts';
import type { Report } from '../../lib/report.ts';
import type { TimeSlices } from '../../lib/run-work.ts';
import { nameOfProject } from './queries.ts';

/** What the parts of one write share. */
export type WriteContext = {
  readonly writer: Database;
  readonly signature: Signature;
  readonly newUid: () => string;
  readonly report: Report;
  readonly slices: TimeSlices;
  /** What tells a person from namesakes, for the log. */
  readonly nameOf: (person: { readonly uid: string; readonly name: string }) => string;
};

/** Writes the accepted facts of people, each with its line in the log. */
export async function changeTeachers(
  { writer, signature, newUid, slices, nameOf }: WriteContext,
  changes: readonly TeacherChange[],
): Promise<void> {
  await slices.next();
  const people = new TeacherWriter(writer, newUid);
  for (const { teacher, after } of changes) {
    assert(people.update(teacher.uid, teacher.version, after), 'a planned record is as it was planned');
    recordAudit(writer, signature, {
      action: 'teacher.change',
      subject: nameOf({ uid: teacher.uid, name: after.name }),
      ...changedFields(teacher.facts, after),
    });
    if (slices.isOver) await slices.next();
  }
}

/**
 * Per project one sealed reversal and, of what stays, one sealed registration. `packOn` gives the pack that governs what
 * ended on a day.
 */
export async function changeEntries(
  context: WriteContext,
  changes: readonly EntryChange[],
  review: Review,
  packOn: (endedOn: string | null) => PolicyPack,
): Promise<readonly PostedPair[]> {
  const posted: PostedPair[] = [];
  let done = 0;
  for (const group of byBatch(changes)) {
    const [{ entry: first }] = group;
    const entries = group.map(({ entry }) => entry);
    const batch = {
      project: first.project,
      undoes: null,
      effectiveOn: review.decidedOn,
      reason: reviewReason(review),
    };
    const reversal = await post(context, { ...batch, kind: 'reversal' }, entries.map(reverse), (count) =>
      context.report(done + count, changes.length, 'registering'),
    );
    const clause = reviewClause(packOn(first.earned.endedOn));
    const anew: NewEntry[] = [];
    for (const { entry, after, remark } of group) {
      if (after !== null) anew.push(reviewedEntry(entry, after, { review, remark, clause }));
      if (context.slices.isOver) await context.slices.next();
    }
    const kind = first.earned.origin === 'own' ? 'registration' : 'outside';
    const registration = anew.length === 0 ? null : await post(context, { ...batch, kind }, anew);
    posted.push({ reversal, registration, reversed: entries.map(({ uid }) => uid) });
    done += group.length;
  }
  return posted;
}

/** Writes a batch with the line of the log by which `verify` misses it should it be gone. */
export async function post(
  { writer, signature, newUid, slices }: WriteContext,
  batch: NewBatch,
  entries: readonly NewEntry[],
  onProgress: (done: number) => void = () => undefined,
): Promise<string> {
  const posted = await postBatch(writer, batch, entries, { signature, newUid, slices, onProgress });
  const project = batch.project === null ? undefined : nameOfProject(writer, batch.project.id);
  recordAudit(writer, signature, {
    action: batch.kind === 'reversal' ? 'correction.reverse' : 'correction.register',
    subject: project ?? posted.uid,
    after: { batch: posted.uid, entries: posted.entryCount, reason: batch.reason, seal: posted.seal },
  });
  return posted.uid;
}
