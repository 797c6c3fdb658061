import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import type { OrganisationFacts } from '../../../src-shared/people/organisation.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/** A school or another body that people belong to, or that keeps the ledger. */
export type OrganisationRecord = typeof schema.organisation.$inferSelect;

/** Every organisation of the ledger, as they came in: its own is the first. */
export function listOrganisations(database: Database): readonly OrganisationRecord[] {
  return query(database).select().from(schema.organisation).orderBy(schema.organisation.id).all();
}

/** One by its row. */
export function findOrganisation(database: Database, id: number): OrganisationRecord | undefined {
  return query(database).select().from(schema.organisation).where(eq(schema.organisation.id, id)).get();
}

/** What of a record can be changed on its screen: name and level stay. */
export function toOrganisationFacts(record: OrganisationRecord): OrganisationFacts {
  const { regionCode, schoolCode, creditCode, locationKind } = record;
  return { regionCode, schoolCode, creditCode, locationKind };
}

/** Adds an organisation and gives the number of its row. */
export function insertOrganisation(
  writer: Database,
  made: Pick<OrganisationRecord, 'uid' | 'name' | 'level' | 'regionCode' | 'schoolCode'>,
): number {
  const { lastInsertRowid } = query(writer).insert(schema.organisation).values(made).run();
  return Number(lastInsertRowid);
}

/** Puts `facts` in place of what was recorded; the caller checks them and writes the audit. */
export function updateOrganisation(writer: Database, id: number, facts: OrganisationFacts): void {
  query(writer).update(schema.organisation).set(facts).where(eq(schema.organisation.id, id)).run();
}
