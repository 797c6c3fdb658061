import { expect, it } from 'vitest';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../helpers/test-session.ts';

/** Ten who passed under Linwei's text; the first missed `absent` of 24 lessons and is called `result`. */
async function openClass(absent: number, result: 'passed' | 'excellent' = 'excellent') {
  const test = await openTestLedger({ level: 'county', policyId: 'linwei-2022' });
  const { client } = test;
  const projectUid = await addPassedProject(client, await addTeachers(client, 10));
  await setFirst(client, projectUid, { absentPeriods: absent, result });
  return { ...test, projectUid };
}

async function setFirst(client: TestClient, projectUid: string, fields: Record<string, unknown>) {
  const [row] = (await client.projects.trainees({ projectUid })).rows;
  return client.projects.saveTrainees({
    projectUid,
    changes: [{ uid: row?.uid ?? '', version: row?.version ?? 0, fields }],
  });
}

/** Names on a list of the project, and what it says. */
async function listed(client: TestClient, projectUid: string, kind: 'completion' | 'qualified') {
  const { rows, problems } = await client.sheets.preview({ request: { kind, projectUid }, limit: 100 });
  return { text: JSON.stringify(rows), codes: problems.map(({ code }) => code) };
}

it.each(['completion', 'qualified'] as const)(
  'the %s list holds nobody whom a gate stops, whatever result was typed, and says so (L21)',
  async (kind) => {
    const { client, projectUid } = await openClass(3);
    const { text, codes } = await listed(client, projectUid, kind);
    expect(text).not.toContain('教师一"');
    expect(text).toContain('教师二');
    expect(codes).toContain('sheet.passedLeftOut');
  },
);

it('exactly 10 % passes, and everybody is listed (L21)', async () => {
  const { client, projectUid } = await openClass(2);
  const { text, codes } = await listed(client, projectUid, 'completion');
  expect(text).toContain('教师一"');
  expect(codes).not.toContain('sheet.passedLeftOut');
});

it('every count of who passed agrees: the page, the form, a sheet of the center', async () => {
  const { client, session, projectUid } = await openClass(3);
  const project = await client.projects.get({ uid: projectUid });
  expect(project).toMatchObject({ traineeCount: 10, passedCount: 9, leftOutCount: 1 });
  expect(session.ledger.snapshot.projectCounts().values().next().value).toMatchObject({ toRegister: 9 });
});

it('more excellent than 10 % are saved only with a reason, which stays and is shown (L21, A16)', async () => {
  const { client, projectUid } = await openClass(0);
  const { rows } = await client.projects.trainees({ projectUid });
  const change = () =>
    client.projects.saveTrainees({
      projectUid,
      changes: rows
        .slice(1, 3)
        .map(({ uid, version }) => ({ uid, version, fields: { result: 'excellent' as const } })),
    });
  await expect(change()).rejects.toMatchObject({
    code: 'REFUSED',
    data: { problems: [{ code: 'trainee.excellentOverLimit', values: { count: 3, max: 1 } }] },
  });
  await client.projects.explainExcellent({ projectUid, reason: '三人获省级教学比赛一等奖' });
  await change();
  const { excellent } = await client.projects.get({ uid: projectUid });
  expect(excellent).toMatchObject({ count: 3, max: 1, isAbove: true, reason: '三人获省级教学比赛一等奖' });
  const { codes } = await listed(client, projectUid, 'completion');
  expect(codes).toContain('sheet.excellentExplained');
  const [entry] = (await client.audit.list({})).rows.filter(
    ({ action }) => action === 'project.excellentReason',
  );
  expect(JSON.stringify(entry)).toContain('三人获省级教学比赛一等奖');
});

it('a summary of a year is no list of one project: nothing of it is taken until its columns are chosen', async () => {
  const { client } = await openTestLedger({ level: 'county' });
  const projectUid = await addPassedProject(client, await addTeachers(client, 2));
  await approve(client, projectUid);
  await registerAll(client, projectUid);
  const { file } = await resultOf(
    await client.sheets.write({
      request: { kind: 'yearSummary', year: 2025, organisationName: '北塘实验小学' },
    }),
  );
  const { uid } = await client.projects.save({ fields: { ...NO_PROJECT, name: '另一个培训' } });
  const preview = await client.projects.previewTraineeImport({ projectUid: uid, file });
  expect(preview.counts).toMatchObject({ new: 0, changed: 0, problem: 2 });
  expect(preview.problems.map(({ code }) => code)).toContain('rivalHeadings');
  expect(preview.mapping.map(({ field }) => field)).not.toContain('hours');
});
