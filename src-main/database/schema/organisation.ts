import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { levels } from '../../../src-shared/training/training-words.ts';

/**
 * A school or another body that people belong to; the first row is whose books these are. Its name is unique, because
 * rosters name a person's school in words and a new name makes a new row.
 */
export const organisation = sqliteTable('organisation', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  name: text('name').notNull(),
  level: text('level', { enum: levels }).notNull(),
  regionCode: text('region_code').notNull(),
  schoolCode: text('school_code'),
  creditCode: text('credit_code'),
  locationKind: text('location_kind', { enum: ['urban', 'town', 'village'] }),
});

/**
 * One row, and a CHECK on its id allows no second: whose books these are. `policyId` is the pack it was made with;
 * `policy_period` says which governs when.
 */
export const ledger = sqliteTable('ledger', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  organisationId: integer('organisation_id').notNull(),
  policyId: text('policy_id').notNull(),
  /** The registration year from which cycles of several years are counted. */
  cycleFrom: integer('cycle_from').notNull(),
  isDemo: integer('is_demo', { mode: 'boolean' }).notNull(),
  /** JSON of how certificates are numbered; null until somebody chose, then the pack's own way holds. */
  certificateScheme: text('certificate_scheme'),
  createdAt: text('created_at').notNull(),
});

/** A name that changes were signed with: what the user typed, not an account, and unique so that a name is one row. */
export const actor = sqliteTable('actor', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: text('created_at').notNull(),
});

/**
 * Every change by a user, in the transaction that made it, so that neither stands without the other. Append-only.
 * `before` and `after` are JSON of the fields that changed. `verify` finds a batch that was cut off by its line here.
 */
export const audit = sqliteTable('audit', {
  id: integer('id').primaryKey(),
  at: text('at').notNull(),
  actorId: integer('actor_id').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  before: text('before'),
  after: text('after'),
});
