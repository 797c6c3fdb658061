import type { Database } from 'better-sqlite3';
import { eq, max, sql } from 'drizzle-orm';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { ComparedPerson } from '../../../src-shared/policy/compare/compare-facts.ts';
import type { FrozenFacts, StoredVersion } from '../../../src-shared/policy/compare/recompute.ts';
import { query } from '../../database/query.ts';
import { teachersAfter } from '../../database/records/teacher-records.ts';
import * as schema from '../../database/schema.ts';
import { toAssessed } from '../../session/remembered-people.ts';

const { batch, entry, facts, policyVersion, project, teacher } = schema;

/** People read at once: a statement of these takes a millisecond or two. */
const PEOPLE_AT_ONCE = 200;

/** Everybody in service in the order of their ids, read piece by piece. */
export function* peopleInService(database: Database): Generator<ComparedPerson> {
  for (let people = teachersAfter(database, 0, PEOPLE_AT_ONCE); people.length > 0; ) {
    for (const person of people)
      if (person.status === 'active')
        yield {
          id: person.id,
          uid: person.uid,
          name: person.name,
          organisationName: person.organisation,
          assessed: toAssessed(person),
        };
    people = teachersAfter(database, people.at(-1)?.id ?? 0, PEOPLE_AT_ONCE);
  }
}

/** The highest ids, by which the progress of reading them all is told. */
export function lastIds(database: Database): { readonly entry: number; readonly teacher: number } {
  const last = (table: typeof entry | typeof teacher) =>
    query(database)
      .select({ id: max(table.id) })
      .from(table)
      .get()?.id ?? 0;
  return { entry: last(entry), teacher: last(teacher) };
}

/** Every version of a pack that entries refer to. */
export function storedVersions(database: Database): readonly StoredVersion[] {
  const { id, policyId, version } = policyVersion;
  return query(database).select({ id, policyId, version }).from(policyVersion).all();
}

/**
 * Looks frozen facts up by their id; prepared once, because a ledger has a text for every few entries. What the ledger
 * wrote is taken as it is: parsing a million against a schema is dear.
 */
export function factsFinder(database: Database): (factsId: number) => FrozenFacts {
  const find = query(database)
    .select({ content: facts.content })
    .from(facts)
    .where(eq(facts.id, sql.placeholder('id')))
    .prepare();
  return (id) => JSON.parse(assertPresent(find.get({ id }), 'an entry keeps its facts').content);
}

/** Batch → project; null for a batch that no project stands behind. */
export function projectsByBatch(database: Database): ReadonlyMap<number, number | null> {
  const rows = query(database).select({ id: batch.id, projectId: batch.projectId }).from(batch).all();
  return new Map(rows.map(({ id, projectId }) => [id, projectId]));
}

/** A project as a comparison lists it. */
export function findNamedProject(database: Database, id: number) {
  const { uid, name, level, form } = project;
  return query(database).select({ uid, name, level, form }).from(project).where(eq(project.id, id)).get();
}
