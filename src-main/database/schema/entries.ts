import { blob, integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';
import { forms, levels, roles } from '../../../src-shared/training/training-words.ts';

/** What awards were computed from, JSON; equal texts are stored once. */
export const facts = sqliteTable('facts', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

/** The steps that led to figures, JSON; equal texts are stored once. */
export const trail = sqliteTable('trail', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

/**
 * Entries that were posted together. `seal` is chained to `previousSeal`, the seal of the batch before; `sealFormat` says
 * how its bytes are put together, so that a later format leaves old batches alone.
 */
export const batch = sqliteTable('batch', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  kind: text('kind', { enum: ['registration', 'outside', 'reversal'] }).notNull(),
  projectId: integer('project_id'),
  undoesBatchId: integer('undoes_batch_id'),
  effectiveOn: text('effective_on').notNull(),
  reason: text('reason'),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
  entryCount: integer('entry_count').notNull(),
  sealFormat: integer('seal_format').notNull(),
  previousSeal: text('previous_seal').notNull(),
  seal: text('seal').notNull(),
});

/** A column object belongs to one table or view, so each takes its own. */
const entryColumns = () => ({
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  batchId: integer('batch_id').notNull(),
  teacherId: integer('teacher_id').notNull(),
  participationId: integer('participation_id'),
  origin: text('origin', { enum: ['own', 'outside'] }).notNull(),
  year: integer('year').notNull(),
  form: text('form', { enum: forms }).notNull(),
  level: text('level', { enum: levels }).notNull(),
  role: text('role', { enum: roles }).notNull(),
  hours: integer('hours').notNull(),
  credits: integer('credits'),
  makeUpFor: integer('make_up_for'),
  phase: text('phase', { enum: ['pre-job', 'probation'] }),
  months: integer('months'),
  weeks: integer('weeks'),
  endedOn: text('ended_on'),
  policyVersionId: integer('policy_version_id').notNull(),
  factsId: integer('facts_id').notNull(),
  trailId: integer('trail_id').notNull(),
  reversesId: integer('reverses_id'),
});

/** The lines of the ledger. Read and written by prepared statements alone: there may be millions (see the README). */
export const entry = sqliteTable('entry', entryColumns());

/** The entries that count; the same columns (migration 0006). */
export const standingEntry = sqliteView('standing_entry', entryColumns()).existing();

/** All totals of a teacher, packed (`src-shared/ledger/totals.ts`). */
export const teacherTotal = sqliteTable('teacher_total', {
  teacherId: integer('teacher_id').primaryKey(),
  packed: blob('packed', { mode: 'buffer' }).notNull(),
});
