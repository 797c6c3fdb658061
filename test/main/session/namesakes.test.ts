import { expect, it } from 'vitest';
import { SCHEME } from '../../helpers/project-steps.ts';
import {
  addPassedProject,
  approve,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
} from '../../helpers/test-session.ts';

const MATHS = '王芳（数学）';
const CHINESE = '王芳（语文）';

it('namesakes are told apart in every call that shows a name, and papers keep the name', async () => {
  const { client } = await openTestLedger({ level: 'county' });
  const uids: string[] = [];
  for (const subject of ['数学', '语文'])
    uids.push((await client.teachers.save({ fields: { ...NOBODY, name: '王芳', subject } })).uid);
  const projectUid = await addPassedProject(client, uids);
  const asked = { projectUid };
  const names = (rows: readonly { readonly teacher: { readonly name: string } }[]) =>
    rows.map(({ teacher }) => teacher.name).sort();
  const both = [MATHS, CHINESE].sort();
  expect(names((await client.doublings.list(asked)).rows)).toEqual(both);
  await approve(client, projectUid);
  expect(names((await client.registrations.preview(asked)).rows)).toEqual(both);
  await registerAll(client, projectUid);
  await client.certificates.setScheme(SCHEME);
  await resultOf(await client.certificates.issue({ projectUid, issuedOn: '2025-11-05' }));
  expect(names((await client.projects.trainees(asked)).rows)).toEqual(both);
  expect(names((await client.entries.list({})).rows)).toEqual(both);
  expect(names((await client.certificates.list({})).rows)).toEqual(both);
  const matrix = await client.assessments.matrix({});
  const found = await client.teachers.list({ search: 'wf' });
  const certificates = await client.certificates.preview({ projectUid });
  for (const { rows } of [matrix, found, certificates])
    expect(rows.map(({ name }) => name).sort()).toEqual(both);
  const [teacherUid = ''] = uids;
  expect((await client.assessments.explain({ teacherUid, year: 2025 })).teacher.name).toBe(MATHS);
  // The record itself keeps the name: it is what is edited, searched and printed.
  expect((await client.teachers.get({ uid: teacherUid })).fields.name).toBe('王芳');
  const [entry] = (await client.entries.list({ teacherUid })).rows;
  expect((await client.entries.explain({ uid: entry?.uid ?? '' })).entry.teacher.name).toBe(MATHS);
});

it('a reversal is noted under the name that tells the person apart', async () => {
  const { client } = await openTestLedger({ level: 'county' });
  const uids: string[] = [];
  for (const subject of ['数学', '语文'])
    uids.push((await client.teachers.save({ fields: { ...NOBODY, name: '王芳', subject } })).uid);
  const projectUid = await addPassedProject(client, uids);
  await approve(client, projectUid);
  await registerAll(client, projectUid);
  const [entry] = (await client.entries.list({ teacherUid: uids[0] ?? '' })).rows;
  await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
  const [audit] = (await client.audit.list({})).rows;
  expect(audit?.subject).toBe(`${MATHS} · 小学数学骨干教师培训`);
});
