import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { levels } from '../../../src-shared/training/training-words.ts';

/** A school or another body that people belong to; the first row is whose books these are. Its name is unique. */
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

/** One row: whose books these are. `policyId` is the pack it was made with; `policy_period` says which governs when. */
export const ledger = sqliteTable('ledger', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  organisationId: integer('organisation_id').notNull(),
  policyId: text('policy_id').notNull(),
  cycleFrom: integer('cycle_from').notNull(),
  isDemo: integer('is_demo', { mode: 'boolean' }).notNull(),
  certificateScheme: text('certificate_scheme'),
  createdAt: text('created_at').notNull(),
});

/** A name that changes were signed with. */
export const actor = sqliteTable('actor', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: text('created_at').notNull(),
});

/** Every change by a user, in the transaction that made it. `before` and `after` are JSON of the fields that changed. */
export const audit = sqliteTable('audit', {
  id: integer('id').primaryKey(),
  at: text('at').notNull(),
  actorId: integer('actor_id').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  before: text('before'),
  after: text('after'),
});
