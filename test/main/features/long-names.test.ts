import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { writeOutputFiles } from '../../../src-main/transport/terminal/terminal-call.ts';
import { projectUpTo } from '../../helpers/project-steps.ts';
import { openTestSession, resultOf, temporaryFolder } from '../../helpers/test-session.ts';

const longName = `${'国家级骨干教师信息技术应用能力提升研修'.repeat(5).slice(0, 82)}（二期）`;
const longOrganisation = '海南省琼山区教师发展中心暨学科教学研究与师资培训中心'.repeat(4).slice(0, 90);

async function openLong(name: string) {
  const folder = temporaryFolder();
  const test = openTestSession(folder);
  await test.client.app.setActor({ name: '王老师' });
  const organisation = { name, level: 'county', regionCode: '460100', schoolCode: null } as const;
  const made = test.client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
  return { ...test, folder, made };
}

it('makes a ledger of an organisation of 90 characters, and another of the same name beside it', async () => {
  const { session, client, folder, made } = await openLong(longOrganisation);
  expect((await made).organisation.name).toBe(longOrganisation);
  const organisation = {
    name: longOrganisation,
    level: 'county',
    regionCode: '460100',
    schoolCode: null,
  } as const;
  await client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
  expect(readdirSync(join(folder, 'ledgers'))).toHaveLength(2);
  expect(Buffer.byteLength(basename(session.ledger.folder))).toBeLessThan(200);
  await session.close();
});

it('writes every file of a project of 86 characters', async () => {
  const { session, client, folder, made } = await openLong('琼山区教师发展中心');
  await made;
  expect([...longName]).toHaveLength(86);
  const projectUid = await projectUpTo(client, 'certified', { name: longName });
  const out = join(folder, 'out');
  const written = await writeOutputFiles(
    [
      await client.approvals.form({ projectUid }),
      await resultOf(await client.sheets.write({ request: { kind: 'qualified', projectUid } })),
    ],
    out,
  );
  expect(JSON.stringify(written)).toContain('学分登记审批表-国家级');
  for (const name of readdirSync(out)) expect(name).toMatch(/…(?:.*)（二期）.*\.(?:pdf|xlsx)$/u);
  expect(readdirSync(out)).toHaveLength(2);
  await session.close();
});

it('says in words that a path is too long, and makes nothing there', async () => {
  const folder = join(temporaryFolder(), ...Array.from({ length: 3 }, () => '长'.repeat(50)));
  const { client } = openTestSession(folder);
  await client.app.setActor({ name: '王老师' });
  await expect(
    client.app.createLedger({
      organisation: { name: '琼山区教师发展中心', level: 'county', regionCode: '460100', schoolCode: null },
      policyId: 'hainan-2017',
      cycleFrom: 2021,
    }),
  ).rejects.toMatchObject({ code: 'FAILURE', data: { reason: 'pathTooLong' } });
  expect(existsSync(join(folder, 'ledgers'))).toBe(false);
});
