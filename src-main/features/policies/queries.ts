import type { Database } from 'better-sqlite3';
import type { Origin, Phase } from '../../../src-shared/ledger/entry.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { ComparedPerson } from '../../../src-shared/policy/compare/compare-facts.ts';
import type { FrozenFacts, StoredVersion } from '../../../src-shared/policy/compare/recompute.ts';
import type { StandingLine } from '../../../src-shared/policy/compare/standing-line.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';
import { teachersAfter } from '../../database/records/teacher-records.ts';
import { toAssessed } from '../../session/ledger-snapshot.ts';

/** Lines, and people, read at once: a statement of these takes a millisecond or two. */
const LINES_AT_ONCE = 1000;
const PEOPLE_AT_ONCE = 200;

type LineRow = readonly [
  id: number,
  teacherId: number,
  participationId: number | null,
  factsId: number,
  batchId: number,
  policyVersionId: number,
  origin: Origin,
  year: number,
  form: Form,
  level: Level,
  makeUpFor: number | null,
  phase: Phase | null,
  hours: number,
  credits: number | null,
  months: number | null,
  weeks: number | null,
];

/**
 * Every standing line in the order of its id, read piece by piece. The reversed ones are read once and skipped: asking the
 * view `standing_entry` would look up every line of a county in an index.
 */
export function* standingLines(database: Database): Generator<StandingLine> {
  const reversed = new Set(
    database.prepare<[], number>('SELECT reverses_id FROM entry WHERE reverses_id IS NOT NULL').pluck().all(),
  );
  const next = database
    .prepare<[number, number], LineRow>(
      `SELECT id, teacher_id, participation_id, facts_id, batch_id, policy_version_id, origin, year, form, level,
         make_up_for, phase, hours, credits, months, weeks
       FROM entry WHERE id > ? AND reverses_id IS NULL ORDER BY id LIMIT ?`,
    )
    .raw();
  for (let rows = next.all(0, LINES_AT_ONCE); rows.length > 0; ) {
    for (const row of rows) if (!reversed.has(row[0])) yield toLine(row);
    rows = next.all(rows.at(-1)?.[0] ?? 0, LINES_AT_ONCE);
  }
}

function toLine(row: LineRow): StandingLine {
  return {
    id: row[0],
    teacherId: row[1],
    participationId: row[2],
    factsId: row[3],
    batchId: row[4],
    policyVersionId: row[5],
    origin: row[6],
    key: { year: row[7], form: row[8], level: row[9], makeUpFor: row[10], phase: row[11] },
    hours: row[12],
    credits: row[13],
    months: row[14] ?? 0,
    weeks: row[15] ?? 0,
  };
}

/** Everybody in service in the order of their ids, read piece by piece. */
export function* peopleInService(database: Database): Generator<ComparedPerson> {
  for (let people = teachersAfter(database, 0, PEOPLE_AT_ONCE); people.length > 0; ) {
    for (const teacher of people)
      if (teacher.status === 'active')
        yield {
          id: teacher.id,
          uid: teacher.uid,
          name: teacher.name,
          organisationName: teacher.organisation,
          assessed: toAssessed(teacher),
        };
    people = teachersAfter(database, people.at(-1)?.id ?? 0, PEOPLE_AT_ONCE);
  }
}

/** The highest ids, by which the progress of reading them all is told. */
export function lastIds(database: Database): { readonly entry: number; readonly teacher: number } {
  const last = (table: 'entry' | 'teacher') =>
    database.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
  return { entry: last('entry'), teacher: last('teacher') };
}

/** Every version of a pack that entries refer to. */
export function storedVersions(database: Database): readonly StoredVersion[] {
  return database
    .prepare<[], StoredVersion>('SELECT id, policy_id AS policyId, version FROM policy_version')
    .all();
}

/** Looks frozen facts up by their id. What the ledger wrote is taken as it is: parsing a million against a schema is dear. */
export function factsFinder(database: Database): (factsId: number) => FrozenFacts {
  const find = database.prepare<[number], string>('SELECT content FROM facts WHERE id = ?').pluck();
  return (factsId) => JSON.parse(assertPresent(find.get(factsId), 'an entry keeps its facts'));
}

/** Batch → project; null for a batch that no project stands behind. */
export function projectsByBatch(database: Database): ReadonlyMap<number, number | null> {
  return new Map(
    database.prepare<[], readonly [number, number | null]>('SELECT id, project_id FROM batch').raw().all(),
  );
}

type NamedProject = {
  readonly uid: string;
  readonly name: string;
  readonly level: Level;
  readonly form: Form;
};

/** A project as a comparison lists it. */
export function findNamedProject(database: Database, id: number): NamedProject | undefined {
  return database
    .prepare<[number], NamedProject>('SELECT uid, name, level, form FROM project WHERE id = ?')
    .get(id);
}
