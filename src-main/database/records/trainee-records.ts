import type { Database } from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { KnownTrainee } from '../../../src-shared/import/trainee-list.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import * as schema from '../schema.ts';
import { columnList, type StoredRow } from '../stored-row.ts';

type Teacher = typeof schema.teacher.$inferSelect;

/** A teacher's place on the list of a project, with what pages and forms show of the person. */
export type TraineeRecord = typeof schema.participation.$inferSelect &
  Pick<Teacher, 'name' | 'idNumber' | 'idType' | 'subject' | 'stage' | 'sex' | 'title' | 'isOnProbation'> & {
    readonly teacherUid: string;
    readonly organisation: string;
    /** Number of the certificate in force; null where none was issued, or it was revoked. */
    readonly certificateNumber: string | null;
  };

type TraineeRow = StoredRow<TraineeRecord>;

const { id, uid, version, projectId, teacherId, isRegistered, afterReversal, ...recorded } = getTableColumns(
  schema.participation,
);
/** What is recorded of a trainee, column by column. */
export const TRAINEE_COLUMNS = recorded satisfies Readonly<Record<keyof TraineeFields, SQLiteColumn>>;
const { name, idNumber, idType, subject, stage, sex, title, isOnProbation } = schema.teacher;

/**
 * The certificate is the latest in force: a revoked one is followed by its successor, and the index
 * certificate_participation finds them without looking at others.
 *
 * By hand, because a list may hold a hundred thousand: drizzle maps a row at about twice this cost.
 */
const TRAINEE = `
  SELECT ${columnList('p', { id, uid, version, projectId, teacherId, isRegistered, afterReversal, ...TRAINEE_COLUMNS })},
    ${columnList('t', { name, idNumber, idType, subject, stage, sex, title, isOnProbation })}, t.uid AS teacherUid, o.name AS organisation,
    (SELECT c.number FROM certificate c WHERE c.participation_id = p.id
       AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)
       ORDER BY c.id DESC LIMIT 1) AS certificateNumber
  FROM participation p JOIN teacher t ON t.id = p.teacher_id JOIN organisation o ON o.id = t.organisation_id`;

function toTrainee(row: TraineeRow): TraineeRecord {
  return { ...row, isRegistered: row.isRegistered === 1, isOnProbation: row.isOnProbation === 1 };
}

/** What is recorded of a trainee, as it stands now. */
export function traineeFields(record: TraineeFields): TraineeFields {
  return {
    role: record.role,
    totalPeriods: record.totalPeriods,
    absentPeriods: record.absentPeriods,
    excusedPeriods: record.excusedPeriods,
    result: record.result,
    score: record.score,
    lessons: record.lessons,
    proofHours: record.proofHours,
    proofCredits: record.proofCredits,
    proofCertificateNumber: record.proofCertificateNumber,
    paper: record.paper,
    makeUpFor: record.makeUpFor,
  };
}

/** The trainees of a project in the order they were added. */
export function traineesOf(database: Database, projectId: number): readonly TraineeRecord[] {
  return database
    .prepare<[number], TraineeRow>(`${TRAINEE} WHERE p.project_id = ? ORDER BY p.id`)
    .all(projectId)
    .map(toTrainee);
}

/** The same as the rows of a list are matched against them. */
export function knownTrainees(database: Database, projectId: number): readonly KnownTrainee[] {
  return traineesOf(database, projectId).map((record) => ({
    id: record.id,
    uid: record.uid,
    version: record.version,
    teacherId: record.teacherId,
    fields: traineeFields(record),
    isRegistered: record.isRegistered,
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
  const read = database.prepare<[string], TraineeRow>(
    `${TRAINEE} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
  );
  for (let start = 0; start < ids.length; start += size)
    yield read.all(JSON.stringify(ids.slice(start, start + size))).map(toTrainee);
}
