import type { Database } from 'better-sqlite3';
import { count, eq } from 'drizzle-orm';
import type { KnownTrainee } from '../../../src-shared/import/trainee-list.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import type { TraineeFields, TraineeResult } from '../../../src-shared/training/trainee.ts';
import type { Role } from '../../../src-shared/training/training-words.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

export type ProjectRecord = typeof schema.project.$inferSelect;

/** What somebody typed of a project. */
export function toFields({ id: _id, uid: _uid, version: _version, ...fields }: ProjectRecord): ProjectFields {
  return fields;
}

export type TraineeFieldsRow = Pick<
  TraineeRecord,
  | 'role'
  | 'total_periods'
  | 'absent_periods'
  | 'excused_periods'
  | 'result'
  | 'score'
  | 'lessons'
  | 'proof_hours'
  | 'proof_credits'
  | 'proof_certificate_number'
  | 'make_up_for'
>;

/** What is recorded of a trainee, as it stands now. */
export function traineeFields(record: TraineeFieldsRow): TraineeFields {
  return {
    role: record.role,
    totalPeriods: record.total_periods,
    absentPeriods: record.absent_periods,
    excusedPeriods: record.excused_periods,
    result: record.result,
    score: record.score,
    lessons: record.lessons,
    proofHours: record.proof_hours,
    proofCredits: record.proof_credits,
    proofCertificateNumber: record.proof_certificate_number,
    makeUpFor: record.make_up_for,
  };
}

/** One project by uid. */
export function findProject(database: Database, uid: string): ProjectRecord | undefined {
  return query(database).select().from(schema.project).where(eq(schema.project.uid, uid)).get();
}

/** Every project, as they were made. */
export function listProjects(database: Database): readonly ProjectRecord[] {
  return query(database).select().from(schema.project).all();
}

/** How many projects the ledger holds. */
export function countProjects(database: Database): number {
  return query(database).select({ count: count() }).from(schema.project).get()?.count ?? 0;
}

/** Counts that a project's state follows from, for one project or for all. */
export type ProjectCounts = {
  readonly project_id: number;
  readonly trainees: number;
  readonly pending: number;
  readonly passed: number;
  readonly registered: number;
  readonly to_register: number;
  /** Of those to register: whose entry a review above took out. They wait for nobody. */
  readonly taken_out: number;
  /** Of those to register: whose proof says no hours yet. Matters to outside projects alone. */
  readonly without_proof: number;
  readonly certificates: number;
};

const COUNTS = `
  SELECT p.project_id, count(*) AS trainees, sum(p.result = 'pending') AS pending,
    sum(p.result IN ('passed', 'excellent')) AS passed, sum(p.is_registered) AS registered,
    sum(p.result IN ('passed', 'excellent') AND NOT p.is_registered) AS to_register,
    sum(p.result IN ('passed', 'excellent') AND NOT p.is_registered AND p.proof_hours IS NULL) AS without_proof,
    (SELECT count(*) FROM certificate c WHERE c.project_id = p.project_id
       AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)) AS certificates
  FROM participation p`;

export function countsOfProject(database: Database, projectId: number): ProjectCounts | undefined {
  const counts = database
    .prepare<[number], Omit<ProjectCounts, 'taken_out'>>(
      `${COUNTS} WHERE p.project_id = ? GROUP BY p.project_id`,
    )
    .get(projectId);
  return counts === undefined
    ? undefined
    : { ...counts, taken_out: takenOutCounts(database, projectId).get(projectId) ?? 0 };
}

/** People to register whose entry a review took out, of one project or by project; only lines that reviews reversed are looked at. */
function takenOutCounts(database: Database, projectId: number | null): ReadonlyMap<number, number> {
  return new Map(
    database
      .prepare<[number | null, number | null], [number, number]>(
        `SELECT p.project_id, count(DISTINCT p.id)
         FROM correction c CROSS JOIN json_each(c.undo, '$.batches') x CROSS JOIN batch b ON b.uid = x.value ->> 'reversal'
           CROSS JOIN entry r ON r.batch_id = b.id CROSS JOIN participation p ON p.id = r.participation_id
         WHERE (? IS NULL OR b.project_id = ?) AND p.is_registered = 0 AND p.result IN ('passed', 'excellent')
           AND NOT EXISTS (SELECT 1 FROM correction_undo u WHERE u.correction_id = c.id)
         GROUP BY p.project_id`,
      )
      .raw()
      .all(projectId, projectId),
  );
}

/** Of every project what its state follows from; who passed and who got a certificate is asked of one project. */
export type ProjectProgressCounts = Omit<ProjectCounts, 'passed' | 'certificates'>;

/**
 * The counts of all projects from indexes alone: a county's million participations are counted, not read, and only those
 * that are still to be registered are looked at.
 */
export function countsOfAllProjects(database: Database): ReadonlyMap<number, ProjectProgressCounts> {
  const open = new Map(
    database
      .prepare<[], Omit<ProjectProgressCounts, 'registered' | 'taken_out'>>(
        `SELECT project_id, count(*) AS trainees, sum(result = 'pending') AS pending,
           sum(result IN ('passed', 'excellent')) AS to_register,
           sum(result IN ('passed', 'excellent') AND proof_hours IS NULL) AS without_proof
         FROM participation INDEXED BY participation_open WHERE is_registered = 0 GROUP BY project_id`,
      )
      .all()
      .map((row) => [row.project_id, row]),
  );
  const takenOut = takenOutCounts(database, null);
  return new Map(
    database
      .prepare<[], { project_id: number; trainees: number }>(
        'SELECT project_id, count(*) AS trainees FROM participation GROUP BY project_id',
      )
      .all()
      .map(({ project_id, trainees }) => {
        const rest = open.get(project_id);
        return [
          project_id,
          {
            project_id,
            trainees,
            pending: rest?.pending ?? 0,
            registered: trainees - (rest?.trainees ?? 0),
            to_register: rest?.to_register ?? 0,
            taken_out: takenOut.get(project_id) ?? 0,
            without_proof: rest?.without_proof ?? 0,
          },
        ];
      }),
  );
}

export type TraineeRecord = {
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly project_id: number;
  readonly teacher_id: number;
  readonly teacher_uid: string;
  readonly name: string;
  readonly id_number: string | null;
  readonly id_type: string;
  readonly organisation: string;
  readonly subject: string | null;
  readonly stage: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly title: string | null;
  readonly is_on_probation: number;
  readonly role: Role;
  readonly total_periods: number | null;
  readonly absent_periods: number | null;
  readonly excused_periods: number | null;
  readonly result: TraineeResult;
  readonly score: number | null;
  readonly lessons: number | null;
  readonly proof_hours: number | null;
  readonly proof_credits: number | null;
  readonly proof_certificate_number: string | null;
  readonly make_up_for: number | null;
  readonly is_registered: number;
  readonly certificate_number: string | null;
};

const TRAINEE = `
  SELECT p.*, t.uid AS teacher_uid, t.name, t.id_number, t.id_type, o.name AS organisation, t.subject, t.stage, t.sex, t.title,
    t.is_on_probation,
    (SELECT c.number FROM certificate c WHERE c.participation_id = p.id
       AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)
       ORDER BY c.id DESC LIMIT 1) AS certificate_number
  FROM participation p JOIN teacher t ON t.id = p.teacher_id JOIN organisation o ON o.id = t.organisation_id`;

/** The project that an import of trainees went into. */
export function projectOfImport(
  database: Database,
  importId: number,
): { readonly id: number; readonly name: string } | undefined {
  return database
    .prepare<[number], { id: number; name: string }>(
      'SELECT p.id, p.name FROM import_batch i JOIN project p ON p.id = i.project_id WHERE i.id = ?',
    )
    .get(importId);
}

/** The trainees of a project in the order they were added. */
export function traineesOf(database: Database, projectId: number): readonly TraineeRecord[] {
  return database
    .prepare<[number], TraineeRecord>(`${TRAINEE} WHERE p.project_id = ? ORDER BY p.id`)
    .all(projectId);
}

/** The same as the rows of a list are matched against them. */
export function knownTrainees(database: Database, projectId: number): readonly KnownTrainee[] {
  return traineesOf(database, projectId).map((record) => ({
    id: record.id,
    uid: record.uid,
    version: record.version,
    teacherId: record.teacher_id,
    fields: traineeFields(record),
    isRegistered: record.is_registered === 1,
  }));
}

/**
 * The trainees a few at a time, so that whoever walks a hundred thousand of them can let other calls in between.
 * Who is on the list is read once; each slice is read when it is asked for.
 */
export function* traineesInSlices(
  database: Database,
  projectId: number,
  size: number,
): Generator<readonly TraineeRecord[]> {
  const ids = database
    .prepare<[number], number>('SELECT id FROM participation WHERE project_id = ? ORDER BY id')
    .pluck()
    .all(projectId);
  const read = database.prepare<[string], TraineeRecord>(
    `${TRAINEE} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
  );
  for (let start = 0; start < ids.length; start += size)
    yield read.all(JSON.stringify(ids.slice(start, start + size)));
}

export type ApprovalRecord = {
  readonly uid: string;
  readonly decision: 'approved' | 'rejected';
  readonly person: string;
  readonly decided_on: string;
  readonly scan_file_name: string | null;
  readonly comment: string | null;
  readonly recorded_at: string;
  readonly actor: string;
};

/** Every decision recorded on a project's approval form, oldest first: the last one counts. */
export function approvalsOf(database: Database, projectId: number): readonly ApprovalRecord[] {
  return database
    .prepare<[number], ApprovalRecord>(
      `SELECT a.uid, a.decision, a.person, a.decided_on, a.scan_file_name, a.comment, a.recorded_at, c.name AS actor
       FROM approval a JOIN actor c ON c.id = a.actor_id WHERE a.project_id = ? ORDER BY a.id`,
    )
    .all(projectId);
}

export type MaterialRecord = { readonly kind: string; readonly file_name: string | null };

export function materialsOf(database: Database, projectId: number): readonly MaterialRecord[] {
  return database
    .prepare<[number], MaterialRecord>('SELECT kind, file_name FROM material WHERE project_id = ?')
    .all(projectId);
}

/** The latest decision per project. */
export function latestApprovals(database: Database): ReadonlyMap<number, ApprovalRecord> {
  const rows = database
    .prepare<[], ApprovalRecord & { project_id: number }>(
      `SELECT a.project_id, a.uid, a.decision, a.person, a.decided_on, a.scan_file_name, a.comment, a.recorded_at, c.name AS actor
       FROM approval a JOIN actor c ON c.id = a.actor_id ORDER BY a.id`,
    )
    .all();
  return new Map(rows.map((row) => [row.project_id, row]));
}

/** How many archive materials are marked present, per project. */
export function materialCounts(database: Database): ReadonlyMap<number, number> {
  const rows = database
    .prepare<[], { project_id: number; count: number }>(
      'SELECT project_id, count(*) AS count FROM material GROUP BY project_id',
    )
    .all();
  return new Map(rows.map((row) => [row.project_id, row.count]));
}

/** Trainees, approvals and batches of a project: while there is one, the project stays. */
export function projectHistoryCount(database: Database, projectId: number): number {
  const row = database
    .prepare<[number, number, number], { count: number }>(
      `SELECT (SELECT count(*) FROM participation WHERE project_id = ?) + (SELECT count(*) FROM approval WHERE project_id = ?)
         + (SELECT count(*) FROM batch WHERE project_id = ?) AS count`,
    )
    .get(projectId, projectId, projectId);
  return row?.count ?? 0;
}
