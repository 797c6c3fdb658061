import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A version of a blank workbook that a center sent. `mapping` and `options` are JSON. */
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

/** What people last said on sheets that the ledger does not know, by the key of the question. */
export const sheetAnswer = sqliteTable('sheet_answer', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** A registration sheet that came back and what was decided on it. `differences` and `undo` are JSON. */
export const correction = sqliteTable('correction', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull(),
  sheet: text('sheet').notNull(),
  fingerprint: text('fingerprint').notNull(),
  decidedBy: text('decided_by').notNull(),
  decidedOn: text('decided_on').notNull(),
  document: text('document'),
  reason: text('reason').notNull(),
  /** Why the others were not accepted. */
  rejection: text('rejection'),
  accepted: integer('accepted').notNull(),
  rejected: integer('rejected').notNull(),
  differences: text('differences').notNull(),
  undo: text('undo').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/** A decided sheet that was taken back: a row beside it, because the decision itself stays readable. */
export const correctionUndo = sqliteTable('correction_undo', {
  correctionId: integer('correction_id').primaryKey(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});
