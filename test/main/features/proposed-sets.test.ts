import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestSession,
  registerAll,
  resultOf,
  type TestClient,
  temporaryFolder,
} from '../../helpers/test-session.ts';

/** A place of each set that is proposed. */
const places = [
  ['海口', '460106'],
  ['江汉', '420103'],
  ['武汉', '420106'],
  ['湖北', '421100'],
  ['临渭', '610502'],
  ['渭南', '610526'],
  ['榆林', '610802'],
  ['陕西', '610102'],
  ['山东', '370102'],
  ['广西', '450102'],
  ['重庆', '500114'],
  ['江苏', '320102'],
  ['浙江', '330106'],
  ['北京', '110101'],
  ['上海', '310115'],
  ['别处', '130102'],
] as const;

/** What every text must know of a training that divides them so. */
const classification = { course: 'professional', content: 'ethics' };
const trainings: Readonly<Record<string, Partial<ProjectFields>>> = {
  集中: { form: 'centralized', hours: 24_000, classification },
  远程: { form: 'remote', days: null, hours: 20_000, totalPeriods: null, classification },
  校本: { form: 'school-based', level: 'school', hours: 24_000, classification },
};
/** Hubei has the school register remote training, whoever holds it (B1). */
const REMOTE_OF_SCHOOL = /^42/;
/** Remote training of Shaanxi is held at city level or above (SX4): a district registers it where the city delegates it. */
const REMOTE_OF_CITY = /^61/;
const DELEGATED = { level: 'city', organiserLevel: 'city', isDelegated: true } as const;

async function openLedger(regionCode: string, level: 'county' | 'school') {
  const { client, session } = openTestSession(temporaryFolder());
  onTestFinished(() => session.close());
  await client.app.setActor({ name: '王老师' });
  const { texts } = await client.app.proposedSet({ regionCode });
  const chosen = texts.map(({ id, parts }) => ({ id, version: null, parts: [...parts] }));
  await client.app.createLedger({
    organisation: { name: '本单位', level, regionCode, schoolCode: null },
    policyId: chosen[0]?.id ?? '',
    set: { texts: chosen },
    cycleFrom: 2021,
  });
  return client;
}

/** Decides every point that the project waits for, by the hour or by the first way that each offers. */
async function decideAll(client: TestClient, projectUid: string): Promise<void> {
  const { rows } = await client.registrations.preview({ projectUid });
  for (const row of rows)
    for (const settingId of new Set(row.undecidedSettings)) {
      const policyId = row.policyId ?? '';
      const { kinds } = await client.decisions.get({ policyId, settingId });
      // By the hour where that is offered: some trainings have no days.
      const kind = kinds.find((known) => known === 'credits-per-hour') ?? kinds[0];
      await client.decisions.decide({
        ...{ policyId, settingId, value: 1000, ...(kind === undefined ? {} : { kind }) },
        ...{ decidedBy: '局务会', decidedOn: '2025-10-20', reason: '会议纪要' },
      });
    }
}

describe('the texts that are proposed for a place', () => {
  for (const [place, regionCode] of places)
    for (const [form, fields] of Object.entries(trainings))
      it(`register an own training of the level that may: ${place}, ${form}`, async () => {
        const level = fields.level === 'school' ? 'school' : 'county';
        const isOfCity = form === '远程' && REMOTE_OF_CITY.test(regionCode);
        const isOfSchool = form === '远程' && REMOTE_OF_SCHOOL.test(regionCode);
        const client = await openLedger(regionCode, isOfSchool ? 'school' : level);
        const project = await addPassedProject(
          client,
          await addTeachers(client, 1),
          {
            ...fields,
            ...{ organiserName: '本单位', organiserLevel: level },
            organiserKind: level === 'school' ? 'school' : 'training-institution',
            ...(isOfCity ? DELEGATED : {}),
          },
          // Yulin scores what a school does in a year.
          { score: 80_000 },
        );
        await decideAll(client, project);
        const found = await client.projects.get({ uid: project });
        if (found.requiresApprovalForm) await approve(client, project);
        const { rows } = await client.registrations.preview({ projectUid: project });
        expect(rows).toMatchObject([{ outcome: 'awarded', reasons: [] }]);
        await registerAll(client, project);
        expect((await client.entries.list({ projectUid: project })).total).toBeGreaterThan(0);
        expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
      });
});
