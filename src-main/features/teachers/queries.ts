import type { Database } from 'better-sqlite3';

/** Tells whether a teacher is on the list of some project. */
export function membershipFinder(database: Database): (teacherId: number) => boolean {
  const find = database
    .prepare<[number], number>('SELECT 1 FROM participation WHERE teacher_id = ? LIMIT 1')
    .pluck();
  return (teacherId) => find.get(teacherId) !== undefined;
}
