import type { Database } from 'better-sqlite3';
import { and, desc, eq, gte, lt, sql, sum } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Batch, BatchDependents, Earning, Entry, Reference } from '../../../src-shared/ledger/entry.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/*
 * Whole entries are read by hand: a batch may hold a hundred thousand, and drizzle maps a row at about twice the cost.
 * Whoever needs an `Entry` gets it here, so that a new field of it is read in one place.
 */

/** Batches with what the rows they refer to say. Outer joins, because a batch may have no project and undo no other. */
function batches(database: Database) {
  const { batch, actor, project } = schema;
  const undone = alias(batch, 'undone');
  const { id, uid, kind, effectiveOn, reason, recordedAt, entryCount, seal } = batch;
  return query(database)
    .select({
      ...{ id, uid, kind, effectiveOn, reason, recordedAt, entryCount, seal },
      actor: actor.name,
      project: { id: project.id, uid: project.uid, name: project.name },
      undoes: { id: undone.id, uid: undone.uid },
    })
    .from(batch)
    .innerJoin(actor, eq(actor.id, batch.actorId))
    .leftJoin(project, eq(project.id, batch.projectId))
    .leftJoin(undone, eq(undone.id, batch.undoesBatchId));
}

/** A batch by its uid, also one that was taken back: batches are never removed. */
export function findBatch(database: Database, uid: string): Batch | undefined {
  return batches(database).where(eq(schema.batch.uid, uid)).get();
}

/** The batches of a project, all of them, or with null the latest 200 of the ledger; newest first, by the order of the chain. */
export function batchesOf(database: Database, projectId: number | null): readonly Batch[] {
  const { id, projectId: ofProject } = schema.batch;
  const newestFirst = batches(database).orderBy(desc(id));
  return projectId === null
    ? newestFirst.limit(200).all()
    : newestFirst.where(eq(ofProject, projectId)).all();
}

/**
 * What stands on a batch, as `undoProblems` asks. A reversed entry of it, and a revoked certificate, count no more.
 * Counted by SQLite, because a list asks of two hundred batches, each of which may hold a county; by hand, because making
 * a drizzle query for each of them would cost more than the counting.
 */
export function dependentsOf(database: Database, batchId: number): BatchDependents {
  const count = (sql: string) => database.prepare<[number], number>(sql).pluck().get(batchId) ?? 0;
  return {
    standing: count('SELECT count(*) FROM standing_entry WHERE batch_id = ?'),
    certificates: count(
      `SELECT count(*) FROM certificate c WHERE c.participation_id IN (SELECT participation_id FROM entry WHERE batch_id = ?)
         AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)`,
    ),
  };
}

/** Null where an outer join found no row. */
function toReference(id: number | null, uid: string | null): Reference | null {
  return id === null || uid === null ? null : { id, uid };
}

/** A row of `entry` with what the rows it refers to say. */
type EntryRow = Reference &
  Omit<Earning, 'policyVersion'> & {
    readonly teacherId: number;
    readonly teacherUid: string;
    readonly participationId: number | null;
    readonly participationUid: string | null;
    readonly projectId: number | null;
    readonly projectUid: string | null;
    readonly policyVersionId: number;
    readonly policyKey: string;
    readonly reversesId: number | null;
    readonly reversesUid: string | null;
    readonly reversedById: number | null;
    readonly reversedByUid: string | null;
  };

/**
 * Every `Entry` is read by this statement, from all entries or from those that stand. `r` finds the reversal through the
 * unique index entry_reverses, one look per row.
 */
const selectFrom = (source: 'entry' | 'standing_entry') => `
  SELECT e.id, e.uid, e.origin, e.year, e.form, e.level, e.role, e.hours, e.credits, e.make_up_for AS makeUpFor, e.phase, e.months,
    e.weeks, e.classification_id AS classificationId, e.ended_on AS endedOn, e.policy_version_id AS policyVersionId, e.teacher_id AS teacherId, t.uid AS teacherUid,
    e.participation_id AS participationId, p.uid AS participationUid, p.project_id AS projectId, j.uid AS projectUid,
    v.policy_id || '@' || v.version || '#' || v.sha256 AS policyKey, f.content AS facts, l.content AS trail,
    e.reverses_id AS reversesId, n.uid AS reversesUid, r.id AS reversedById, r.uid AS reversedByUid
  FROM ${source} e JOIN teacher t ON t.id = e.teacher_id JOIN policy_version v ON v.id = e.policy_version_id
    JOIN facts f ON f.id = e.facts_id JOIN trail l ON l.id = e.trail_id
    LEFT JOIN participation p ON p.id = e.participation_id LEFT JOIN project j ON j.id = p.project_id
    LEFT JOIN entry n ON n.id = e.reverses_id LEFT JOIN entry r ON r.reverses_id = e.id`;

/** The one place where a row becomes an `Entry`. */
function toEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    uid: row.uid,
    teacher: { id: row.teacherId, uid: row.teacherUid },
    participation: toReference(row.participationId, row.participationUid),
    project: toReference(row.projectId, row.projectUid),
    earned: {
      origin: row.origin,
      year: row.year,
      form: row.form,
      level: row.level,
      role: row.role,
      hours: row.hours,
      credits: row.credits,
      makeUpFor: row.makeUpFor,
      phase: row.phase,
      months: row.months,
      weeks: row.weeks,
      classificationId: row.classificationId,
      endedOn: row.endedOn,
      policyVersion: { id: row.policyVersionId, key: row.policyKey },
      facts: row.facts,
      trail: row.trail,
    },
    reverses: toReference(row.reversesId, row.reversesUid),
    reversedBy: toReference(row.reversedById, row.reversedByUid),
  };
}

const ENTRY = selectFrom('entry');
const STANDING = selectFrom('standing_entry');

/** The entries of a batch that still stand, in the order in which they were posted and sealed: what undoing it has to reverse. */
export function standingEntriesOfBatch(database: Database, batchId: number): readonly Entry[] {
  return database
    .prepare<[number], EntryRow>(`${STANDING} WHERE e.batch_id = ? ORDER BY e.id`)
    .all(batchId)
    .map(toEntry);
}

/** An entry by its uid while it stands; undefined for a reversal and for an entry that was reversed, as for an unknown uid. */
export function findStandingEntry(database: Database, uid: string): Entry | undefined {
  const row = database.prepare<[string], EntryRow>(`${STANDING} WHERE e.uid = ?`).get(uid);
  return row === undefined ? undefined : toEntry(row);
}

/**
 * Entries that stand, each with all others that its participation earned: a project split by year has several, and a
 * correction has to see them together. The inner join names the teacher too, because the index entry_teacher begins with it.
 */
export function standingEntriesWith(database: Database, uids: readonly string[]): readonly Entry[] {
  return database
    .prepare<[string], EntryRow>(
      `${STANDING} WHERE e.id IN (
         SELECT s.id FROM json_each(?) u JOIN entry x ON x.uid = u.value
           JOIN entry s ON s.teacher_id = x.teacher_id AND (s.id = x.id OR s.participation_id = x.participation_id))
       ORDER BY e.id`,
    )
    .all(JSON.stringify(uids))
    .map(toEntry);
}

/** Entries by their uid, whether they stand or were reversed; reversals themselves are left out, as is who is not there. */
export function entriesByUid(database: Database, uids: readonly string[]): readonly Entry[] {
  return database
    .prepare<[string], EntryRow>(
      `${ENTRY} WHERE e.reverses_id IS NULL AND e.uid IN (SELECT value FROM json_each(?)) ORDER BY e.id`,
    )
    .all(JSON.stringify(uids))
    .map(toEntry);
}

/** The entries of a batch, whether they stand or were reversed; none of a reversal. */
export function entriesOfBatch(database: Database, batchUid: string): readonly Entry[] {
  return database
    .prepare<[string], EntryRow>(
      `${ENTRY} WHERE e.reverses_id IS NULL AND e.batch_id = (SELECT id FROM batch WHERE uid = ?) ORDER BY e.id`,
    )
    .all(batchUid)
    .map(toEntry);
}

/** What an entry of a project's trainee says: its year and figures. */
type TraineeLine = Pick<Earning, 'year' | 'hours' | 'credits'> & { readonly participationId: number };

/** The standing lines of a project's trainees, by participation. Who has none has no key. */
export function standingEntriesOfProject(database: Database, projectId: number) {
  const rows = database
    .prepare<[number], TraineeLine & Pick<Entry, 'uid'>>(
      `SELECT e.participation_id AS participationId, e.uid, e.year, e.hours, e.credits
       FROM participation p JOIN standing_entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
       WHERE p.project_id = ?
       ORDER BY e.id`,
    )
    .all(projectId);
  return Map.groupBy(rows, (row) => row.participationId);
}

/**
 * The same lines with the trail (JSON) and the pack (`id@version`) that stay with each: an approval form shows the steps as
 * they were, not recomputed.
 */
export function frozenLinesOfProject(database: Database, projectId: number) {
  const rows = database
    .prepare<[number], TraineeLine & Pick<Earning, 'trail'> & { readonly pack: string }>(
      `SELECT e.participation_id AS participationId, e.year, e.hours, e.credits, l.content AS trail,
         v.policy_id || '@' || v.version AS pack
       FROM participation p JOIN standing_entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
         JOIN trail l ON l.id = e.trail_id JOIN policy_version v ON v.id = e.policy_version_id
       WHERE p.project_id = ?
       ORDER BY e.id`,
    )
    .all(projectId);
  return Map.groupBy(rows, (row) => row.participationId);
}

/**
 * Trainees of a project whose entry a review above took out and who are not registered again: who said so, and why. The
 * reversal is found by its uid in the JSON of the decision; a decision that was taken back counts no more.
 */
export function takenOutByReview(database: Database, projectId: number) {
  return database
    .prepare<[number], { teacherUid: string; name: string; decidedBy: string; reason: string }>(
      `SELECT DISTINCT t.uid AS teacherUid, t.name, c.decided_by AS decidedBy, c.reason
       FROM correction c, json_each(c.undo, '$.batches') x JOIN batch b ON b.uid = x.value ->> 'reversal'
         JOIN entry r ON r.batch_id = b.id JOIN participation p ON p.id = r.participation_id
         JOIN teacher t ON t.id = p.teacher_id
       WHERE b.project_id = ? AND p.is_registered = 0
         AND NOT EXISTS (SELECT 1 FROM correction_undo u WHERE u.correction_id = c.id)
       ORDER BY c.id, t.id`,
    )
    .all(projectId);
}

/**
 * How many entries the ledger holds, and how many of them stand, as its batches say (`verify` proves them right). Each
 * reversal takes two out of what stands: the entry it reverses, and itself. A `count(*)` would walk a million rows.
 */
export function entryCount(database: Database): { readonly entries: number; readonly standing: number } {
  const { entryCount: count, kind } = schema.batch;
  const sums = query(database)
    .select({
      entries: sum(count).mapWith(Number),
      reversals: sum(sql`iif(${kind} = 'reversal', ${count}, 0)`).mapWith(Number),
    })
    .from(schema.batch)
    .get();
  const entries = sums?.entries ?? 0;
  return { entries, standing: entries - 2 * (sums?.reversals ?? 0) };
}

/**
 * Registered lines per month (`YYYY-MM`) of a calendar year, by the day from which a batch counts. A reversal is taken off
 * in its own month, which can make that month negative. From the batches: walking the entries would read a million rows.
 */
export function entriesByMonth(
  database: Database,
  year: number,
): readonly { readonly month: string; readonly entries: number }[] {
  const { entryCount: count, kind, effectiveOn } = schema.batch;
  const month = sql<string>`substr(${effectiveOn}, 1, 7)`;
  return query(database)
    .select({ month, entries: sum(sql`iif(${kind} = 'reversal', -${count}, ${count})`).mapWith(Number) })
    .from(schema.batch)
    .where(and(gte(effectiveOn, `${year}-01-01`), lt(effectiveOn, `${year + 1}-01-01`)))
    .groupBy(month)
    .orderBy(month)
    .all();
}
