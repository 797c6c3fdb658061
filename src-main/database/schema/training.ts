import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { formScopes } from '../../../src-shared/training/form-scope.ts';
import { type ProjectFields, projectKinds } from '../../../src-shared/training/project.ts';
import {
  dayPatterns,
  degreeLevels,
  forms,
  levels,
  organiserKinds,
  roles,
  trainingKinds,
} from '../../../src-shared/training/training-words.ts';

/**
 * A training. Days, hours and lessons in thousandths, minutes and periods whole; `dayHours` and `byYear` are JSON. Its
 * fields are described in `projectFieldsSchema`; those that came with later migrations stand last.
 * A row may change; what entries were computed from stays with them (`facts`).
 */
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
  sessionNumber: integer('session_number'),
  /** No field of the form: why more are excellent than the regulation allows (L21). */
  excellentReason: text('excellent_reason'),
  practiceMonths: integer('practice_months'),
  practiceWeeks: integer('practice_weeks'),
  isPlanned: integer('is_planned', { mode: 'boolean' }),
  dayPattern: text('day_pattern', { enum: dayPatterns }),
  trainingKind: text('training_kind', { enum: trainingKinds }),
  classification: text('classification', { mode: 'json' }).$type<
    NonNullable<ProjectFields['classification']>
  >(),
} satisfies Record<keyof ProjectFields, unknown> & Record<string, unknown>);

/** An archive material that is at hand, one row per project and kind; it goes with its project (ON DELETE CASCADE). */
export const material = sqliteTable('material', {
  projectId: integer('project_id').notNull(),
  kind: text('kind').notNull(),
  fileName: text('file_name'),
  notedAt: text('noted_at').notNull(),
});

/**
 * A teacher's place on the list of a project, once in each role: a unique index on the three lets somebody lecture in a
 * training that he or she also attends, and keeps anybody from being listed, and registered, twice. Its fields are
 * described in `traineeFieldsSchema`: periods are whole lessons, score and proof in thousandths.
 */
export const participation = sqliteTable('participation', {
  id: integer('id').primaryKey(),
  uid: text('uid').notNull(),
  version: integer('version').notNull(),
  projectId: integer('project_id').notNull(),
  teacherId: integer('teacher_id').notNull(),
  role: text('role', { enum: roles }).notNull(),
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
  /**
   * An entry of it stands: kept in the transaction that writes the entries, proved by `verify`. It is a column, because a
   * partial index on it (participation_open) finds who waits without walking everybody who was ever registered.
   */
  isRegistered: integer('is_registered', { mode: 'boolean' }).notNull().default(false),
  paper: text('paper'),
  /**
   * Its entry was taken back. held: nothing asks to register it again. signed: a form signed since does. Null once an entry
   * stands again, and for everybody else. The partial index participation_held counts the first.
   */
  afterReversal: text('after_reversal', { enum: ['held', 'signed'] }),
});

/**
 * Why a training of somebody counts although it seems to be taken twice (migration 0009). The latest row of a key counts;
 * a reason of null takes back what was said. It goes with the place on the list (ON DELETE CASCADE).
 */
export const doublingReason = sqliteTable('doubling_reason', {
  id: integer('id').primaryKey(),
  participationId: integer('participation_id').notNull(),
  key: text('key').notNull(),
  reason: text('reason'),
  actorId: integer('actor_id').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

/**
 * What an approval form said when it was printed or signed, as `contentText` writes it; equal forms of a project stand once.
 * Append-only once somebody signed it; a form that nobody signed goes with its project.
 */
export const approvalForm = sqliteTable('approval_form', {
  id: integer('id').primaryKey(),
  projectId: integer('project_id').notNull(),
  fingerprint: text('fingerprint').notNull(),
  content: text('content').notNull(),
  people: integer('people').notNull(),
  awarded: integer('awarded').notNull(),
  madeAt: text('made_at').notNull(),
});

/** A decision recorded on a project's approval form; append-only. `approvalInForce` says what they come to. */
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
  /** The form that was signed; null where an earlier version of the program kept none, and for a refusal. */
  formId: integer('form_id'),
  scope: text('scope', { enum: formScopes }).notNull(),
});
