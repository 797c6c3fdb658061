import { loadShippedPolicies } from '../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { compileAward } from '../../src-shared/policy/award/award.ts';
import { obstacleProblems, planAward } from '../../src-shared/registration/planned-award.ts';
import { decisionOn } from '../helpers/decide-return.ts';
import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import {
  firstBatch,
  forgetSignedForm,
  OUTSIDE,
  projectUpTo,
  recordApproval,
  registerProject,
  reverseEntry,
  sameTrainingTwice,
  setFields,
} from '../helpers/project-steps.ts';
import { returned } from '../helpers/returned-sheet.ts';
import { resultOf } from '../helpers/test-session.ts';
import { aTrainee, hainan, someFacts } from '../shared/registration/registration-facts.ts';

const yulin = assertPresent(loadShippedPolicies().get('yulin-2014'), 'a shipped pack');
const UNDATED = { startOn: null, endOn: null, certificateOn: null, days: null } as const;

testCases(codesOf('registration'), {
  'registration.approvalRejected': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    await recordApproval(client, uid, '2025-10-21', 'rejected');
    return () => registerProject(client, uid);
  }),
  'registration.approvalMissing': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => registerProject(client, uid);
  }),
  'registration.beforeApproval': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    return () => registerProject(client, uid, '2025-10-19');
  }),
  'registration.olderApprovalChanged': refused(async (test) => {
    const { client } = test;
    const uid = await projectUpTo(client, 'approved');
    await forgetSignedForm(test);
    await setFields(client, uid, { result: 'excellent' });
    return () => registerProject(client, uid);
  }),
  'registration.olderApproval': answered(async (test) => {
    const { client } = test;
    const projectUid = await projectUpTo(client, 'approved');
    await forgetSignedForm(test);
    return (await client.registrations.preview({ projectUid })).problems;
  }),
  'registration.inTheFuture': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    return () => registerProject(client, uid, '2025-11-11');
  }),
  'registration.beforeEnd': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    return () => registerProject(client, uid, '2025-10-14');
  }),
  'registration.noTrainees': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'planned');
    return () => registerProject(client, uid);
  }),
  'registration.nothingToRegister': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    return () => registerProject(client, uid);
  }),
  'registration.projectChangedAfterApproval': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    const { version, fields } = await client.projects.get({ uid });
    await client.projects.save({ uid, version, fields: { ...fields, days: 2000 } });
    return () => registerProject(client, uid);
  }),
  'registration.changedAfterApproval': answered(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'approved');
    await setFields(client, projectUid, { result: 'excellent' });
    return (await client.registrations.preview({ projectUid })).problems;
  }),
  'registration.onlyReversed': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    const trainees = (await client.projects.trainees({ projectUid: uid })).rows;
    const fields = { proofHours: 24_000, proofCredits: 3000 };
    const changes = trainees.map((row) => ({ uid: row.uid, version: row.version, fields }));
    await client.projects.saveTrainees({ projectUid: uid, changes });
    await registerProject(client, uid);
    const batch = await firstBatch(client, 'outside');
    await client.registrations.undo({ batchUid: batch, reason: '登错' });
    return () => registerProject(client, uid);
  }),
  'registration.proofFiguresMissing': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    return (await client.registrations.preview({ projectUid: uid })).problems;
  }),
  // A project without dates is not saved; where one stood in a ledger, nobody would guess its year.
  'registration.yearUnknown': () =>
    obstacleProblems(
      planAward(
        someFacts({}, { ...UNDATED, ...OUTSIDE }),
        aTrainee({ proofHours: 24_000 }),
        compileAward(hainan, new Map()),
      ),
      '王芳',
    ),
  // Credits by a score need no hours in the text, but an entry has them (YL1).
  'registration.hoursUnknown': () =>
    obstacleProblems(
      planAward(
        someFacts({}, { form: 'school-based', level: 'school', days: null, hours: null }),
        aTrainee({ score: 90_000 }),
        compileAward(yulin, new Map()),
      ),
      '王芳',
    ),
  'registration.doublingUnexplained': answered(async ({ client }) => {
    const { outside } = await sameTrainingTwice(client);
    return (await client.registrations.preview({ projectUid: outside })).problems;
  }),
  'registration.doublingsUnexplained': refused(async ({ client }) => {
    const { outside } = await sameTrainingTwice(client);
    return () => registerProject(client, outside);
  }),
  'registration.takenOutByReview': answered(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'registered');
    const [{ teacher } = { teacher: { name: '' } }] = (await client.projects.trainees({ projectUid })).rows;
    const { file: sheet } = await resultOf(
      await client.sheets.write({ request: { kind: 'registration', year: 2025 } }),
    );
    const file = await returned(sheet, (_, cell) => {
      cell(teacher.name, '备注').value = '不予认定';
    });
    const { fingerprint, differences } = await client.corrections.read({ file });
    await resultOf(await client.corrections.apply(decisionOn(file, fingerprint, differences, [])));
    return (await client.registrations.preview({ projectUid })).problems;
  }),
  'registration.changedSincePreview': refused(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'approved');
    const { fingerprint } = await client.registrations.preview({ projectUid });
    await setFields(client, projectUid, { result: 'excellent' });
    return async () => resultOf(await client.registrations.register({ projectUid, fingerprint }));
  }),
  'registration.isReversal': refused(async ({ client }) => {
    await projectUpTo(client, 'registered');
    await reverseEntry(client);
    const uid = await firstBatch(client, 'reversal');
    return () => client.registrations.undo({ batchUid: uid, reason: '撤销' });
  }),
  'registration.alreadyUndone': refused(async ({ client }) => {
    await projectUpTo(client, 'registered');
    const uid = await firstBatch(client);
    await client.registrations.undo({ batchUid: uid, reason: '撤销' });
    return () => client.registrations.undo({ batchUid: uid, reason: '再撤销' });
  }),
  'registration.certificatesIssued': refused(async ({ client }) => {
    await projectUpTo(client, 'certified');
    const uid = await firstBatch(client);
    return () => client.registrations.undo({ batchUid: uid, reason: '撤销' });
  }),
});
