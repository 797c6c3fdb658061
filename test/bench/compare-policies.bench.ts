import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { compareOn } from '../../src-main/features/policies/compare-packs.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { countyFolder, entryCount, openMade, scanOf } from './county.ts';
import { byTurns, print } from './measure.ts';

/** Milliseconds of the longest stretch in which nothing else was answered. */
function watchTurns(): { readonly stop: () => Promise<number> } {
  let longest = 0;
  let turn = performance.now();
  let isOver = false;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - turn);
    turn = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop: async () => {
      await nextTurn();
      isOver = true;
      return longest;
    },
  };
}

test('comparing two packs on a county, both recomputed from the facts', async () => {
  const { session } = await openMade(await countyFolder());
  const { ledger } = session;
  const { reader } = ledger.database;
  const packOf = (id: string) => {
    const registered = assertPresent(ledger.registry.find(id, null), `${id} ships`);
    return {
      pack: registered.pack,
      lineage: ledger.registry.lineageOf(registered).map(({ pack }) => pack.id),
      decided: ledger.decisions(reader, registered.pack),
    };
  };
  const year = 2025;
  const asked = {
    a: packOf('wuhan-2008'),
    b: packOf('jianghan'),
    year,
    cycle: ledger.cycleOf(year),
    present: year,
    top: 50,
  };
  let heap = 0;
  let longest = 0;
  let records = 0;
  let shares = 0;
  const compare = async () => {
    const before = process.memoryUsage().heapUsed;
    const watch = watchTurns();
    const result = await compareOn(reader, asked, () => {
      // Asking how large the heap is takes longer than a share.
      if (++shares % 64 === 0) heap = Math.max(heap, process.memoryUsage().heapUsed - before);
    });
    longest = Math.max(longest, await watch.stop());
    records = result.a.records.awarded + result.a.records.kept;
    expect(result.entryCount).toBeGreaterThan(0);
  };
  const times = await byTurns(3, compare, scanOf(reader));
  print({
    name: 'compare-policies',
    ratio: times.ratio,
    against: 'SELECT sum(hours), sum(credits) FROM entry NOT INDEXED',
    n: entryCount(reader),
    target: '<= 60',
    teachers: ledger.snapshot.teachers().length,
    records,
    ours: times.ours,
    scan: times.peer,
    longestSlice: longest,
    heapMegabytes: heap / 1e6,
  });
  await session.close();
});
