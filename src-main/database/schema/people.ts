import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { levels } from '../../../src-shared/training/training-words.ts';

/**
 * A person. A document number belongs to one living record: the unique index teacher_id_number covers the rows that have
 * a number and were not merged, because a merged record may keep its number. A person without one is matched by hand (Q14).
 * The last columns came with migration 0003: SQLite adds a column at the end alone.
 */
export const teacher = sqliteTable('teacher', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  /** Optimistic lock: an update names the version it read and changes nothing when that has moved on. */
  version: integer('version').notNull(),
  name: text('name').notNull(),
  idType: text('id_type', { enum: ['id-card', 'passport', 'hk-macao-taiwan', 'other'] }).notNull(),
  /** In normal form (an identity card has 18 characters), or the index could not find two of one person. */
  idNumber: text('id_number'),
  sex: text('sex', { enum: ['male', 'female'] }),
  birthOn: text('birth_on'),
  organisationId: integer('organisation_id').notNull(),
  stage: text('stage'),
  subject: text('subject'),
  title: text('title'),
  post: text('post'),
  phone: text('phone'),
  hiredOn: text('hired_on').$type<CalendarDate>(),
  broughtInOn: text('brought_in_on').$type<CalendarDate>(),
  hasProofOfPriorTraining: integer('has_proof_of_prior_training', { mode: 'boolean' })
    .notNull()
    .default(false),
  isOnProbation: integer('is_on_probation', { mode: 'boolean' }).notNull().default(false),
  /** Titles and posts that regulations attach duties to, sorted, so that equal lists are equal texts. */
  roles: text('roles', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  status: text('status', { enum: ['active', 'left', 'retired'] })
    .notNull()
    .default('active'),
  leftOn: text('left_on'),
  remark: text('remark'),
  /** What a search reads: name, pinyin, initials and the end of the number (`teacherSearchText`). */
  searchText: text('search_text').notNull(),
  /** The record that this one was found to be the same person as. Its entries stay and are read through it. */
  mergedInto: integer('merged_into'),
  ethnicity: text('ethnicity'),
  education: text('education'),
  email: text('email'),
  /** 专任教师 of the national statistics; true for records that are older than the question. */
  isFullTime: integer('is_full_time', { mode: 'boolean' }).notNull().default(true),
  /** The proof of the five years before an arrival (H10.2); null in records that are older than the question. */
  priorProofIssuer: text('prior_proof_issuer'),
  priorProofLevel: text('prior_proof_level', { enum: levels }),
  priorProofFrom: integer('prior_proof_from'),
  priorProofTo: integer('prior_proof_to'),
});

/**
 * A file of people that was applied. `undo` is JSON that taking it back reads. The row stays when the file is taken back:
 * `undoneAt` is the one column that ever changes.
 */
export const importBatch = sqliteTable('import_batch', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  kind: text('kind', { enum: ['teachers', 'trainees'] }).notNull(),
  projectId: integer('project_id'),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull(),
  fingerprint: text('fingerprint').notNull(),
  actorId: integer('actor_id').notNull(),
  appliedAt: text('applied_at').notNull(),
  created: integer('created').notNull(),
  changed: integer('changed').notNull(),
  undo: text('undo').notNull(),
  undoneAt: text('undone_at'),
});
