import { describe, expect, it } from 'vitest';
import {
  lastEntryId,
  linesOfBatch,
  linesOfBatches,
} from '../../../../src-main/database/records/sheet-records.ts';
import { openFullLedger } from '../../../helpers/full-ledger.ts';

describe('the lines of a school year', () => {
  it('are the same read at once and one after another, and only those that stood at the moment', async () => {
    const { client, session } = await openFullLedger();
    const { reader } = session.ledger.database;
    const batches = reader.prepare<[], number>('SELECT id FROM batch ORDER BY id').pluck().all();
    const last = lastEntryId(reader);
    const whole = linesOfBatches(reader, { batches, last });
    const single = batches.flatMap((batch) => {
      const lines = [];
      for (let after = 0; ; ) {
        const [line] = linesOfBatch(reader, { batch, after, last, count: 1 });
        if (line === undefined) return lines;
        lines.push(line);
        after = line.id;
      }
    });
    expect(whole.length).toBeGreaterThan(1);
    expect(single).toEqual(whole);
    const [entry] = (await client.entries.list({ withReversed: false })).rows;
    await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
    expect(linesOfBatches(reader, { batches, last })).toEqual(whole);
    expect(linesOfBatches(reader, { batches, last: lastEntryId(reader) })).toHaveLength(whole.length - 1);
  });
});
