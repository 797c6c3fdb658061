import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { forms, levels, organiserKinds, roles } from '../../src-shared/domain/training-words.ts';

/**
 * The tables as typed queries see them. The truth is migrations/*.sql (STRICT, checks, triggers);
 * a test compares the two column by column.
 */

export const organisation = sqliteTable('organisation', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  name: text('name').notNull(),
  level: text('level', { enum: ['national', 'provincial', 'city', 'county', 'school'] }).notNull(),
  regionCode: text('region_code').notNull(),
  schoolCode: text('school_code'),
});

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

export const actor = sqliteTable('actor', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: text('created_at').notNull(),
});

export const teacher = sqliteTable('teacher', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  idType: text('id_type', { enum: ['id-card', 'passport', 'hk-macao-taiwan', 'other'] }).notNull(),
  idNumber: text('id_number'),
  sex: text('sex', { enum: ['male', 'female'] }),
  birthOn: text('birth_on'),
  organisationId: integer('organisation_id').notNull(),
  stage: text('stage'),
  subject: text('subject'),
  title: text('title'),
  post: text('post'),
  phone: text('phone'),
  hiredOn: text('hired_on'),
  broughtInOn: text('brought_in_on'),
  hasProofOfPriorTraining: integer('has_proof_of_prior_training', { mode: 'boolean' })
    .notNull()
    .default(false),
  isOnProbation: integer('is_on_probation', { mode: 'boolean' }).notNull().default(false),
  roles: text('roles', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  status: text('status', { enum: ['active', 'left', 'retired'] })
    .notNull()
    .default('active'),
  leftOn: text('left_on'),
  remark: text('remark'),
  searchText: text('search_text').notNull(),
  mergedInto: integer('merged_into'),
});

export const project = sqliteTable('project', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  version: integer('version').notNull(),
  kind: text('kind', { enum: ['own', 'outside'] }).notNull(),
  name: text('name').notNull(),
  number: text('number'),
  level: text('level', { enum: levels }).notNull(),
  form: text('form', { enum: forms }).notNull(),
  category: text('category'),
  documentNumber: text('document_number'),
  organiserName: text('organiser_name').notNull(),
  organiserKind: text('organiser_kind', { enum: organiserKinds }).notNull(),
  organiserLevel: text('organiser_level', { enum: levels }).notNull(),
  isOrganiserApproved: integer('is_organiser_approved', { mode: 'boolean' }).notNull(),
  isOrganiserRegistered: integer('is_organiser_registered', { mode: 'boolean' }).notNull(),
  isDelegated: integer('is_delegated', { mode: 'boolean' }).notNull(),
  sendingLevel: text('sending_level', { enum: levels }),
  isInDistrict: integer('is_in_district', { mode: 'boolean' }).notNull(),
  startOn: text('start_on'),
  endOn: text('end_on'),
  certificateOn: text('certificate_on'),
  days: integer('days'),
  hours: integer('hours'),
  lessons: integer('lessons'),
  minutes: integer('minutes'),
  dayHours: text('day_hours', { mode: 'json' }).$type<readonly number[]>(),
  byYear: text('by_year', { mode: 'json' }).$type<
    readonly { readonly year: number; readonly days: number | null; readonly hours: number | null }[]
  >(),
  degreeLevel: text('degree_level', { enum: ['college', 'bachelor', 'graduate'] }),
  totalPeriods: integer('total_periods'),
  registrar: text('registrar'),
  proof: text('proof'),
  place: text('place'),
  remark: text('remark'),
});

export const material = sqliteTable('material', {
  projectId: integer('project_id').notNull(),
  kind: text('kind').notNull(),
  fileName: text('file_name'),
  notedAt: text('noted_at').notNull(),
});

export const participation = sqliteTable('participation', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  version: integer('version').notNull(),
  projectId: integer('project_id').notNull(),
  teacherId: integer('teacher_id').notNull(),
  role: text('role', { enum: ['trainee', 'lecturer', 'mentor', 'mentee'] }).notNull(),
  totalPeriods: integer('total_periods'),
  absentPeriods: integer('absent_periods'),
  excusedPeriods: integer('excused_periods'),
  result: text('result', { enum: ['pending', 'passed', 'excellent', 'failed', 'absent'] }).notNull(),
  score: integer('score'),
  lessons: integer('lessons'),
  proofHours: integer('proof_hours'),
  proofCredits: integer('proof_credits'),
  proofCertificateNumber: text('proof_certificate_number'),
  makeUpFor: integer('make_up_for'),
  isRegistered: integer('is_registered', { mode: 'boolean' }).notNull().default(false),
});

export const approval = sqliteTable('approval', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  projectId: integer('project_id').notNull(),
  decision: text('decision', { enum: ['approved', 'rejected'] }).notNull(),
  person: text('person').notNull(),
  decidedOn: text('decided_on').notNull(),
  scanFileName: text('scan_file_name'),
  comment: text('comment'),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

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
});

export const policyVersion = sqliteTable('policy_version', {
  id: integer('id').primaryKey(),
  policyId: text('policy_id').notNull(),
  version: text('version').notNull(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

export const facts = sqliteTable('facts', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

export const trail = sqliteTable('trail', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  content: text('content').notNull(),
});

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

export const entry = sqliteTable('entry', {
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
  phase: text('phase'),
  months: integer('months'),
  weeks: integer('weeks'),
  endedOn: text('ended_on'),
  policyVersionId: integer('policy_version_id').notNull(),
  factsId: integer('facts_id').notNull(),
  trailId: integer('trail_id').notNull(),
  reversesId: integer('reverses_id'),
});

export const teacherTotal = sqliteTable('teacher_total', {
  teacherId: integer('teacher_id').primaryKey(),
  packed: blob('packed', { mode: 'buffer' }).notNull(),
});

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
  replacesId: integer('replaces_id'),
});

export const certificateRevocation = sqliteTable('certificate_revocation', {
  certificateId: integer('certificate_id').primaryKey(),
  reason: text('reason').notNull(),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

export const certificatePrint = sqliteTable('certificate_print', {
  id: integer('id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  actorId: integer('actor_id').notNull(),
  printedAt: text('printed_at').notNull(),
});

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

export const audit = sqliteTable('audit', {
  id: integer('id').primaryKey(),
  at: text('at').notNull(),
  actorId: integer('actor_id').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  before: text('before'),
  after: text('after'),
});
