import { expect, it } from 'vitest';
import { DISTRICT_CLASS, openLinweiLedger } from '../../helpers/linwei-ledger.ts';
import { registerProject } from '../../helpers/project-steps.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestLedger,
  registerAll,
} from '../../helpers/test-session.ts';

const linwei = [
  { id: 'shaanxi-2018', parts: ['credits' as const, 'assessment' as const] },
  { id: 'weinan-2019', parts: ['assessment' as const] },
];

it('credits of one province fill no minimum of another; hours count everywhere', async () => {
  const { client } = await openTestLedger({ level: 'county' });
  const [teacherUid = ''] = await addTeachers(client, 1);
  const project = await addPassedProject(client, [teacherUid], DISTRICT_CLASS);
  await approve(client, project);
  await registerAll(client, project);
  const before = await client.assessments.explain({ teacherUid, year: null });
  expect(before.mark.credits).toBeGreaterThan(0);
  await client.policies.setInForce({
    ...{ pack: { id: 'shaanxi-2018' }, set: { texts: linwei }, fromYear: 2025, reason: '迁移' },
  });
  const { lines } = await client.assessments.explain({ teacherUid, year: null });
  expect(lines.map(({ policy, mark }) => [policy.id, mark.credits, mark.hours])).toEqual([
    ['shaanxi-2018', 0, 40_000],
    ['weinan-2019', expect.anything(), 40_000],
  ]);
  expect((await client.assessments.matrix({ scope: 'cycle' })).rows[0]?.cycle.credits).toBe(0);
});

it('credits of the set’s own province count, and a change of entries is seen at once', async () => {
  const { client } = await openLinweiLedger();
  const [teacherUid = ''] = await addTeachers(client, 1);
  const creditsOf = async () =>
    (await client.assessments.explain({ teacherUid, year: null })).lines.map(({ mark }) => mark.credits);
  expect((await creditsOf())[0]).toBe(0);
  await registerProject(client, await addPassedProject(client, [teacherUid], DISTRICT_CLASS));
  expect((await creditsOf())[0]).toBe(8000);
});
