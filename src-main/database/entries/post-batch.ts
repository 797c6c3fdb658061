import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { desc, max } from 'drizzle-orm';
import type { Batch, NewBatch, NewEntry } from '../../../src-shared/ledger/entry.ts';
import { FIRST_SEAL, SEAL_FORMAT, sealHead, sealRow } from '../../../src-shared/ledger/seal.ts';
import { assert } from '../../../src-shared/lib/assert.ts';
import { runWork, type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import { query } from '../query.ts';
import { actorIdOf, type Signature } from '../records/audit-log.ts';
import * as schema from '../schema.ts';
import { EARNING_COLUMNS, EarningTable } from './earning-table.ts';
import { TotalsWriter } from './totals-writer.ts';

/** What a caller shows of a batch that it has just written, and finds it by. */
export type PostedBatch = Pick<Batch, 'id' | 'uid' | 'seal' | 'entryCount'>;

/** Who signs a batch, where uids come from, and who hears how far it is (`done`: entries written). */
export type PostOptions = {
  readonly signature: Signature;
  readonly newUid: () => string;
  readonly onProgress?: (done: number) => void;
  /** The slices of the work that this is a part of: others are let in after each. */
  readonly slices?: TimeSlices;
};

/* Rows are written by hand, some hundred by one statement: a bare prepared insert each would cost more (INSERT_ROWS). */

/** Rows written by one statement: a few milliseconds of work. */
const ROWS_PER_STATEMENT = 500;

/**
 * Writes one sealed batch inside the caller's transaction: entries, seal chained to the previous one, marks of who is
 * registered, totals. Other calls are answered meanwhile. Entries of a reversal all take
 * something back, those of a registration all earn something (asserted). Nothing is asked that the core decides: whether
 * an entry may be posted or taken back is the caller's question.
 *
 * @throws Cancelled when the slices are cancelled; the caller's transaction must roll back.
 */
export async function postBatch(
  writer: Database,
  batch: NewBatch,
  entries: readonly NewEntry[],
  options: PostOptions,
): Promise<PostedBatch> {
  const { signature, newUid } = options;
  const previousSeal = headSeal(writer) ?? FIRST_SEAL;
  const sealed = {
    ...batch,
    uid: newUid(),
    actor: signature.actor,
    recordedAt: signature.at,
    entryCount: entries.length,
  };
  const digest = createHash('sha256').update(sealHead(previousSeal, sealed));
  const id = nextId(writer, schema.batch);
  // The batch row needs the seal of rows that need the batch row: references are checked when the transaction commits.
  writer.pragma('defer_foreign_keys = ON');
  await insertEntries(writer, { id, kind: batch.kind }, entries, {
    ...options,
    onSealed: (rows) => digest.update(rows),
  });
  const seal = digest.digest('hex');
  insertBatch(writer, { ...sealed, id, previousSeal, seal }, signature);
  return { id, uid: sealed.uid, seal, entryCount: entries.length };
}

/** The entries, some hundred by one statement, then the totals of their teachers. `onSealed` takes the rows as the seal reads them. */
async function insertEntries(
  writer: Database,
  batch: Pick<Batch, 'id' | 'kind'>,
  entries: readonly NewEntry[],
  options: PostOptions & { readonly onSealed: (rows: string) => void },
): Promise<void> {
  const { newUid, onProgress, onSealed, slices = timeSlices() } = options;
  const isReversal = batch.kind === 'reversal';
  const firstId = nextId(writer, schema.entry);
  const earnings = new EarningTable(writer);
  const totals = new TotalsWriter(writer);
  const insert = writer.prepare<[number, number, string]>(INSERT_ROWS);
  const mark = writer.prepare<[number, number]>(isReversal ? MARK_AFTER_REVERSAL : MARK_REGISTERED);
  for (let start = 0; start < entries.length; start += ROWS_PER_STATEMENT) {
    const some = entries.slice(start, start + ROWS_PER_STATEMENT);
    let rows = '';
    let sealed = '';
    for (const entry of some) {
      const { teacher, participation, reverses } = entry;
      assert((reverses !== null) === isReversal, 'a reversal takes back, a registration does not');
      const uid = newUid();
      const posted = earnings.of(entry);
      rows += `${rows === '' ? '[' : ','}["${uid}",${teacher.id},${participation?.id ?? null},${posted.id},${reverses?.id ?? null}]`;
      const identity = {
        uid,
        teacherUid: teacher.uid,
        participationUid: participation?.uid ?? null,
        reversesUid: reverses?.uid ?? null,
      };
      sealed += sealRow(identity, posted.sealed);
      totals.add(teacher.id, posted);
    }
    const first = firstId + start;
    const { changes } = insert.run(first, batch.id, `${rows}]`);
    assert(changes === some.length, 'a batch holds exactly the entries that are sealed');
    mark.run(first, first + some.length - 1);
    onSealed(sealed);
    onProgress?.(start + some.length);
    if (slices.isOver) await slices.next();
  }
  await runWork(totals.flush(), slices);
}

/**
 * Rows of `[uid, teacher, participation, earning, reverses]`, with ids in the order in which the rows are sealed.
 *
 * One statement over a JSON list: a prepared insert per row costs more than everything the ledger adds to it (plan,
 * seal, totals), and SQLite checks every constraint, reference and trigger all the same. CROSS JOIN keeps the list
 * outside, or SQLite might walk the earnings and break the order.
 */
const INSERT_ROWS = `
  INSERT INTO entry (id, uid, batch_id, teacher_id, participation_id, ${EARNING_COLUMNS.join(', ')}, reverses_id)
  SELECT ? + r.key, r.value ->> 0, ?, r.value ->> 1, r.value ->> 2, ${EARNING_COLUMNS.map((column) => `t.${column}`).join(', ')},
    r.value ->> 4
  FROM json_each(?) r CROSS JOIN temp.earning t ON t.id = r.value ->> 3`;

/** Which trainees have a standing entry, set for all rows of a statement at once; a reversal before it is made good. */
const MARK_REGISTERED = `UPDATE participation SET is_registered = 1, after_reversal = NULL
  WHERE id IN (SELECT participation_id FROM entry WHERE id BETWEEN ? AND ?)`;
/** After a reversal another entry of the same trainee may still stand (a project split by year). */
const MARK_AFTER_REVERSAL = `UPDATE participation AS p SET is_registered = EXISTS (
    SELECT 1 FROM standing_entry e WHERE e.teacher_id = p.teacher_id AND e.participation_id = p.id)
  WHERE id IN (SELECT participation_id FROM entry WHERE id BETWEEN ? AND ?)`;

function insertBatch(
  writer: Database,
  { project, undoes, actor: _actor, ...batch }: NewBatch & Sealed & Pick<Batch, 'actor'>,
  signature: Signature,
): void {
  query(writer)
    .insert(schema.batch)
    .values({
      ...batch,
      projectId: project?.id ?? null,
      undoesBatchId: undoes?.id ?? null,
      actorId: actorIdOf(writer, signature),
      sealFormat: SEAL_FORMAT,
    })
    .run();
}
type Sealed = PostedBatch & Pick<Batch, 'recordedAt'> & { readonly previousSeal: string };

/** The seal of the newest batch, or null in an empty ledger. */
export function headSeal(database: Database): string | null {
  const { id, seal } = schema.batch;
  return query(database).select({ seal }).from(schema.batch).orderBy(desc(id)).limit(1).get()?.seal ?? null;
}

/**
 * One more than the newest row. Asked inside the write transaction, of which there is one at a time, and rows of these two
 * tables are never removed, so that no id is met twice.
 */
function nextId(writer: Database, table: typeof schema.batch | typeof schema.entry): number {
  return (
    1 +
    (query(writer)
      .select({ id: max(table.id) })
      .from(table)
      .get()?.id ?? 0)
  );
}
