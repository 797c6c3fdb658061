import type { Database } from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

/** Tells whether a teacher is on the list of some project. Prepared once: taking a roster back asks for each of its people. */
export function membershipFinder(database: Database): (teacherId: number) => boolean {
  const { participation } = schema;
  const find = query(database)
    .select({ id: participation.id })
    .from(participation)
    .where(eq(participation.teacherId, sql.placeholder('teacherId')))
    .limit(1)
    .prepare();
  return (teacherId) => find.get({ teacherId }) !== undefined;
}
