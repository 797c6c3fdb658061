import { expect, it } from 'vitest';
import { standingLines } from '../../../../src-main/database/entries/compared-lines.ts';
import { findStandingEntry } from '../../../../src-main/database/entries/entry-records.ts';
import { foldTotals } from '../../../../src-main/database/entries/fold-totals.ts';
import { reverse } from '../../../../src-shared/ledger/entry.ts';
import { toBytes } from '../../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { openPosting } from '../../../helpers/posted-entries.ts';

it('reads the lines that stand in the order of their ids, however many pieces they take', async () => {
  const { database, entry, post } = openPosting();
  const years = Array.from({ length: 1500 }, (_, index) => 1000 + index);
  await post(years.map((year) => ({ ...entry, earned: { ...entry.earned, year } })));
  const first = assertPresent(findStandingEntry(database, 'U2'), 'it stands');
  await post([reverse(first)], { kind: 'reversal', reason: '登错人' });
  const lines = [...standingLines(database)];
  expect(lines.map(({ key }) => key.year)).toEqual(years.slice(1));
  expect(lines[0]).toEqual({
    ...{ id: 2, teacherId: 1, participationId: 1, factsId: 1, batchId: 1, policyVersionId: 1, origin: 'own' },
    key: {
      year: 1001,
      form: 'centralized',
      level: 'county',
      makeUpFor: null,
      phase: null,
      classificationId: null,
    },
    ...{ hours: 16_000, credits: 2000, months: 0, weeks: 0 },
  });
});

it('folds entries to the very bytes of the stored totals', async () => {
  const { database, entry, post } = openPosting();
  await post([entry, { ...entry, earned: { ...entry.earned, level: 'national', credits: null } }]);
  const stored = database.prepare<[], Buffer>('SELECT packed FROM teacher_total').pluck().get();
  const folded = assertPresent((await foldTotals(database)).get(1), 'the teacher has entries');
  expect(Buffer.from(toBytes(folded))).toEqual(stored);
});
