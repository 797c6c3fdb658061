import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../helpers/ledger-probe.ts';
import {
  decidePoint,
  firstBatch,
  firstTrainee,
  forgetSignedForm,
  OUTSIDE,
  projectUpTo,
  recordApproval,
  registerProject,
  setFields,
  UNDECIDED,
} from '../../../helpers/project-steps.ts';
import { approve, NOBODY, openTestLedger, type TestClient } from '../../../helpers/test-session.ts';

const open = () => openTestLedger({ level: 'county' });
const project = (client: TestClient, uid: string) => client.projects.get({ uid });
const missing = async (client: TestClient, uid: string) =>
  (await project(client, uid)).missing
    .map(({ code }) => code)
    .filter((code) => code !== 'project.materialsMissing');
const duties = async (client: TestClient) => (await client.home.today()).duties.map(({ kind }) => kind);

async function addPassed(client: TestClient, projectUid: string): Promise<string> {
  const other = await client.teachers.save({ fields: { ...NOBODY, name: '林海' } });
  const before = (await client.projects.trainees({ projectUid })).rows.map(({ uid }) => uid);
  await client.projects.addTrainees({
    projectUid,
    teacherUids: [other.uid],
    role: 'trainee',
  });
  const added = (await client.projects.trainees({ projectUid })).rows.find(
    ({ uid }) => !before.includes(uid),
  );
  if (added === undefined) throw new Error('nobody was added');
  const fields = { result: 'passed' as const };
  await client.projects.saveTrainees({
    projectUid,
    changes: [{ uid: added.uid, version: added.version, fields }],
  });
  return added.uid;
}

async function record(
  client: TestClient,
  projectUid: string,
  form: { scope?: 'whole' | 'supplement'; fingerprint?: string },
) {
  return client.approvals.record({
    ...{ projectUid, decision: 'approved', person: '陈主任', decidedOn: '2025-10-25', ...form },
    ...{ scanFileName: null, comment: null },
  });
}

/** Reverses the entry of the first trainee. */
async function reverseFirst(client: TestClient, projectUid: string, afterwards: 'again' | 'failed') {
  const { teacher } = await firstTrainee(client, projectUid);
  const [entry] = (await client.entries.list({ teacherUid: teacher.uid })).rows;
  await client.entries.reverse({
    uid: entry?.uid ?? '',
    reason: '登错',
    effectiveOn: '2025-11-10',
    afterwards,
  });
}

describe('undecided credits', () => {
  it('come before the form, which is a draft until they are decided', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'passed', UNDECIDED);
    expect(await missing(client, uid)).toEqual(['project.creditsUndecided', 'project.approvalMissing']);
    expect((await project(client, uid)).undecidedCount).toBe(2);
    expect(await duties(client)).toContain('decide');
    expect(await duties(client)).not.toContain('approve');
    const { draft, forms } = await client.approvals.standing({ projectUid: uid });
    expect(draft).toMatchObject([{ code: 'approval.draftUndecided', values: { count: 2 } }]);
    expect(forms).toEqual([]);
    const { file, code } = await client.approvals.form({ projectUid: uid });
    expect(file.name).toContain('草稿');
    expect(code).toBeNull();
    expect(await failureOf(approve(client, uid))).toMatchObject({
      code: 'REFUSED',
      problems: [{ code: 'approval.draftUndecided' }],
    });
    const settingId = (await client.decisions.list()).find(({ title }) => title.includes('考试'))?.settingId;
    await decidePoint(client, settingId === undefined ? {} : { settingId });
    expect(await missing(client, uid)).toEqual(['project.approvalMissing']);
    await approve(client, uid);
    await registerProject(client, uid);
  });

  it('do not keep a refusal from being recorded, which binds nothing', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'passed', UNDECIDED);
    await recordApproval(client, uid, '2025-10-20', 'rejected');
    expect((await project(client, uid)).approval).toMatchObject({ decision: 'rejected', code: null });
  });
});

describe('a signature', () => {
  it('names the form that was printed', async () => {
    const { client } = await open();
    const projectUid = await projectUpTo(client, 'passed');
    const { code } = await client.approvals.form({ projectUid });
    expect(code).toMatch(/^[0-9A-F]{4} [0-9A-F]{4}$/);
    const { approval } = await record(client, projectUid, {});
    expect(approval).toMatchObject({ code, scope: 'whole' });
  });

  it('binds what was printed, though something changed before it was recorded', async () => {
    const { client } = await open();
    const projectUid = await projectUpTo(client, 'passed');
    await client.approvals.form({ projectUid });
    await setFields(client, projectUid, { result: 'excellent' });
    const { forms } = await client.approvals.standing({ projectUid });
    expect(forms.map(({ isCurrent, printedAt }) => [isCurrent, printedAt !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
    const printed = forms[1];
    expect(printed?.differences?.people).toMatchObject([{ kind: 'changed', name: '教师一' }]);
    await record(client, projectUid, { fingerprint: printed?.fingerprint ?? '' });
    expect((await project(client, projectUid)).approvalState).toBe('changed');
    expect((await registerProject(client, projectUid)).recorded).toBe(1);
  });

  it('covers everybody who is as signed; who changed waits for the supplement', async () => {
    const { client } = await open();
    const projectUid = await projectUpTo(client, 'approved');
    const added = await addPassed(client, projectUid);
    expect(await project(client, projectUid)).toMatchObject({
      state: 'approved',
      unsignedCount: 1,
      approvalState: 'changed',
    });
    expect((await client.approvals.list())[0]?.state).toBe('changed');
    const preview = await client.registrations.preview({ projectUid });
    expect(preview.awardedCount).toBe(2);
    expect(preview.rows.find(({ traineeUid }) => traineeUid === added)).toMatchObject({
      outcome: 'unsigned',
      credits: 3000,
    });
    expect(preview.changes?.people).toMatchObject([{ traineeUid: added, kind: 'added' }]);
    await registerProject(client, projectUid);
    expect(await project(client, projectUid)).toMatchObject({ state: 'assessed', registeredCount: 2 });
    expect(await duties(client)).toContain('resign');
    expect((await failureOf(registerProject(client, projectUid))).problems).toMatchObject([
      { code: 'registration.changedAfterApproval', severity: 'error', values: { count: 1 } },
    ]);
    const { forms } = await client.approvals.standing({ projectUid });
    expect(forms.map(({ scope }) => scope)).toEqual(['supplement', 'whole']);
    const { file } = await client.approvals.form({ projectUid, scope: 'supplement' });
    expect(file.name).toContain('补充审批表');
    await record(client, projectUid, { scope: 'supplement' });
    expect((await registerProject(client, projectUid)).recorded).toBe(1);
    expect(await project(client, projectUid)).toMatchObject({
      registeredCount: 3,
      approvalState: 'approved',
    });
    expect(await missing(client, projectUid)).toEqual([]);
  });

  it('is asked anew as a whole where the project itself was changed', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'approved');
    const { version, fields } = await project(client, uid);
    await client.projects.save({ uid, version, fields: { ...fields, days: 2000 } });
    const { forms, differences } = await client.approvals.standing({ projectUid: uid });
    expect(differences?.fields).toEqual([{ field: 'days', before: 3000, after: 2000 }]);
    expect(forms.map(({ scope }) => scope)).toEqual(['whole']);
    expect(await project(client, uid)).toMatchObject({ state: 'assessed', approvalState: 'changed' });
    await record(client, uid, {});
    expect((await registerProject(client, uid)).recorded).toBe(2);
  });

  it('stays when a supplement is refused, and what was registered stays', async () => {
    const { client } = await open();
    const projectUid = await projectUpTo(client, 'registered');
    await addPassed(client, projectUid);
    await client.approvals.record({
      ...{ projectUid, decision: 'rejected', scope: 'supplement', person: '陈主任', decidedOn: '2025-10-25' },
      ...{ scanFileName: null, comment: '材料不全' },
    });
    expect(await project(client, projectUid)).toMatchObject({ registeredCount: 2, approvalState: 'changed' });
  });

  it('tells what was signed of a decision that is changed afterwards', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'passed', UNDECIDED);
    const settingId =
      (await client.decisions.list()).find(({ title }) => title.includes('考试'))?.settingId ?? '';
    await decidePoint(client, { settingId });
    await approve(client, uid);
    await client.decisions.decide({
      ...{ policyId: 'hainan-2017', settingId, value: 250, decidedBy: '教研室' },
      ...{ decidedOn: '2025-11-01', reason: '改按新纪要' },
    });
    expect((await failureOf(registerProject(client, uid))).problems).toMatchObject([
      { code: 'registration.changedAfterApproval', values: { count: 2 } },
    ]);
  });
});

describe('an approval of an earlier version', () => {
  it('registers as before while nothing changed, and says that its content was not kept', async () => {
    const test = await open();
    const uid = await projectUpTo(test.client, 'approved');
    await forgetSignedForm(test);
    expect(await project(test.client, uid)).toMatchObject({ state: 'approved', approvalState: 'approved' });
    expect((await project(test.client, uid)).approval?.code).toBeNull();
    expect((await registerProject(test.client, uid)).recorded).toBe(2);
  });

  it('does not cover what was changed since', async () => {
    const test = await open();
    const uid = await projectUpTo(test.client, 'approved');
    await forgetSignedForm(test);
    await addPassed(test.client, uid);
    expect(await project(test.client, uid)).toMatchObject({ state: 'assessed', approvalState: 'changed' });
    expect(await duties(test.client)).toContain('resign');
    await record(test.client, uid, {});
    expect((await registerProject(test.client, uid)).recorded).toBe(3);
  });
});

describe('a reversal', () => {
  it('that makes somebody fail asks for nobody again, and for the supplement that the archive lacks', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'registered');
    await reverseFirst(client, uid, 'failed');
    expect(await firstTrainee(client, uid)).toMatchObject({ result: 'failed', isRegistered: false });
    expect(await project(client, uid)).toMatchObject({
      state: 'registered',
      heldCount: 0,
      approvalState: 'changed',
    });
    expect(await duties(client)).not.toContain('register');
    await record(client, uid, { scope: 'supplement' });
    expect((await project(client, uid)).approvalState).toBe('approved');
  });

  it('that is to be made good is offered to nobody before the supplement is signed', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'registered');
    await reverseFirst(client, uid, 'again');
    expect(await project(client, uid)).toMatchObject({ state: 'registered', heldCount: 1, passedCount: 2 });
    expect(await duties(client)).not.toContain('register');
    expect((await failureOf(registerProject(client, uid))).problems[0]?.code).toBe(
      'registration.changedAfterApproval',
    );
    await record(client, uid, { scope: 'supplement' });
    expect(await project(client, uid)).toMatchObject({ state: 'approved', heldCount: 0, unsignedCount: 0 });
    expect((await registerProject(client, uid)).recorded).toBe(1);
    await reverseFirst(client, uid, 'again');
    expect(await project(client, uid)).toMatchObject({ state: 'registered', heldCount: 1 });
  });

  it('of a whole batch does likewise', async () => {
    const { client } = await open();
    const uid = await projectUpTo(client, 'registered');
    await client.registrations.undo({
      batchUid: await firstBatch(client),
      reason: '项目取消',
      afterwards: 'failed',
    });
    expect(await project(client, uid)).toMatchObject({ passedCount: 0, heldCount: 0, registeredCount: 0 });
    const again = await projectUpTo(client, 'registered', { name: '另一个项目' });
    const [batch] = await client.registrations.batches({ projectUid: again });
    await client.registrations.undo({ batchUid: batch?.uid ?? '', reason: '登错日期' });
    expect(await project(client, again)).toMatchObject({ heldCount: 2, state: 'registered' });
    await record(client, again, {});
    expect((await registerProject(client, again)).recorded).toBe(2);
  });

  it('is made good without a form where none is asked, when somebody asks for it', async () => {
    const { client } = await open();
    const projectUid = await projectUpTo(client, 'passed', OUTSIDE);
    const { rows } = await client.projects.trainees({ projectUid });
    const fields = { proofHours: 24_000, proofCredits: 3000 };
    await client.projects.saveTrainees({
      projectUid,
      changes: rows.map(({ uid, version }) => ({ uid, version, fields })),
    });
    await registerProject(client, projectUid);
    await reverseFirst(client, projectUid, 'again');
    expect(await project(client, projectUid)).toMatchObject({ state: 'archived', heldCount: 1 });
    const preview = await client.registrations.preview({ projectUid, again: true });
    expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['awarded', 'registered']);
    const { fingerprint } = preview;
    for await (const _step of await client.registrations.register({ projectUid, fingerprint, again: true }));
    expect(await project(client, projectUid)).toMatchObject({ registeredCount: 2, heldCount: 0 });
  });
});
