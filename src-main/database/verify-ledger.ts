import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { FIRST_SEAL, SEAL_FORMAT, type SealedRow, sealHead, sealRow } from '../../src-shared/domain/seal.ts';
import { emptyTotals, type Totals, toBytes } from '../../src-shared/domain/totals.ts';
import { LedgerFailure, toLedgerFailure } from './failure.ts';
import { foldTotals } from './fold-totals.ts';
import { Cancelled } from './post-batch.ts';

export type Verification = {
  readonly isIntact: boolean;
  readonly batches: number;
  readonly entries: number;
  readonly headSeal: string | null;
  readonly problems: readonly Problem[];
};

type BatchRow = {
  readonly id: number;
  readonly uid: string;
  readonly kind: 'registration' | 'outside' | 'reversal';
  readonly project_uid: string | null;
  readonly undoes_uid: string | null;
  readonly effective_on: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly recorded_at: string;
  readonly entry_count: number;
  readonly seal_format: number;
  readonly previous_seal: string;
  readonly seal: string;
};

type SealedEntryRow = SealedRow & { readonly id: number };

const ROWS_PER_SLICE = 2000;

/**
 * Recomputes everything that can be recomputed: SQLite's own integrity, references, every seal in order (with the hashes
 * of the facts, trails and packs they stand on), and every teacher's totals from the entries.
 * The first broken batch is named; what follows it cannot be trusted and is not judged.
 * A file that SQLite cannot read to the end is a finding, not an error.
 */
export async function verifyLedger(
  database: Database,
  report: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  try {
    return await judge(database, report, signal);
  } catch (error) {
    const failure = toLedgerFailure(error);
    if (!(failure instanceof LedgerFailure && failure.code === 'damagedLedger')) throw error;
    const problem = damagedFile(error instanceof Error ? error.message : '');
    return { isIntact: false, batches: 0, entries: 0, headSeal: null, problems: [problem] };
  }
}

async function judge(
  database: Database,
  report: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  const problems: Problem[] = [...fileProblems(database)];
  const count =
    database.prepare<[], { count: number }>('SELECT count(*) AS count FROM entry').get()?.count ?? 0;
  const batches = database.prepare<[], BatchRow>(BATCHES).all();
  let previousSeal = FIRST_SEAL;
  let seen = 0;
  const contents = checkContents(database);
  problems.push(...contents.problems);
  const missing = missingBatches(database);
  const entries = database.prepare<[number, number], SealedEntryRow>(ENTRIES);
  for (const batch of batches) {
    const digest = createHash('sha256').update(
      sealHead(previousSeal, {
        uid: batch.uid,
        kind: batch.kind,
        projectUid: batch.project_uid,
        undoesBatchUid: batch.undoes_uid,
        effectiveOn: batch.effective_on,
        reason: batch.reason,
        actor: batch.actor,
        recordedAt: batch.recorded_at,
        entryCount: batch.entry_count,
      }),
    );
    let rows = 0;
    let last = 0;
    for (;;) {
      const slice = entries.all(batch.id, last);
      let sealed = '';
      for (const entry of slice) {
        sealed += sealRow(entry);
        last = entry.id;
      }
      digest.update(sealed);
      rows += slice.length;
      seen += slice.length;
      report(seen, count);
      await setImmediate();
      if (signal?.aborted === true) throw new Cancelled();
      if (slice.length < ROWS_PER_SLICE) break;
    }
    const isSound =
      !contents.batches.has(batch.id) &&
      batch.seal_format === SEAL_FORMAT &&
      batch.previous_seal === previousSeal &&
      rows === batch.entry_count &&
      digest.digest('hex') === batch.seal;
    if (!isSound) {
      problems.push(brokenSeal(batch));
      return { isIntact: false, batches: batches.length, entries: count, headSeal: null, problems };
    }
    previousSeal = batch.seal;
  }
  problems.push(...missing.slice(0, 1).map(brokenSeal));
  if (seen !== count)
    problems.push({
      code: 'verify.entriesOutsideBatches',
      severity: 'error',
      values: { count: count - seen },
    });
  problems.push(...totalProblems(database, await foldTotals(database, signal)), ...markProblems(database));
  return {
    isIntact: problems.length === 0,
    batches: batches.length,
    entries: count,
    headSeal: batches.at(-1)?.seal ?? null,
    problems,
  };
}

const BATCHES = `
  SELECT b.id, b.uid, b.kind, p.uid AS project_uid, u.uid AS undoes_uid, b.effective_on, b.reason, a.name AS actor, b.recorded_at,
    b.entry_count, b.seal_format, b.previous_seal, b.seal
  FROM batch b JOIN actor a ON a.id = b.actor_id LEFT JOIN project p ON p.id = b.project_id
    LEFT JOIN batch u ON u.id = b.undoes_batch_id ORDER BY b.id`;

const ENTRIES = `
  SELECT e.id, e.uid, t.uid AS teacherUid, p.uid AS participationUid, e.origin, e.year, e.form, e.level, e.role, e.hours, e.credits,
    e.make_up_for AS makeUpFor, e.phase, e.months, e.weeks, e.ended_on AS endedOn,
    v.policy_id || '@' || v.version || '#' || v.sha256 AS policy, f.sha256 AS factsSha256, l.sha256 AS trailSha256,
    r.uid AS reversesUid
  FROM entry e JOIN teacher t ON t.id = e.teacher_id JOIN policy_version v ON v.id = e.policy_version_id
    JOIN facts f ON f.id = e.facts_id JOIN trail l ON l.id = e.trail_id
    LEFT JOIN participation p ON p.id = e.participation_id LEFT JOIN entry r ON r.id = e.reverses_id
  WHERE e.batch_id = ? AND e.id > ? ORDER BY e.id LIMIT ${ROWS_PER_SLICE}`;

function damagedFile(detail: string): Problem {
  return { code: 'verify.damagedFile', severity: 'error', values: { detail } };
}

function fileProblems(database: Database): readonly Problem[] {
  const problems: Problem[] = [];
  const integrity = database.pragma('integrity_check(5)');
  const lines = Array.isArray(integrity) ? integrity.map((row) => String(Object.values(row)[0])) : [];
  if (lines.length !== 1 || lines[0] !== 'ok') problems.push(damagedFile(lines.join('; ')));
  const references = database.pragma('foreign_key_check');
  if (Array.isArray(references) && references.length > 0)
    problems.push({
      code: 'verify.brokenReferences',
      severity: 'error',
      values: { count: references.length },
    });
  return problems;
}

function brokenSeal(batch: Pick<BatchRow, 'uid' | 'recorded_at' | 'actor'>): Problem {
  return {
    code: 'verify.brokenSeal',
    severity: 'error',
    values: { batch: batch.uid, recordedAt: batch.recorded_at, actor: batch.actor },
  };
}

/**
 * Facts, trails and packs are stored under the hash of their text: a changed text no longer fits. Answers how many of
 * each, and the batches that stand on them, whose seals hold the hashes only.
 */
function checkContents(database: Database): {
  readonly problems: readonly Problem[];
  readonly batches: ReadonlySet<number>;
} {
  const problems: Problem[] = [];
  const batches = new Set<number>();
  for (const table of ['facts', 'trail', 'policy_version']) {
    const broken: number[] = [];
    const rows = database.prepare<[], { id: number; sha256: string; content: string }>(
      `SELECT id, sha256, content FROM ${table}`,
    );
    for (const row of rows.iterate())
      if (createHash('sha256').update(row.content).digest('hex') !== row.sha256) broken.push(row.id);
    if (broken.length === 0) continue;
    problems.push({
      code: 'verify.changedContent',
      severity: 'error',
      values: { table, count: broken.length },
    });
    const standing = database
      .prepare<[string], { batch_id: number }>(
        `SELECT DISTINCT batch_id FROM entry WHERE ${table}_id IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(broken));
    for (const { batch_id } of standing) batches.add(batch_id);
  }
  return { problems, batches };
}

/**
 * Batches that the audit log saw written and that are gone, oldest first. A chain whose end was cut off is still a chain:
 * only what was written beside it tells (the log here, the head seal on printed sheets outside).
 */
function missingBatches(database: Database) {
  return database
    .prepare<[], Pick<BatchRow, 'uid' | 'recorded_at' | 'actor'>>(
      `SELECT u.after ->> 'batch' AS uid, u.at AS recorded_at, a.name AS actor
       FROM audit u JOIN actor a ON a.id = u.actor_id
       WHERE u.action IN
         ('registration.register', 'registration.undo', 'entry.reverse', 'correction.reverse', 'correction.register')
         AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.uid = u.after ->> 'batch') ORDER BY u.id`,
    )
    .all();
}

/** Stored totals against the fold of the entries, byte for byte. */
function totalProblems(database: Database, expected: ReadonlyMap<number, Totals>): readonly Problem[] {
  const stored = database.prepare<[], { teacher_id: number; packed: Buffer }>(
    'SELECT teacher_id, packed FROM teacher_total',
  );
  const missing = new Set(expected.keys());
  let wrong = 0;
  for (const row of stored.iterate()) {
    missing.delete(row.teacher_id);
    if (!row.packed.equals(toBytes(expected.get(row.teacher_id) ?? emptyTotals()))) wrong++;
  }
  const count = wrong + missing.size;
  return count === 0 ? [] : [{ code: 'verify.wrongTotals', severity: 'error', values: { count } }];
}

/** A trainee is marked registered exactly while an entry stands. */
function markProblems(database: Database): readonly Problem[] {
  const wrong = database
    .prepare<[], { count: number }>(
      `SELECT count(*) AS count FROM participation p WHERE p.is_registered <> EXISTS (
         SELECT 1 FROM entry e WHERE e.teacher_id = p.teacher_id AND e.participation_id = p.id AND e.reverses_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id))`,
    )
    .get();
  return wrong === undefined || wrong.count === 0
    ? []
    : [{ code: 'verify.wrongMarks', severity: 'error', values: { count: wrong.count } }];
}
