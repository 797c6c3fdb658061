import { expect, it } from 'vitest';
import { isOneOf, query } from '../../../src-main/database/query.ts';
import * as schema from '../../../src-main/database/schema.ts';
import { columnList } from '../../../src-main/database/stored-row.ts';
import { openSmallLedger } from '../../helpers/open-memory.ts';

it('names columns in a statement as the schema does', () => {
  const { idNumber, name } = schema.teacher;
  expect(columnList('t', { idNumber, name })).toBe('t.id_number AS idNumber, t.name AS name');
});

it('asks for one of more values than SQLite takes parameters', () => {
  const { uid } = schema.teacher;
  const uids = Array.from({ length: 40_000 }, (_, index) => `T${index}`);
  const found = query(openSmallLedger()).select({ uid }).from(schema.teacher);
  expect(found.where(isOneOf(uid, uids)).all()).toEqual([{ uid: 'T1' }]);
});

it('asks for one of no values, and finds nobody', () => {
  const { uid } = schema.teacher;
  const found = query(openSmallLedger()).select({ uid }).from(schema.teacher);
  expect(found.where(isOneOf(uid, [])).all()).toEqual([]);
});
