import type { OpenKind } from '../../src-shared/policy/award/open-point.ts';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  registerAll,
  resultOf,
  type TestClient,
  type TestSession,
} from './test-session.ts';

export const OUTSIDE = { kind: 'outside', registrar: '海南省继教中心', proof: '结业证书' } as const;
export const SCHEME = {
  separator: '',
  widths: { project: 2, organiser: 2, year: 4, session: 0, trainee: 4 },
  organiserNumber: 7,
  organisers: [{ name: NO_PROJECT.organiserName, number: 7 }],
};

/** A project of two who passed, as far along as asked. */
export async function projectUpTo(
  client: TestClient,
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

/** One training of one person twice (X4): as an own project that is registered, and as an outside proof that is not yet. */
export async function sameTrainingTwice(client: TestClient) {
  const teachers = await addTeachers(client, 1);
  const own = await addPassedProject(client, teachers);
  await approve(client, own);
  await registerAll(client, own);
  const proof = { proofHours: 24_000, proofCredits: 3_000, proofCertificateNumber: '琼2025-0107' };
  const outside = await addPassedProject(client, teachers, OUTSIDE, proof);
  return { own, outside, teachers };
}

export async function registerProject(client: TestClient, projectUid: string, registeredOn?: string) {
  const day = registeredOn === undefined ? {} : { registeredOn };
  const { fingerprint } = await client.registrations.preview({ projectUid, ...day });
  return resultOf(await client.registrations.register({ projectUid, fingerprint, ...day }));
}

export async function issueCertificates(
  client: TestClient,
  projectUid: string,
  issuedOn = '2025-11-05',
  traineeUids: string[] | null = null,
) {
  return resultOf(await client.certificates.issue({ projectUid, issuedOn, traineeUids }));
}

export async function firstTrainee(client: TestClient, projectUid: string) {
  const [row] = (await client.projects.trainees({ projectUid })).rows;
  if (row === undefined) throw new Error('a project without trainees');
  return row;
}

export async function setFields(client: TestClient, projectUid: string, fields: Record<string, unknown>) {
  const { uid, version } = await firstTrainee(client, projectUid);
  return client.projects.saveTrainees({ projectUid, changes: [{ uid, version, fields }] });
}

export async function recordApproval(
  client: TestClient,
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

/** A project of two whose credits the text leaves open (H14.7). */
export const UNDECIDED = { form: 'exam', days: null, minutes: 90 } as const;

/** Makes the approval of a project one of an earlier version, of which nothing was kept. */
export async function forgetSignedForm({ session }: Pick<TestSession, 'session'>): Promise<void> {
  await session.ledger.database.write((writer) => {
    const [trigger] = writer
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'approval_no_update'")
      .all();
    writer.exec(`DROP TRIGGER approval_no_update; UPDATE approval SET form_id = NULL; ${trigger?.sql ?? ''}`);
  });
}

export async function decidePoint(
  client: TestClient,
  change: { settingId?: string; policyId?: string; decidedOn?: string; kind?: OpenKind },
) {
  const [point] = await client.decisions.list();
  return client.decisions.decide({
    policyId: change.policyId ?? point?.policyId ?? '',
    settingId: change.settingId ?? point?.settingId ?? '',
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    value: 125,
    decidedBy: '教研室',
    decidedOn: change.decidedOn ?? '2025-09-01',
    reason: '会议纪要',
  });
}

export async function firstEntry(client: TestClient) {
  return (await client.entries.list({})).rows[0]?.uid ?? '';
}

export async function reverseEntry(client: TestClient) {
  return client.entries.reverse({
    uid: await firstEntry(client),
    reason: '登错人',
    effectiveOn: '2025-11-10',
  });
}

export async function firstBatch(client: TestClient, kind = 'registration') {
  return (await client.registrations.batches({})).find((batch) => batch.kind === kind)?.uid ?? '';
}
