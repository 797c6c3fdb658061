import { describe, expect, it } from 'vitest';
import { OUTSIDE, registerProject, sameTrainingTwice } from '../../../helpers/project-steps.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../../helpers/test-session.ts';

/** Days on which nobody here takes part in anything else. */
const LATER = { startOn: '2025-09-01', endOn: '2025-09-02', days: 2000 } as const;
const REASON = '证书是同一期的，学校另报了一次';

async function explainAll(client: TestClient, projectUid: string, reason = REASON) {
  const { rows } = await client.doublings.list({ projectUid });
  const findings = rows.flatMap(({ traineeUid, doublings }) =>
    doublings.map(({ key }) => ({ traineeUid, key })),
  );
  return client.doublings.explain({ projectUid, reason, findings });
}

const creditsOf = async (client: TestClient) =>
  (await client.entries.list({ withReversed: false })).rows.map(({ credits }) => credits);

describe('one training as two own projects and an outside proof (X4)', () => {
  it('counts once until somebody writes why it counts again', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { own, outside, teachers } = await sameTrainingTwice(client);
    const again = await addPassedProject(client, teachers);
    await approve(client, again);
    for (const uid of [again, outside])
      await expect(registerProject(client, uid)).rejects.toMatchObject({
        data: { problems: [{ code: 'registration.doublingsUnexplained', values: { count: 1 } }] },
      });
    expect(await creditsOf(client)).toEqual([3000]);

    expect(await explainAll(client, outside)).toEqual({ explained: 2 });
    await registerProject(client, outside);
    expect(await creditsOf(client)).toEqual([3000, 3000]);
    const [entry] = (await client.entries.list({ projectUid: outside })).rows;
    const { steps } = await client.entries.explain({ uid: entry?.uid ?? '' });
    expect(steps.slice(-2).map(({ text }) => text)).toEqual([
      `重复核对 同一培训：“${NO_PROJECT.name}”，2025-10-13 至 2025-10-15；说明：${REASON}（王老师，2025-11-10）`,
      `重复核对 同一培训：“${NO_PROJECT.name}”，2025-10-13 至 2025-10-15；说明：${REASON}（王老师，2025-11-10）`,
    ]);
    const [audit] = (await client.audit.list({})).rows.filter(({ action }) => action === 'doubling.explain');
    expect(audit).toMatchObject({ subject: NO_PROJECT.name, actor: '王老师' });
    const { rows } = await client.doublings.ofTeacher({ teacherUid: teachers[0] ?? '' });
    expect(rows.map(({ project, isRegistered }) => [project.uid, isRegistered])).toEqual([
      [own, true],
      [outside, true],
      [again, false],
    ]);
    expect(rows[1]?.doublings.map(({ reason }) => reason?.text)).toEqual([REASON, REASON]);
    expect((await resultOf(await client.audit.verify())).problems).toEqual([]);
  });

  it('asks nothing where the other one was reversed', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { own, outside } = await sameTrainingTwice(client);
    const [batch] = await client.registrations.batches({ projectUid: own });
    await client.registrations.undo({ batchUid: batch?.uid ?? '', reason: '登错项目' });
    expect(await client.doublings.list({ projectUid: outside })).toEqual({ rows: [], missing: [] });
    await registerProject(client, outside);
    expect(await creditsOf(client)).toEqual([3000]);
  });

  it('registers the others first only when somebody says so', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { outside } = await sameTrainingTwice(client);
    const colleague = await client.teachers.list({ search: '教师一' });
    const { uid } = await client.teachers.save({
      fields: { ...(await client.teachers.get({ uid: colleague.rows[0]?.uid ?? '' })).fields, name: '林晓' },
    });
    await client.projects.addTrainees({ projectUid: outside, teacherUids: [uid], role: 'trainee' });
    const [, lin] = (await client.projects.trainees({ projectUid: outside })).rows;
    await client.projects.saveTrainees({
      projectUid: outside,
      changes: [
        {
          uid: lin?.uid ?? '',
          version: lin?.version ?? 0,
          fields: { result: 'passed', proofHours: 24_000, proofCredits: 3_000 },
        },
      ],
    });
    const { fingerprint, awardedCount } = await client.registrations.preview({ projectUid: outside });
    expect(awardedCount).toBe(1);
    await expect(
      client.registrations.register({ projectUid: outside, fingerprint }).then(resultOf),
    ).rejects.toMatchObject({ data: { problems: [{ code: 'registration.doublingsUnexplained' }] } });
    const asked = { projectUid: outside, fingerprint, leaveOutDoubtful: true };
    expect(await resultOf(await client.registrations.register(asked))).toMatchObject({ recorded: 1 });
    expect(
      (await client.entries.list({ projectUid: outside })).rows.map(({ teacher }) => teacher.name),
    ).toEqual(['林晓']);
  });

  it('asks again when a reason was taken back, and when it changed since the preview', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { outside } = await sameTrainingTwice(client);
    await explainAll(client, outside);
    const { fingerprint } = await client.registrations.preview({ projectUid: outside });
    await explainAll(client, outside, '另一期');
    await expect(
      client.registrations.register({ projectUid: outside, fingerprint }).then(resultOf),
    ).rejects.toMatchObject({ data: { problems: [{ code: 'registration.changedSincePreview' }] } });
    const [place] = (await client.doublings.list({ projectUid: outside })).rows;
    const findings = [{ traineeUid: place?.traineeUid ?? '', key: place?.doublings[0]?.key ?? '' }];
    expect(await client.doublings.withdraw({ projectUid: outside, findings })).toEqual({ withdrawn: 1 });
    await expect(registerProject(client, outside)).rejects.toMatchObject({
      data: { problems: [{ code: 'registration.doublingsUnexplained' }] },
    });
  });
});

describe('what seems to be there twice (X4)', () => {
  it('is said when somebody is added, when days change, when a proof is typed, and at the rows of a list', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const [first = '', second = ''] = await addTeachers(client, 2);
    await addPassedProject(client, [first, second], OUTSIDE, { proofCertificateNumber: '琼2025-107' });
    const codes = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);

    const same = { ...NO_PROJECT, name: '另一个班', number: null, organiserName: '海南师范大学' };
    const { uid, version } = await client.projects.save({ fields: { ...same, ...LATER } });
    const added = await client.projects.addTrainees({
      projectUid: uid,
      teacherUids: [first],
      role: 'trainee',
    });
    expect(codes(added.warnings)).toEqual([]);
    const saved = await client.projects.save({ uid, version, fields: same });
    expect(codes(saved.warnings)).toContain('doubling.unexplained');
    const again = await client.projects.addTrainees({
      projectUid: uid,
      teacherUids: [second],
      role: 'trainee',
    });
    expect(again.warnings).toMatchObject([
      {
        code: 'doubling.sameDays',
        severity: 'warning',
        values: { name: '教师二', project: NO_PROJECT.name },
      },
    ]);

    const outside = await client.projects.save({ fields: { ...same, ...OUTSIDE, ...LATER, name: '校外班' } });
    const projectUid = outside.uid;
    await client.projects.addTrainees({ projectUid, teacherUids: [second], role: 'trainee' });
    const [row] = (await client.projects.trainees({ projectUid })).rows;
    const change = {
      uid: row?.uid ?? '',
      version: row?.version ?? 0,
      fields: { proofCertificateNumber: '琼2025-107' },
    };
    const typed = await client.projects.saveTrainees({ projectUid, changes: [change] });
    expect(codes(typed.warnings)).toContain('doubling.sameNumber');

    const file = new File(['姓名,单位\n教师一,北塘实验小学\n'], '名单.csv');
    const { projects } = client;
    const later = await projects.save({ fields: { ...same, name: '第三个班' } });
    const preview = await projects.previewTraineeImport({ projectUid: later.uid, file });
    expect(preview.rows[0]?.kind).toBe('new');
    expect(codes(preview.rows[0]?.problems ?? [])).toContain('doubling.sameDays');
  });
});

describe('one certificate number (X4)', () => {
  it('on two people is asked, whatever their trainings', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const [first = '', second = ''] = await addTeachers(client, 2);
    const proof = (number: string) => ({
      proofHours: 8_000,
      proofCredits: 1_000,
      proofCertificateNumber: number,
    });
    await addPassedProject(client, [first], OUTSIDE, proof('琼 2025-107'));
    const later = {
      ...OUTSIDE,
      name: '信息技术培训',
      number: null,
      ...LATER,
    };
    const other = await addPassedProject(client, [second], later, proof('琼2025-107'));
    const { rows } = await client.doublings.list({ projectUid: other });
    expect(rows.flatMap(({ doublings }) => doublings)).toMatchObject([
      { rule: 'sameNumber', number: '琼 2025-107', person: { name: '教师一' } },
    ]);
  });

  it('of a certificate of this ledger is asked when it is typed as a proof', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const [first = '', second = ''] = await addTeachers(client, 2);
    const own = await addPassedProject(client, [first]);
    await approve(client, own);
    await registerAll(client, own);
    await client.certificates.setScheme({
      separator: '',
      widths: { project: 2, organiser: 2, year: 4, session: 0, trainee: 4 },
      organiserNumber: 7,
    });
    await resultOf(await client.certificates.issue({ projectUid: own, issuedOn: '2025-11-05' }));
    const [certificate] = (await client.certificates.list({ projectUid: own })).rows;
    const fields = {
      ...OUTSIDE,
      name: '信息技术培训',
      number: null,
      ...LATER,
    };
    const other = await addPassedProject(client, [second], fields, {
      proofCertificateNumber: certificate?.number ?? '',
    });
    const { rows } = await client.doublings.list({ projectUid: other });
    expect(rows.flatMap(({ doublings }) => doublings)).toMatchObject([{ rule: 'sameNumber' }]);
  });
});

it('asks whether two records without a number are one person (X4)', async () => {
  const { client } = await openTestLedger({ level: 'county' });
  const [first = ''] = await addTeachers(client, 1);
  await addTeachers(client, 1);
  const projectUid = await addPassedProject(client, [first]);
  const { rows } = await client.doublings.list({ projectUid });
  expect(rows.flatMap(({ doublings }) => doublings)).toMatchObject([
    { rule: 'samePerson', person: { name: '教师一（第 2 条）' } },
  ]);
});
