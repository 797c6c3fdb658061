import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { FIRST_SEAL, SEAL_FORMAT, sealHead, sealLine, sealTerms } from '../../../src-shared/ledger/seal.ts';
import {
  addToTotals,
  emptyTotals,
  loadTotals,
  type TotalsMeasures,
  toBytes,
} from '../../../src-shared/ledger/totals.ts';
import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Form, Level, Role } from '../../../src-shared/training/training-words.ts';
import { actorIdOf, type Signature } from '../records/audit-log.ts';
import { contentStore } from '../records/content-store.ts';

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
const SLICE = 500;

/**
 * Writes one sealed batch inside the caller's transaction: entries, seal chained to the previous one, totals.
 * Works in slices so that the worker answers other calls in between.
 *
 * A slice goes in by one statement over a JSON list, and what many entries share (their terms) is bound once: a
 * prepared insert per row costs more than everything the ledger adds to it. Every constraint, reference and trigger is
 * checked by SQLite as for single inserts.
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
  const id = nextId(writer, 'batch');
  const firstId = nextId(writer, 'entry');
  // The batch row needs the seal of rows that need the batch row: references are checked when the transaction commits.
  writer.pragma('defer_foreign_keys = ON');
  const terms = new TermsTable(writer);
  const insert = writer.prepare<[number, number, string]>(INSERT_SLICE);
  const mark = writer.prepare<[number, number]>(
    batch.kind === 'reversal' ? MARK_AFTER_REVERSAL : MARK_REGISTERED,
  );
  const totals = new TotalsWriter(writer);
  for (let start = 0; start < drafts.length; start += SLICE) {
    if (signal?.aborted === true) throw new Cancelled();
    const slice = drafts.slice(start, start + SLICE);
    let rows = '';
    let sealed = '';
    for (const draft of slice) {
      const of = terms.of(draft);
      const entryUid = newUid();
      const { teacher, participation, reverses } = draft;
      rows += `${rows === '' ? '[' : ','}["${entryUid}",${teacher.id},${participation?.id ?? null},${of.id},${reverses?.id ?? null}]`;
      sealed += sealLine(
        {
          uid: entryUid,
          teacherUid: teacher.uid,
          participationUid: participation?.uid ?? null,
          reversesUid: reverses?.uid ?? null,
        },
        of.sealed,
      );
      totals.add(teacher.id, of);
    }
    const first = firstId + start;
    const { changes } = insert.run(first, id, `${rows}]`);
    assert(changes === slice.length, 'a batch holds exactly the entries that are sealed');
    mark.run(first, first + slice.length - 1);
    digest.update(sealed);
    onProgress?.(start + slice.length);
    await setImmediate();
  }
  await totals.flush(signal);
  if (signal?.aborted === true) throw new Cancelled();
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

/** A slice of `[uid, teacher, participation, terms, reverses]`, with ids in the order in which the rows are sealed. */
const INSERT_SLICE = `
  INSERT INTO entry (id, uid, batch_id, teacher_id, participation_id, origin, year, form, level, role, hours, credits,
    make_up_for, phase, months, weeks, ended_on, policy_version_id, facts_id, trail_id, reverses_id)
  SELECT ? + r.key, r.value ->> 0, ?, r.value ->> 1, r.value ->> 2, t.origin, t.year, t.form, t.level, t.role, t.hours, t.credits,
    t.make_up_for, t.phase, t.months, t.weeks, t.ended_on, t.policy_version_id, t.facts_id, t.trail_id, r.value ->> 4
  FROM json_each(?) r CROSS JOIN temp.entry_terms t ON t.id = r.value ->> 3`;

/** Which trainees have a standing entry, set for a whole slice by one statement. */
const MARK_REGISTERED = `UPDATE participation SET is_registered = 1
  WHERE id IN (SELECT participation_id FROM entry WHERE id BETWEEN ? AND ?)`;
const MARK_AFTER_REVERSAL = `UPDATE participation AS p SET is_registered = EXISTS (
    SELECT 1 FROM entry e WHERE e.teacher_id = p.teacher_id AND e.participation_id = p.id AND e.reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id))
  WHERE id IN (SELECT participation_id FROM entry WHERE id BETWEEN ? AND ?)`;

/** The seal of the newest batch, or null in an empty ledger. */
export function headSeal(database: Database): string | null {
  return (
    database.prepare<[], { seal: string }>('SELECT seal FROM batch ORDER BY id DESC LIMIT 1').get()?.seal ??
    null
  );
}

function nextId(writer: Database, table: 'batch' | 'entry'): number {
  return 1 + (writer.prepare<[], { id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0);
}

/** What many entries of a batch have in common, ready to be written, sealed and summed. */
type Terms = {
  readonly id: number;
  readonly draft: EntryDraft;
  /** The middle of a sealed row. */
  readonly sealed: string;
  /** What one entry adds to its teacher's totals. */
  readonly measures: TotalsMeasures;
};

/** The different terms of a batch, in a table of this connection's own that the inserts read. */
class TermsTable {
  readonly #byFacts = new Map<string, Terms[]>();
  readonly #storeFacts;
  readonly #storeTrail;
  readonly #insert;
  #count = 0;

  constructor(writer: Database) {
    writer.exec(
      `CREATE TEMP TABLE IF NOT EXISTS entry_terms (id INTEGER PRIMARY KEY, origin TEXT, year INTEGER, form TEXT, level TEXT, role TEXT,
         hours INTEGER, credits INTEGER, make_up_for INTEGER, phase TEXT, months INTEGER, weeks INTEGER, ended_on TEXT,
         policy_version_id INTEGER, facts_id INTEGER, trail_id INTEGER);
       DELETE FROM temp.entry_terms`,
    );
    this.#storeFacts = contentStore(writer, 'facts');
    this.#storeTrail = contentStore(writer, 'trail');
    this.#insert = writer.prepare(
      `INSERT INTO temp.entry_terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  of(draft: EntryDraft): Terms {
    const known = this.#byFacts.get(draft.facts) ?? [];
    for (const terms of known) if (haveSameTerms(terms.draft, draft)) return terms;
    const terms = this.#add(draft);
    known.push(terms);
    if (known.length === 1) this.#byFacts.set(draft.facts, known);
    return terms;
  }

  #add(draft: EntryDraft): Terms {
    const id = ++this.#count;
    const facts = this.#storeFacts(draft.facts);
    const trail = this.#storeTrail(draft.trail);
    this.#insert.run(
      id,
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
    );
    return {
      id,
      draft,
      sealed: sealTerms({
        ...draft,
        policy: draft.policyVersion.key,
        factsSha256: facts.sha256,
        trailSha256: trail.sha256,
      }),
      measures: {
        hours: draft.hours,
        credits: draft.credits ?? 0,
        count: draft.reverses === null ? 1 : -1,
        months: draft.months ?? 0,
        weeks: draft.weeks ?? 0,
      },
    };
  }
}

/** Everything but who, and which entry it reverses; the facts are known to be the same. */
function haveSameTerms(a: EntryDraft, b: EntryDraft): boolean {
  return (
    a.trail === b.trail &&
    a.year === b.year &&
    a.hours === b.hours &&
    a.credits === b.credits &&
    a.origin === b.origin &&
    a.form === b.form &&
    a.level === b.level &&
    a.role === b.role &&
    a.makeUpFor === b.makeUpFor &&
    a.phase === b.phase &&
    a.months === b.months &&
    a.weeks === b.weeks &&
    a.endedOn === b.endedOn &&
    a.policyVersion.id === b.policyVersion.id &&
    (a.reverses === null) === (b.reverses === null)
  );
}

/** Collects what a batch adds per teacher and writes each teacher's packed totals once. */
class TotalsWriter {
  readonly #added = new Map<number, Terms[]>();
  readonly #find;
  readonly #put;

  constructor(writer: Database) {
    this.#find = writer
      .prepare<[string], [number, Buffer]>(
        'SELECT teacher_id, packed FROM teacher_total WHERE teacher_id IN (SELECT value FROM json_each(?))',
      )
      .raw();
    this.#put = writer.prepare<[Uint8Array, string]>(PUT_TOTALS);
  }

  add(teacherId: number, terms: Terms): void {
    const added = this.#added.get(teacherId);
    if (added === undefined) this.#added.set(teacherId, [terms]);
    else added.push(terms);
  }

  async flush(signal: AbortSignal | undefined): Promise<void> {
    const teachers = [...this.#added.keys()].sort((a, b) => a - b);
    for (let start = 0; start < teachers.length; start += SLICE) {
      if (signal?.aborted === true) throw new Cancelled();
      this.#flushSlice(teachers.slice(start, start + SLICE));
      await setImmediate();
    }
  }

  /** Reads and writes the totals of some teachers by one statement each. */
  #flushSlice(teachers: readonly number[]): void {
    const before = new Map(this.#find.all(JSON.stringify(teachers)));
    const scratch = emptyTotals();
    const pieces: Uint8Array[] = [];
    let places = '';
    let offset = 1;
    for (const teacherId of teachers) {
      loadTotals(scratch, before.get(teacherId) ?? NO_BYTES);
      for (const { draft, measures } of assertPresent(this.#added.get(teacherId), 'a teacher of the batch'))
        addToTotals(scratch, draft, measures);
      const bytes = toBytes(scratch);
      pieces.push(bytes);
      places += `${places === '' ? '[' : ','}[${teacherId},${offset},${bytes.length}]`;
      offset += bytes.length;
    }
    // One byte more, because SQLite takes an empty blob for NULL.
    pieces.push(new Uint8Array(1));
    this.#put.run(Buffer.concat(pieces), `${places}]`);
  }
}

const NO_BYTES = new Uint8Array(0);

/** Each teacher's piece of one blob, so that many totals are written by one statement. */
const PUT_TOTALS = `
  INSERT INTO teacher_total (teacher_id, packed)
  SELECT r.value ->> 0, substr(?, r.value ->> 1, r.value ->> 2) FROM json_each(?) r WHERE true
  ON CONFLICT (teacher_id) DO UPDATE SET packed = excluded.packed`;
