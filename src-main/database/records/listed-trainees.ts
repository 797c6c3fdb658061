import type { Database } from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { PostableTrainee } from '../../../src-shared/registration/entries.ts';
import type { ListedTrainee } from '../../../src-shared/registration/plan.ts';
import type { RegisteredTrainee } from '../../../src-shared/registration/planned-award.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { columnList, type StoredRow } from '../stored-row.ts';
import type { ProjectRecord } from './project-records.ts';
import { TRAINEE_COLUMNS, type TraineeRecord, traineeFields, traineesInSlices } from './trainee-records.ts';

type FactsRow = StoredRow<RegisteredTrainee>;

const { isRegistered, afterReversal } = schema.participation;
const { stage, isOnProbation } = schema.teacher;
/** What an award depends on: the columns by themselves, which tell who is alike, and under their names. */
const FACTS = [
  ...Object.values({ ...TRAINEE_COLUMNS, isRegistered, afterReversal }).map((column) => `p.${column.name}`),
  't.stage',
  't.is_on_probation',
].join(', ');
const NAMED_FACTS = `${columnList('p', { ...TRAINEE_COLUMNS, isRegistered, afterReversal })}, ${columnList('t', { stage, isOnProbation })}`;

/*
 * By hand: a project may have 100,000 trainees, and all that wait are counted by equal facts whenever something changed.
 * drizzle knows neither `json_array` over columns nor INDEXED BY.
 */

/** Rows read by one statement: a few milliseconds, during which no other call is answered. */
const ROWS_AT_ONCE = 250;

/**
 * A project's trainees as entries refer to them, in the order they were added. Nothing is built per person but who it is,
 * so that 100,000 fit into memory: SQLite joins the facts into one text, at a fifth of the cost of whole records, and
 * equal texts share one facts object. Who is on the list is read first; the rest is read while the trainees are asked for.
 */
export function* postableTrainees(database: Database, projectId: number): Generator<PostableTrainee, void> {
  const ids = database
    .prepare<[number], number>('SELECT id FROM participation WHERE project_id = ? ORDER BY id')
    .pluck()
    .all(projectId);
  const keys = database
    .prepare<
      [number, number, number],
      [id: number, uid: string, version: number, teacherId: number, teacherUid: string, factsKey: string]
    >(
      `SELECT p.id, p.uid, p.version, p.teacher_id, t.uid, json_array(${FACTS})
       FROM participation p JOIN teacher t ON t.id = p.teacher_id
       WHERE p.id BETWEEN ? AND ? AND +p.project_id = ? ORDER BY p.id`,
    )
    .raw();
  const one = database.prepare<[number], FactsRow>(
    `SELECT ${NAMED_FACTS} FROM participation p JOIN teacher t ON t.id = p.teacher_id WHERE p.id = ?`,
  );
  const shared = shareFacts();
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const last = ids[Math.min(start + ROWS_AT_ONCE, ids.length) - 1] ?? 0;
    for (const [id, uid, version, teacherId, teacherUid, key] of keys.all(ids[start] ?? 0, last, projectId)) {
      const facts = shared(key, () => toFacts(assertPresent(one.get(id), 'a trainee just read')));
      yield { id, uid, version, teacher: { id: teacherId, uid: teacherUid }, facts };
    }
  }
}

/** The same trainees with everything that a page or a form shows of them. */
export function* shownTrainees(
  database: Database,
  projectId: number,
): Generator<ListedTrainee & { readonly record: TraineeRecord }, void> {
  const shared = shareFacts();
  for (const records of traineesInSlices(database, projectId, ROWS_AT_ONCE))
    for (const record of records) {
      const facts = shared(JSON.stringify(Object.values(factsOf(record))), () => factsOf(record));
      yield { uid: record.uid, version: record.version, facts, record };
    }
}

/** One facts object for all trainees whose facts are equal: they are awarded, and their earning is written, once. */
function shareFacts(): (key: string, read: () => RegisteredTrainee) => RegisteredTrainee {
  const known = new Map<string, RegisteredTrainee>();
  return (key, read) => {
    const facts = known.get(key) ?? read();
    known.set(key, facts);
    return facts;
  };
}

/** What of a record an award depends on. */
function factsOf(record: RegisteredTrainee): RegisteredTrainee {
  const { isRegistered, afterReversal, stage, isOnProbation } = record;
  return { ...traineeFields(record), isRegistered, afterReversal, stage, isOnProbation };
}

function toFacts(row: FactsRow): RegisteredTrainee {
  return factsOf({ ...row, isRegistered: row.isRegistered === 1, isOnProbation: row.isOnProbation === 1 });
}

/**
 * Trainees of own projects (of one, where it is named) who passed, or failed where the text may be silent about it (A33), and
 * are not registered yet: how many of equal facts, by project.
 */
export function waitingTrainees(
  database: Database,
  projectId: number | null = null,
): readonly {
  readonly project: ProjectRecord;
  readonly trainee: RegisteredTrainee;
  readonly count: number;
}[] {
  const own = query(database)
    .select()
    .from(schema.project)
    .where(
      and(eq(schema.project.kind, 'own'), projectId === null ? undefined : eq(schema.project.id, projectId)),
    )
    .all();
  const projects = new Map(own.map((project) => [project.id, project]));
  // Named, because without it SQLite may walk through everybody who was ever registered.
  return database
    .prepare<unknown[], FactsRow & { readonly projectId: number; readonly count: number }>(
      `SELECT p.project_id AS projectId, count(*) AS count, ${NAMED_FACTS}
       FROM participation p INDEXED BY participation_open JOIN teacher t ON t.id = p.teacher_id
       WHERE p.is_registered = 0 AND p.result IN ('passed', 'excellent', 'failed')${projectId === null ? '' : ' AND p.project_id = ?'}
       GROUP BY p.project_id, ${FACTS}`,
    )
    .all(...(projectId === null ? [] : [projectId]))
    .flatMap(({ projectId, count, ...trainee }) => {
      const project = projects.get(projectId);
      return project === undefined ? [] : [{ project, trainee: toFacts(trainee), count }];
    });
}
