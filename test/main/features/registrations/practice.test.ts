import { describe, expect, it } from 'vitest';
import {
  addPassedProject,
  addTeachers,
  NO_PROJECT,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../../helpers/test-session.ts';

const PRACTICE = {
  form: 'enterprise',
  level: 'school',
  organiserKind: 'school',
  organiserLevel: 'school',
  days: null,
  totalPeriods: null,
} as const;

/** A vocational school whose one teacher of a trade has to practise in enterprises. */
async function school() {
  const { client, session } = await openTestLedger({ policyId: 'vocational-school' });
  const [uid = ''] = await addTeachers(client, 1);
  const { version, fields } = await client.teachers.get({ uid });
  await client.teachers.save({ uid, version, fields: { ...fields, roles: ['specialist'] } });
  return { client, session, uid };
}

const practise = async (
  client: TestClient,
  uid: string,
  days: { startOn: string; endOn: string },
  more = {},
) => {
  const project = await addPassedProject(client, [uid], {
    ...PRACTICE,
    ...days,
    name: `下企业 ${days.startOn}`,
    ...more,
  });
  await registerAll(client, project);
};

const reasonsOf = async (client: TestClient, teacherUid: string, year: number | null) =>
  (await client.assessments.explain({ teacherUid, year })).reasons.map(({ text }) => text);

describe('practice in enterprises (V2)', () => {
  it('is met by one week a year and two months in two years, from the dates of the practice', async () => {
    const { client, uid } = await school();
    expect(await reasonsOf(client, uid, 2025)).toContainEqual(expect.stringContaining('要求不少于 1 周'));
    await practise(client, uid, { startOn: '2024-07-01', endOn: '2024-08-24' });
    await practise(client, uid, { startOn: '2025-07-07', endOn: '2025-07-13' });
    const short = await reasonsOf(client, uid, 2025);
    expect(short).toEqual([expect.stringContaining('两年要求 2 个月')]);
    await practise(client, uid, { startOn: '2025-08-01', endOn: '2025-08-12' }, { practiceWeeks: 2000 });
    expect(await reasonsOf(client, uid, 2025)).toEqual([]);
  });

  it('is met by six months in the cycle as well, and the ledger counts months and weeks, no hours', async () => {
    const { client, session, uid } = await school();
    await practise(client, uid, { startOn: '2022-03-01', endOn: '2022-08-31' });
    const reasons = await reasonsOf(client, uid, null);
    expect(reasons.filter((text) => text.includes('企业实践'))).toEqual([]);
    const { rows } = await client.entries.list({ teacherUid: uid });
    expect(rows).toMatchObject([{ form: 'enterprise', hours: 0, months: 6000, weeks: 0 }]);
    expect(
      session.ledger.database.reader.prepare('SELECT months, weeks, hours, credits FROM entry').all(),
    ).toEqual([{ months: 6000, weeks: 0, hours: 0, credits: null }]);
    expect(await resultOf(await client.audit.verify())).toMatchObject({ isIntact: true });
  });

  it('held elsewhere counts by its proof without hours', async () => {
    const { client, uid } = await school();
    await practise(
      client,
      uid,
      { startOn: '2025-07-07', endOn: '2025-07-11' },
      {
        kind: 'outside',
        registrar: '市职教中心',
        proof: '企业实践证明',
        practiceWeeks: 1000,
        organiserName: NO_PROJECT.organiserName,
      },
    );
    expect(await reasonsOf(client, uid, 2025)).toEqual([expect.stringContaining('两年要求 2 个月')]);
  });
});
