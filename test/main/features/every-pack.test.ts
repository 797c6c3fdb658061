import { describe, expect, it, onTestFinished } from 'vitest';
import { loadShippedPolicies } from '../../../src-main/session/shipped-policies.ts';
import type { OpenKind } from '../../../src-shared/policy/award/open-point.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Classification } from '../../../src-shared/training/classification.ts';
import { SCHEME } from '../../helpers/project-steps.ts';
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

/** Decides every open point that the project waits for: hours of a day are eight, credits one a day where there are any. */
async function decideWhatIsOpen(client: TestClient, projectUid: string): Promise<readonly string[]> {
  const { rows } = await client.registrations.preview({ projectUid });
  const [first] = rows;
  const policyId = first?.policyId ?? '';
  const ids = [...new Set(rows.flatMap(({ undecidedSettings }) => undecidedSettings))];
  for (const settingId of ids) {
    const point = await client.decisions.get({ policyId, settingId });
    const kind = point.kinds[0] ?? null;
    const value = kind === 'hours-per-day' ? 8000 : 1000;
    await client.decisions.decide({
      ...{ policyId, settingId, value, decidedBy: '中心主任会', decidedOn: '2025-10-20', reason: '会议纪要' },
      ...(kind === null ? {} : { kind }),
    });
  }
  return ids;
}

type ChosenTexts = NonNullable<Inputs['app']['createLedger']['set']>['texts'];

async function openLedger(policyId: string, texts?: ChosenTexts) {
  const { client, session } = openTestSession(temporaryFolder());
  onTestFinished(() => session.close());
  await client.app.setActor({ name: '王老师' });
  await client.app.createLedger({
    organisation: { name: '临渭区教师发展中心', level: 'county', regionCode: '610502', schoolCode: null },
    policyId,
    ...(texts === undefined ? {} : { set: { texts: [...texts] } }),
    cycleFrom: 2021,
  });
  return client;
}

/** What a fresh ledger of each shipped pack registers of a county's own course of three days, 24 hours, passed. */
const courses: readonly (readonly [
  string,
  {
    readonly credits: number | null;
    readonly open: readonly string[];
    /** What the text must know of it before anything is computed. */
    readonly classification?: Classification;
  },
])[] = [
  ['hainan-2017', { credits: 3000, open: [] }],
  ['wuhan-2008', { credits: 3000, open: [] }],
  ['jianghan', { credits: 3000, open: [] }],
  ['hubei-hours', { credits: null, open: [] }],
  ['shaanxi-2018', { credits: 4800, open: [] }],
  ['shandong-2015', { credits: 24_000, open: [] }],
  ['moe-1999', { credits: null, open: [] }],
  ['vocational-school', { credits: null, open: [] }],
  ['school-own', { credits: null, open: [] }],
  ['linwei-2022', { credits: null, open: [] }],
  ['weinan-2019', { credits: null, open: [] }],
  ['shandong-county', { credits: 3000, open: ['training.credits:centralized:county:trainee'] }],
  ['chongqing-2019', { credits: 3000, open: ['training.credits:centralized:county:trainee'] }],
  ['beijing-2016', { credits: 2400, open: [], classification: { course: 'professional' } }],
  ['jiangsu-hours', { credits: null, open: [] }],
  ['zhejiang-2016', { credits: 3000, open: ['training.credits:centralized:county:trainee'] }],
  [
    'shanghai-2021',
    {
      ...{ credits: 3000, open: ['training.credits:centralized:county:trainee'] },
      classification: { content: 'ethics' },
    },
  ],
  ['guangxi-2016', { credits: 3000, open: ['training.credits:centralized:county:trainee'] }],
  ['yulin-2014', { credits: 3000, open: ['open:centralized:county:trainee'] }],
  ['shaanxi-guopei-2023', { credits: null, open: ['open:centralized:county:trainee'] }],
];

describe('a fresh ledger of every shipped pack', () => {
  it('is tried with each of them', () => {
    expect(courses.map(([id]) => id).sort()).toEqual([...loadShippedPolicies().keys()].sort());
  });

  it.for(courses)(
    'registers an own centralized training and certifies it: %s',
    async ([policyId, { credits, open, classification = null }]) => {
      const client = await openLedger(policyId);
      const project = await addPassedProject(client, await addTeachers(client, 2), {
        hours: 24_000,
        classification,
      });
      expect(await decideWhatIsOpen(client, project)).toEqual(open);
      if ((await client.projects.get({ uid: project })).requiresApprovalForm) await approve(client, project);
      const { rows, awardedCount } = await registerAll(client, project);
      expect(rows.map((row) => [row.outcome, row.hours, row.credits])).toEqual([
        ['awarded', 24_000, credits],
        ['awarded', 24_000, credits],
      ]);
      expect(awardedCount).toBe(2);
      await client.certificates.setScheme(SCHEME);
      const issued = await resultOf(
        await client.certificates.issue({ projectUid: project, issuedOn: '2025-11-05', traineeUids: null }),
      );
      expect(issued.issued).toBe(2);
      // What was decided is listed with who and why, and nobody waits for it any more.
      const points = (await client.decisions.list()).filter(({ settingId }) => open.includes(settingId));
      expect(points.map(({ current, waitingCount }) => [current?.decidedBy, waitingCount])).toEqual(
        open.map(() => ['中心主任会', 0]),
      );
      expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
    },
  );

  it('asks for the hours too where days alone are known and the text gives a day none (L39)', async () => {
    const client = await openLedger('linwei-2022');
    const project = await addPassedProject(client, await addTeachers(client, 1));
    expect(await decideWhatIsOpen(client, project)).toEqual(['training.hours:centralized:county:trainee']);
    expect((await client.registrations.preview({ projectUid: project })).rows).toMatchObject([
      { outcome: 'awarded', hours: 24_000, credits: null },
    ]);
  });
});

describe('a ledger that follows several texts', () => {
  const linwei: ChosenTexts = [
    { id: 'linwei-2022', parts: ['process'] },
    { id: 'shaanxi-2018', parts: ['credits', 'assessment'] },
    { id: 'weinan-2019', parts: ['assessment'] },
  ];

  it('keeps a decision with the text that would have said it, and registers by it', async () => {
    const client = await openLedger('linwei-2022', linwei);
    const practice = { form: 'other', hours: 24_000, organiserKind: 'administration' } as const;
    const project = await addPassedProject(client, await addTeachers(client, 1), practice);
    const open = await decideWhatIsOpen(client, project);
    expect(open).toEqual(['open:other:county:trainee']);
    const [point] = (await client.decisions.list()).filter(({ settingId }) => open.includes(settingId));
    expect(point).toMatchObject({ policyId: 'shaanxi-2018', current: { kind: 'credits-per-day' } });
    const { rows } = await registerAll(client, project);
    expect(rows).toMatchObject([{ outcome: 'awarded', hours: 24_000, credits: 3000 }]);
    expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
  });

  it('registers hours where none of them gives credits (L39, N5.1)', async () => {
    const client = await openLedger('linwei-2022', [
      { id: 'linwei-2022', parts: ['process'] },
      { id: 'weinan-2019', parts: ['assessment'] },
    ]);
    const project = await addPassedProject(client, await addTeachers(client, 1), { hours: 24_000 });
    const { rows } = await registerAll(client, project);
    expect(rows).toMatchObject([{ outcome: 'awarded', hours: 24_000, credits: null }]);
  });
});

describe('a later decision on an open point', () => {
  const decide = (client: TestClient, kind: OpenKind, value: number) =>
    client.decisions.decide({
      policyId: 'guangxi-2016',
      settingId: 'training.credits:centralized:county:trainee',
      ...{ kind, value, decidedBy: '局办公会', decidedOn: '2025-10-20', reason: '会议纪要' },
    });

  it('is used from then on; entries made before keep theirs, and say which one they rest on', async () => {
    const client = await openLedger('guangxi-2016');
    const teachers = await addTeachers(client, 1);
    const first = await addPassedProject(client, teachers, { hours: 24_000 });
    await decide(client, 'credits', 2000);
    await registerAll(client, first);
    await decide(client, 'credits-per-hour', 100);
    const second = await addPassedProject(client, teachers, { hours: 24_000, name: '第二期', number: 'Q-2' });
    await registerAll(client, second);
    const { rows } = await client.entries.list({});
    expect(rows.map(({ credits }) => credits).sort()).toEqual([2000, 2400]);
    const [point] = (await client.decisions.list()).filter(({ kinds }) => kinds.length > 0);
    expect(point?.history.map(({ kind, value }) => [kind, value])).toEqual([
      ['credits-per-hour', 100],
      ['credits', 2000],
    ]);
  });
});
