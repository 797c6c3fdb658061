import { expect, it } from 'vitest';
import { addPassedProject, addTeachers, openTestLedger, registerAll } from '../../helpers/test-session.ts';

it('an outside record that the text does not count is kept on the person’s page, counts nothing, and counts once a person decided (B4)', async () => {
  const { client } = await openTestLedger({ policyId: 'hubei-hours' });
  const teachers = await addTeachers(client, 1);
  const course = (name: string) =>
    addPassedProject(
      client,
      teachers,
      { kind: 'outside', registrar: '某公司', proof: '结业证', organiserKind: 'company', name, number: null },
      { proofHours: 40_000 },
    );
  const first = await course('公司研修');
  const preview = await registerAll(client, first);
  const point = { policyId: 'hubei-hours', settingId: `outside:${first}` };
  expect(preview.rows).toMatchObject([
    { outcome: 'nothing', hours: 0, undecidedSettings: [point.settingId], reasons: [{ clause: 'B4' }] },
  ]);
  const uid = teachers[0] ?? '';
  const entries = await client.entries.list({ teacherUid: uid });
  expect(entries.rows).toMatchObject([{ origin: 'outside', hours: 0, credits: null }]);
  const explained = await client.assessments.explain({ teacherUid: uid, year: 2025 });
  expect(explained.mark.hours ?? 0).toBe(0);

  const second = await course('公司研修二');
  await client.decisions.decide({
    ...{ policyId: 'hubei-hours', settingId: `outside:${second}`, value: 0 },
    kind: 'counted',
    ...{ decidedBy: '县教育局', decidedOn: '2025-10-20', reason: '局文件同意' },
  });
  await registerAll(client, second);
  const { rows } = await client.entries.list({ teacherUid: uid });
  expect(rows.map(({ hours }) => hours).sort()).toEqual([0, 40_000]);
  // The decision is listed with who and why; it is of that project alone.
  const made = (await client.decisions.list()).filter(({ settingId }) => settingId.startsWith('outside:'));
  expect(made).toMatchObject([
    { settingId: `outside:${second}`, current: { kind: 'counted', decidedBy: '县教育局' } },
  ]);
  expect(await client.decisions.get(point)).toMatchObject({
    current: null,
    kinds: ['counted', 'not-counted'],
  });
});
