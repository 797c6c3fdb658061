import { describe, expect, it } from 'vitest';
import {
  batchesOf,
  dependentsOf,
  entriesByMonth,
  entriesByUid,
  entriesOfBatch,
  entryCount,
  findBatch,
  findStandingEntry,
  standingEntriesOfBatch,
  standingEntriesOfProject,
  standingEntriesWith,
} from '../../../../src-main/database/entries/entry-records.ts';
import { reverse } from '../../../../src-shared/ledger/entry.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { openPosting } from '../../../helpers/posted-entries.ts';

/** Two years of one training in batch U1 (entries U2, U3), the first of them taken back by batch U4 (entry U5). */
async function openTakenBack() {
  const { database, entry, post } = openPosting();
  await post([entry, { ...entry, earned: { ...entry.earned, year: 2024 } }]);
  const first = assertPresent(findStandingEntry(database, 'U2'), 'it stands');
  await post([reverse(first)], {
    kind: 'reversal',
    undoes: { id: 1, uid: 'U1' },
    effectiveOn: '2025-08-02',
    reason: '登错人',
  });
  return { database, entry };
}

describe('an entry', () => {
  it('is read whole: references with both their names, figures as they were earned', async () => {
    const { database, entry } = await openTakenBack();
    const [first, second] = entriesOfBatch(database, 'U1');
    expect(second).toEqual({
      ...entry,
      id: 2,
      uid: 'U3',
      project: { id: 1, uid: 'J1' },
      earned: { ...entry.earned, year: 2024 },
      reversedBy: null,
    });
    expect(first?.reversedBy).toEqual({ id: 3, uid: 'U5' });
    expect(entriesByUid(database, ['U3', 'U2', 'U5', 'nobody'])).toEqual([first, second]);
  });

  it('stands until it is taken back, alone and with what its participation earned', async () => {
    const { database } = await openTakenBack();
    expect(findStandingEntry(database, 'U2')).toBeUndefined();
    const [second] = standingEntriesOfBatch(database, 1);
    expect(second?.uid).toBe('U3');
    expect(standingEntriesWith(database, ['U3', 'U2'])).toEqual([second]);
    expect(standingEntriesOfProject(database, 1)).toEqual(
      new Map([[1, [{ participationId: 1, uid: 'U3', year: 2024, hours: 16_000, credits: 2000 }]]]),
    );
    expect(dependentsOf(database, 1)).toEqual({ standing: 1, certificates: 0 });
  });
});

describe('a batch', () => {
  it('is read with its project and what it takes back, or null for each', async () => {
    const { database } = await openTakenBack();
    expect(findBatch(database, 'U4')).toMatchObject({
      ...{ id: 2, kind: 'reversal', reason: '登错人', actor: '王老师', entryCount: 1 },
      project: { id: 1, uid: 'J1', name: '校本研修' },
      undoes: { id: 1, uid: 'U1' },
    });
    database.exec('DROP TRIGGER IF EXISTS batch_no_update; UPDATE batch SET project_id = NULL WHERE id = 1');
    expect(findBatch(database, 'U1')).toMatchObject({ project: null, undoes: null });
    expect(batchesOf(database, null).map(({ uid }) => uid)).toEqual(['U4', 'U1']);
    expect(batchesOf(database, 1).map(({ uid }) => uid)).toEqual(['U4']);
    expect(findBatch(database, 'nobody')).toBeUndefined();
  });

  it('says how many entries there are and stand, and month by month', async () => {
    const { database } = await openTakenBack();
    expect(entryCount(database)).toEqual({ entries: 3, standing: 1 });
    expect(entriesByMonth(database, 2025)).toEqual([
      { month: '2025-07', entries: 2 },
      { month: '2025-08', entries: -1 },
    ]);
    expect(entriesByMonth(database, 2024)).toEqual([]);
    expect(entryCount(openPosting().database)).toEqual({ entries: 0, standing: 0 });
  });
});
