import { hash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { classificationNumber } from '../../src-main/database/records/classification-records.ts';
import { storePolicySet } from '../../src-main/database/records/policy-records.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  openTestLedger,
  registerAll,
  resultOf,
  temporaryFolder,
} from './test-session.ts';

const BLANK = join(import.meta.dirname, '../main/workbooks/templates/charts.xlsx');

/** A county ledger with a row in every table: registered, certified, one entry reversed, one certificate revoked. */
export async function openFullLedger(folder?: string) {
  const test = await openTestLedger({ level: 'county', ...(folder === undefined ? {} : { folder }) });
  const { client } = test;
  const teachers = await addTeachers(client, 4);
  const projectUid = await addPassedProject(client, teachers);
  await client.projects.setMaterial({
    projectUid,
    kind: await firstMaterial(client, projectUid),
    isPresent: true,
    fileName: '通知.pdf',
  });
  await approve(client, projectUid);
  await registerAll(client, projectUid);
  await client.certificates.setScheme({
    separator: '',
    widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
    organiserNumber: 7,
    organisers: [{ name: NO_PROJECT.organiserName, number: 7 }],
  });
  const trainees = (await client.projects.trainees({ projectUid })).rows;
  await resultOf(
    await client.certificates.issue({
      projectUid,
      issuedOn: '2025-11-05',
      traineeUids: trainees.slice(0, 2).map((trainee) => trainee.uid),
    }),
  );
  const [certificate] = (await client.certificates.list({ projectUid })).rows;
  await client.certificates.file({ uids: [certificate?.uid ?? ''] });
  await client.certificates.revoke({ uid: certificate?.uid ?? '', reason: '姓名有误' });
  const free = (await client.entries.list({})).rows.find(
    (entry) => entry.teacher.uid === trainees[3]?.teacher.uid,
  );
  await client.entries.reverse({ uid: free?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
  const [point] = await client.decisions.list();
  await client.decisions.decide({
    policyId: point?.policyId ?? '',
    settingId: point?.settingId ?? '',
    value: 125,
    decidedBy: '教研室',
    decidedOn: '2025-09-01',
    reason: '会议纪要',
  });
  const file = new File(['姓名,单位\n林一,北塘实验小学\n'], '新进教师.csv');
  const { fingerprint } = await client.teachers.previewImport({ file });
  await resultOf(await client.teachers.applyImport({ file, fingerprint }));
  const returned = new File([`姓名,项目名称,学分\n教师一,${NO_PROJECT.name},2\n`], '退回.csv');
  const reading = await client.corrections.read({ file: returned });
  const { correction } = await resultOf(
    await client.corrections.apply({
      file: returned,
      fingerprint: reading.fingerprint,
      accepted: [],
      reason: '县里核减',
      rejection: '材料齐全',
      decidedBy: '琼山区教育局',
      decidedOn: '2025-11-08',
    }),
  );
  await client.corrections.undo({ uid: correction?.uid ?? '', reason: '再核一遍' });
  for (const id of ['own-pack', 'put-away'])
    await client.policies.clone({
      from: { id: 'hainan-2017' },
      id,
      title: '本县补充规定',
      shortTitle: '本县规定',
      reason: '试用',
    });
  await client.policies.removeOwn({ id: 'put-away' });
  await client.calendars.importYear({
    file: new File(
      [JSON.stringify({ year: 2027, source: '通知', daysOff: ['2027-01-01'], makeUpWorkdays: [] })],
      '2027.json',
    ),
  });
  // A set is stored with the first entry that is made under several texts; here every entry is made under one.
  await test.session.ledger.database.write((writer) => {
    storePolicySet(writer, { sha256: hash('sha256', '[]'), content: '[]' });
    // Hainan's text divides trainings along no axis.
    classificationNumber(writer, { kind: 'public' });
  });
  const blank = new File([new Uint8Array(readFileSync(BLANK))], 'charts.xlsx');
  const { mapping } = await client.templates.read({ file: blank, kind: 'qualified' });
  if (mapping !== null)
    await client.templates.save({ name: '合格学员表', kind: 'qualified', file: blank, mapping, options: {} });
  return { ...test, projectUid, teachers };
}

let made: Promise<string> | null = null;

/** A closed copy of the full ledger in a folder of its own; the ledger is made once per test file. */
export async function copyFullLedger(): Promise<string> {
  made ??= makeOnce();
  const folder = join(temporaryFolder(), 'ledger');
  cpSync(await made, folder, { recursive: true });
  return folder;
}

async function makeOnce(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'ledger-full-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const { session } = await openFullLedger(home);
  const { folder } = session.ledger;
  await session.close();
  return folder;
}

async function firstMaterial(
  client: Awaited<ReturnType<typeof openTestLedger>>['client'],
  projectUid: string,
): Promise<string> {
  const { materials } = await client.projects.get({ uid: projectUid });
  return materials[0]?.kind ?? '';
}
