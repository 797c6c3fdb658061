import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { firstEntry, projectUpTo, reverseEntry } from '../helpers/project-steps.ts';

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
});
