import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentStore } from '../../../../src-main/database/records/content-store.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

it('stores equal texts once, also those of an earlier transaction', () => {
  const database = openEmptyLedger();
  const store = contentStore(database, 'facts');
  const first = store('{"days":2}');
  expect(first).toEqual({ id: 1, sha256: hash('sha256', '{"days":2}') });
  expect(store('{"days":3}').id).toBe(2);
  expect(store('{"days":2}')).toBe(first);
  expect(contentStore(database, 'facts')('{"days":2}')).toEqual(first);
  expect(contentStore(database, 'trail')('{"days":2}').id).toBe(1);
  expect(database.prepare('SELECT count(*) FROM facts').pluck().get()).toBe(2);
});
