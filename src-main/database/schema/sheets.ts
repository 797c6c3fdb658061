import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A version of a blank workbook that a center sent. `mapping` and `options` are JSON. Append-only: saving adds a version,
 * unique per `uid`, and removing adds one that says so. The latest counts.
 */
export const template = sqliteTable('template', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
  sha256: text('sha256').notNull(),
  /** SHA-256 of what the sheet is recognised by. */
  fingerprint: text('fingerprint').notNull(),
  mapping: text('mapping').notNull(),
  options: text('options').notNull(),
  isRemoved: integer('is_removed', { mode: 'boolean' }).notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/**
 * What people last said on sheets that the ledger does not know, by the key of the question. Overwritten by the next
 * answer: it only fills a form in beforehand, and no entry rests on it.
 */
export const sheetAnswer = sqliteTable('sheet_answer', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/**
 * A registration sheet that came back and what was decided on it. Append-only. `differences` is JSON of everything that
 * was shown, with its decision; `undo` of what taking it back reads: batches written, people before and after.
 */
export const correction = sqliteTable('correction', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  fileName: text('file_name').notNull(),
  /** Of the file's bytes; indexed, because the same sheet sent twice is recognised by it. */
  fileSha256: text('file_sha256').notNull(),
  sheet: text('sheet').notNull(),
  fingerprint: text('fingerprint').notNull(),
  decidedBy: text('decided_by').notNull(),
  decidedOn: text('decided_on').notNull(),
  document: text('document'),
  reason: text('reason').notNull(),
  /** Why the others were not accepted. */
  rejection: text('rejection'),
  /** How many differences; shown in lists, which do not read the JSON. */
  accepted: integer('accepted').notNull(),
  rejected: integer('rejected').notNull(),
  differences: text('differences').notNull(),
  undo: text('undo').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/**
 * A decided sheet that was taken back: a row beside it, because the decision itself stays readable. Append-only, and the
 * sheet is the primary key: it is taken back once at most.
 */
export const correctionUndo = sqliteTable('correction_undo', {
  correctionId: integer('correction_id').primaryKey(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});
