import type { Database } from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { actorIdOf, type Signature } from './audit-log.ts';

/** An own pack as one of its versions was saved. `content` says only what it says of its own, `resolved` everything. */
export type OwnPolicyRecord = {
  readonly policy_id: string;
  readonly version: number;
  readonly content: string;
  readonly resolved: string;
  readonly reason: string;
  readonly actor: string;
  readonly recorded_at: string;
  readonly is_removed: number;
};

/** From which registration year a pack governs; of two rows with one start the later counts. */
export type PeriodRecord = {
  readonly policy_id: string;
  /** null: the shipped pack, as the program ships it. */
  readonly version: number | null;
  readonly from_year: number | null;
  readonly from_on: CalendarDate | null;
  readonly reason: string;
  readonly actor: string;
  readonly recorded_at: string;
};

/** Every version of every own pack, removed ones included, oldest first. */
export function ownPolicies(database: Database): readonly OwnPolicyRecord[] {
  return database
    .prepare<[], OwnPolicyRecord>(
      `SELECT p.policy_id, p.version, p.content, p.resolved, p.reason, a.name AS actor, p.recorded_at,
         EXISTS (SELECT 1 FROM own_policy_removal r WHERE r.policy_id = p.policy_id) AS is_removed
       FROM own_policy p JOIN actor a ON a.id = p.actor_id ORDER BY p.policy_id, p.version`,
    )
    .all();
}

export function insertOwnPolicy(
  writer: Database,
  signature: Signature,
  saved: {
    readonly policyId: string;
    readonly version: number;
    readonly content: string;
    readonly resolved: string;
    readonly reason: string;
  },
): void {
  writer
    .prepare(
      `INSERT INTO own_policy (policy_id, version, content, resolved, reason, actor_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      saved.policyId,
      saved.version,
      saved.content,
      saved.resolved,
      saved.reason,
      actorIdOf(writer, signature),
      signature.at,
    );
}

export function insertPolicyRemoval(writer: Database, signature: Signature, policyId: string): void {
  writer
    .prepare('INSERT INTO own_policy_removal (policy_id, actor_id, recorded_at) VALUES (?, ?, ?)')
    .run(policyId, actorIdOf(writer, signature), signature.at);
}

/** The periods that count, by their start: the founding one first. */
export function policyPeriods(database: Database): readonly PeriodRecord[] {
  return database
    .prepare<[], PeriodRecord>(
      `SELECT p.policy_id, p.version, p.from_year, p.from_on, p.reason, a.name AS actor, p.recorded_at
       FROM policy_period p JOIN actor a ON a.id = p.actor_id
       WHERE NOT EXISTS (SELECT 1 FROM policy_period later WHERE later.id > p.id AND later.from_year IS p.from_year)
       ORDER BY p.from_year`,
    )
    .all();
}

export function insertPeriod(
  writer: Database,
  signature: Signature,
  period: {
    readonly policyId: string;
    readonly version: number | null;
    readonly fromYear: number | null;
    readonly fromOn: string | null;
    readonly reason: string;
  },
): void {
  writer
    .prepare(
      `INSERT INTO policy_period (policy_id, version, from_year, from_on, reason, actor_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      period.policyId,
      period.version,
      period.fromYear,
      period.fromOn,
      period.reason,
      actorIdOf(writer, signature),
      signature.at,
    );
}

/** What rests on a pack of that id: while there is any, the pack stays on the list. */
export function policyUses(
  database: Database,
  policyId: string,
): { readonly periods: number; readonly entries: number; readonly decisions: number } {
  const count = (sql: string) => database.prepare<[string], { count: number }>(sql).get(policyId)?.count ?? 0;
  return {
    periods: count('SELECT count(*) AS count FROM policy_period WHERE policy_id = ?'),
    entries: count('SELECT count(*) AS count FROM policy_version WHERE policy_id = ?'),
    decisions: count('SELECT count(*) AS count FROM decision WHERE policy_id = ?'),
  };
}

/** The row of a pack as it stood when entries were made under it, written when it is first needed. */
export function storePolicyVersion(
  writer: Database,
  pack: Omit<typeof schema.policyVersion.$inferInsert, 'id'>,
): number {
  const { id, policyId, version, sha256 } = schema.policyVersion;
  const found = query(writer)
    .select({ id })
    .from(schema.policyVersion)
    .where(and(eq(policyId, pack.policyId), eq(version, pack.version), eq(sha256, pack.sha256)))
    .get();
  if (found !== undefined) return found.id;
  return query(writer).insert(schema.policyVersion).values(pack).returning({ id }).get().id;
}

export type CalendarRecord = {
  readonly year: number;
  readonly content: string;
  readonly actor: string;
  readonly recorded_at: string;
};

/** The imported holiday notices, the latest of each year. */
export function importedCalendars(database: Database): readonly CalendarRecord[] {
  return database
    .prepare<[], CalendarRecord>(
      `SELECT c.year, c.content, a.name AS actor, c.recorded_at
       FROM calendar_year c JOIN actor a ON a.id = c.actor_id
       WHERE NOT EXISTS (SELECT 1 FROM calendar_year later WHERE later.id > c.id AND later.year = c.year)
       ORDER BY c.year`,
    )
    .all();
}

export function insertCalendar(
  writer: Database,
  signature: Signature,
  notice: { readonly year: number; readonly content: string },
): void {
  writer
    .prepare('INSERT INTO calendar_year (year, content, actor_id, recorded_at) VALUES (?, ?, ?, ?)')
    .run(notice.year, notice.content, actorIdOf(writer, signature), signature.at);
}

/** Changes whenever a pack, a period, a removal or a calendar was written: all of them only ever grow. */
export function policyMark(database: Database): string {
  return (
    database
      .prepare<[], { mark: string }>(
        `SELECT (SELECT count(*) FROM own_policy) || ' ' || (SELECT count(*) FROM own_policy_removal) || ' ' ||
           (SELECT count(*) FROM policy_period) || ' ' || (SELECT count(*) FROM calendar_year) AS mark`,
      )
      .get()?.mark ?? ''
  );
}
