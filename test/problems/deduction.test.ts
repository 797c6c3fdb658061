import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { addTeachers, type TestClient } from '../helpers/test-session.ts';

const RULE = { policyId: 'school-own', ruleId: 'notes-failed' } as const;
const FOUND = {
  inspectedBy: '县教育局',
  inspectedOn: '2025-10-20',
  paper: null,
  reason: '没有笔记',
} as const;

const deducting = async (
  client: TestClient,
  change: { readonly inspectedOn?: string; readonly ruleId?: string } = {},
) => {
  const teacherUids = [...(await addTeachers(client, 1))];
  return () => client.deductions.take({ ...RULE, ...FOUND, teacherUids, ...change });
};
const decided = async (client: TestClient) => {
  await client.decisions.decide({
    ...{ policyId: 'school-own', settingId: 'notes-failed.hours', value: 2000 },
    ...{ decidedBy: '校务会', decidedOn: '2025-09-01', reason: '会议纪要' },
  });
};
const SCHOOL = { policyId: 'school-own' } as const;

testCases(codesOf('deduction'), {
  'deduction.unknownRule': refused(async ({ client }) => deducting(client, { ruleId: 'late' }), SCHOOL),
  'deduction.hoursOpen': refused(async ({ client }) => deducting(client), SCHOOL),
  'deduction.inTheFuture': refused(async ({ client }) => {
    await decided(client);
    return deducting(client, { inspectedOn: '2025-12-01' });
  }, SCHOOL),
  'deduction.alreadyTaken': refused(async ({ client }) => {
    await decided(client);
    const deduct = await deducting(client);
    await deduct();
    return deduct;
  }, SCHOOL),
});
