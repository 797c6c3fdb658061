import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { FIRST_SEAL, SEAL_FORMAT, type SealedRow, sealHead, sealRow } from '../../src-shared/domain/seal.ts';
import {
  addToTotals,
  emptyTotals,
  readTotals,
  type Totals,
  toBytes,
} from '../../src-shared/domain/totals.ts';
import type { Form, Level, Role } from '../../src-shared/domain/training-words.ts';
import { actorIdOf, type Signature } from './audit-log.ts';
import { contentStore } from './content-store.ts';

/** One line of the ledger about to be written. Figures in thousandths. */
export type EntryDraft = {
  readonly teacher: { readonly id: number; readonly uid: string };
  readonly participation: { readonly id: number; readonly uid: string } | null;
  readonly origin: 'own' | 'outside';
  readonly year: number;
  readonly form: Form;
  readonly level: Level;
  readonly role: Role;
  readonly hours: number;
  readonly credits: number | null;
  readonly makeUpFor: number | null;
  readonly phase: 'pre-job' | 'probation' | null;
  readonly months: number | null;
  readonly weeks: number | null;
  readonly endedOn: string | null;
  readonly policyVersion: { readonly id: number; readonly key: string };
  /** JSON of the award input and the decisions it was computed with. */
  readonly facts: string;
  /** JSON of the trail. */
  readonly trail: string;
  readonly reverses: { readonly id: number; readonly uid: string } | null;
};

export type BatchDraft = {
  readonly kind: 'registration' | 'outside' | 'reversal';
  readonly project: { readonly id: number; readonly uid: string } | null;
  readonly undoes: { readonly id: number; readonly uid: string } | null;
  readonly effectiveOn: string;
  readonly reason: string | null;
};

export type PostedBatch = {
  readonly id: number;
  readonly uid: string;
  readonly seal: string;
  readonly entryCount: number;
};

export type PostOptions = {
  readonly signature: Signature;
  readonly newUid: () => string;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
};

/** The user stopped a long write: its transaction is rolled back and no row of it stays. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Rows written between two looks at other calls: a few milliseconds of work. */
const SLICE = 400;

/**
 * Writes one sealed batch inside the caller's transaction: entries, seal chained to the previous one, totals.
 * Works in slices so that the worker answers other calls in between.
 *
 * @throws Cancelled when `signal` fires; the caller's transaction must roll back.
 */
export async function postBatch(
  writer: Database,
  batch: BatchDraft,
  drafts: readonly EntryDraft[],
  options: PostOptions,
): Promise<PostedBatch> {
  const { signature, newUid, onProgress, signal } = options;
  const storeFacts = contentStore(writer, 'facts');
  const storeTrail = contentStore(writer, 'trail');
  const previousSeal = headSeal(writer) ?? FIRST_SEAL;
  const uid = newUid();
  const digest = createHash('sha256').update(
    sealHead(previousSeal, {
      uid,
      kind: batch.kind,
      projectUid: batch.project?.uid ?? null,
      undoesBatchUid: batch.undoes?.uid ?? null,
      effectiveOn: batch.effectiveOn,
      reason: batch.reason,
      actor: signature.actor,
      recordedAt: signature.at,
      entryCount: drafts.length,
    }),
  );
  const id = nextBatchId(writer);
  // The batch row needs the seal of rows that need the batch row: references are checked when the transaction commits.
  writer.pragma('defer_foreign_keys = ON');
  const insert = writer.prepare(INSERT_ENTRY);
  const totals = new TotalsWriter(writer);
  for (let start = 0; start < drafts.length; start += SLICE) {
    if (signal?.aborted === true) throw new Cancelled();
    let sealed = '';
    for (const draft of drafts.slice(start, start + SLICE)) {
      const facts = storeFacts(draft.facts);
      const trail = storeTrail(draft.trail);
      const entryUid = newUid();
      insert.run(
        entryUid,
        id,
        draft.teacher.id,
        draft.participation?.id ?? null,
        draft.origin,
        draft.year,
        draft.form,
        draft.level,
        draft.role,
        draft.hours,
        draft.credits,
        draft.makeUpFor,
        draft.phase,
        draft.months,
        draft.weeks,
        draft.endedOn,
        draft.policyVersion.id,
        facts.id,
        trail.id,
        draft.reverses?.id ?? null,
      );
      totals.add(draft);
      sealed += sealRow(toSealedRow(entryUid, draft, facts.sha256, trail.sha256));
    }
    digest.update(sealed);
    onProgress?.(Math.min(start + SLICE, drafts.length));
    await setImmediate();
  }
  if (signal?.aborted === true) throw new Cancelled();
  await totals.flush();
  writer.prepare(batch.kind === 'reversal' ? MARK_AFTER_REVERSAL : MARK_REGISTERED).run(id);
  const seal = digest.digest('hex');
  writer
    .prepare(
      `INSERT INTO batch (id, uid, kind, project_id, undoes_batch_id, effective_on, reason, actor_id, recorded_at, entry_count,
         seal_format, previous_seal, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      uid,
      batch.kind,
      batch.project?.id ?? null,
      batch.undoes?.id ?? null,
      batch.effectiveOn,
      batch.reason,
      actorIdOf(writer, signature),
      signature.at,
      drafts.length,
      SEAL_FORMAT,
      previousSeal,
      seal,
    );
  return { id, uid, seal, entryCount: drafts.length };
}

const INSERT_ENTRY = `INSERT INTO entry (uid, batch_id, teacher_id, participation_id, origin, year, form, level, role, hours, credits,
  make_up_for, phase, months, weeks, ended_on, policy_version_id, facts_id, trail_id, reverses_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Which trainees have a standing entry, set for a whole batch by one statement. */
const MARK_REGISTERED = `UPDATE participation SET is_registered = 1
  WHERE id IN (SELECT participation_id FROM entry WHERE batch_id = ?)`;
const MARK_AFTER_REVERSAL = `UPDATE participation AS p SET is_registered = EXISTS (
    SELECT 1 FROM entry e WHERE e.teacher_id = p.teacher_id AND e.participation_id = p.id AND e.reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id))
  WHERE id IN (SELECT participation_id FROM entry WHERE batch_id = ?)`;

/** The seal of the newest batch, or null in an empty ledger. */
export function headSeal(database: Database): string | null {
  return (
    database.prepare<[], { seal: string }>('SELECT seal FROM batch ORDER BY id DESC LIMIT 1').get()?.seal ??
    null
  );
}

function nextBatchId(writer: Database): number {
  return 1 + (writer.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM batch').get()?.id ?? 0);
}

function toSealedRow(uid: string, draft: EntryDraft, factsSha256: string, trailSha256: string): SealedRow {
  return {
    uid,
    teacherUid: draft.teacher.uid,
    participationUid: draft.participation?.uid ?? null,
    origin: draft.origin,
    year: draft.year,
    form: draft.form,
    level: draft.level,
    role: draft.role,
    hours: draft.hours,
    credits: draft.credits,
    makeUpFor: draft.makeUpFor,
    phase: draft.phase,
    months: draft.months,
    weeks: draft.weeks,
    endedOn: draft.endedOn,
    policy: draft.policyVersion.key,
    factsSha256,
    trailSha256,
    reversesUid: draft.reverses?.uid ?? null,
  };
}

/** Collects the changes of a batch per teacher and writes each teacher's packed totals once. */
class TotalsWriter {
  readonly #changed = new Map<number, Totals>();
  readonly #find;
  readonly #put;

  constructor(writer: Database) {
    this.#find = writer.prepare<[number], { packed: Buffer }>(
      'SELECT packed FROM teacher_total WHERE teacher_id = ?',
    );
    this.#put = writer.prepare(
      'INSERT INTO teacher_total (teacher_id, packed) VALUES (?, ?) ON CONFLICT (teacher_id) DO UPDATE SET packed = excluded.packed',
    );
  }

  add(draft: EntryDraft): void {
    const before = this.#changed.get(draft.teacher.id) ?? this.#read(draft.teacher.id);
    this.#changed.set(
      draft.teacher.id,
      addToTotals(
        before,
        {
          year: draft.year,
          form: draft.form,
          level: draft.level,
          makeUpFor: draft.makeUpFor,
          phase: draft.phase,
        },
        {
          hours: draft.hours,
          credits: draft.credits ?? 0,
          count: draft.reverses === null ? 1 : -1,
          months: draft.months ?? 0,
          weeks: draft.weeks ?? 0,
        },
      ),
    );
  }

  #read(teacherId: number): Totals {
    const row = this.#find.get(teacherId);
    return row === undefined ? emptyTotals() : readTotals(row.packed);
  }

  async flush(): Promise<void> {
    let written = 0;
    for (const [teacherId, totals] of this.#changed) {
      this.#put.run(teacherId, toBytes(totals));
      if (++written % (SLICE * 2) === 0) await setImmediate();
    }
  }
}
