import { expect, it } from 'vitest';
import { insertLedger, readLedger } from '../../../../src-main/database/records/ledger-records.ts';
import {
  findOrganisation,
  insertOrganisation,
  listOrganisations,
  toOrganisationFacts,
  updateOrganisation,
} from '../../../../src-main/database/records/organisation-records.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

it('a ledger has one row, and a file without it is none', () => {
  const database = openEmptyLedger();
  expect(() => readLedger(database)).toThrow(/one row/);
  const made = {
    uid: 'L1',
    organisationId: 1,
    policyId: 'hainan',
    cycleFrom: 2021,
    isDemo: true,
    createdAt: '2025-03-01T00:00:00.000Z',
  };
  insertLedger(database, made);
  expect(readLedger(database)).toEqual({ id: 1, certificateScheme: null, ...made });
  expect(() => insertLedger(database, made)).toThrow(/UNIQUE/);
});

it('organisations are listed as they came in, and only their facts change', () => {
  const database = openEmptyLedger();
  const id = insertOrganisation(database, {
    uid: 'O2',
    name: '北塘实验小学',
    level: 'school',
    regionCode: '460100',
    schoolCode: null,
  });
  expect(listOrganisations(database).map(({ uid }) => uid)).toEqual(['O1', 'O2']);
  const facts = {
    regionCode: '460106',
    schoolCode: '2146000001',
    creditCode: null,
    locationKind: 'town',
  } as const;
  updateOrganisation(database, id, facts);
  const found = findOrganisation(database, id);
  expect(found).toMatchObject({ name: '北塘实验小学', level: 'school', ...facts });
  expect(found === undefined ? null : toOrganisationFacts(found)).toEqual(facts);
  expect(findOrganisation(database, 1)?.regionCode).toBe('460100');
});
