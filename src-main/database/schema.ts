import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type ProjectFields, projectKinds } from '../../src-shared/training/project.ts';
import {
  degreeLevels,
  forms,
  levels,
  organiserKinds,
  roles,
} from '../../src-shared/training/training-words.ts';

/**
 * The tables that typed queries are written for; hot paths and the other tables have prepared statements.
 * The truth is migrations/*.sql (STRICT, checks, triggers); a test compares the two column by column.
 */

export const organisation = sqliteTable('organisation', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  name: text('name').notNull(),
  level: text('level', { enum: ['national', 'provincial', 'city', 'county', 'school'] }).notNull(),
  regionCode: text('region_code').notNull(),
  schoolCode: text('school_code'),
  creditCode: text('credit_code'),
  locationKind: text('location_kind', { enum: ['urban', 'town', 'village'] }),
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

export const project = sqliteTable('project', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  version: integer('version').notNull(),
  kind: text('kind', { enum: projectKinds }).notNull(),
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
  dayHours: text('day_hours', { mode: 'json' }).$type<NonNullable<ProjectFields['dayHours']>>(),
  byYear: text('by_year', { mode: 'json' }).$type<NonNullable<ProjectFields['byYear']>>(),
  degreeLevel: text('degree_level', { enum: degreeLevels }),
  totalPeriods: integer('total_periods'),
  registrar: text('registrar'),
  proof: text('proof'),
  place: text('place'),
  remark: text('remark'),
  subProject: text('sub_project'),
  isAbroad: integer('is_abroad', { mode: 'boolean' }).notNull(),
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
  phase: text('phase', { enum: ['pre-job', 'probation'] }),
  months: integer('months'),
  weeks: integer('weeks'),
  endedOn: text('ended_on'),
  policyVersionId: integer('policy_version_id').notNull(),
  factsId: integer('facts_id').notNull(),
  trailId: integer('trail_id').notNull(),
  reversesId: integer('reverses_id'),
});
