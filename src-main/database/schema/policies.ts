import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { openKinds } from '../../../src-shared/policy/award/open-point.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';

/**
 * A decision on a point that a pack leaves open; the latest of a setting counts. `value` in thousandths. Append-only:
 * entries were computed under the earlier ones. `decidedBy` made the decision, the actor typed it in.
 */
export const decision = sqliteTable('decision', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  policyId: text('policy_id').notNull(),
  settingId: text('setting_id').notNull(),
  value: integer('value').notNull(),
  decidedBy: text('decided_by').notNull(),
  decidedOn: text('decided_on').notNull(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
  /** How an open point was decided; null for a setting, whose unit its pack states. */
  kind: text('kind', { enum: openKinds }),
});

/**
 * A pack as it stood when entries were made under it: they can be recomputed without the program of that day. Append-only.
 * The hash is part of the unique key, so a text that changed under an unchanged version becomes a row of its own.
 */
export const policyVersion = sqliteTable('policy_version', {
  id: integer('id').primaryKey(),
  policyId: text('policy_id').notNull(),
  version: text('version').notNull(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

/** Which texts an entry was made under where there are several, JSON; stored once by hash and append-only like `policyVersion`. */
export const policySet = sqliteTable('policy_set', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

/**
 * A version of an own pack: `content` what it says of its own, `resolved` with everything inherited on that day, so that
 * it loads whatever later programs ship. Append-only: an edit is the next version, unique per pack.
 */
export const ownPolicy = sqliteTable('own_policy', {
  id: integer('id').primaryKey(),
  policyId: text('policy_id').notNull(),
  version: integer('version').notNull(),
  content: text('content').notNull(),
  resolved: text('resolved').notNull(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/** An own pack taken off the list. Append-only, and so final: its versions stay readable and its id stays taken. */
export const ownPolicyRemoval = sqliteTable('own_policy_removal', {
  policyId: text('policy_id').primaryKey(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/**
 * From which registration year, and its first day, a pack governs; null: since the ledger began. Of two rows with the
 * same start the later one counts, because rows are only ever added. `version` null: the shipped pack as the program
 * ships it. A CHECK keeps `fromYear` and `fromOn` null together. `texts`: JSON of several texts in their order
 * (`StoredSet`), of which `policyId` is the first; null: that pack alone.
 */
export const policyPeriod = sqliteTable('policy_period', {
  id: integer('id').primaryKey(),
  policyId: text('policy_id').notNull(),
  version: integer('version'),
  fromYear: integer('from_year'),
  fromOn: text('from_on').$type<CalendarDate>(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
  texts: text('texts'),
  /** Null: not said beside the actor who entered it. */
  decidedBy: text('decided_by'),
  decidedOn: text('decided_on'),
});

/**
 * A year's holiday notice that somebody imported, JSON; it stands in place of a shipped one. Append-only: of two for one
 * year the later row counts.
 */
export const calendarYear = sqliteTable('calendar_year', {
  id: integer('id').primaryKey(),
  year: integer('year').notNull(),
  content: text('content').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});
