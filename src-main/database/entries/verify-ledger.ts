import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import {
  FIRST_SEAL,
  SEAL_FORMAT,
  type SealedIdentity,
  type SealedTerms,
  sealHead,
  sealRow,
  sealTerms,
} from '../../../src-shared/ledger/seal.ts';
import { emptyTotals, type Totals, toBytes } from '../../../src-shared/ledger/totals.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import type { Problem, ProblemCode } from '../../../src-shared/problems.ts';
import { runWork, throwIfCancelled, timeSlices } from '../../lib/run-work.ts';
import { LedgerFailure, toLedgerFailure } from '../file/failure.ts';
import { type FileCheck, type FileFindings, startFileCheck } from '../file/file-check.ts';
import type { StoredTotals } from '../file/memory-changes.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { foldTotals } from './fold-totals.ts';

/*
 * Verifying reads every entry, fact, trail, pack and total once, by statements prepared by hand: a county's take some
 * seconds of hashing already, and nothing may be added per row.
 */

/** What a verification found. `headSeal` null: the chain is broken somewhere, so its end proves nothing. */
export type Verification = {
  readonly isIntact: boolean;
  readonly batches: number;
  readonly entries: number;
  readonly headSeal: string | null;
  readonly problems: readonly Problem[];
};

/** A batch with what its seal is computed from. */
type SealedBatch = ReturnType<typeof sealedBatches>[number];

/** `id` continues the reading behind a row; the seal does not hold it, because row numbers mean nothing elsewhere. */
type EntryRow = SealedIdentity & SealedTerms & { readonly id: number };

/** Entries of whose seals, then tables and references of the file. */
export type VerificationReport = (done: number, total: number, stage: 'verifying' | 'checkingFile') => void;

/** How a verification is given up, and who waits for its thread then. */
export type VerificationOptions = {
  readonly signal?: AbortSignal;
  /** Keeps the file from being closed or replaced until the promise has settled. */
  readonly holdOpen?: (ended: Promise<void>) => void;
};

/** Rows read and hashed between two looks at the clock: some milliseconds, in which no other call is answered. */
const ROWS_PER_STATEMENT = 1000;

/**
 * Recomputes everything that can be recomputed: SQLite's own integrity, references, every seal in order (with the hashes
 * of the facts, trails and packs they stand on), and every teacher's totals from the entries.
 * The first broken batch is named; what follows it cannot be trusted and is not judged.
 * A file that SQLite cannot read to the end is a finding, not an error.
 *
 * @throws Cancelled at once when the signal is aborted. The thread that reads the file beside this one ends after the
 * statement that it is at, some seconds in a county; `holdOpen` takes that over, and without it the call waits.
 */
export async function verifyLedger(
  database: Database,
  report: VerificationReport,
  { signal, holdOpen }: VerificationOptions = {},
): Promise<Verification> {
  let file: FileCheck | null = null;
  try {
    // It lists the tables first: a damaged page of the schema is met here already.
    file = startFileCheck(database);
    return await judge(database, file, report, signal);
  } catch (error) {
    const failure = toLedgerFailure(error);
    if (!(failure instanceof LedgerFailure && failure.code === 'damagedLedger')) throw error;
    const problem = damagedFile(error instanceof Error ? error.message : '');
    return { isIntact: false, batches: 0, entries: 0, headSeal: null, problems: [problem] };
  } finally {
    const ended = file?.stop() ?? Promise.resolve();
    if (signal?.aborted === true && holdOpen !== undefined) holdOpen(ended);
    else await ended;
  }
}

/**
 * The chain of seals first, because it says which entries can be believed; then what rests on the entries.
 * Long because it is the list of all checks in their order.
 */
async function judge(
  database: Database,
  file: FileCheck,
  report: VerificationReport,
  signal?: AbortSignal,
): Promise<Verification> {
  const problems: Problem[] = [];
  const count =
    database.prepare<[], { count: number }>('SELECT count(*) AS count FROM entry').get()?.count ?? 0;
  const batches = sealedBatches(database);
  const slices = timeSlices(signal);
  let previousSeal = FIRST_SEAL;
  let seen = 0;
  // Before the chain: a seal holds the hash of a text, so it stays right when the text alone was changed.
  const contents = await checkContents(database, signal);
  problems.push(...contents.problems);
  const missing = missingBatches(database);
  const entries = database.prepare<[number, number], EntryRow>(ENTRIES);
  for (const batch of batches) {
    const digest = createHash('sha256').update(sealHead(previousSeal, batch));
    let rows = 0;
    let last = 0;
    for (;;) {
      const slice = entries.all(batch.id, last);
      let sealed = '';
      for (const entry of slice) {
        sealed += sealRow(entry, sealTerms(entry));
        last = entry.id;
      }
      digest.update(sealed);
      rows += slice.length;
      seen += slice.length;
      report(seen, count, 'verifying');
      if (slices.isOver) await slices.next();
      if (slice.length < ROWS_PER_STATEMENT) break;
    }
    // An unknown seal format is not judged sound: this program cannot recompute it.
    const isSound =
      !contents.batches.has(batch.id) &&
      batch.sealFormat === SEAL_FORMAT &&
      batch.previousSeal === previousSeal &&
      rows === batch.entryCount &&
      digest.digest('hex') === batch.seal;
    if (!isSound) {
      problems.push(brokenSeal(batch));
      const found = fileProblems(await findingsOf(file, report, signal));
      return {
        isIntact: false,
        batches: batches.length,
        entries: count,
        headSeal: null,
        problems: [...found, ...problems],
      };
    }
    previousSeal = batch.seal;
  }
  problems.push(...missing.slice(0, 1).map(brokenSeal));
  // The chain was walked batch by batch, so an entry of no existing batch was met nowhere.
  if (seen !== count)
    problems.push({
      code: 'verify.entriesOutsideBatches',
      severity: 'error',
      values: { count: count - seen },
    });
  const folded = await foldTotals(database, signal);
  problems.push(...(await runWork(totalProblems(database, folded), slices)));
  problems.unshift(...fileProblems(await findingsOf(file, report, signal)));
  return {
    isIntact: problems.length === 0,
    batches: batches.length,
    entries: count,
    headSeal: batches.at(-1)?.seal ?? null,
    problems,
  };
}

/** What the check beside found; until it is done, how far it is, and whether the user still wants to know. */
async function findingsOf(
  file: FileCheck,
  report: VerificationReport,
  signal: AbortSignal | undefined,
): Promise<FileFindings> {
  for (;;) {
    const found = await Promise.race([file.finished, setTimeout(REPORT_EVERY_MS, null)]);
    if (found !== null) return found;
    const { done, total } = file.progress();
    report(done, total, 'checkingFile');
    throwIfCancelled(signal);
  }
}

/** Often enough for a progress bar and for a cancel to be noticed at once. */
const REPORT_EVERY_MS = 50;

/** Batches in the order of the chain, with the uids and the name that their seals hold in place of row numbers. */
function sealedBatches(database: Database) {
  const { batch, actor, project } = schema;
  const undone = alias(batch, 'undone');
  const { id, uid, kind, effectiveOn, reason, recordedAt, entryCount, sealFormat, previousSeal, seal } =
    batch;
  return query(database)
    .select({
      ...{ id, uid, kind, effectiveOn, reason, recordedAt, entryCount, sealFormat, previousSeal, seal },
      actor: actor.name,
      project: { uid: project.uid },
      undoes: { uid: undone.uid },
    })
    .from(batch)
    .innerJoin(actor, eq(actor.id, batch.actorId))
    .leftJoin(project, eq(project.id, batch.projectId))
    .leftJoin(undone, eq(undone.id, batch.undoesBatchId))
    .orderBy(asc(id))
    .all();
}

/**
 * The next entries of a batch as its seal reads them. By id, because that is the order in which they were sealed; names as
 * `SealedIdentity` and `SealedTerms` have them, so that no row is built twice.
 */
const ENTRIES = `
  SELECT e.id, e.uid, t.uid AS teacherUid, p.uid AS participationUid, e.origin, e.year, e.form, e.level, e.role, e.hours, e.credits,
    e.make_up_for AS makeUpFor, e.phase, e.months, e.weeks, e.ended_on AS endedOn,
    v.policy_id || '@' || v.version || '#' || v.sha256 AS policy, f.sha256 AS factsSha256, l.sha256 AS trailSha256,
    r.uid AS reversesUid
  FROM entry e JOIN teacher t ON t.id = e.teacher_id JOIN policy_version v ON v.id = e.policy_version_id
    JOIN facts f ON f.id = e.facts_id JOIN trail l ON l.id = e.trail_id
    LEFT JOIN participation p ON p.id = e.participation_id LEFT JOIN entry r ON r.id = e.reverses_id
  WHERE e.batch_id = ? AND e.id > ? ORDER BY e.id LIMIT ${ROWS_PER_STATEMENT}`;

/** `detail`: what SQLite says, in its own words; it names no person. */
function damagedFile(detail: string): Problem {
  return { code: 'verify.damagedFile', severity: 'error', values: { detail } };
}

/** In a fixed order: damage first, because it may be what the rest follows from. */
function fileProblems({
  damage,
  brokenReferences,
  wrongMarks,
  wrongClassifications,
}: FileFindings): readonly Problem[] {
  return [
    ...(damage.length > 0 ? [damagedFile(damage.join('; '))] : []),
    ...countedProblem('verify.brokenReferences', brokenReferences),
    ...countedProblem('verify.wrongMarks', wrongMarks),
    ...countedProblem('verify.wrongClassifications', wrongClassifications),
  ];
}

/** One problem for any number of findings: thousands of lines would say no more than how many there are. */
function countedProblem(code: ProblemCode, count: number): readonly Problem[] {
  return count === 0 ? [] : [{ code, severity: 'error', values: { count } }];
}

/** The first batch that is not as it was sealed, named by what its people know of it: when, and by whom. */
function brokenSeal(batch: Pick<SealedBatch, 'uid' | 'recordedAt' | 'actor'>): Problem {
  return {
    code: 'verify.brokenSeal',
    severity: 'error',
    values: { batch: batch.uid, recordedAt: batch.recordedAt, actor: batch.actor },
  };
}

/**
 * Facts, trails and packs are stored under the hash of their text: a changed text no longer fits. Answers how many of
 * each, and the batches that stand on them, whose seals hold the hashes only.
 */
async function checkContents(
  database: Database,
  signal: AbortSignal | undefined,
): Promise<{ readonly problems: readonly Problem[]; readonly batches: ReadonlySet<number> }> {
  const problems: Problem[] = [];
  const batches = new Set<number>();
  const slices = timeSlices(signal);
  for (const table of ['facts', 'trail', 'policy_version', 'policy_set'] as const) {
    const broken: number[] = [];
    const read = database.prepare<[number], { id: number; sha256: string; content: string }>(
      `SELECT id, sha256, content FROM ${table} WHERE id > ? ORDER BY id LIMIT ${ROWS_PER_STATEMENT}`,
    );
    for (let rows = read.all(0); rows.length > 0; rows = read.all(rows.at(-1)?.id ?? 0)) {
      for (const row of rows)
        if (createHash('sha256').update(row.content).digest('hex') !== row.sha256) broken.push(row.id);
      if (slices.isOver) await slices.next();
    }
    if (broken.length === 0) continue;
    problems.push({
      code: 'verify.changedContent',
      severity: 'error',
      values: { table, count: broken.length },
    });
    const standing = database.prepare<[string], number>(batchesOn(table)).pluck().all(JSON.stringify(broken));
    for (const batch of standing) batches.add(batch);
  }
  return { problems, batches };
}

/** The batches that rest on some rows of a table; entries name a set of texts by its hash, inside their facts. */
function batchesOn(table: 'facts' | 'trail' | 'policy_version' | 'policy_set'): string {
  if (table !== 'policy_set')
    return `SELECT DISTINCT batch_id FROM entry WHERE ${table}_id IN (SELECT value FROM json_each(?))`;
  return `SELECT DISTINCT e.batch_id FROM entry e JOIN facts f ON f.id = e.facts_id
      WHERE f.content ->> '$.set' IN (SELECT sha256 FROM policy_set WHERE id IN (SELECT value FROM json_each(?)))`;
}

/**
 * Batches that the audit log saw written and that are gone, oldest first. A chain whose end was cut off is still a chain:
 * only what was written beside it tells (the log here, the head seal on printed sheets outside).
 */
function missingBatches(database: Database) {
  return database
    .prepare<[], Pick<SealedBatch, 'uid' | 'recordedAt' | 'actor'>>(
      `SELECT u.after ->> 'batch' AS uid, u.at AS recordedAt, a.name AS actor
       FROM audit u JOIN actor a ON a.id = u.actor_id
       WHERE u.action IN
         ('registration.register', 'registration.undo', 'entry.reverse', 'entry.deduct', 'correction.reverse', 'correction.register')
         AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.uid = u.after ->> 'batch') ORDER BY u.id`,
    )
    .all();
}

/**
 * Stored totals against the fold of the entries, byte for byte: packing has one form for equal totals. Wrong are also totals
 * that are missing, and those of somebody without entries that say something. Yields after each slice.
 */
function* totalProblems(database: Database, expected: ReadonlyMap<number, Totals>): Work<readonly Problem[]> {
  const stored = database.prepare<[number], StoredTotals>(
    `SELECT teacher_id AS teacherId, packed FROM teacher_total WHERE teacher_id > ? ORDER BY teacher_id LIMIT ${ROWS_PER_STATEMENT}`,
  );
  const missing = new Set(expected.keys());
  let wrong = 0;
  for (let rows = stored.all(0); rows.length > 0; rows = stored.all(rows.at(-1)?.teacherId ?? 0)) {
    for (const row of rows) {
      missing.delete(row.teacherId);
      if (!row.packed.equals(toBytes(expected.get(row.teacherId) ?? emptyTotals()))) wrong++;
    }
    yield;
  }
  const count = wrong + missing.size;
  return count === 0 ? [] : [{ code: 'verify.wrongTotals', severity: 'error', values: { count } }];
}
