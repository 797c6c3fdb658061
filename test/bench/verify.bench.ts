import { expect, test } from 'vitest';
import { foldTotals } from '../../src-main/database/entries/fold-totals.ts';
import { verifyLedger } from '../../src-main/database/entries/verify-ledger.ts';
import { countyFolder, entryCount, openMade, scanOf } from './county.ts';
import { byTurns, median, print, timed } from './measure.ts';

test('rebuilding totals and verifying', async () => {
  const { session } = await openMade(await countyFolder());
  const { reader } = session.ledger.database;
  const n = entryCount(reader);
  const scan = scanOf(reader);
  const fold = await byTurns(3, () => foldTotals(reader), scan);
  print({
    name: 'rebuild-totals',
    ratio: fold.ratio,
    against: 'the scan',
    n,
    target: '<= 12',
    ours: fold.ours,
    scan: fold.peer,
  });
  const scans: number[] = [];
  for (let run = 0; run < 5; run++) scans.push(await timed(scan));
  const ours = await timed(async () => {
    const verified = await verifyLedger(reader, () => undefined);
    expect(verified.problems).toEqual([]);
  });
  print({ name: 'verify', ratio: ours / median(scans), against: 'the scan', n, ours, scan: median(scans) });
  await session.close();
});
