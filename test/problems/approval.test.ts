import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { OUTSIDE, projectUpTo, recordApproval } from '../helpers/project-steps.ts';

testCases(codesOf('approval'), {
  'approval.outsideNeedsNone': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    return () => recordApproval(client, uid, '2025-10-20');
  }),
  'approval.policyAsksNone': refused(
    async ({ client }) => {
      const uid = await projectUpTo(client, 'passed');
      return () => client.approvals.form({ projectUid: uid });
    },
    { level: 'county', policyId: 'wuhan-2008' },
  ),
  'approval.inTheFuture': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => recordApproval(client, uid, '2025-11-11');
  }),
  'approval.beforeEnd': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => recordApproval(client, uid, '2025-10-14');
  }),
});
