import type { Database } from 'better-sqlite3';
import type { TraineeRecord } from '../../database/records/trainee-records.ts';

/** Finds the number of a teacher by uid; undefined when the uid names nobody. */
export function teacherIdFinder(database: Database): (uid: string) => number | undefined {
  const find = database.prepare<[string], number>('SELECT id FROM teacher WHERE uid = ?').pluck();
  return (uid) => find.get(uid);
}

/** Tells whether a trainee has, or had, an entry: then the trainee stays on the list. */
export function entryFinder(
  database: Database,
): (trainee: Pick<TraineeRecord, 'id' | 'teacherId'>) => boolean {
  // By teacher first: entries are indexed by teacher, not by participation.
  const find = database
    .prepare<[number, number], number>(
      'SELECT 1 FROM entry WHERE teacher_id = ? AND participation_id = ? LIMIT 1',
    )
    .pluck();
  return (trainee) => find.get(trainee.teacherId, trainee.id) !== undefined;
}
