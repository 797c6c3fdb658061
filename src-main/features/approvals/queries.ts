import type { Database } from 'better-sqlite3';

/** Own projects that have trainees: the ones an approval form is made for, latest end first. */
export function projectsForApproval(database: Database) {
  return database
    .prepare<
      [],
      {
        id: number;
        uid: string;
        name: string;
        kind: 'own' | 'outside';
        end_on: string | null;
        trainees: number;
        pending: number;
      }
    >(
      `SELECT j.id, j.uid, j.name, j.kind, j.end_on, count(p.id) AS trainees,
         sum(p.result = 'pending') AS pending
       FROM project j JOIN participation p ON p.project_id = j.id WHERE j.kind = 'own'
       GROUP BY j.id ORDER BY j.end_on DESC, j.id DESC`,
    )
    .all();
}
