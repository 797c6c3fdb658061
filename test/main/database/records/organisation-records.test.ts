import { expect, it } from 'vitest';
import {
  findOrganisation,
  insertOrganisation,
  listOrganisations,
  toOrganisationFacts,
  updateOrganisation,
} from '../../../../src-main/database/records/organisation-records.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

const school = {
  uid: 'O2',
  name: '第二小学',
  level: 'school',
  regionCode: '460100',
  schoolCode: null,
} as const;

it('lists organisations as they came in, the ledger’s own first', () => {
  const database = openEmptyLedger();
  const id = insertOrganisation(database, school);
  expect(listOrganisations(database).map(({ uid }) => uid)).toEqual(['O1', 'O2']);
  expect(findOrganisation(database, id)).toMatchObject({ ...school, creditCode: null, locationKind: null });
  expect(findOrganisation(database, 99)).toBeUndefined();
});

it('changes what its screen shows, and leaves name and level', () => {
  const database = openEmptyLedger();
  const id = insertOrganisation(database, school);
  const facts = { regionCode: '469000', schoolCode: '123', creditCode: null, locationKind: 'town' } as const;
  updateOrganisation(database, id, facts);
  const record = findOrganisation(database, id);
  expect(record).toMatchObject({ name: '第二小学', level: 'school' });
  expect(record === undefined ? null : toOrganisationFacts(record)).toEqual(facts);
});
