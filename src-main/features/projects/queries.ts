import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { query } from '../../database/query.ts';
import type { TraineeRecord } from '../../database/records/trainee-records.ts';
import * as schema from '../../database/schema.ts';

/** Finds the number of a teacher by uid; undefined when the uid names nobody. Prepared once, because lists ask per row. */
export function teacherIdFinder(database: Database): (uid: string) => number | undefined {
  const { teacher } = schema;
  const find = query(database)
    .select({ id: teacher.id })
    .from(teacher)
    .where(eq(teacher.uid, sql.placeholder('uid')))
    .prepare();
  return (uid) => find.get({ uid })?.id;
}

/**
 * Tells whether a trainee has, or had, an entry: then the trainee stays on the list. Prepared once, and asked by teacher
 * too, because the index entry_teacher begins with it and there is none on participations.
 */
export function entryFinder(
  database: Database,
): (trainee: Pick<TraineeRecord, 'id' | 'teacherId'>) => boolean {
  const { entry } = schema;
  const find = query(database)
    .select({ id: entry.id })
    .from(entry)
    .where(
      and(
        eq(entry.teacherId, sql.placeholder('teacherId')),
        eq(entry.participationId, sql.placeholder('participationId')),
      ),
    )
    .limit(1)
    .prepare();
  return ({ id, teacherId }) => find.get({ teacherId, participationId: id }) !== undefined;
}
