import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import type { Role } from '../../../src-shared/training/training-words.ts';
import { query } from '../../database/query.ts';
import type { ProjectRecord } from '../../database/records/project-records.ts';
import * as schema from '../../database/schema.ts';

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

export function deleteProject(writer: Database, id: number): void {
  query(writer).delete(schema.project).where(eq(schema.project.id, id)).run();
}

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

/** Adds a trainee; false when the teacher is in the project in that role already. */
export function insertTrainee(
  writer: Database,
  trainee: {
    readonly uid: string;
    readonly projectId: number;
    readonly teacherId: number;
    readonly role: Role;
    readonly totalPeriods: number | null;
    readonly change?: TraineeChange;
  },
): boolean {
  const { change, ...fields } = trainee;
  const made = query(writer)
    .insert(schema.participation)
    .values({ ...fields, version: 1, result: 'pending', ...change })
    .onConflictDoNothing()
    .run();
  return made.changes === 1;
}

export function deleteTrainee(writer: Database, id: number): void {
  query(writer).delete(schema.participation).where(eq(schema.participation.id, id)).run();
}

/** The parts of a trainee that attendance and results fill in. */
export type TraineeChange = Partial<TraineeFields>;

/** Changes a trainee that is still at `version`; false when somebody was faster. */
export function updateTrainee(writer: Database, id: number, version: number, change: TraineeChange): boolean {
  const made = query(writer)
    .update(schema.participation)
    .set({ ...change, version: sql`${schema.participation.version} + 1` })
    .where(and(eq(schema.participation.id, id), eq(schema.participation.version, version)))
    .run();
  return made.changes === 1;
}
