import type { Database } from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import type { IdType, TeacherFacts } from '../../../src-shared/people/teacher.ts';
import * as schema from '../schema.ts';
import { columnList, type StoredRow } from '../stored-row.ts';

/*
 * People, read by hand: a county has ten thousand, and all of them are read when it is opened and after every change of
 * one. drizzle maps a row at about twice this cost.
 */

const { mergedInto: _, ...columns } = getTableColumns(schema.teacher);

/** A person of the ledger with the name of the organisation, by which alone a roster and the form know a school. */
export type TeacherRecord = Omit<typeof schema.teacher.$inferSelect, 'mergedInto'> & {
  readonly organisation: string;
};
type TeacherRow = StoredRow<TeacherRecord>;

/**
 * Every `TeacherRecord` is read by this statement. It ends in a condition, so that callers go on with AND. A merged record
 * is left out here once, for all of them: its entries are read through the record that it was merged into.
 */
const TEACHER = `
  SELECT ${columnList('t', columns)}, o.name AS organisation
  FROM teacher t JOIN organisation o ON o.id = t.organisation_id WHERE t.merged_into IS NULL`;

/**
 * The one place where a row becomes a `TeacherRecord`. A `roles` text that is no list counts as none; one that is no JSON
 * throws, because only `TeacherWriter` writes the column.
 */
function toTeacher(row: TeacherRow): TeacherRecord {
  return {
    ...row,
    roles: row.roles === '[]' ? NO_ROLES : toRoles(JSON.parse(row.roles)),
    isFullTime: row.isFullTime === 1,
    hasProofOfPriorTraining: row.hasProofOfPriorTraining === 1,
    isOnProbation: row.isOnProbation === 1,
  };
}

/** Shared, because most of a county holds no role. */
const NO_ROLES: readonly string[] = [];

function toRoles(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.map(String) : NO_ROLES;
}

/** Everybody who was not merged into another record, in the order they came. */
export function listTeachers(database: Database): readonly TeacherRecord[] {
  return database.prepare<[], TeacherRow>(`${TEACHER} ORDER BY t.id`).all().map(toTeacher);
}

/**
 * The next people in that order, behind the one of that id, or from the first when `after` is 0: for reading a county piece
 * by piece. By id and not by OFFSET, which would walk all earlier rows again for each piece. Fewer than `count`, or none:
 * the end.
 */
export function teachersAfter(database: Database, after: number, count: number): readonly TeacherRecord[] {
  return database
    .prepare<[number, number], TeacherRow>(`${TEACHER} AND t.id > ? ORDER BY t.id LIMIT ?`)
    .all(after, count)
    .map(toTeacher);
}

/** One by uid; undefined also for a record that was merged into another. */
export function findTeacher(database: Database, uid: string): TeacherRecord | undefined {
  const row = database.prepare<[string], TeacherRow>(`${TEACHER} AND t.uid = ?`).get(uid);
  return row === undefined ? undefined : toTeacher(row);
}

/**
 * Many at once, by their uid; who is not there, or was merged, is left out. The uids are bound as one JSON text, because
 * SQLite limits how many parameters a statement takes and each number of them would be another statement to prepare.
 */
export function teachersByUid(
  database: Database,
  uids: readonly string[],
): ReadonlyMap<string, TeacherRecord> {
  const found = database
    .prepare<[string], TeacherRow>(`${TEACHER} AND t.uid IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(uids));
  return new Map(found.map((row) => [row.uid, toTeacher(row)]));
}

/**
 * The living record with a document number: the index teacher_id_number lets there be one. `idNumber` in normal form, as
 * `normaliseTeacher` gives it; texts are compared as they are. The same number of another kind of document is another
 * person's.
 */
export function findTeacherByNumber(
  database: Database,
  idType: IdType,
  idNumber: string,
): TeacherRecord | undefined {
  const row = database
    .prepare<[string, string], TeacherRow>(`${TEACHER} AND t.id_type = ? AND t.id_number = ?`)
    .get(idType, idNumber);
  return row === undefined ? undefined : toTeacher(row);
}

/**
 * Everybody of `listTeachers` as the rows of a sheet are matched against them. Read one by one: a county's records and
 * the facts made of them are not both held in memory.
 */
export function knownTeachers(database: Database): readonly KnownTeacher[] {
  const known: KnownTeacher[] = [];
  const rows = database.prepare<[], TeacherRow>(`${TEACHER} ORDER BY t.id`).iterate();
  for (const row of rows)
    known.push({ id: row.id, uid: row.uid, version: row.version, facts: toFacts(toTeacher(row)) });
  return known;
}

/** A record as the form and the rules read it. Field by field, because a record may come with more than its row holds. */
export function toFacts(record: TeacherRecord): TeacherFacts {
  return {
    name: record.name,
    idType: record.idType,
    idNumber: record.idNumber,
    sex: record.sex,
    birthOn: record.birthOn,
    ethnicity: record.ethnicity,
    education: record.education,
    organisationName: record.organisation,
    stage: record.stage,
    subject: record.subject,
    title: record.title,
    post: record.post,
    phone: record.phone,
    email: record.email,
    isFullTime: record.isFullTime,
    hiredOn: record.hiredOn,
    broughtInOn: record.broughtInOn,
    hasProofOfPriorTraining: record.hasProofOfPriorTraining,
    priorProofIssuer: record.priorProofIssuer,
    priorProofLevel: record.priorProofLevel,
    priorProofFrom: record.priorProofFrom,
    priorProofTo: record.priorProofTo,
    isOnProbation: record.isOnProbation,
    roles: record.roles,
    status: record.status,
    leftOn: record.leftOn,
    remark: record.remark,
  };
}
