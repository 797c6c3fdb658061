import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  openTestLedger,
  registerAll,
  resultOf,
} from '../../helpers/test-session.ts';

async function refusal(
  promise: Promise<unknown>,
): Promise<readonly { readonly code: string; readonly clause?: string | undefined }[]> {
  try {
    await promise;
  } catch (error) {
    if (error !== null && typeof error === 'object' && 'data' in error) {
      const { data } = error as { data: { problems: readonly { code: string; clause?: string }[] } };
      return data.problems;
    }
    throw error;
  }
  throw new Error('not refused');
}

describe('registering a project', () => {
  it('registers a county training with every figure explained (H14.3)', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const teachers = await addTeachers(client, 3);
    const projectUid = await addPassedProject(client, teachers);
    await approve(client, projectUid);
    const preview = await registerAll(client, projectUid);
    expect(preview.rows.map((row) => [row.outcome, row.hours, row.credits])).toEqual([
      ['awarded', 24000, 3000],
      ['awarded', 24000, 3000],
      ['awarded', 24000, 3000],
    ]);
    expect(preview.rows[0]?.steps.map((step) => step.clause)).toContain('H14.3');
    const entries = await client.entries.list({});
    expect(entries.total).toBe(3);
    const explained = await client.entries.explain({ uid: entries.rows[0]?.uid ?? '' });
    expect(explained.steps.length).toBeGreaterThan(0);
    expect(explained.policy.id).toBe('hainan-2017');
    expect(explained.counted).toMatchObject({ earned: 3000, counted: 3000, over: 0 });
    const project = await client.projects.get({ uid: projectUid });
    expect(project.registeredCount).toBe(3);
  });

  it('records nothing when the same registration is asked for twice', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 2));
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    const again = await client.registrations.preview({ projectUid });
    const result = await resultOf(
      await client.registrations.register({ projectUid, fingerprint: again.fingerprint }),
    );
    expect(result).toMatchObject({ batch: null, recorded: 0, alreadyRecorded: 2 });
    expect((await client.entries.list({})).total).toBe(2);
  });

  it('refuses a registration without an approved form, and one dated before the approval (H7)', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 1));
    const before = await client.registrations.preview({ projectUid });
    const missing = await refusal(
      resultOf(await client.registrations.register({ projectUid, fingerprint: before.fingerprint })),
    );
    expect(missing).toContainEqual(
      expect.objectContaining({ code: 'registration.approvalMissing', clause: 'H7' }),
    );
    await approve(client, projectUid, '2025-11-03');
    const early = await client.registrations.preview({ projectUid, registeredOn: '2025-11-01' });
    const refused = await refusal(
      resultOf(
        await client.registrations.register({
          projectUid,
          fingerprint: early.fingerprint,
          registeredOn: '2025-11-01',
        }),
      ),
    );
    expect(refused).toContainEqual(
      expect.objectContaining({ code: 'registration.beforeApproval', clause: 'H7' }),
    );
    expect((await client.entries.list({})).total).toBe(0);
  });

  it('refuses a school that registers a county project as its own (H5)', async () => {
    const { client } = await openTestLedger({ level: 'school' });
    const problems = await refusal(client.projects.save({ fields: NO_PROJECT }));
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'project.notOursToRegister', clause: expect.stringContaining('H5') }),
    );
    expect((await client.projects.list({})).rows).toHaveLength(0);
  });

  it('asks no approval form under Wuhan (W3.1)', async () => {
    const { client } = await openTestLedger({ level: 'county', policyId: 'wuhan-2008' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 1), {
      days: null,
      hours: 12000,
    });
    const preview = await registerAll(client, projectUid);
    expect(preview.problems).toEqual([]);
    expect(preview.rows[0]).toMatchObject({ outcome: 'awarded', hours: 12000, credits: 1500 });
    expect((await refusal(client.approvals.form({ projectUid })))[0]?.code).toBe('approval.policyAsksNone');
  });

  it('takes a silent figure from a decision for later registrations and leaves older entries alone (Q1)', async () => {
    const { client } = await openTestLedger({ level: 'school' });
    const [first = '', second = ''] = await addTeachers(client, 2);
    const school = {
      level: 'school',
      form: 'school-based',
      organiserKind: 'school',
      organiserLevel: 'school',
      days: null,
      hours: 8000,
    } as const;
    const one = await addPassedProject(client, [first], school);
    const undecided = await client.registrations.preview({ projectUid: one });
    expect(undecided.rows[0]).toMatchObject({ outcome: 'undecided', hours: 8000, credits: null });
    const [setting = ''] = undecided.rows[0]?.undecidedSettings ?? [];
    const decide = (value: number) =>
      client.decisions.decide({
        policyId: 'hainan-2017',
        settingId: setting,
        value,
        decidedBy: '教务会',
        decidedOn: '2025-09-01',
        reason: '校务会议纪要',
      });
    await decide(100);
    await approve(client, one);
    await registerAll(client, one);
    expect((await client.entries.list({})).rows[0]).toMatchObject({ credits: 800 });
    await decide(125);
    const two = await addPassedProject(client, [second], school);
    await approve(client, two);
    await registerAll(client, two);
    const credits = (await client.entries.list({})).rows.map((row) => row.credits);
    expect(credits).toEqual([1000, 800]);
  });

  it('keeps an outside training as its proof says and warns where the engine differs (A27)', async () => {
    const { client } = await openTestLedger({ level: 'school' });
    const projectUid = await addPassedProject(
      client,
      await addTeachers(client, 1),
      { kind: 'outside', registrar: '琼山区教师发展中心', proof: '结业证书' },
      { proofHours: 20_000, proofCredits: 2500 },
    );
    const preview = await registerAll(client, projectUid);
    expect(preview.rows[0]).toMatchObject({
      outcome: 'awarded',
      hours: 20000,
      credits: 2500,
      computed: { hours: 24000, credits: 3000 },
    });
    expect((await client.entries.list({})).rows[0]).toMatchObject({
      origin: 'outside',
      hours: 20000,
      credits: 2500,
    });
  });

  it('says on the first page and the project what keeps an outside training from being registered', async () => {
    const { client } = await openTestLedger({ level: 'school' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 2), {
      kind: 'outside',
      registrar: '琼山区教师发展中心',
      proof: '结业证书',
    });
    const missing = async () => (await client.projects.get({ uid: projectUid })).missing;
    const dutyOf = async () => (await client.home.today()).duties.find((duty) => duty.kind === 'register');
    const without = { code: 'project.proofFiguresMissing', severity: 'warning', values: { count: 2 } };
    expect(await missing()).toEqual([without]);
    expect((await dutyOf())?.details).toEqual([without]);
    const { rows } = await client.projects.trainees({ projectUid });
    const prove = (uid: string, version: number) =>
      client.projects.saveTrainees({
        projectUid,
        changes: [{ uid, version, fields: { proofHours: 20000, proofCredits: 2500 } }],
      });
    for (const { uid, version } of rows.slice(0, 1)) await prove(uid, version);
    expect(await missing()).toEqual([{ ...without, values: { count: 1 } }]);
    for (const { uid, version } of rows.slice(1)) await prove(uid, version);
    expect(await missing()).toEqual([]);
    expect((await dutyOf())?.details).toEqual([]);
    await registerAll(client, projectUid);
    expect(await missing()).toEqual([]);
  });

  it('reverses one entry with a reason and takes a whole registration back', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const teachers = await addTeachers(client, 2);
    const projectUid = await addPassedProject(client, teachers);
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    const [entry] = (await client.entries.list({})).rows;
    await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
    expect(
      (
        await refusal(
          client.entries.reverse({ uid: entry?.uid ?? '', reason: '再来', effectiveOn: '2025-11-10' }),
        )
      )[0]?.code,
    ).toBe('entry.alreadyReversed');
    const [batch] = (await client.registrations.batches({ projectUid })).filter(
      (each) => each.kind === 'registration',
    );
    const undone = await client.registrations.undo({ batchUid: batch?.uid ?? '', reason: '项目取消' });
    expect(undone.batch.entryCount).toBe(1);
    expect((await client.entries.list({ withReversed: false })).total).toBe(0);
    for (const uid of teachers) expect((await client.teachers.get({ uid })).entryCount).toBe(0);
    const verified = await resultOf(await client.audit.verify());
    expect(verified.problems).toEqual([]);
  });

  it('issues certificates once the scheme is set, freezes them and never reuses a number', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 2));
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    const unset = await client.certificates.preview({ projectUid, issuedOn: '2025-11-05' });
    expect(unset.problems.map((problem) => problem.code)).toEqual(['certificate.schemeNotSet']);
    await client.certificates.setScheme({
      separator: '',
      widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
      organiserNumber: 12,
    });
    const issued = await resultOf(await client.certificates.issue({ projectUid, issuedOn: '2025-11-05' }));
    expect(issued.numbers).toEqual(['20251231010001', '20251231010002']);
    const standing = async () =>
      (await client.certificates.preview({ projectUid })).rows.map((row) => row.certificateUid);
    expect(await standing()).toEqual(issued.uids);
    const { rows } = await client.certificates.list({ projectUid });
    const once = await client.certificates.file({ uids: [rows[0]?.uid ?? ''] });
    const twice = await client.certificates.file({ uids: [rows[0]?.uid ?? ''] });
    expect(
      Buffer.from(await once.file.arrayBuffer()).equals(Buffer.from(await twice.file.arrayBuffer())),
    ).toBe(true);
    await client.certificates.revoke({ uid: issued.uids[1] ?? '', reason: '姓名有误' });
    expect(await standing()).toEqual([issued.uids[0], null]);
    const reissued = await resultOf(await client.certificates.issue({ projectUid, issuedOn: '2025-11-06' }));
    expect(reissued.numbers).toEqual(['20251231010003']);
    expect(await standing()).toEqual([issued.uids[0], reissued.uids[0]]);
  });

  it('prints the same figures and clauses on the approval form after registration as before it (H7)', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 2));
    await approve(client, projectUid);
    const pdf = vi.spyOn(session.ledger.documents, 'pdf');
    onTestFinished(() => pdf.mockRestore());
    /** What the document is filled from; the seal alone is meant to differ, since the registration moves it. */
    const printed = async () => {
      await client.approvals.form({ projectUid });
      const [document, data] = pdf.mock.lastCall ?? [];
      expect(document).toBe('approval-form');
      return { ...data, seal: null };
    };
    const before = await printed();
    expect(before).toMatchObject({
      hours: 24_000,
      credits: 3000,
      participants: 2,
      qualified: 2,
      awards: [{ people: 2, hours: 24_000, credits: 3000 }],
      trainees: [{ credits: 3000 }, { credits: 3000 }],
    });
    expect(JSON.stringify(before)).toContain('第十四条第三项');
    // Articles, never the ids of rules and readings.
    const { clauses, awards, notes } = Object(before);
    expect(JSON.stringify({ clauses, awards, notes })).not.toMatch(/\b[A-Z]{1,3}\d+/);
    await registerAll(client, projectUid);
    expect(await printed()).toEqual(before);
  });

  it('names a character that no bundled font has before a certificate is issued', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { uid } = await client.teachers.save({
      fields: { ...(await import('../../helpers/test-session.ts')).NOBODY, name: '王\u{2A6D6}' },
    });
    const projectUid = await addPassedProject(client, [uid], { level: 'county' });
    await client.certificates.setScheme({
      separator: '',
      widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
      organiserNumber: 1,
    });
    const form = await client.approvals.form({ projectUid });
    expect(form.problems[0]).toMatchObject({
      code: 'document.blankGlyph',
      severity: 'warning',
      values: { characters: expect.stringContaining('U+2A6D6') },
    });
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    const preview = await client.certificates.preview({ projectUid, issuedOn: '2025-11-05' });
    expect(preview.rows[0]?.problems[0]?.code).toBe('document.missingGlyph');
    expect(
      (await refusal(resultOf(await client.certificates.issue({ projectUid, issuedOn: '2025-11-05' }))))[0]
        ?.code,
    ).toBe('document.missingGlyph');
    expect((await client.certificates.list({})).total).toBe(0);
  });
});
