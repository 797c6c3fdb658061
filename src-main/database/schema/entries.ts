import { blob, integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';
import { forms, levels, roles } from '../../../src-shared/training/training-words.ts';

/**
 * What awards were computed from, JSON; equal texts are stored once, because a whole course often shares one. Append-only.
 * `sha256` is unique: it finds the equal text, and the seals of batches hold it in place of the text.
 */
export const facts = sqliteTable('facts', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

/** The steps that led to figures, JSON; stored once and append-only like `facts`, and sealed by its hash as well. */
export const trail = sqliteTable('trail', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

/**
 * Entries that were posted together. `seal` is chained to `previousSeal`, the seal of the batch before; `sealFormat` says
 * how its bytes are put together, so that a later format leaves old batches alone. Append-only.
 * `undoesBatchId` is unique: a batch is taken back as a whole at most once.
 */
export const batch = sqliteTable('batch', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  kind: text('kind', { enum: ['registration', 'outside', 'reversal'] }).notNull(),
  projectId: integer('project_id'),
  undoesBatchId: integer('undoes_batch_id'),
  effectiveOn: text('effective_on').notNull(),
  /** Why entries were taken back; null for an ordinary registration. */
  reason: text('reason'),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
  /** Counted when it was posted and part of the seal, so lists need not count a million entries. */
  entryCount: integer('entry_count').notNull(),
  sealFormat: integer('seal_format').notNull(),
  previousSeal: text('previous_seal').notNull(),
  seal: text('seal').notNull(),
});

/** What trainings were called by the axes of a text, JSON in one form (`classificationText`), each once. Append-only. */
export const classification = sqliteTable('classification', {
  id: integer('id').primaryKey(),
  content: text('content').notNull(),
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
  /** Thousandths, like `credits`, `months` and `weeks`; hours and credits are negative in a reversal. */
  hours: integer('hours').notNull(),
  /** Null under a pack that counts hours alone, which is not the same as zero. */
  credits: integer('credits'),
  /** The earlier registration year whose shortfall the line makes up. */
  makeUpFor: integer('make_up_for'),
  phase: text('phase', { enum: ['pre-job', 'probation', 'deducted'] }),
  months: integer('months'),
  weeks: integer('weeks'),
  endedOn: text('ended_on'),
  policyVersionId: integer('policy_version_id').notNull(),
  factsId: integer('facts_id').notNull(),
  trailId: integer('trail_id').notNull(),
  /** Unique where it is set (index entry_reverses): an entry is taken back at most once, whoever tries. */
  reversesId: integer('reverses_id'),
  /** Its classification, which the facts hold too; null where nothing is classified (migration 0015). */
  classificationId: integer('classification_id'),
});

/**
 * The lines of the ledger, of which there may be millions: pages and single lines are read by drizzle, what walks them or
 * writes them by statements prepared by hand (see the README).
 * Append-only by triggers, which hold whatever program has the file open: a correction is a reversal and a new line.
 */
export const entry = sqliteTable('entry', entryColumns());

/**
 * The entries that count: those that take nothing back and that nothing took back (migration 0006). SQLite flattens the
 * view, so a query of it uses the indexes of `entry`. `existing`, because the migrations alone define it.
 */
export const standingEntry = sqliteView('standing_entry', entryColumns()).existing();

/**
 * All totals of a teacher, packed (`src-shared/ledger/totals.ts`). The one derived table: it changes in the transaction
 * that writes the entries, and `verify` folds the entries again and compares byte for byte.
 */
export const teacherTotal = sqliteTable('teacher_total', {
  teacherId: integer('teacher_id').primaryKey(),
  packed: blob('packed', { mode: 'buffer' }).notNull(),
});
