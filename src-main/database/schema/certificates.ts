import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A certificate as it was issued: `fields` is JSON of what it says, `pdf` the very bytes. */
export const certificate = sqliteTable('certificate', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  number: text('number').notNull(),
  serial: integer('serial').notNull(),
  projectId: integer('project_id').notNull(),
  participationId: integer('participation_id').notNull(),
  teacherId: integer('teacher_id').notNull(),
  issuedOn: text('issued_on').notNull(),
  issuedAt: text('issued_at').notNull(),
  actorId: integer('actor_id').notNull(),
  fields: text('fields').notNull(),
  templateVersion: text('template_version').notNull(),
  pdfSha256: text('pdf_sha256').notNull(),
  pdf: blob('pdf', { mode: 'buffer' }).notNull(),
  /** The revoked certificate that it stands for. */
  replacesId: integer('replaces_id'),
});

/** A certificate that was called back: append-only like the certificate itself, so revoking adds a row and changes none. */
export const certificateRevocation = sqliteTable('certificate_revocation', {
  certificateId: integer('certificate_id').primaryKey(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/** Every time the pages of a certificate left the ledger: a reprint is never silent. */
export const certificatePrint = sqliteTable('certificate_print', {
  id: integer('id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  actorId: integer('actor_id').notNull(),
  printedAt: text('printed_at').notNull(),
});
