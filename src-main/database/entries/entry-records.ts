import type { Database } from 'better-sqlite3';
import type { Batch, BatchDependents, Earning, Entry, Reference } from '../../../src-shared/ledger/entry.ts';

/*
 * Entries and batches, read by hand: a batch may hold a hundred thousand, and drizzle maps a row at about twice the cost.
 * Whoever needs an `Entry` gets it here, so that a new field of it is read in one place.
 */

type BatchRow = {
  readonly id: number;
  readonly uid: string;
  readonly kind: Batch['kind'];
  readonly project_id: number | null;
  readonly project_uid: string | null;
  readonly project_name: string | null;
  readonly undoes_id: number | null;
  readonly undoes_uid: string | null;
  readonly recorded_at: string;
  readonly effective_on: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly entry_count: number;
  readonly seal: string;
};

/** Every `Batch` is read by this statement. Outer joins, because a batch may have no project and undo no other. */
const BATCH = `
  SELECT b.id, b.uid, b.kind, b.project_id, p.uid AS project_uid, p.name AS project_name, u.id AS undoes_id, u.uid AS undoes_uid,
    b.recorded_at, b.effective_on, a.name AS actor, b.reason, b.entry_count, b.seal
  FROM batch b JOIN actor a ON a.id = b.actor_id LEFT JOIN project p ON p.id = b.project_id
    LEFT JOIN batch u ON u.id = b.undoes_batch_id`;

/** The one place where a row becomes a `Batch`. */
function toBatch(row: BatchRow): Batch {
  const project = toReference(row.project_id, row.project_uid);
  return {
    id: row.id,
    uid: row.uid,
    kind: row.kind,
    project: project === null ? null : { ...project, name: row.project_name ?? '' },
    undoes: toReference(row.undoes_id, row.undoes_uid),
    effectiveOn: row.effective_on,
    reason: row.reason,
    actor: row.actor,
    recordedAt: row.recorded_at,
    entryCount: row.entry_count,
    seal: row.seal,
  };
}

/** Null where an outer join found no row. */
function toReference(id: number | null, uid: string | null): Reference | null {
  return id === null || uid === null ? null : { id, uid };
}

/** A batch by its uid, also one that was taken back: batches are never removed. */
export function findBatch(database: Database, uid: string): Batch | undefined {
  const row = database.prepare<[string], BatchRow>(`${BATCH} WHERE b.uid = ?`).get(uid);
  return row === undefined ? undefined : toBatch(row);
}

/** The batches of a project, all of them, or with null the latest 200 of the ledger; newest first, by the order of the chain. */
export function batchesOf(database: Database, projectId: number | null): readonly Batch[] {
  const rows =
    projectId === null
      ? database.prepare<[], BatchRow>(`${BATCH} ORDER BY b.id DESC LIMIT 200`).all()
      : database
          .prepare<[number], BatchRow>(`${BATCH} WHERE b.project_id = ? ORDER BY b.id DESC`)
          .all(projectId);
  return rows.map(toBatch);
}

/**
 * What stands on a batch, as `undoProblems` asks. A reversed entry of it, and a revoked certificate, count no more.
 * Counted by SQLite, because a list asks of two hundred batches, each of which may hold a county.
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

/** A row of `entry` with what the rows it refers to say. */
type EntryRow = Reference &
  Pick<
    Earning,
    | 'origin'
    | 'year'
    | 'form'
    | 'level'
    | 'role'
    | 'hours'
    | 'credits'
    | 'phase'
    | 'months'
    | 'weeks'
    | 'facts'
    | 'trail'
  > & {
    readonly teacher_id: number;
    readonly teacher_uid: string;
    readonly participation_id: number | null;
    readonly participation_uid: string | null;
    readonly project_id: number | null;
    readonly project_uid: string | null;
    readonly make_up_for: number | null;
    readonly ended_on: string | null;
    readonly policy_version_id: number;
    readonly policy_key: string;
    readonly reverses_id: number | null;
    readonly reverses_uid: string | null;
    readonly reversed_by_id: number | null;
    readonly reversed_by_uid: string | null;
  };

/**
 * Every `Entry` is read by this statement, from all entries or from those that stand. `r` finds the reversal through the
 * unique index entry_reverses, one look per row.
 */
const selectFrom = (source: 'entry' | 'standing_entry') => `
  SELECT e.id, e.uid, e.origin, e.year, e.form, e.level, e.role, e.hours, e.credits, e.make_up_for, e.phase, e.months, e.weeks,
    e.ended_on, e.policy_version_id, e.teacher_id, t.uid AS teacher_uid, e.participation_id, p.uid AS participation_uid,
    p.project_id, j.uid AS project_uid, v.policy_id || '@' || v.version || '#' || v.sha256 AS policy_key,
    f.content AS facts, l.content AS trail, e.reverses_id, n.uid AS reverses_uid, r.id AS reversed_by_id, r.uid AS reversed_by_uid
  FROM ${source} e JOIN teacher t ON t.id = e.teacher_id JOIN policy_version v ON v.id = e.policy_version_id
    JOIN facts f ON f.id = e.facts_id JOIN trail l ON l.id = e.trail_id
    LEFT JOIN participation p ON p.id = e.participation_id LEFT JOIN project j ON j.id = p.project_id
    LEFT JOIN entry n ON n.id = e.reverses_id LEFT JOIN entry r ON r.reverses_id = e.id`;

/** The one place where a row becomes an `Entry`. */
function toEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    uid: row.uid,
    teacher: { id: row.teacher_id, uid: row.teacher_uid },
    participation: toReference(row.participation_id, row.participation_uid),
    project: toReference(row.project_id, row.project_uid),
    earned: {
      origin: row.origin,
      year: row.year,
      form: row.form,
      level: row.level,
      role: row.role,
      hours: row.hours,
      credits: row.credits,
      makeUpFor: row.make_up_for,
      phase: row.phase,
      months: row.months,
      weeks: row.weeks,
      endedOn: row.ended_on,
      policyVersion: { id: row.policy_version_id, key: row.policy_key },
      facts: row.facts,
      trail: row.trail,
    },
    reverses: toReference(row.reverses_id, row.reverses_uid),
    reversedBy: toReference(row.reversed_by_id, row.reversed_by_uid),
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

/** The standing lines of a project's trainees, by participation; hours and credits in thousandths. Who has none has no key. */
export function standingEntriesOfProject(database: Database, projectId: number) {
  const rows = database
    .prepare<
      [number],
      { participation_id: number; uid: string; year: number; hours: number; credits: number | null }
    >(
      `SELECT e.participation_id, e.uid, e.year, e.hours, e.credits
       FROM participation p JOIN standing_entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
       WHERE p.project_id = ?
       ORDER BY e.id`,
    )
    .all(projectId);
  return Map.groupBy(rows, (row) => row.participation_id);
}

/** The same lines with the trail (JSON) that stays with each: an approval form shows the steps as they were, not recomputed. */
export function frozenLinesOfProject(database: Database, projectId: number) {
  const rows = database
    .prepare<
      [number],
      { participation_id: number; year: number; hours: number; credits: number | null; trail: string }
    >(
      `SELECT e.participation_id, e.year, e.hours, e.credits, l.content AS trail
       FROM participation p JOIN standing_entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
         JOIN trail l ON l.id = e.trail_id
       WHERE p.project_id = ?
       ORDER BY e.id`,
    )
    .all(projectId);
  return Map.groupBy(rows, (row) => row.participation_id);
}

/**
 * Trainees of a project whose entry a review above took out and who are not registered again: who said so, and why. The
 * reversal is found by its uid in the JSON of the decision; a decision that was taken back counts no more.
 */
export function takenOutByReview(database: Database, projectId: number) {
  return database
    .prepare<[number], { name: string; decided_by: string; reason: string }>(
      `SELECT DISTINCT t.name, c.decided_by, c.reason
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
  const row = database
    .prepare<[], { entries: number | null; reversals: number | null }>(
      `SELECT sum(entry_count) AS entries, sum(iif(kind = 'reversal', entry_count, 0)) AS reversals FROM batch`,
    )
    .get();
  const entries = row?.entries ?? 0;
  return { entries, standing: entries - 2 * (row?.reversals ?? 0) };
}

/**
 * Registered lines per month (`YYYY-MM`) of a calendar year, by the day from which a batch counts. A reversal is taken off
 * in its own month, which can make that month negative. From the batches: walking the entries would read a million rows.
 */
export function entriesByMonth(database: Database, year: number) {
  return database
    .prepare<[string, string], { month: string; entries: number }>(
      `SELECT substr(effective_on, 1, 7) AS month, sum(CASE kind WHEN 'reversal' THEN -entry_count ELSE entry_count END) AS entries
       FROM batch WHERE effective_on >= ? AND effective_on < ? GROUP BY month ORDER BY month`,
    )
    .all(`${year}-01-01`, `${year + 1}-01-01`);
}
