import { failureOf } from '../helpers/ledger-probe.ts';
import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { NOBODY, openTestSession, temporaryFolder } from '../helpers/test-session.ts';

testCases(codesOf('app'), {
  'app.actorMissing': async () => {
    const { client } = openTestSession(temporaryFolder());
    const organisation = {
      name: '北塘实验小学',
      level: 'school',
      regionCode: '460100',
      schoolCode: null,
    } as const;
    await client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
    return (await failureOf(client.teachers.save({ fields: { ...NOBODY, name: '王芳' } }))).problems;
  },
  'app.organisationName': refused(
    async ({ client, summary }) =>
      () =>
        client.app.createLedger({
          organisation: { ...summary.organisation, name: '..' },
          policyId: 'hainan-2017',
          cycleFrom: 2021,
        }),
  ),
  'app.unknownPolicy': refused(
    async ({ client, summary }) =>
      () =>
        client.app.createLedger({
          organisation: { ...summary.organisation, name: '别处' },
          policyId: 'none',
          cycleFrom: 2021,
        }),
  ),
  'app.cycleInTheFuture': refused(
    async ({ client, summary }) =>
      () =>
        client.app.createLedger({
          organisation: { ...summary.organisation, name: '别处' },
          policyId: 'hainan-2017',
          cycleFrom: 2030,
        }),
  ),
});
