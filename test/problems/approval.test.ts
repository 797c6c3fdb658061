import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { OUTSIDE, projectUpTo, recordApproval, setFields, UNDECIDED } from '../helpers/project-steps.ts';
import { addPassedProject, addTeachers } from '../helpers/test-session.ts';

const SIGNED = {
  decision: 'approved',
  person: '李主任',
  decidedOn: '2025-10-20',
  scanFileName: null,
  comment: null,
} as const;

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
  'approval.draftUndecided': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', UNDECIDED);
    return () => recordApproval(client, uid, '2025-10-20');
  }),
  // Nobody can sign on a day before the end; that a form is printed before it, its draft says.
  'approval.draftNotEnded': answered(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'passed', { endOn: '2025-11-12' });
    return (await client.approvals.standing({ projectUid })).draft;
  }),
  'approval.draftNoTrainees': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'planned');
    return () => recordApproval(client, uid, '2025-10-20');
  }),
  'approval.draftPending': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    await setFields(client, uid, { result: 'pending' });
    return () => recordApproval(client, uid, '2025-10-20');
  }),
  'approval.draftNothing': refused(async ({ client }) => {
    const uid = await addPassedProject(client, await addTeachers(client, 2), {}, { result: 'failed' });
    return () => recordApproval(client, uid, '2025-10-20');
  }),
  'approval.nothingToSupplement': refused(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'approved');
    return () => client.approvals.form({ projectUid, scope: 'supplement' });
  }),
  'approval.formUnknown': refused(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'passed');
    return () => client.approvals.record({ ...SIGNED, projectUid, fingerprint: 'other' });
  }),
});
