import type { Database } from 'better-sqlite3';
import { type Origin, stateOf } from '../../../src-shared/ledger/entry.ts';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';
import { entryCount } from '../../database/entries/entry-records.ts';

/** An entry as a list shows it, with what finding more about it takes. */
export type FoundEntry = {
  readonly id: number;
  readonly teacherId: number;
  /** The entry that took it back. */
  readonly reversedById: number | null;
  readonly listed: ListedEntry;
};

type EntryRow = Pick<
  ListedEntry,
  'uid' | 'origin' | 'year' | 'level' | 'form' | 'role' | 'hours' | 'credits' | 'actor'
> & {
  readonly id: number;
  readonly teacher_id: number;
  readonly teacher_uid: string;
  readonly teacher_name: string;
  readonly organisation: string;
  readonly project_uid: string | null;
  readonly project_name: string | null;
  readonly ended_on: string | null;
  readonly make_up_for: number | null;
  readonly recorded_at: string;
  readonly reverses_id: number | null;
  readonly reversed_by_id: number | null;
};

/** What a list of entries is narrowed to; null: by nothing. */
export type EntryFilter = {
  readonly teacherId: number | null;
  readonly projectId: number | null;
  readonly year: number | null;
  readonly form: Form | null;
  readonly level: Level | null;
  readonly origin: Origin | null;
  /** Teachers whose name was searched for; null when nothing was. */
  readonly teacherIds: readonly number[] | null;
  readonly projectNameLike: string | null;
  readonly withReversed: boolean;
};

/**
 * The source and the condition of a filter, with its parameters. Lists go newest first by row id, so that the first page
 * of a million entries is read backwards from the end instead of being sorted.
 */
function conditionOf(filter: EntryFilter): {
  readonly from: 'entry' | 'standing_entry';
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
  return {
    from: filter.withReversed ? 'entry' : 'standing_entry',
    sql: parts.length === 0 ? '1' : parts.join(' AND '),
    parameters,
  };
}

const selectFrom = (source: 'entry' | 'standing_entry') => `
  SELECT e.id, e.uid, e.teacher_id, t.uid AS teacher_uid, t.name AS teacher_name, o.name AS organisation,
    j.uid AS project_uid, j.name AS project_name, e.origin, e.year, e.level, e.form, e.role, e.hours, e.credits, e.ended_on,
    e.make_up_for, b.recorded_at, a.name AS actor, e.reverses_id,
    (SELECT r.id FROM entry r WHERE r.reverses_id = e.id) AS reversed_by_id
  FROM ${source} e JOIN teacher t ON t.id = e.teacher_id JOIN organisation o ON o.id = t.organisation_id
    JOIN batch b ON b.id = e.batch_id JOIN actor a ON a.id = b.actor_id LEFT JOIN project j ON j.id = b.project_id`;
const ENTRY = selectFrom('entry');

function toFound(row: EntryRow): FoundEntry {
  return {
    id: row.id,
    teacherId: row.teacher_id,
    reversedById: row.reversed_by_id,
    listed: {
      uid: row.uid,
      teacher: { uid: row.teacher_uid, name: row.teacher_name, organisationName: row.organisation },
      project:
        row.project_uid === null || row.project_name === null
          ? null
          : { uid: row.project_uid, name: row.project_name },
      origin: row.origin,
      year: row.year,
      level: row.level,
      form: row.form,
      role: row.role,
      hours: row.hours,
      credits: row.credits,
      endedOn: row.ended_on,
      makeUpFor: row.make_up_for,
      recordedAt: row.recorded_at,
      actor: row.actor,
      state: stateOf({ reverses: row.reverses_id, reversedBy: row.reversed_by_id }),
    },
  };
}

/** One page of a list, newest first. */
export function entriesWhere(
  database: Database,
  filter: EntryFilter,
  page: { readonly offset: number; readonly limit: number },
): readonly FoundEntry[] {
  const { from, sql, parameters } = conditionOf(filter);
  // Ids first: skipping a long offset over wide joined rows would read them all.
  return database
    .prepare<unknown[], EntryRow>(
      `${ENTRY} WHERE e.id IN (SELECT e.id FROM ${from} e WHERE ${sql} ORDER BY e.id DESC LIMIT ? OFFSET ?) ORDER BY e.id DESC`,
    )
    .all(...parameters, page.limit, page.offset)
    .map(toFound);
}

/** How many entries a list holds. Without a filter the batches know it: a million entries are not walked for a number. */
export function countWhere(database: Database, filter: EntryFilter): number {
  const { from, sql, parameters } = conditionOf(filter);
  if (sql === '1') {
    const counts = entryCount(database);
    return from === 'entry' ? counts.entries : counts.standing;
  }
  return (
    database
      .prepare<unknown[], number>(`SELECT count(*) FROM ${from} e WHERE ${sql}`)
      .pluck()
      .get(...parameters) ?? 0
  );
}

/** An entry by its uid, whatever its state. */
export function findEntry(database: Database, uid: string): FoundEntry | undefined {
  const row = database.prepare<[string], EntryRow>(`${ENTRY} WHERE e.uid = ?`).get(uid);
  return row === undefined ? undefined : toFound(row);
}

/** The same by its number in this file. */
export function findEntryById(database: Database, id: number): FoundEntry | undefined {
  const row = database.prepare<[number], EntryRow>(`${ENTRY} WHERE e.id = ?`).get(id);
  return row === undefined ? undefined : toFound(row);
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

/** The standing entries of a teacher in a year, in the order in which they use up a cap: by end, then uid (A26). */
export function standingOfYear(database: Database, teacherId: number, year: number): readonly ListedEntry[] {
  return database
    .prepare<[number, number], EntryRow>(
      `${selectFrom('standing_entry')} WHERE e.teacher_id = ? AND e.year = ? ORDER BY e.ended_on, e.uid`,
    )
    .all(teacherId, year)
    .map((row) => toFound(row).listed);
}

/** The number of a certificate in force that rests on a participation; null where none does. */
export function certificateOn(database: Database, participationId: number | null): string | null {
  return (
    database
      .prepare<[number | null], string>(
        `SELECT number FROM certificate c WHERE c.participation_id = ?
           AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)`,
      )
      .pluck()
      .get(participationId) ?? null
  );
}
