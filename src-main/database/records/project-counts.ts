import type { Database } from 'better-sqlite3';

/*
 * Counts that a project's state follows from. Prepared by hand: the home page and the list of projects ask for those of
 * every project, and what keeps that from reading a county's million participations is the index that each statement
 * names or the join order it forces, neither of which drizzle can say.
 */

/** Counts of one project. */
export type ProjectCounts = {
  readonly projectId: number;
  readonly trainees: number;
  readonly pending: number;
  readonly passed: number;
  readonly registered: number;
  readonly toRegister: number;
  /** Of those to register: whose entry a review above took out. They wait for nobody. */
  readonly takenOut: number;
  /** Of those to register: whose entry was taken back here. They wait until somebody asks for them. */
  readonly held: number;
  /** Of those to register: whose proof says no hours yet. Matters to outside projects alone. */
  readonly withoutProof: number;
  readonly certificates: number;
};

/** Undefined while nobody is on the list. */
export function countsOfProject(database: Database, projectId: number): ProjectCounts | undefined {
  const counts = database
    .prepare<[number], Omit<ProjectCounts, 'takenOut' | 'held'>>(
      `SELECT p.project_id AS projectId, count(*) AS trainees, sum(p.result = 'pending') AS pending,
         sum(p.result IN ('passed', 'excellent')) AS passed, sum(p.is_registered) AS registered,
         sum(p.result IN ('passed', 'excellent') AND NOT p.is_registered) AS toRegister,
         sum(p.result IN ('passed', 'excellent') AND NOT p.is_registered AND p.proof_hours IS NULL) AS withoutProof,
         (SELECT count(*) FROM certificate c WHERE c.project_id = p.project_id
            AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)) AS certificates
       FROM participation p WHERE p.project_id = ? GROUP BY p.project_id`,
    )
    .get(projectId);
  return counts === undefined
    ? undefined
    : {
        ...counts,
        takenOut: takenOutCounts(database, projectId).get(projectId) ?? 0,
        held: heldCounts(database, projectId).get(projectId) ?? 0,
      };
}

/**
 * People to register whose entry a review took out, of one project or by project. CROSS JOIN keeps the order: corrections
 * are few, and only lines that they reversed are looked at.
 */
function takenOutCounts(database: Database, projectId: number | null): ReadonlyMap<number, number> {
  return new Map(
    database
      .prepare<[number | null, number | null], [number, number]>(
        `SELECT p.project_id, count(DISTINCT p.id)
         FROM correction c CROSS JOIN json_each(c.undo, '$.batches') x CROSS JOIN batch b ON b.uid = x.value ->> 'reversal'
           CROSS JOIN entry r ON r.batch_id = b.id CROSS JOIN participation p ON p.id = r.participation_id
         WHERE (? IS NULL OR b.project_id = ?) AND p.is_registered = 0 AND p.result IN ('passed', 'excellent')
           AND NOT EXISTS (SELECT 1 FROM correction_undo u WHERE u.correction_id = c.id)
         GROUP BY p.project_id`,
      )
      .raw()
      .all(projectId, projectId),
  );
}

/** People to register whose entry was taken back here, of one project or by project: the index holds only such people. */
function heldCounts(database: Database, projectId: number | null): ReadonlyMap<number, number> {
  return new Map(
    database
      .prepare<[number | null, number | null], [number, number]>(
        `SELECT project_id, count(*) FROM participation INDEXED BY participation_held
         WHERE after_reversal = 'held' AND (? IS NULL OR project_id = ?) AND is_registered = 0
           AND result IN ('passed', 'excellent') GROUP BY project_id`,
      )
      .raw()
      .all(projectId, projectId),
  );
}

/** Of every project what its state follows from; who passed and who got a certificate is asked of one project. */
export type ProjectProgressCounts = Omit<ProjectCounts, 'passed' | 'certificates'>;

/**
 * The counts of all projects from indexes alone: a county's million participations are counted, not read, and only those
 * that are still to be registered are looked at.
 */
export function countsOfAllProjects(database: Database): ReadonlyMap<number, ProjectProgressCounts> {
  const open = new Map(
    database
      .prepare<[], Omit<ProjectProgressCounts, 'registered' | 'takenOut' | 'held'>>(
        `SELECT project_id AS projectId, count(*) AS trainees, sum(result = 'pending') AS pending,
           sum(result IN ('passed', 'excellent')) AS toRegister,
           sum(result IN ('passed', 'excellent') AND proof_hours IS NULL) AS withoutProof
         FROM participation INDEXED BY participation_open WHERE is_registered = 0 GROUP BY project_id`,
      )
      .all()
      .map((row) => [row.projectId, row]),
  );
  const takenOut = takenOutCounts(database, null);
  const held = heldCounts(database, null);
  return new Map(
    database
      .prepare<[], { readonly projectId: number; readonly trainees: number }>(
        'SELECT project_id AS projectId, count(*) AS trainees FROM participation GROUP BY project_id',
      )
      .all()
      .map(({ projectId, trainees }) => {
        const rest = open.get(projectId);
        return [
          projectId,
          {
            projectId,
            trainees,
            pending: rest?.pending ?? 0,
            registered: trainees - (rest?.trainees ?? 0),
            toRegister: rest?.toRegister ?? 0,
            takenOut: takenOut.get(projectId) ?? 0,
            held: held.get(projectId) ?? 0,
            withoutProof: rest?.withoutProof ?? 0,
          },
        ];
      }),
  );
}

/**
 * Counts without those whom a gate of the text stops although their result is good: they did not pass, and nobody waits for
 * them. `leftOut`: how many they are.
 */
export function withoutLeftOut<Counts extends { readonly toRegister: number; readonly passed?: number }>(
  counts: Counts,
  leftOut: number,
): Counts {
  return {
    ...counts,
    ...(counts.passed === undefined ? {} : { passed: counts.passed - leftOut }),
    toRegister: Math.max(0, counts.toRegister - leftOut),
  };
}
