import { describe, expect, it } from 'vitest';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { dumpTables, failureOf, refusalCodes } from '../../helpers/ledger-probe.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  openTestSession,
  registerAll,
  resultOf,
  temporaryFolder,
} from '../../helpers/test-session.ts';
import { sampleIdNumber } from '../workbooks/fill/sample-people.ts';

type Test = Awaited<ReturnType<typeof openTestLedger>>;
type Client = Test['client'];

const OUTSIDE = { kind: 'outside', registrar: '海南省继教中心', proof: '结业证书' } as const;
const SCHEME = {
  separator: '',
  widths: { project: 2, organiser: 2, year: 4, session: 0, trainee: 4 },
  organiserNumber: 7,
};

/** A project of two who passed, as far along as asked. */
async function project(
  client: Client,
  upTo: 'planned' | 'passed' | 'approved' | 'registered' | 'certified',
  fields: Partial<ProjectFields> = {},
) {
  if (upTo === 'planned') return (await client.projects.save({ fields: { ...NO_PROJECT, ...fields } })).uid;
  const uid = await addPassedProject(client, await addTeachers(client, 2), fields);
  if (upTo === 'passed') return uid;
  if (fields.kind !== 'outside') await approve(client, uid);
  if (upTo === 'approved') return uid;
  await registerAll(client, uid);
  if (upTo === 'registered') return uid;
  await client.certificates.setScheme(SCHEME);
  await resultOf(await client.certificates.issue({ projectUid: uid, issuedOn: '2025-11-05' }));
  return uid;
}

async function register(client: Client, projectUid: string, registeredOn?: string) {
  const day = registeredOn === undefined ? {} : { registeredOn };
  const { fingerprint } = await client.registrations.preview({ projectUid, ...day });
  return resultOf(await client.registrations.register({ projectUid, fingerprint, ...day }));
}

async function issue(
  client: Client,
  projectUid: string,
  issuedOn = '2025-11-05',
  traineeUids: string[] | null = null,
) {
  return resultOf(await client.certificates.issue({ projectUid, issuedOn, traineeUids }));
}

async function firstTrainee(client: Client, projectUid: string) {
  const [row] = (await client.projects.trainees({ projectUid })).rows;
  if (row === undefined) throw new Error('a project without trainees');
  return row;
}

async function setFields(client: Client, projectUid: string, fields: Record<string, unknown>) {
  const { uid, version } = await firstTrainee(client, projectUid);
  return client.projects.saveTrainees({ projectUid, changes: [{ uid, version, fields }] });
}

async function record(
  client: Client,
  projectUid: string,
  decidedOn: string,
  decision: 'approved' | 'rejected' = 'approved',
) {
  return client.approvals.record({
    projectUid,
    decision,
    person: '李主任',
    decidedOn,
    scanFileName: null,
    comment: null,
  });
}

async function decide(client: Client, change: { settingId?: string; policyId?: string; decidedOn?: string }) {
  const [point] = await client.decisions.list();
  return client.decisions.decide({
    policyId: change.policyId ?? point?.policyId ?? '',
    settingId: change.settingId ?? point?.settingId ?? '',
    value: 125,
    decidedBy: '教研室',
    decidedOn: change.decidedOn ?? '2025-09-01',
    reason: '会议纪要',
  });
}

async function entryUid(client: Client) {
  return (await client.entries.list({})).rows[0]?.uid ?? '';
}

async function reverse(client: Client) {
  return client.entries.reverse({ uid: await entryUid(client), reason: '登错人', effectiveOn: '2025-11-10' });
}

async function batchUid(client: Client, kind = 'registration') {
  return (await client.registrations.batches({})).find((batch) => batch.kind === kind)?.uid ?? '';
}

/** Prepares what must be there, and gives the call that is refused for it. */
type Provoke = (test: Test) => Promise<() => Promise<unknown>>;

const REFUSALS: readonly (readonly [string, Provoke])[] = [
  [
    'app.unknownPolicy',
    async ({ client, summary }) =>
      () =>
        client.app.createLedger({
          organisation: { ...summary.organisation, name: '别处' },
          policyId: 'none',
          cycleFrom: 2021,
        }),
  ],
  [
    'app.cycleInTheFuture',
    async ({ client, summary }) =>
      () =>
        client.app.createLedger({
          organisation: { ...summary.organisation, name: '别处' },
          policyId: 'hainan-2017',
          cycleFrom: 2030,
        }),
  ],
  [
    'app.organisationName',
    async ({ client, summary }) =>
      () =>
        client.app.createLedger({
          organisation: { ...summary.organisation, name: '..' },
          policyId: 'hainan-2017',
          cycleFrom: 2021,
        }),
  ],
  [
    'teacher.nameMissing',
    async ({ client }) =>
      () =>
        client.teachers.save({ fields: NOBODY }),
  ],
  [
    'teacher.idNumber-check-digit',
    async ({ client }) =>
      () =>
        client.teachers.save({
          fields: {
            ...NOBODY,
            name: '王芳',
            idNumber: sampleIdNumber(1, 'female').replace(/.$/, (digit) => (digit === '1' ? '2' : '1')),
          },
        }),
  ],
  [
    'teacher.idNumberTaken',
    async ({ client }) => {
      const idNumber = sampleIdNumber(1, 'female');
      await client.teachers.save({ fields: { ...NOBODY, name: '王芳', idNumber } });
      return () => client.teachers.save({ fields: { ...NOBODY, name: '李强', idNumber } });
    },
  ],
  [
    'project.nameMissing',
    async ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, name: ' ' } }),
  ],
  [
    'project.notOursToRegister',
    async ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, level: 'national' } }),
  ],
  [
    'project.registrarMissing',
    async ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, kind: 'outside', proof: '证书' } }),
  ],
  [
    'project.registeredIsLocked',
    async ({ client }) => {
      const uid = await project(client, 'registered');
      const { version, fields } = await client.projects.get({ uid });
      return () => client.projects.save({ uid, version, fields: { ...fields, days: 2000 } });
    },
  ],
  [
    'project.hasHistory',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => client.projects.remove({ uid });
    },
  ],
  [
    'project.unknownMaterial',
    async ({ client }) => {
      const projectUid = await project(client, 'planned');
      return () =>
        client.projects.setMaterial({ projectUid, kind: 'nothing', isPresent: true, fileName: null });
    },
  ],
  [
    'trainee.totalPeriodsMissing',
    async ({ client }) => {
      const uid = await project(client, 'passed', { totalPeriods: null });
      return () => setFields(client, uid, { absentPeriods: 2 });
    },
  ],
  [
    'trainee.absentMoreThanTotal',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => setFields(client, uid, { absentPeriods: 25 });
    },
  ],
  [
    'trainee.excusedMoreThanAbsent',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => setFields(client, uid, { absentPeriods: 2, excusedPeriods: 3 });
    },
  ],
  [
    'trainee.scoreOutOfRange',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => setFields(client, uid, { score: 100_001 });
    },
  ],
  [
    'trainee.proofOutOfRange',
    async ({ client }) => {
      const uid = await project(client, 'passed', OUTSIDE);
      return () => setFields(client, uid, { proofHours: -1 });
    },
  ],
  [
    'trainee.registeredIsLocked',
    async ({ client }) => {
      const uid = await project(client, 'registered');
      return () => setFields(client, uid, { result: 'failed' });
    },
  ],
  [
    'trainee.roleTaken',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      const { teacher } = await firstTrainee(client, uid);
      await client.projects.addTrainees({ projectUid: uid, teacherUids: [teacher.uid], role: 'lecturer' });
      return () => setFields(client, uid, { role: 'lecturer' });
    },
  ],
  [
    'trainee.hasHistory',
    async ({ client }) => {
      const projectUid = await project(client, 'registered');
      const { uid } = await firstTrainee(client, projectUid);
      return () => client.projects.removeTrainees({ projectUid, uids: [uid] });
    },
  ],
  [
    'approval.inTheFuture',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => record(client, uid, '2025-11-11');
    },
  ],
  [
    'approval.beforeEnd',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => record(client, uid, '2025-10-14');
    },
  ],
  [
    'approval.outsideNeedsNone',
    async ({ client }) => {
      const uid = await project(client, 'passed', OUTSIDE);
      return () => record(client, uid, '2025-10-20');
    },
  ],
  [
    'registration.approvalMissing',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      return () => register(client, uid);
    },
  ],
  [
    'registration.approvalRejected',
    async ({ client }) => {
      const uid = await project(client, 'approved');
      await record(client, uid, '2025-10-21', 'rejected');
      return () => register(client, uid);
    },
  ],
  [
    'registration.beforeApproval',
    async ({ client }) => {
      const uid = await project(client, 'approved');
      return () => register(client, uid, '2025-10-19');
    },
  ],
  [
    'registration.beforeEnd',
    async ({ client }) => {
      const uid = await project(client, 'approved');
      return () => register(client, uid, '2025-10-14');
    },
  ],
  [
    'registration.inTheFuture',
    async ({ client }) => {
      const uid = await project(client, 'approved');
      return () => register(client, uid, '2025-11-11');
    },
  ],
  [
    'registration.noTrainees',
    async ({ client }) => {
      const uid = await project(client, 'planned');
      return () => register(client, uid);
    },
  ],
  [
    'registration.nothingToRegister',
    async ({ client }) => {
      const uid = await project(client, 'passed', OUTSIDE);
      return () => register(client, uid);
    },
  ],
  [
    'registration.changedSincePreview',
    async ({ client }) => {
      const projectUid = await project(client, 'approved');
      const { fingerprint } = await client.registrations.preview({ projectUid });
      await setFields(client, projectUid, { result: 'excellent' });
      return async () => resultOf(await client.registrations.register({ projectUid, fingerprint }));
    },
  ],
  [
    'registration.isReversal',
    async ({ client }) => {
      await project(client, 'registered');
      await reverse(client);
      const uid = await batchUid(client, 'reversal');
      return () => client.registrations.undo({ batchUid: uid, reason: '撤销' });
    },
  ],
  [
    'registration.alreadyUndone',
    async ({ client }) => {
      await project(client, 'registered');
      const uid = await batchUid(client);
      await client.registrations.undo({ batchUid: uid, reason: '撤销' });
      return () => client.registrations.undo({ batchUid: uid, reason: '再撤销' });
    },
  ],
  [
    'registration.certificatesIssued',
    async ({ client }) => {
      await project(client, 'certified');
      const uid = await batchUid(client);
      return () => client.registrations.undo({ batchUid: uid, reason: '撤销' });
    },
  ],
  [
    'entry.alreadyReversed',
    async ({ client }) => {
      await project(client, 'registered');
      const uid = await entryUid(client);
      await client.entries.reverse({ uid, reason: '登错人', effectiveOn: '2025-11-10' });
      return () => client.entries.reverse({ uid, reason: '登错人', effectiveOn: '2025-11-10' });
    },
  ],
  [
    'entry.reversedInTheFuture',
    async ({ client }) => {
      await project(client, 'registered');
      const uid = await entryUid(client);
      return () => client.entries.reverse({ uid, reason: '登错人', effectiveOn: '2025-11-11' });
    },
  ],
  [
    'entry.certificateIssued',
    async ({ client }) => {
      await project(client, 'certified');
      return () => reverse(client);
    },
  ],
  [
    'decision.unknownSetting',
    async ({ client }) =>
      () =>
        decide(client, { settingId: 'none' }),
  ],
  [
    'decision.inTheFuture',
    async ({ client }) =>
      () =>
        decide(client, { decidedOn: '2025-11-11' }),
  ],
  [
    'certificate.separatorHasDigits',
    async ({ client }) =>
      () =>
        client.certificates.setScheme({ ...SCHEME, separator: '0' }),
  ],
  [
    'certificate.schemeNotSet',
    async ({ client }) => {
      const uid = await project(client, 'registered');
      return () => issue(client, uid);
    },
  ],
  [
    'certificate.outsideProject',
    async ({ client }) => {
      const uid = await project(client, 'passed', OUTSIDE);
      await client.certificates.setScheme(SCHEME);
      return () => issue(client, uid);
    },
  ],
  [
    'certificate.inTheFuture',
    async ({ client }) => {
      const uid = await project(client, 'certified');
      return () => issue(client, uid, '2025-11-11');
    },
  ],
  [
    'certificate.beforeEnd',
    async ({ client }) => {
      const uid = await project(client, 'certified');
      return () => issue(client, uid, '2025-10-14');
    },
  ],
  [
    'certificate.nobodyReady',
    async ({ client }) => {
      const uid = await project(client, 'certified');
      return () => issue(client, uid);
    },
  ],
  [
    'certificate.notRegistered',
    async ({ client }) => {
      const uid = await project(client, 'approved');
      await client.certificates.setScheme(SCHEME);
      const trainee = await firstTrainee(client, uid);
      return () => issue(client, uid, '2025-11-05', [trainee.uid]);
    },
  ],
  [
    'certificate.notPassed',
    async ({ client }) => {
      const uid = await project(client, 'passed');
      await setFields(client, uid, { result: 'failed' });
      await client.certificates.setScheme(SCHEME);
      const trainee = await firstTrainee(client, uid);
      return () => issue(client, uid, '2025-11-05', [trainee.uid]);
    },
  ],
  [
    'certificate.partTooWide',
    async ({ client }) => {
      const uid = await project(client, 'registered');
      await client.certificates.setScheme({
        ...SCHEME,
        widths: { ...SCHEME.widths, organiser: 1 },
        organiserNumber: 12,
      });
      const trainee = await firstTrainee(client, uid);
      return () => issue(client, uid, '2025-11-05', [trainee.uid]);
    },
  ],
  [
    'certificate.isRevoked',
    async ({ client }) => {
      await project(client, 'certified');
      const uid = (await client.certificates.list({})).rows[0]?.uid ?? '';
      await client.certificates.revoke({ uid, reason: '有误' });
      return () => client.certificates.revoke({ uid, reason: '有误' });
    },
  ],
  [
    'sheet.nothingToWrite',
    async ({ client }) =>
      async () =>
        resultOf(await client.sheets.write({ request: { kind: 'registration', year: 2025 } })),
  ],
  [
    'sheet.yearMissing',
    async ({ client }) =>
      () =>
        client.sheets.preview({ request: { kind: 'yearSummary' } }),
  ],
  [
    'sheet.projectMissing',
    async ({ client }) =>
      () =>
        client.sheets.preview({ request: { kind: 'qualified' } }),
  ],
  [
    'sheet.notOffered',
    async ({ client }) =>
      () =>
        client.sheets.preview({ request: { kind: 'yearSummary', year: 2025, level: 'county' } }),
  ],
];

describe('a call that is refused', () => {
  for (const [code, provoke] of REFUSALS)
    it(`${code}: says so, and changes nothing`, async () => {
      const test = await openTestLedger({ level: 'county' });
      const call = await provoke(test);
      const before = dumpTables(test.session.ledger.database.reader);
      expect(await refusalCodes(call())).toContain(code);
      expect(dumpTables(test.session.ledger.database.reader)).toEqual(before);
    });

  it('is refused for every reason at once', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const fields = {
      ...NO_PROJECT,
      name: '',
      organiserName: '',
      startOn: null,
      endOn: null,
      level: 'national' as const,
    };
    expect(await refusalCodes(client.projects.save({ fields }))).toEqual([
      'project.nameMissing',
      'project.organiserMissing',
      'project.startMissing',
      'project.endMissing',
      'project.notOursToRegister',
      'project.policyWarning',
    ]);
  });

  it('is refused without a name under it, and without a ledger', async () => {
    const { client } = openTestSession(temporaryFolder());
    const save = () => client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
    expect((await failureOf(save())).code).toBe('LEDGER_NOT_OPEN');
    const organisation = {
      name: '北塘实验小学',
      level: 'school',
      regionCode: '460100',
      schoolCode: null,
    } as const;
    await client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
    expect(await refusalCodes(save())).toEqual(['app.actorMissing']);
  });

  it('says which record is unknown, and which was changed meanwhile', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    const projectUid = await project(client, 'passed');
    const { uid, version } = await firstTrainee(client, projectUid);
    const { fields } = await client.projects.get({ uid: projectUid });
    const before = dumpTables(session.ledger.database.reader);
    const nobody = '0'.repeat(26);
    for (const call of [
      client.teachers.get({ uid: nobody }),
      client.projects.get({ uid: nobody }),
      client.entries.explain({ uid: nobody }),
      client.entries.reverse({ uid: nobody, reason: '无', effectiveOn: '2025-11-10' }),
      client.registrations.undo({ batchUid: nobody, reason: '无' }),
      client.certificates.revoke({ uid: nobody, reason: '无' }),
      client.teachers.undoImport({ batchUid: nobody }),
      client.projects.removeTrainees({ projectUid, uids: [nobody] }),
    ])
      expect((await failureOf(call)).code).toBe('NOT_FOUND');
    const stale = [
      client.projects.save({ uid: projectUid, version: 9, fields }),
      client.projects.saveTrainees({
        projectUid,
        changes: [{ uid, version: version + 1, fields: { result: 'failed' } }],
      }),
    ];
    for (const call of stale) expect((await failureOf(call)).code).toBe('STALE');
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });
});
