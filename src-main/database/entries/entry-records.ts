import type { Database } from 'better-sqlite3';
import type { Problem } from '../../../src-shared/problems.ts';
import type { Form, Level, Role } from '../../../src-shared/training/training-words.ts';

export type BatchRecord = {
  readonly id: number;
  readonly uid: string;
  readonly kind: 'registration' | 'outside' | 'reversal';
  readonly project_id: number | null;
  readonly project_uid: string | null;
  readonly project_name: string | null;
  readonly recorded_at: string;
  readonly effective_on: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly entry_count: number;
  readonly seal: string;
};

const BATCH = `
  SELECT b.id, b.uid, b.kind, b.project_id, p.uid AS project_uid, p.name AS project_name, b.recorded_at, b.effective_on,
    a.name AS actor, b.reason, b.entry_count, b.seal
  FROM batch b JOIN actor a ON a.id = b.actor_id LEFT JOIN project p ON p.id = b.project_id`;

export function findBatch(database: Database, uid: string): BatchRecord | undefined {
  return database.prepare<[string], BatchRecord>(`${BATCH} WHERE b.uid = ?`).get(uid);
}

/** The batches of a project, or the latest 200 of the ledger, newest first. */
export function batchesOf(database: Database, projectId: number | null): readonly BatchRecord[] {
  return projectId === null
    ? database.prepare<[], BatchRecord>(`${BATCH} ORDER BY b.id DESC LIMIT 200`).all()
    : database
        .prepare<[number], BatchRecord>(`${BATCH} WHERE b.project_id = ? ORDER BY b.id DESC`)
        .all(projectId);
}

/** Why a registration cannot be taken back as a whole: it was already, or certificates rest on it. */
export function batchUndoProblems(database: Database, batch: BatchRecord): readonly Problem[] {
  if (batch.kind === 'reversal') return [{ code: 'registration.isReversal', severity: 'error', values: {} }];
  const standing = database
    .prepare<[number], { count: number }>(
      `SELECT count(*) AS count FROM entry e WHERE e.batch_id = ? AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)`,
    )
    .get(batch.id)?.count;
  if (standing === 0) return [{ code: 'registration.alreadyUndone', severity: 'error', values: {} }];
  const certificates = database
    .prepare<[number], { count: number }>(
      `SELECT count(*) AS count FROM certificate c WHERE c.participation_id IN (SELECT participation_id FROM entry WHERE batch_id = ?)
         AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)`,
    )
    .get(batch.id)?.count;
  return certificates === undefined || certificates === 0
    ? []
    : [{ code: 'registration.certificatesIssued', severity: 'error', values: { count: certificates } }];
}

/** An entry that no reversal took back, with everything its reversal repeats. */
export type StandingEntry = {
  readonly id: number;
  readonly uid: string;
  readonly teacher_id: number;
  readonly teacher_uid: string;
  readonly participation_id: number | null;
  readonly participation_uid: string | null;
  readonly project_id: number | null;
  readonly project_uid: string | null;
  readonly origin: 'own' | 'outside';
  readonly year: number;
  readonly form: Form;
  readonly level: Level;
  readonly role: Role;
  readonly hours: number;
  readonly credits: number | null;
  readonly make_up_for: number | null;
  readonly phase: 'pre-job' | 'probation' | null;
  readonly months: number | null;
  readonly weeks: number | null;
  readonly ended_on: string | null;
  readonly policy_version_id: number;
  readonly policy_key: string;
  readonly facts: string;
  readonly trail: string;
};

const ENTRY = `
  SELECT e.*, t.uid AS teacher_uid, p.uid AS participation_uid, p.project_id, j.uid AS project_uid,
    v.policy_id || '@' || v.version || '#' || v.sha256 AS policy_key, f.content AS facts, l.content AS trail
  FROM entry e JOIN teacher t ON t.id = e.teacher_id JOIN policy_version v ON v.id = e.policy_version_id
    JOIN facts f ON f.id = e.facts_id JOIN trail l ON l.id = e.trail_id
    LEFT JOIN participation p ON p.id = e.participation_id LEFT JOIN project j ON j.id = p.project_id`;

const STANDING = `${ENTRY}
  WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)`;

export function standingEntriesOfBatch(database: Database, batchId: number): readonly StandingEntry[] {
  return database
    .prepare<[number], StandingEntry>(`${STANDING} AND e.batch_id = ? ORDER BY e.id`)
    .all(batchId);
}

export function findStandingEntry(database: Database, uid: string): StandingEntry | undefined {
  return database.prepare<[string], StandingEntry>(`${STANDING} AND e.uid = ?`).get(uid);
}

/** Entries that stand, each with all others that its participation earned: a project split by year has several. */
export function standingRecordsOf(database: Database, uids: readonly string[]): readonly StandingEntry[] {
  return database
    .prepare<[string], StandingEntry>(
      `${STANDING} AND e.id IN (
         SELECT s.id FROM json_each(?) u JOIN entry x ON x.uid = u.value
           JOIN entry s ON s.teacher_id = x.teacher_id AND (s.id = x.id OR s.participation_id = x.participation_id))
       ORDER BY e.id`,
    )
    .all(JSON.stringify(uids));
}

/** Entries by their uid, whether they stand or were reversed; reversals themselves are left out. */
export function entriesByUid(database: Database, uids: readonly string[]): readonly StandingEntry[] {
  return database
    .prepare<[string], StandingEntry>(
      `${ENTRY} WHERE e.reverses_id IS NULL AND e.uid IN (SELECT value FROM json_each(?)) ORDER BY e.id`,
    )
    .all(JSON.stringify(uids));
}

/** The standing lines of a project's trainees, by participation. */
export function standingEntriesOfProject(database: Database, projectId: number) {
  const rows = database
    .prepare<
      [number],
      { participation_id: number; uid: string; year: number; hours: number; credits: number | null }
    >(
      `SELECT e.participation_id, e.uid, e.year, e.hours, e.credits
       FROM participation p JOIN entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
       WHERE p.project_id = ? AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
       ORDER BY e.id`,
    )
    .all(projectId);
  return Map.groupBy(rows, (row) => row.participation_id);
}

/** The same lines with the trail that stays with each. */
export function frozenLinesOfProject(database: Database, projectId: number) {
  const rows = database
    .prepare<
      [number],
      { participation_id: number; year: number; hours: number; credits: number | null; trail: string }
    >(
      `SELECT e.participation_id, e.year, e.hours, e.credits, l.content AS trail
       FROM participation p JOIN entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
         JOIN trail l ON l.id = e.trail_id
       WHERE p.project_id = ? AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
       ORDER BY e.id`,
    )
    .all(projectId);
  return Map.groupBy(rows, (row) => row.participation_id);
}

/** Trainees of a project whose entry a review above took out and who are not registered again: who said so, and why. */
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

/** How many entries the ledger holds, and how many of them stand, as its batches say (`verify` proves them right). */
export function entryCount(database: Database): { readonly entries: number; readonly standing: number } {
  const row = database
    .prepare<[], { entries: number | null; reversals: number | null }>(
      `SELECT sum(entry_count) AS entries, sum(iif(kind = 'reversal', entry_count, 0)) AS reversals FROM batch`,
    )
    .get();
  const entries = row?.entries ?? 0;
  return { entries, standing: entries - 2 * (row?.reversals ?? 0) };
}

/** Registered lines per month of a registration year (reversals taken off), from the batches, not from the entries. */
export function entriesByMonth(database: Database, year: number) {
  return database
    .prepare<[string, string], { month: string; entries: number }>(
      `SELECT substr(effective_on, 1, 7) AS month, sum(CASE kind WHEN 'reversal' THEN -entry_count ELSE entry_count END) AS entries
       FROM batch WHERE effective_on >= ? AND effective_on < ? GROUP BY month ORDER BY month`,
    )
    .all(`${year}-01-01`, `${year + 1}-01-01`);
}
