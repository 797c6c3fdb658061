import { expect, it } from 'vitest';
import { findStandingEntry } from '../../../../src-main/database/entries/entry-records.ts';
import { headSeal } from '../../../../src-main/database/entries/post-batch.ts';
import { verifyLedger } from '../../../../src-main/database/entries/verify-ledger.ts';
import { reverse } from '../../../../src-shared/ledger/entry.ts';
import { listTotals, readTotals } from '../../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { openPosting, type Posting } from '../../../helpers/posted-entries.ts';

const isRegistered = ({ database }: Posting) =>
  database.prepare('SELECT is_registered FROM participation WHERE id = 1').pluck().get() === 1;

function totalsOf({ database }: Posting) {
  const packed = database.prepare<[], Buffer>('SELECT packed FROM teacher_total').pluck().get();
  return listTotals(readTotals(assertPresent(packed, 'somebody has totals')));
}

const firstStanding = ({ database }: Posting) =>
  assertPresent(findStandingEntry(database, 'U2'), 'it stands');

it('writes entries, totals, marks and a chained seal that verifying finds right', async () => {
  const posting = openPosting();
  const { database, entry, post } = posting;
  const first = await post([entry]);
  expect(headSeal(database)).toBe(first.seal);
  expect(isRegistered(posting)).toBe(true);
  expect(totalsOf(posting)).toMatchObject([{ year: 2025, hours: 16_000, credits: 2000, count: 1 }]);
  const second = await post([{ ...entry, earned: { ...entry.earned, year: 2024 } }]);
  expect(second.seal).not.toBe(first.seal);
  const chain = database.prepare('SELECT previous_seal FROM batch ORDER BY id').pluck().all();
  expect(chain[1]).toBe(first.seal);
  expect(await verifyLedger(database, () => undefined)).toMatchObject({
    isIntact: true,
    batches: 2,
    entries: 2,
    headSeal: second.seal,
  });
});

it('takes back what an entry earned, and marks the trainee open again', async () => {
  const posting = openPosting();
  await posting.post([posting.entry]);
  await posting.post([reverse(firstStanding(posting))], { kind: 'reversal', reason: '登错人' });
  expect(isRegistered(posting)).toBe(false);
  expect(totalsOf(posting)).toEqual([]);
  expect(findStandingEntry(posting.database, 'U2')).toBeUndefined();
});

it('leaves a trainee registered while another entry of the same training stands', async () => {
  const posting = openPosting();
  const { entry } = posting;
  await posting.post([entry, { ...entry, earned: { ...entry.earned, year: 2024 } }]);
  await posting.post([reverse(firstStanding(posting))], { kind: 'reversal', reason: '登错人' });
  expect(isRegistered(posting)).toBe(true);
});

it('writes nothing where a registration takes back, or an entry is taken back twice', async () => {
  const posting = openPosting();
  await posting.post([posting.entry]);
  const taken = reverse(firstStanding(posting));
  await expect(posting.post([taken])).rejects.toThrow('takes back');
  await posting.post([taken], { kind: 'reversal', reason: '登错人' });
  await expect(posting.post([taken], { kind: 'reversal', reason: '再来' })).rejects.toThrow('UNIQUE');
  expect(posting.database.prepare('SELECT count(*) FROM batch').pluck().get()).toBe(2);
});

it('keeps equal facts and trails once', async () => {
  const { database, entry, post } = openPosting();
  await post([entry, { ...entry, earned: { ...entry.earned, year: 2024 } }]);
  await post([{ ...entry, earned: { ...entry.earned, year: 2023 } }]);
  for (const table of ['facts', 'trail'])
    expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1);
});
