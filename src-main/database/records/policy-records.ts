import type { Database } from 'better-sqlite3';
import { and, asc, count, eq, gt, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { type Signature, signed } from './audit-log.ts';

/** An own pack as one of its versions was saved. `content` says only what it says of its own, `resolved` everything. */
export type OwnPolicyRecord = Omit<typeof schema.ownPolicy.$inferSelect, 'id' | 'actorId'> & {
  readonly actor: string;
  readonly isRemoved: boolean;
};

/** From which registration year a pack governs; `version` null: the shipped pack, as the program ships it. */
export type PeriodRecord = Omit<typeof schema.policyPeriod.$inferSelect, 'id' | 'actorId'> & {
  readonly actor: string;
};

/**
 * Every version of every own pack, removed ones included, oldest first: entries made under a removed pack still name it,
 * and its id is never given out again.
 */
export function ownPolicies(database: Database): readonly OwnPolicyRecord[] {
  const { policyId, version, content, resolved, reason, recordedAt } = schema.ownPolicy;
  return query(database)
    .select({
      ...{ policyId, version, content, resolved, reason, recordedAt },
      actor: schema.actor.name,
      isRemoved: sql<number>`${schema.ownPolicyRemoval.policyId} IS NOT NULL`.mapWith(Boolean),
    })
    .from(schema.ownPolicy)
    .innerJoin(schema.actor, eq(schema.actor.id, schema.ownPolicy.actorId))
    .leftJoin(schema.ownPolicyRemoval, eq(schema.ownPolicyRemoval.policyId, policyId))
    .orderBy(asc(policyId), asc(version))
    .all();
}

/** Adds a version; the ones before stay. */
export function insertOwnPolicy(
  writer: Database,
  signature: Signature,
  saved: Omit<OwnPolicyRecord, 'actor' | 'recordedAt' | 'isRemoved'>,
): void {
  query(writer)
    .insert(schema.ownPolicy)
    .values({ ...saved, ...signed(writer, signature) })
    .run();
}

/** Takes an own pack off the list, with all its versions. */
export function insertPolicyRemoval(writer: Database, signature: Signature, policyId: string): void {
  query(writer)
    .insert(schema.ownPolicyRemoval)
    .values({ policyId, ...signed(writer, signature) })
    .run();
}

/** The periods that count, by their start: the founding one, which has none, first. Of two with one start the later. */
export function policyPeriods(database: Database): readonly PeriodRecord[] {
  const period = schema.policyPeriod;
  const later = alias(period, 'later');
  const { policyId, version, fromYear, fromOn, texts, decidedBy, decidedOn, reason, recordedAt } = period;
  return (
    query(database)
      .select({
        ...{ policyId, version, fromYear, fromOn, texts, decidedBy, decidedOn, reason, recordedAt },
        actor: schema.actor.name,
      })
      .from(period)
      .innerJoin(schema.actor, eq(schema.actor.id, period.actorId))
      // IS, because the founding period starts at NULL and `NULL = NULL` is not true.
      .where(
        notExists(
          query(database)
            .select({ id: later.id })
            .from(later)
            .where(and(gt(later.id, period.id), sql`${later.fromYear} IS ${fromYear}`)),
        ),
      )
      .orderBy(asc(fromYear))
      .all()
  );
}

/** Adds a period; earlier ones of the same start count no more. `fromOn` is a calendar day (asserted). */
export function insertPeriod(
  writer: Database,
  signature: Signature,
  period: Pick<PeriodRecord, 'policyId' | 'version' | 'fromYear' | 'reason'> &
    Partial<Pick<PeriodRecord, 'texts' | 'decidedBy' | 'decidedOn'>> & { readonly fromOn: string | null },
): void {
  const fromOn =
    period.fromOn === null
      ? null
      : assertPresent(parseCalendarDate(period.fromOn), 'a period starts on a day');
  query(writer)
    .insert(schema.policyPeriod)
    .values({ ...period, fromOn, ...signed(writer, signature) })
    .run();
}

/** Periods of which the pack is one of several texts but not the first. */
function periodsBeside(database: Database, id: string): number {
  return (
    database
      .prepare<[string, string], number>(
        `SELECT count(*) FROM policy_period p, json_each(p.texts, '$.members') m
          WHERE json_extract(m.value, '$.id') = ? AND p.policy_id <> ?`,
      )
      .pluck()
      .get(id, id) ?? 0
  );
}

/** What rests on a pack of that id: while there is any, the pack stays on the list. */
export function policyUses(
  database: Database,
  policyId: string,
): { readonly periods: number; readonly entries: number; readonly decisions: number } {
  const uses = (table: typeof schema.policyPeriod | typeof schema.policyVersion | typeof schema.decision) =>
    query(database).select({ count: count() }).from(table).where(eq(table.policyId, policyId)).get()?.count ??
    0;
  return {
    periods: uses(schema.policyPeriod) + periodsBeside(database, policyId),
    entries: uses(schema.policyVersion),
    decisions: uses(schema.decision),
  };
}

/** The row of a pack as it stood when entries were made under it, written when it is first needed. */
export function storePolicyVersion(
  writer: Database,
  pack: Omit<typeof schema.policyVersion.$inferSelect, 'id'>,
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

/** Stores a set once by its hash. */
export function storePolicySet(
  writer: Database,
  set: { readonly sha256: string; readonly content: string },
): void {
  query(writer).insert(schema.policySet).values(set).onConflictDoNothing().run();
}

/** A year's holiday notice as somebody imported it; `content` is its JSON. */
export type CalendarRecord = {
  readonly year: number;
  readonly content: string;
  readonly actor: string;
  readonly recordedAt: string;
};

/** The imported holiday notices, the latest of each year. */
export function importedCalendars(database: Database): readonly CalendarRecord[] {
  const notice = schema.calendarYear;
  const later = alias(notice, 'later');
  const { year, content, recordedAt } = notice;
  return query(database)
    .select({ year, content, actor: schema.actor.name, recordedAt })
    .from(notice)
    .innerJoin(schema.actor, eq(schema.actor.id, notice.actorId))
    .where(
      notExists(
        query(database)
          .select({ id: later.id })
          .from(later)
          .where(and(gt(later.id, notice.id), eq(later.year, year))),
      ),
    )
    .orderBy(asc(year))
    .all();
}

/** Adds a notice; an earlier one of its year counts no more. */
export function insertCalendar(
  writer: Database,
  signature: Signature,
  notice: { readonly year: number; readonly content: string },
): void {
  query(writer)
    .insert(schema.calendarYear)
    .values({ ...notice, ...signed(writer, signature) })
    .run();
}

/**
 * Changes whenever a pack, a period, a removal or a calendar was written: all of them only ever grow. Prepared by hand,
 * because it is asked after every write of the ledger, and one edit is to be on the screen again within a millisecond.
 */
export function policyMark(database: Database): string {
  return (
    database
      .prepare<[], string>(
        `SELECT (SELECT count(*) FROM own_policy) || ' ' || (SELECT count(*) FROM own_policy_removal) || ' ' ||
           (SELECT count(*) FROM policy_period) || ' ' || (SELECT count(*) FROM calendar_year)`,
      )
      .pluck()
      .get() ?? ''
  );
}
