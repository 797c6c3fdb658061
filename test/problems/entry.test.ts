import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { firstEntry, projectUpTo, reverseEntry } from '../helpers/project-steps.ts';

/** A training over New Year, which registers a line in each year. */
const SPLIT = {
  startOn: '2024-12-30',
  endOn: '2025-01-02',
  days: 4000,
  byYear: [
    { year: 2024, days: 2000, hours: null },
    { year: 2025, days: 2000, hours: null },
  ],
};

testCases(codesOf('entry'), {
  'entry.alreadyReversed': refused(async ({ client }) => {
    await projectUpTo(client, 'registered');
    const uid = await firstEntry(client);
    await client.entries.reverse({ uid, reason: '登错人', effectiveOn: '2025-11-10' });
    return () => client.entries.reverse({ uid, reason: '登错人', effectiveOn: '2025-11-10' });
  }),
  'entry.certificateIssued': refused(async ({ client }) => {
    await projectUpTo(client, 'certified');
    return () => reverseEntry(client);
  }),
  'entry.reversedInTheFuture': refused(async ({ client }) => {
    await projectUpTo(client, 'registered');
    const uid = await firstEntry(client);
    return () => client.entries.reverse({ uid, reason: '登错人', effectiveOn: '2025-11-11' });
  }),
  'entry.otherEntryStands': refused(async ({ client }) => {
    await projectUpTo(client, 'registered', SPLIT);
    const uid = await firstEntry(client);
    return () =>
      client.entries.reverse({ uid, reason: '没有参加', effectiveOn: '2025-11-10', afterwards: 'failed' });
  }),
});
