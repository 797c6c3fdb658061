import type { Database } from 'better-sqlite3';
import { count, eq } from 'drizzle-orm';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/** A project as its row says; the fields are described in `projectFieldsSchema`. */
export type ProjectRecord = typeof schema.project.$inferSelect;

/** What somebody typed of a project. */
export function toFields(record: ProjectRecord): ProjectFields {
  const { id: _id, uid: _uid, version: _version, excellentReason: _reason, ...fields } = record;
  return fields;
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

/** The project that an import of trainees went into. */
export function projectOfImport(
  database: Database,
  importId: number,
): { readonly id: number; readonly name: string } | undefined {
  const { importBatch, project } = schema;
  return query(database)
    .select({ id: project.id, name: project.name })
    .from(importBatch)
    .innerJoin(project, eq(project.id, importBatch.projectId))
    .where(eq(importBatch.id, importId))
    .get();
}

/** Trainees, approvals and batches of a project: while there is one, the project stays. */
export function projectHistoryCount(database: Database, projectId: number): number {
  return [schema.participation, schema.approval, schema.batch].reduce((sum, table) => {
    const rows = query(database).select({ count: count() }).from(table).where(eq(table.projectId, projectId));
    return sum + (rows.get()?.count ?? 0);
  }, 0);
}
