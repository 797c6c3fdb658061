import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../src-main/session/shipped-policies.ts';
import type { PackEdit } from '../../../src-shared/policy/document/pack-edit.ts';
import type { Comparison } from '../../../src-shared/rpc/contract/policies.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../helpers/test-session.ts';

async function problemsOf(
  call: Promise<unknown>,
): Promise<readonly { code: string; at?: { field?: string }; values: object }[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'REFUSED') return error.data.problems;
    throw error;
  }
  throw new Error('the call did not fail');
}

/** The newest version of a shipped pack; its successors come with later programs. */
function shippedVersion(id: string): number | undefined {
  return loadShippedPolicies().get(id)?.version;
}

async function cloneOf(client: TestClient, from = 'hainan-2017', id = 'qiongshan'): Promise<void> {
  await client.policies.clone({
    from: { id: from },
    id,
    title: '琼山区补充规定',
    shortTitle: '琼山规定',
    reason: '试用',
  });
}

async function save(client: TestClient, edits: PackEdit[], id = 'qiongshan') {
  const { pack } = await client.policies.get({ id });
  return client.policies.saveOwn({ id, version: pack.version, edits, reason: '会议决定' });
}

describe('packs at hand', () => {
  it('lists the shipped ones, the one in force first, with counts', async () => {
    const { client } = await openTestLedger();
    const { packs, periods } = await client.policies.list();
    expect(packs[0]).toMatchObject({
      id: 'hainan-2017',
      kind: 'shipped',
      isInForce: true,
      inForceFrom: null,
      coversHere: true,
      silentCount: 6,
      openCount: 5,
      canRemove: false,
    });
    expect(packs[0]?.ruleCount).toBeGreaterThan(40);
    expect(packs.find(({ id }) => id === 'jianghan')?.extends).toMatchObject({
      id: 'wuhan-2008',
      version: shippedVersion('wuhan-2008'),
    });
    expect(packs).toHaveLength(loadShippedPolicies().size);
    expect(periods).toMatchObject([{ policyId: 'hainan-2017', from: null, to: null, isNow: true }]);
  });

  it('gives a shipped one as a document without anything to edit', async () => {
    const { client } = await openTestLedger();
    const { document, fields } = await client.policies.get({ id: 'linwei-2022' });
    expect(document.sections.map(({ id }) => id)).toContain('outgoing');
    expect(fields).toEqual([]);
    await expect(client.policies.get({ id: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('trying', () => {
  it('says what an activity would earn, and why (H14.3)', async () => {
    const { client } = await openTestLedger();
    const { answer, problems } = await client.policies.tryAward({
      id: 'hainan-2017',
      facts: { form: 'centralized', level: 'provincial', role: 'trainee', days: 3, end: '2025-10-15' },
    });
    expect(problems).toEqual([]);
    expect(answer).toMatchObject({
      outcome: 'awarded',
      hours: 24_000,
      credits: 4500,
      year: 2025,
      rule: 'centralized',
    });
    expect(answer?.steps.some(({ clause }) => clause === 'H14.3')).toBe(true);
  });

  it('names every fact it cannot read, by its path', async () => {
    const { client } = await openTestLedger();
    const { answer, problems } = await client.policies.tryAward({
      id: 'hainan-2017',
      facts: { form: 'picnic', level: 'county', days: -1, byYear: [{ year: 2025 }], surprise: 1 },
    });
    expect(answer).toBeNull();
    expect(problems.map(({ code, at }) => `${at?.field} ${code}`).sort()).toEqual([
      '/byYear/0 policy.brokenRule',
      '/days policy.outOfRange',
      '/form policy.unknownWord',
      '/role policy.unknownWord',
      '/surprise policy.unknownKey',
    ]);
  });

  it('judges entries as they would stand (H9)', async () => {
    const { client } = await openTestLedger();
    const { answer } = await client.policies.tryAssess({
      id: 'hainan-2017',
      facts: {
        year: 2025,
        entries: [
          { year: 2025, form: 'school-based', credits: 9, hours: 60 },
          { year: 2025, form: 'remote', level: 'county', credits: 3, hours: 30 },
        ],
      },
    });
    expect(answer?.year).toMatchObject({
      status: 'failed',
      credits: 9000,
      rawCredits: 12_000,
      creditsShort: 1000,
      hoursShort: 0,
    });
    expect(answer?.consequences).toMatchObject([{ clause: 'H9' }, { clause: 'H11' }]);
    const bad = await client.policies.tryAssess({ id: 'hainan-2017', facts: { entries: [{ year: 'x' }] } });
    expect(bad.problems.map(({ at }) => at?.field)).toContain('/entries/0/year');
  });
});

describe('own copies', () => {
  it('start as what they copy and change one number at a time, each saving a version', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    const before = await client.policies.get({ id: 'qiongshan' });
    expect(before.pack).toMatchObject({
      kind: 'own',
      version: 1,
      basis: 'own',
      canRemove: true,
      extends: { id: 'hainan-2017' },
    });
    expect(before.document.sections.flatMap(({ lines }) => lines).some(({ isOwn }) => isOwn)).toBe(false);
    expect(before.fields.find(({ field }) => field === 'assessment/year-minimum/credits')).toMatchObject({
      value: 10,
      inherited: 10,
      isChanged: false,
      kind: 'number',
    });
    const saved = await save(client, [
      { op: 'set', field: 'assessment/year-minimum/credits', value: 12 },
      { op: 'set', field: 'activities/centralized/credits/rates/city', value: 1.25 },
      { op: 'set', field: 'deadlines/registration-30/count', value: 20 },
      { op: 'set', field: 'settings/exam.credits-per-hour/default', value: 0.5 },
      { op: 'set', field: 'cycle/years', value: 3 },
      { op: 'remove', section: 'gates', rule: 'certificate' },
    ]);
    expect(saved.version).toBe(2);
    const after = await client.policies.get({ id: 'qiongshan' });
    const lines = after.document.sections.flatMap((section) => section.lines);
    expect(lines.filter(({ isOwn }) => isOwn).map(({ field, figures }) => `${field} ${figures}`)).toEqual([
      'cycle 3 年一个周期',
      'assessment/year-minimum 每年不少于 12 学分、72 学时',
      'deadlines/registration-30 学分登记：项目结束后 20 个工作日内',
    ]);
    expect(lines.some(({ field }) => field === 'gates/certificate')).toBe(false);
    expect(after.document.settings.find(({ id }) => id === 'exam.credits-per-hour')?.value).toBe(500);
    expect(after.versions.map(({ version, reason }) => `${version} ${reason}`)).toEqual([
      '1 试用',
      '2 会议决定',
    ]);
    expect((await client.policies.get({ id: 'qiongshan', version: 1 })).document).toEqual(before.document);
    const tried = await client.policies.tryAward({
      id: 'qiongshan',
      facts: { form: 'centralized', level: 'city', role: 'trainee', days: 2, certificate: false },
    });
    expect(tried.answer).toMatchObject({ outcome: 'awarded', credits: 2500 });
  });

  it('say every problem at its field before anything is saved', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    const edits: PackEdit[] = [
      { op: 'set', field: 'assessment/school-cap/credits', value: -1 },
      { op: 'set', field: 'activities/remote/hours/kind', value: 'guess' },
      { op: 'put', section: 'gates', rule: { id: 'x', clause: 'Q1', text: '新', kind: 'horoscope' } },
      { op: 'set', field: 'regionCode', value: '990000' },
      { op: 'set', field: 'nowhere/at/all', value: 1 },
    ];
    const { problems, document } = await client.policies.checkOwn({ id: 'qiongshan', version: 1, edits });
    expect(document).toBeNull();
    expect(problems.map(({ at, code }) => `${at?.field} ${code}`).sort()).toEqual([
      'activities/remote/hours/kind policy.unknownWord',
      'assessment/school-cap/credits policy.outOfRange',
      'gates/x/kind policy.unknownWord',
      'nowhere/at/all policy.unknownField',
      'regionCode policy.brokenRule',
    ]);
    const refused = await problemsOf(
      client.policies.saveOwn({ id: 'qiongshan', version: 1, edits, reason: '试' }),
    );
    expect(refused).toHaveLength(5);
    expect((await client.policies.get({ id: 'qiongshan' })).pack.version).toBe(1);
  });

  it('find what no longer fits together in the whole', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    const { problems } = await client.policies.checkOwn({
      id: 'qiongshan',
      version: 1,
      edits: [
        { op: 'remove', section: 'settings', rule: 'exam.credits-per-hour' },
        { op: 'remove', section: 'notes', rule: 'A9' },
      ],
    });
    expect(problems.map(({ at, code }) => `${at?.field} ${code}`).sort()).toEqual([
      'activities/exam policy.settingMissing',
      'gates/mentoring-duration/notes policy.noteMissing',
    ]);
  });

  it('go back to the parent rule by rule', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    await save(client, [
      { op: 'set', field: 'assessment/year-minimum/credits', value: 12 },
      { op: 'remove', section: 'gates', rule: 'certificate' },
    ]);
    await save(client, [
      { op: 'restore', field: 'assessment/year-minimum' },
      { op: 'restore', field: 'gates/certificate' },
    ]);
    const hainan = await client.policies.get({ id: 'hainan-2017' });
    const own = await client.policies.get({ id: 'qiongshan' });
    expect(own.document.sections).toEqual(hainan.document.sections);
  });

  it('refuse a version that somebody overtook, a shipped pack, and a taken or odd id', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    await save(client, [{ op: 'set', field: 'title', value: '新名称' }]);
    await expect(
      client.policies.saveOwn({ id: 'qiongshan', version: 1, edits: [], reason: '迟' }),
    ).rejects.toMatchObject({ code: 'STALE' });
    const shipped = client.policies.saveOwn({ id: 'hainan-2017', version: 1, edits: [], reason: '改' });
    expect((await problemsOf(shipped)).map(({ code }) => code)).toEqual(['policy.notOwn']);
    for (const [id, code] of [
      ['hainan-2017', 'policy.idTaken'],
      ['qiongshan', 'policy.idTaken'],
      ['琼山', 'policy.idForm'],
    ] as const)
      expect((await problemsOf(cloneOf(client, 'hainan-2017', id))).map((problem) => problem.code)).toEqual([
        code,
      ]);
  });

  it('ask the worked cases of their parent again: what stays, what changes and how', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    const same = await client.policies.rerunCases({ id: 'qiongshan' });
    expect(same.parent.id).toBe('hainan-2017');
    expect(same.total).toBeGreaterThan(50);
    expect(same).toMatchObject({ same: same.total, changed: [] });
    await save(client, [{ op: 'set', field: 'activities/remote/credits/rates/county', value: 0.2 }]);
    const { changed } = await client.policies.rerunCases({ id: 'qiongshan' });
    expect(changed.length).toBeGreaterThan(0);
    for (const { input } of changed) expect(JSON.stringify(input)).toContain('remote');
    expect(changed.flatMap(({ differences }) => differences.map(({ path }) => path))).toContain('credits');
  });

  it('ask them under edits that nobody saved yet, and tell those apart from what was saved', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    await save(client, [{ op: 'set', field: 'activities/remote/credits/rates/county', value: 0.2 }]);
    const saved = await client.policies.rerunCases({ id: 'qiongshan' });
    expect(saved).toMatchObject({ moved: 0, changed: saved.changed.map(() => ({ isMoved: false })) });
    const edit = (value: number): PackEdit => ({
      op: 'set',
      field: 'assessment/year-minimum/credits',
      value,
    });
    const edited = await client.policies.rerunCases({ id: 'qiongshan', edits: [edit(12)] });
    expect(edited.total).toBe(saved.total);
    const moved = edited.changed.filter(({ isMoved }) => isMoved);
    expect(moved.length).toBe(edited.moved);
    expect(moved.length).toBeGreaterThan(0);
    expect(edited.changed.length).toBe(saved.changed.length + moved.length);
    for (const { kind } of moved) expect(kind).toBe('assess');
    // Taking the saved change back moves its cases too, and then they are answered as the parent does.
    const back = await client.policies.rerunCases({
      id: 'qiongshan',
      edits: [{ op: 'restore', field: 'activities/remote' }],
    });
    expect(back).toMatchObject({ same: back.total, changed: [], moved: saved.changed.length });
    expect(
      await problemsOf(client.policies.rerunCases({ id: 'qiongshan', edits: [edit(-1)] })),
    ).toMatchObject([{ at: { field: 'assessment/year-minimum/credits' } }]);
    expect((await client.policies.get({ id: 'qiongshan' })).pack.version).toBe(2);
  });

  it('can be taken off the list only while nothing uses them', async () => {
    const { client } = await openTestLedger();
    await cloneOf(client);
    await cloneOf(client, 'qiongshan', 'second');
    expect(await problemsOf(client.policies.removeOwn({ id: 'qiongshan' }))).toMatchObject([
      { code: 'policy.inUse', values: { uses: 'copies' } },
    ]);
    await client.policies.removeOwn({ id: 'second' });
    await client.policies.removeOwn({ id: 'qiongshan' });
    expect((await client.policies.list()).packs.filter(({ kind }) => kind === 'own')).toEqual([]);
    const { rows } = await client.audit.list({});
    expect(rows.map(({ action }) => action).filter((action) => action.startsWith('policy.'))).toEqual([
      'policy.remove',
      'policy.remove',
      'policy.clone',
      'policy.clone',
    ]);
  });
});

describe('pack files', () => {
  it('go out and come into another ledger the same', async () => {
    const one = await openTestLedger();
    await cloneOf(one.client);
    await save(one.client, [{ op: 'set', field: 'assessment/year-minimum/hours', value: 80 }]);
    const { file, fileName } = await one.client.policies.exportFile({ id: 'qiongshan' });
    expect(fileName).toBe('qiongshan-2.json');
    const other = await openTestLedger();
    const { pack, isNew } = await other.client.policies.importFile({ file, reason: '区里下发' });
    expect([pack.version, isNew]).toEqual([2, true]);
    const read = async (client: TestClient) => (await client.policies.get({ id: 'qiongshan' })).document;
    expect(await read(other.client)).toEqual(await read(one.client));
    expect((await other.client.policies.importFile({ file, reason: '再来' })).isNew).toBe(false);
    const whole = await one.client.policies.exportFile({ id: 'qiongshan', content: 'whole' });
    expect(JSON.parse(await whole.file.text()).extends).toBeNull();
  });

  it('are refused with the path of every error, and nothing is stored', async () => {
    const { client } = await openTestLedger();
    const { file } = await client.policies.exportFile({ id: 'hainan-2017', content: 'whole' });
    const json = JSON.parse(await file.text());
    json.id = 'odd';
    json.regionCode = '999999';
    json.activities[0].credits = { kind: 'lottery' };
    json.settings[0].unit = 'yuan';
    json.surprise = true;
    const bad = new File([JSON.stringify(json)], 'odd.json');
    expect(
      (await problemsOf(client.policies.importFile({ file: bad, reason: '试' })))
        .map(({ at, code }) => `${at?.field} ${code}`)
        .sort(),
    ).toEqual([
      'activities/centralized/credits/kind policy.unknownWord',
      'regionCode policy.brokenRule',
      'settings/school-training.credits-per-hour/unit policy.unknownWord',
      'surprise policy.unknownKey',
    ]);
    for (const [content, code] of [
      ['{', 'policy.fileNotJson'],
      [JSON.stringify({ ...json, regionCode: null }), 'policy.unknownWord'],
    ] as const)
      expect(
        (
          await problemsOf(client.policies.importFile({ file: new File([content], 'x.json'), reason: '试' }))
        )[0]?.code,
      ).toBe(code);
    const shipped = await problemsOf(
      client.policies.importFile({
        file: new File([(await file.text()).replace(/"version": \d+/, '"version": 99')], 'h.json'),
        reason: '改',
      }),
    );
    expect(shipped.map(({ code }) => code)).toEqual(['policy.idTaken']);
    expect((await client.policies.list()).packs.every(({ kind }) => kind === 'shipped')).toBe(true);
  });
});

describe('which pack governs', () => {
  it('changes with the registration year: activities by their end, years by themselves, cycles by their last year', async () => {
    const { client, clock } = await openTestLedger({ level: 'county' });
    clock.now = '2026-03-01T02:00:00.000Z';
    const [teacher = ''] = await addTeachers(client, 1);
    await cloneOf(client);
    await save(client, [
      { op: 'set', field: 'activities/centralized/credits/rates/county', value: 3 },
      { op: 'set', field: 'assessment/cycle-minimum/credits', value: 60 },
      { op: 'set', field: 'assessment/year-minimum/credits', value: 20 },
      { op: 'set', field: 'registration/approvalForm/text', value: '先批准后登记' },
    ]);
    const old = await addPassedProject(client, [teacher], {
      name: '去年的培训',
      startOn: '2025-12-01',
      endOn: '2025-12-03',
    });
    await approve(client, old, '2025-12-10');
    await registerAll(client, old);
    const { periods } = await client.policies.setInForce({
      pack: { id: 'qiongshan' },
      fromYear: 2026,
      reason: '区里决定',
    });
    expect(
      periods.map(({ policyId, version, from, to, isNow }) => [policyId, version, from, to, isNow]),
    ).toEqual([
      ['hainan-2017', shippedVersion('hainan-2017'), null, '2025-12-31', false],
      ['qiongshan', 2, '2026-01-01', null, true],
    ]);
    const late = await addPassedProject(client, [teacher], {
      name: '去年的另一期',
      startOn: '2025-12-29',
      endOn: '2025-12-31',
    });
    const fresh = await addPassedProject(client, [teacher], {
      name: '今年的培训',
      startOn: '2026-02-01',
      endOn: '2026-02-03',
    });
    for (const uid of [late, fresh]) await approve(client, uid, '2026-02-10');
    expect((await registerAll(client, late)).creditsTotal).toBe(3000);
    expect((await registerAll(client, fresh)).creditsTotal).toBe(9000);
    const { rows } = await client.entries.list({});
    expect(rows.map(({ year, credits }) => [year, credits]).sort()).toEqual([
      [2025, 3000],
      [2025, 3000],
      [2026, 9000],
    ]);
    const policies = await Promise.all(
      rows.map(async ({ uid }) => (await client.entries.explain({ uid })).policy.id),
    );
    expect(policies.sort()).toEqual(['hainan-2017', 'hainan-2017', 'qiongshan']);
    const required = async (year: number | null) =>
      (await client.assessments.explain({ teacherUid: teacher, year })).mark.creditsRequired;
    expect([await required(2025), await required(2026)]).toEqual([10_000, 20_000]);
    // 2021–2025 ends under the old pack, 2026–2030 under the new one.
    const matrix = async (year: number) =>
      (await client.assessments.matrix({ year })).rows[0]?.cycle.creditsRequired;
    expect([await matrix(2025), await matrix(2026)]).toEqual([50_000, 60_000]);
    expect((await client.app.status()).ledger?.policy.id).toBe('qiongshan');
    expect(await problemsOf(client.policies.removeOwn({ id: 'qiongshan' }))).toMatchObject([
      { values: { uses: 'periods entries' } },
    ]);
  });

  it('is what the ledger reads again when it is opened, and a start can be put right', async () => {
    const { client, session } = await openTestLedger();
    await client.policies.setInForce({ pack: { id: 'wuhan-2008' }, fromYear: 2026, reason: '试' });
    await client.policies.setInForce({ pack: { id: 'jianghan' }, fromYear: 2026, reason: '更正' });
    const { ledgerId } = session.ledger;
    await session.close();
    await session.open(ledgerId);
    expect(session.ledger.packOfYear(2026).id).toBe('jianghan');
    expect(session.ledger.packOn('2025-12-31').id).toBe('hainan-2017');
    await client.policies.setInForce({ pack: { id: 'hainan-2017' }, fromYear: 2026, reason: '撤回' });
    expect((await client.policies.list()).periods).toHaveLength(1);
    const again = client.policies.setInForce({ pack: { id: 'hainan-2017' }, fromYear: 2026, reason: '再撤' });
    expect((await problemsOf(again)).map(({ code }) => code)).toEqual(['policy.alreadyInForce']);
    const far = client.policies.setInForce({ pack: { id: 'wuhan-2008' }, fromYear: 2100, reason: '远' });
    expect((await problemsOf(far)).map(({ code }) => code)).toEqual(['policy.tooFarAhead']);
  });

  it('counts the days left of a project in the calendar of the pack in force', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    await addPassedProject(client, await addTeachers(client, 1));
    const dueOf = async () => {
      const [row] = (await client.projects.list({})).rows;
      return [row?.dueOn, row?.daysLeft, row?.calendar];
    };
    expect(await dueOf()).toEqual(['2025-11-26', 12, 'working']);
    await cloneOf(client);
    await save(client, [
      { op: 'set', field: 'deadlines/registration-30/unit', value: 'calendar-day' },
      { op: 'set', field: 'deadlines/registration-30/count', value: 45 },
    ]);
    await client.policies.setInForce({ pack: { id: 'qiongshan' }, fromYear: 2025, reason: '区里决定' });
    expect(await dueOf()).toEqual(['2025-11-29', 19, 'calendar']);
  });

  it('does not move when a copy in force is edited: the new version waits for its own start', async () => {
    const { client, session } = await openTestLedger();
    await cloneOf(client);
    await client.policies.setInForce({ pack: { id: 'qiongshan' }, fromYear: 2025, reason: '施行' });
    await save(client, [{ op: 'set', field: 'assessment/year-minimum/credits', value: 12 }]);
    expect(session.ledger.pack.version).toBe(1);
    expect((await client.policies.list()).packs[0]).toMatchObject({
      id: 'qiongshan',
      version: 2,
      inForceVersion: 1,
    });
    await client.policies.setInForce({
      pack: { id: 'qiongshan', version: 2 },
      fromYear: 2025,
      reason: '施行新版',
    });
    expect(session.ledger.pack.version).toBe(2);
  });

  it('takes decisions over from the pack it extends, except on points it states itself', async () => {
    const { client, session } = await openTestLedger();
    const decide = (policyId: string, value: number) =>
      client.decisions.decide({
        policyId,
        settingId: 'exam.credits-per-hour',
        value,
        decidedBy: '教研室',
        decidedOn: '2025-09-01',
        reason: '会议',
      });
    await decide('hainan-2017', 200);
    await cloneOf(client);
    const read = () =>
      session.ledger
        .decisions(undefined, session.ledger.registry.find('qiongshan', null)?.pack)
        .get('exam.credits-per-hour');
    expect(read()).toBe(200);
    await client.policies.setInForce({ pack: { id: 'qiongshan' }, fromYear: 2025, reason: '施行' });
    const point = (await client.decisions.list()).find(
      ({ settingId }) => settingId === 'exam.credits-per-hour',
    );
    expect(point).toMatchObject({ policyId: 'qiongshan', current: { value: 200 } });
    await decide('qiongshan', 300);
    expect(read()).toBe(300);
    const restated = await openTestLedger();
    await restated.client.decisions.decide({
      policyId: 'hainan-2017',
      settingId: 'exam.credits-per-hour',
      value: 200,
      decidedBy: '室',
      decidedOn: '2025-09-01',
      reason: '会',
    });
    await cloneOf(restated.client);
    await save(restated.client, [{ op: 'set', field: 'settings/exam.credits-per-hour/default', value: 0.7 }]);
    const { document } = await restated.client.policies.get({ id: 'qiongshan' });
    expect(document.settings.find(({ id }) => id === 'exam.credits-per-hour')).toMatchObject({
      decided: null,
      value: 700,
    });
  });

  it('lets the points of a pack be decided before it governs and after', async () => {
    const { client, clock } = await openTestLedger({ level: 'county' });
    const points = async (policyId: string) =>
      (await client.decisions.list()).filter((point) => point.policyId === policyId);
    const decide = (policyId: string, settingId: string) =>
      client.decisions.decide({
        policyId,
        settingId,
        value: 500,
        decidedBy: '教研室',
        decidedOn: '2025-09-01',
        reason: '会议',
      });
    expect(await points('shaanxi-2018')).toEqual([]);
    expect(await problemsOf(decide('shaanxi-2018', 'x'))).toMatchObject([
      { code: 'decision.unknownSetting' },
    ]);
    await client.policies.setInForce({ pack: { id: 'shaanxi-2018' }, fromYear: 2027, reason: '换' });
    const [coming] = await points('shaanxi-2018');
    expect(coming).toMatchObject({ when: 'future', current: null });
    expect((await client.decisions.list())[0]).toMatchObject({ policyId: 'hainan-2017', when: 'now' });
    expect(await decide('shaanxi-2018', coming?.settingId ?? '')).toMatchObject({
      when: 'future',
      current: { value: 500, reason: '会议' },
    });
    const { document } = await client.policies.get({ id: 'shaanxi-2018' });
    expect(document.settings.find(({ id }) => id === coming?.settingId)).toMatchObject({ decided: 500 });
    clock.now = '2027-02-01T02:00:00.000Z';
    expect((await points('shaanxi-2018')).map(({ when }) => when)).toContain('now');
    const [former] = await points('hainan-2017');
    expect(former).toMatchObject({ when: 'past' });
    expect(await decide('hainan-2017', former?.settingId ?? '')).toMatchObject({ when: 'past' });
  });

  it('counts who waits for a silent point of the earlier pack', async () => {
    const { client, clock } = await openTestLedger({ level: 'county' });
    const [teacher = ''] = await addTeachers(client, 1);
    await client.policies.setInForce({ pack: { id: 'wuhan-2008' }, fromYear: 2026, reason: '换' });
    clock.now = '2026-02-01T02:00:00.000Z';
    const pending = async () =>
      (await client.decisions.list())
        .filter(({ policyId, waitingCount }) => policyId === 'hainan-2017' && waitingCount > 0)
        .map(({ settingId, waitingCount }) => `${settingId} ${waitingCount}`);
    expect(await pending()).toEqual([]);
    await addPassedProject(client, [teacher], {
      form: 'exam',
      level: 'county',
      minutes: 120,
      days: null,
    });
    expect(await pending()).toContain('exam.credits-per-hour 1');
    expect((await client.home.today()).duties.map(({ key }) => key)).toContain(
      'decide-hainan-2017-exam.credits-per-hour',
    );
    await client.decisions.decide({
      policyId: 'hainan-2017',
      settingId: 'exam.credits-per-hour',
      value: 250,
      decidedBy: '教研室',
      decidedOn: '2026-01-20',
      reason: '会议',
    });
    expect(await pending()).toEqual([]);
  });
});

describe('two packs on the standing entries', () => {
  async function countyWith(client: TestClient) {
    const teachers = await addTeachers(client, 3);
    for (const [name, people, days] of [
      ['一期', teachers, 3000],
      ['二期', teachers.slice(0, 2), 5000],
    ] as const) {
      const uid = await addPassedProject(client, people, {
        name,
        days,
        startOn: '2025-09-01',
        endOn: '2025-09-05',
      });
      await approve(client, uid);
      await registerAll(client, uid);
    }
    const outside = await addPassedProject(
      client,
      teachers.slice(0, 1),
      { kind: 'outside', name: '省里的培训', level: 'provincial', registrar: '省中心', proof: '证书' },
      { proofHours: 24_000, proofCredits: 4500 },
    );
    await registerAll(client, outside);
    return teachers;
  }

  it('shows who would pass and whose figures differ, and writes nothing', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    await countyWith(client);
    const { revision } = session.ledger.database;
    const result: Comparison = await resultOf(
      await client.policies.compare({ a: { id: 'hainan-2017' }, b: { id: 'wuhan-2008' }, year: 2025 }),
    );
    expect(session.ledger.database.revision).toBe(revision);
    expect(result).toMatchObject({
      year: 2025,
      cycle: { from: 2021, to: 2025 },
      teacherCount: 3,
      entryCount: 6,
      changedRecords: 0,
    });
    expect(result.a).toMatchObject({
      creditsTotal: 3 * 3000 + 2 * 5000 + 4500,
      records: { awarded: 5, kept: 1, refused: 0, undecided: 0, nothing: 0 },
      // The year of the test's day has not ended: nobody has failed it yet.
      yearCounts: { failed: 0, running: 2, passed: 1 },
    });
    // Wuhan knows no yearly minimum.
    expect(result.b.yearCounts).toEqual({ passed: 0, failed: 0, running: 0, exempt: 0, undecided: 0 });
    expect(result.yearChanges).toEqual([
      { from: 'running', to: null, people: 2 },
      { from: 'passed', to: null, people: 1 },
    ]);
  });

  it('recomputes from the facts: credits, refusals, per person and per project', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const teachers = await countyWith(client);
    await cloneOf(client);
    await save(client, [
      { op: 'set', field: 'activities/centralized/credits/rates/county', value: 1.5 },
      {
        op: 'put',
        section: 'gates',
        rule: {
          id: 'long',
          clause: 'Q1',
          kind: 'minimum-hours',
          text: '三天以下不计',
          when: { forms: ['centralized'] },
          hours: 32,
        },
      },
    ]);
    const result: Comparison = await resultOf(
      await client.policies.compare({ a: { id: 'hainan-2017' }, b: { id: 'qiongshan' }, year: 2025 }),
    );
    expect(result.b.records).toEqual({ awarded: 2, nothing: 3, refused: 0, undecided: 0, kept: 1 });
    expect(result.b.creditsTotal).toBe(2 * 7500 + 4500);
    expect([result.changedRecords, result.changedTeachers]).toEqual([5, 3]);
    expect(result.reasons).toEqual([
      { side: 'b', outcome: 'nothing', clause: 'Q1', text: '三天以下不计', records: 3 },
    ]);
    expect(
      result.projects.map(({ name, records, changedRecords, a, b }) => [
        name,
        records,
        changedRecords,
        a.credits,
        b.credits,
      ]),
    ).toEqual([
      ['一期', 3, 3, 9000, 0],
      ['二期', 2, 2, 10_000, 15_000],
    ]);
    expect(result.teachers.find(({ uid }) => uid === teachers[0])).toMatchObject({
      a: { credits: 12_500, year: 'passed' },
      b: { credits: 12_000 },
      changedRecords: 2,
    });
  });

  it('stops when asked', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    await countyWith(client);
    const stream = await client.policies.compare({ a: { id: 'hainan-2017' }, b: { id: 'wuhan-2008' } });
    const first = await stream.next();
    expect(first.done).toBe(false);
    await stream.return?.(undefined);
    expect((await client.policies.list()).packs[0]?.id).toBe('hainan-2017');
  });
});
