import type { Database } from 'better-sqlite3';
import { count, desc, eq, sum } from 'drizzle-orm';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const { participation, project } = schema;

/** Own projects that have trainees: the ones an approval form is made for, latest end first. */
export function projectsForApproval(database: Database) {
  const { id, uid, name, kind, endOn } = project;
  return query(database)
    .select({
      ...{ id, uid, name, kind, endOn },
      trainees: count(),
      pending: sum(eq(participation.result, 'pending')).mapWith(Number),
    })
    .from(project)
    .innerJoin(participation, eq(participation.projectId, id))
    .where(eq(kind, 'own'))
    .groupBy(id)
    .orderBy(desc(endOn), desc(id))
    .all();
}
