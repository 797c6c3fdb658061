import type { Database } from 'better-sqlite3';
import type { Form, Level, Role } from '../../../src-shared/training/training-words.ts';
import { entryCount } from '../../database/entries/entry-records.ts';

export type EntryRow = {
  readonly id: number;
  readonly uid: string;
  readonly teacher_id: number;
  readonly teacher_uid: string;
  readonly teacher_name: string;
  readonly organisation: string;
  readonly project_uid: string | null;
  readonly project_name: string | null;
  readonly origin: 'own' | 'outside';
  readonly year: number;
  readonly level: Level;
  readonly form: Form;
  readonly role: Role;
  readonly hours: number;
  readonly credits: number | null;
  readonly ended_on: string | null;
  readonly make_up_for: number | null;
  readonly recorded_at: string;
  readonly actor: string;
  readonly reverses_id: number | null;
  readonly reversed_by_id: number | null;
};

export type EntryFilter = {
  readonly teacherId: number | null;
  readonly projectId: number | null;
  readonly year: number | null;
  readonly form: Form | null;
  readonly level: Level | null;
  readonly origin: 'own' | 'outside' | null;
  /** Teachers whose name was searched for; null when nothing was. */
  readonly teacherIds: readonly number[] | null;
  readonly projectNameLike: string | null;
  readonly withReversed: boolean;
};

const STANDING = 'e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)';

/**
 * The condition of a filter and its parameters. Lists go newest first by row id, so that the first page of a million
 * entries is read backwards from the end instead of being sorted.
 */
export function conditionOf(filter: EntryFilter): {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
} {
  const parts: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (sql: string, ...values: readonly (string | number)[]) => {
    parts.push(sql);
    parameters.push(...values);
  };
  if (filter.teacherId !== null) add('e.teacher_id = ?', filter.teacherId);
  if (filter.projectId !== null)
    add('e.batch_id IN (SELECT id FROM batch WHERE project_id = ?)', filter.projectId);
  if (filter.year !== null) add('e.year = ?', filter.year);
  if (filter.form !== null) add('e.form = ?', filter.form);
  if (filter.level !== null) add('e.level = ?', filter.level);
  if (filter.origin !== null) add('e.origin = ?', filter.origin);
  if (!filter.withReversed) add(STANDING);
  const anyOf: string[] = [];
  if (filter.teacherIds !== null)
    anyOf.push(filter.teacherIds.length === 0 ? '0' : `e.teacher_id IN (${filter.teacherIds.join(',')})`);
  if (filter.projectNameLike !== null) {
    anyOf.push(
      'e.batch_id IN (SELECT b.id FROM batch b JOIN project j ON j.id = b.project_id WHERE instr(j.name, ?) > 0)',
    );
    parameters.push(filter.projectNameLike);
  }
  if (anyOf.length > 0) parts.push(`(${anyOf.join(' OR ')})`);
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), parameters };
}

const ENTRY = `
  SELECT e.id, e.uid, e.teacher_id, t.uid AS teacher_uid, t.name AS teacher_name, o.name AS organisation,
    j.uid AS project_uid, j.name AS project_name, e.origin, e.year, e.level, e.form, e.role, e.hours, e.credits, e.ended_on,
    e.make_up_for, b.recorded_at, a.name AS actor, e.reverses_id,
    (SELECT r.id FROM entry r WHERE r.reverses_id = e.id) AS reversed_by_id
  FROM entry e JOIN teacher t ON t.id = e.teacher_id JOIN organisation o ON o.id = t.organisation_id
    JOIN batch b ON b.id = e.batch_id JOIN actor a ON a.id = b.actor_id LEFT JOIN project j ON j.id = b.project_id`;

export function entriesWhere(
  database: Database,
  filter: EntryFilter,
  page: { readonly offset: number; readonly limit: number },
): readonly EntryRow[] {
  const condition = conditionOf(filter);
  // Ids first: skipping a long offset over wide joined rows would read them all.
  return database
    .prepare<unknown[], EntryRow>(
      `${ENTRY} WHERE e.id IN (SELECT e.id FROM entry e WHERE ${condition.sql} ORDER BY e.id DESC LIMIT ? OFFSET ?) ORDER BY e.id DESC`,
    )
    .all(...condition.parameters, page.limit, page.offset);
}

/** How many entries a list holds. Without a filter the batches know it: a million entries are not walked for a number. */
export function countWhere(database: Database, filter: EntryFilter): number {
  const condition = conditionOf(filter);
  if (condition.sql === '1') return entryCount(database).entries;
  if (condition.sql === STANDING) return entryCount(database).standing;
  return (
    database
      .prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM entry e WHERE ${condition.sql}`)
      .get(...condition.parameters)?.count ?? 0
  );
}

export function findEntryRow(database: Database, uid: string): EntryRow | undefined {
  return database.prepare<[string], EntryRow>(`${ENTRY} WHERE e.uid = ?`).get(uid);
}

export function findEntryRowById(database: Database, id: number): EntryRow | undefined {
  return database.prepare<[number], EntryRow>(`${ENTRY} WHERE e.id = ?`).get(id);
}

/** What an entry keeps for the auditor: pack, facts, trail, batch. */
export type EntryDetail = {
  readonly facts: string;
  readonly trail: string;
  readonly policy_id: string;
  readonly policy_version: string;
  readonly policy_content: string;
  readonly batch_uid: string;
  readonly seal: string;
  readonly reason: string | null;
};

export function detailOf(database: Database, entryId: number): EntryDetail | undefined {
  return database
    .prepare<[number], EntryDetail>(
      `SELECT f.content AS facts, l.content AS trail, v.policy_id, v.version AS policy_version, v.content AS policy_content,
         b.uid AS batch_uid, b.seal, b.reason
       FROM entry e JOIN facts f ON f.id = e.facts_id JOIN trail l ON l.id = e.trail_id
         JOIN policy_version v ON v.id = e.policy_version_id JOIN batch b ON b.id = e.batch_id
       WHERE e.id = ?`,
    )
    .get(entryId);
}

/** The standing entries of a teacher in a year, for showing how a cap was used up (A26). */
export function standingOfYear(database: Database, teacherId: number, year: number): readonly EntryRow[] {
  return database
    .prepare<[number, number], EntryRow>(
      `${ENTRY} WHERE e.teacher_id = ? AND e.year = ? AND e.reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id) ORDER BY e.ended_on, e.uid`,
    )
    .all(teacherId, year);
}
