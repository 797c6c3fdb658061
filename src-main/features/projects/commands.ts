import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import { query } from '../../database/query.ts';
import type { ProjectRecord } from '../../database/records/project-records.ts';
import { TRAINEE_COLUMNS } from '../../database/records/trainee-records.ts';
import * as schema from '../../database/schema.ts';

const { participation } = schema;

/** Makes a project at version 1. The caller checks the fields and writes the audit. */
export function insertProject(writer: Database, uid: string, fields: ProjectFields): ProjectRecord {
  return query(writer)
    .insert(schema.project)
    .values({ uid, version: 1, ...fields })
    .returning()
    .get();
}

/** Changes a project that is still at `version`; undefined when somebody was faster. */
export function updateProject(
  writer: Database,
  uid: string,
  version: number,
  fields: ProjectFields,
): ProjectRecord | undefined {
  return query(writer)
    .update(schema.project)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(schema.project.uid, uid), eq(schema.project.version, version)))
    .returning()
    .get();
}

/** Keeps why more trainees are excellent than the regulation allows. No field of the form: its version stays. */
export function setExcellentReason(writer: Database, id: number, reason: string): void {
  query(writer)
    .update(schema.project)
    .set({ excellentReason: reason })
    .where(eq(schema.project.id, id))
    .run();
}

/**
 * Removes a project with its materials.
 *
 * @throws SqliteError while a trainee, an approval or a batch names it (`projectHistoryCount`).
 */
export function deleteProject(writer: Database, id: number): void {
  query(writer).delete(schema.project).where(eq(schema.project.id, id)).run();
}

/** Notes that a material is at hand, in place of what was noted, or that it is not. */
export function setMaterial(
  writer: Database,
  projectId: number,
  material: { readonly kind: string; readonly isPresent: boolean; readonly fileName: string | null },
  at: string,
): void {
  if (material.isPresent)
    query(writer)
      .insert(schema.material)
      .values({ projectId, kind: material.kind, fileName: material.fileName, notedAt: at })
      .onConflictDoUpdate({
        target: [schema.material.projectId, schema.material.kind],
        set: { fileName: material.fileName, notedAt: at },
      })
      .run();
  else
    query(writer)
      .delete(schema.material)
      .where(and(eq(schema.material.projectId, projectId), eq(schema.material.kind, material.kind)))
      .run();
}

/** A trainee before the row is written; what `change` does not say is open (`pending`) or not stated. */
export type NewTrainee = Pick<Trainee, 'uid' | 'projectId' | 'teacherId' | 'role' | 'totalPeriods'> & {
  readonly change?: TraineeChange;
};
type Trainee = typeof participation.$inferSelect;

/** The parts of a trainee that attendance and results fill in. */
export type TraineeChange = Partial<TraineeFields>;

const FIELDS = Object.keys(TRAINEE_COLUMNS);
const PLACEHOLDERS = Object.fromEntries(FIELDS.map((field) => [field, sql.placeholder(field)]));
const NOTHING_STATED = Object.fromEntries(FIELDS.map((field) => [field, null]));

/**
 * Adds trainees to lists; false when the teacher is in the project in that role already. Prepared once, because a list
 * holds thousands and making a drizzle query costs more than running it.
 */
export function traineeInserter(writer: Database): (trainee: NewTrainee) => boolean {
  const insert = query(writer)
    .insert(participation)
    .values({
      ...PLACEHOLDERS,
      uid: sql.placeholder('uid'),
      version: 1,
      projectId: sql.placeholder('projectId'),
      teacherId: sql.placeholder('teacherId'),
      role: sql.placeholder('role'),
      result: sql.placeholder('result'),
    })
    .onConflictDoNothing()
    .prepare();
  return ({ change, ...trainee }) =>
    insert.run({ ...NOTHING_STATED, result: 'pending', ...trainee, ...change }).changes === 1;
}

/**
 * Puts fields in place of all that is recorded of a trainee who is still at `version`; false, and nothing written, when
 * somebody was faster. Prepared once.
 */
export function traineeUpdater(
  writer: Database,
): (trainee: Pick<Trainee, 'id' | 'version'>, fields: TraineeFields) => boolean {
  const update = query(writer)
    .update(participation)
    .set({ ...PLACEHOLDERS, version: sql`${participation.version} + 1` })
    .where(
      and(eq(participation.id, sql.placeholder('id')), eq(participation.version, sql.placeholder('version'))),
    )
    .prepare();
  return ({ id, version }, fields) => update.run({ ...fields, id, version }).changes === 1;
}

/**
 * Takes trainees off their lists; prepared once.
 *
 * @throws SqliteError for a trainee whom an entry or a certificate names.
 */
export function traineeRemover(writer: Database): (id: number) => void {
  const remove = query(writer)
    .delete(participation)
    .where(eq(participation.id, sql.placeholder('id')))
    .prepare();
  return (id) => {
    remove.run({ id });
  };
}
