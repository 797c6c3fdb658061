import { openTestSession, temporaryFolder } from './test-session.ts';

/** A center of Linwei under the four texts that it is proposed, with nothing cloned. */
export async function openLinweiLedger(folder: string = temporaryFolder()) {
  const test = openTestSession(folder);
  const { client } = test;
  await client.app.setActor({ name: '王老师' });
  const { texts } = await client.app.proposedSet({ regionCode: '610502' });
  const chosen = texts.map(({ id, parts }) => ({ id, version: null, parts: [...parts] }));
  await client.app.createLedger({
    organisation: {
      ...{ name: '临渭区教育培训中心', level: 'county' },
      ...{ regionCode: '610502', schoolCode: null },
    },
    policyId: chosen[0]?.id ?? '',
    set: { texts: chosen },
    cycleFrom: 2021,
  });
  return { ...test, folder };
}

/** Five days of eight hours, held by the center itself. */
export const DISTRICT_CLASS = {
  ...{ number: '3', days: 5000, hours: 40_000, totalPeriods: 40 },
  ...{ startOn: '2025-10-13', endOn: '2025-10-17', organiserName: '临渭区教育培训中心' },
} as const;
