import { describe, expect, it } from 'vitest';
import {
  addPassedProject,
  addTeachers,
  approve,
  NOBODY,
  openTestLedger,
  resultOf,
  type TestClient,
} from '../../helpers/test-session.ts';

const YEAR = 2025;
const SOUTH = '南塘小学';

/** Three at one school, two at another, and one of the first who left. */
async function openCounty() {
  const test = await openTestLedger({ level: 'county' });
  const { client } = test;
  await addTeachers(client, 3);
  for (const name of ['李敏', '陈晨'])
    await client.teachers.save({ fields: { ...NOBODY, name, organisationName: SOUTH } });
  await client.teachers.save({ fields: { ...NOBODY, name: '周末', status: 'left', leftOn: '2025-03-01' } });
  return test;
}

async function sumOfCounts(client: TestClient, input: { organisationName?: string; search?: string }) {
  const { counts, total } = await client.assessments.matrix({ year: YEAR, ...input });
  return [Object.values(counts).reduce((sum, count) => sum + count, 0), total];
}

describe('counts beside a list', () => {
  it('the chips of the verdicts count the people of the school and the search that stand beside them', async () => {
    const { client } = await openCounty();
    expect(await sumOfCounts(client, {})).toEqual([5, 5]);
    expect(await sumOfCounts(client, { organisationName: SOUTH })).toEqual([2, 2]);
    expect(await sumOfCounts(client, { organisationName: SOUTH, search: '李敏' })).toEqual([1, 1]);
    const { counts } = await client.assessments.matrix({ year: YEAR, organisationName: SOUTH });
    const [verdict, count] =
      Object.entries(counts).find((entry) => entry[1] > 0) ?? expect.unreachable('somebody has a verdict');
    const chosen = await client.assessments.matrix({
      year: YEAR,
      organisationName: SOUTH,
      verdict: verdict as 'failed',
    });
    expect([chosen.total, chosen.counts]).toEqual([count, counts]);
  });

  it('people in service are counted alike in the navigation, the list, the schools and the picture of the year', async () => {
    const { client } = await openCounty();
    const status = (await client.app.status()).ledger;
    expect([status?.activeTeacherCount, status?.teacherCount]).toEqual([5, 6]);
    expect((await client.teachers.list({ status: 'active', year: YEAR })).total).toBe(5);
    const { rows } = await client.organisations.list();
    expect(rows.reduce((sum, { teacherCount }) => sum + teacherCount, 0)).toBe(5);
    const { yearCounts, spread } = await client.assessments.overview({ year: YEAR });
    const { exempt, ...judged } = yearCounts;
    expect(Object.values(judged).reduce((sum, count) => sum + count, exempt)).toBe(5);
    const inBars = spread.bars.reduce((sum, { people }) => sum + people, 0);
    expect(inBars).toBe(5 - exempt);
  });

  it('registering counts people as people where a training is split into two years (H14.1)', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const projectUid = await addPassedProject(client, await addTeachers(client, 2), {
      startOn: '2024-12-30',
      endOn: '2025-01-02',
      days: 4000,
      byYear: [
        { year: 2024, days: 2000, hours: null },
        { year: 2025, days: 2000, hours: null },
      ],
    });
    await approve(client, projectUid, '2025-01-10');
    const { fingerprint } = await client.registrations.preview({ projectUid });
    const made = await resultOf(await client.registrations.register({ projectUid, fingerprint }));
    expect(made).toMatchObject({ recorded: 4, people: 2 });
  });
});
