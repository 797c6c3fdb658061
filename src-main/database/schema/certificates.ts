import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A certificate as it was issued: `fields` is JSON of what it says, `pdf` the very bytes. Append-only, and the bytes are
 * kept, so that what was issued can be handed out unchanged under any later program. `number` is unique in the
 * whole ledger, revoked certificates included: a number on paper names one certificate for ever.
 */
export const certificate = sqliteTable('certificate', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  number: text('number').notNull(),
  /** Counts within the project; `number` is made from it, and a revoked one is not given out again. */
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

/**
 * A certificate that was called back: append-only like the certificate itself, so revoking adds a row and changes
 * none. The certificate is the primary key, because it is revoked once at most.
 */
export const certificateRevocation = sqliteTable('certificate_revocation', {
  certificateId: integer('certificate_id').primaryKey(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/** Every time the pages of a certificate left the ledger: a reprint is never silent. Append-only. */
export const certificatePrint = sqliteTable('certificate_print', {
  id: integer('id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  actorId: integer('actor_id').notNull(),
  printedAt: text('printed_at').notNull(),
});
