import type { Database } from 'better-sqlite3';
import type { Problem } from '../../../src-shared/problems.ts';
import { takenOutByReview } from '../../database/entries/entry-records.ts';

/** Nobody registers again without knowing it what the county took out: one warning for each such trainee. */
export function takenOutProblems(
  database: Database,
  projectId: number,
  nameOf: (person: { readonly teacherUid: string; readonly name: string }) => string,
): readonly Problem[] {
  return takenOutByReview(database, projectId).map(({ decidedBy, reason, ...person }) => ({
    code: 'registration.takenOutByReview',
    severity: 'warning',
    values: { name: nameOf(person), by: decidedBy, reason },
  }));
}
