import type { Database } from 'better-sqlite3';
import { count, desc, eq, sum } from 'drizzle-orm';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const { participation, project } = schema;

/** Own projects that have trainees: the ones an approval form is made for, latest end first. */
export function projectsForApproval(database: Database) {
  return query(database)
    .select({
      project,
      trainees: count(),
      pending: sum(eq(participation.result, 'pending')).mapWith(Number),
    })
    .from(project)
    .innerJoin(participation, eq(participation.projectId, project.id))
    .where(eq(project.kind, 'own'))
    .groupBy(project.id)
    .orderBy(desc(project.endOn), desc(project.id))
    .all();
}
