import type { Database } from 'better-sqlite3';
import type { LocationKind, OrganisationFacts } from '../../../src-shared/people/organisation.ts';
import type { Level } from '../../../src-shared/training/training-words.ts';

export type OrganisationRecord = {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly level: Level;
  readonly region_code: string;
  readonly school_code: string | null;
  readonly credit_code: string | null;
  readonly location_kind: LocationKind | null;
};

/** Every organisation of the ledger, as they came in: its own is the first. */
export function listOrganisations(database: Database): readonly OrganisationRecord[] {
  return database
    .prepare<[], OrganisationRecord>(
      `SELECT id, uid, name, level, region_code, school_code, credit_code, location_kind FROM organisation ORDER BY id`,
    )
    .all();
}

export function toOrganisationFacts(record: OrganisationRecord): OrganisationFacts {
  return {
    regionCode: record.region_code,
    schoolCode: record.school_code,
    creditCode: record.credit_code,
    locationKind: record.location_kind,
  };
}

export function updateOrganisation(writer: Database, id: number, facts: OrganisationFacts): void {
  writer
    .prepare(
      'UPDATE organisation SET region_code = ?, school_code = ?, credit_code = ?, location_kind = ? WHERE id = ?',
    )
    .run(facts.regionCode, facts.schoolCode, facts.creditCode, facts.locationKind, id);
}
