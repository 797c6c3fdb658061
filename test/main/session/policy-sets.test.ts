import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../src-main/database/entries/verify-ledger.ts';
import { DISTRICT_CLASS, openLinweiLedger } from '../../helpers/linwei-ledger.ts';
import { issueCertificates, registerProject, SCHEME } from '../../helpers/project-steps.ts';
import { addPassedProject, addTeachers, openTestLedger } from '../../helpers/test-session.ts';

describe('a center of Linwei under its four texts, nothing cloned', () => {
  it('registers its own class in hours and credits, and freezes which texts made them (SX2)', async () => {
    const { client, session } = await openLinweiLedger();
    const projectUid = await addPassedProject(client, await addTeachers(client, 2), DISTRICT_CLASS);
    const { recorded } = await registerProject(client, projectUid);
    expect(recorded).toBe(2);
    const [entry] = (await client.entries.list({})).rows;
    expect(entry).toMatchObject({ hours: 40_000, credits: 8000 });
    const explained = await client.entries.explain({ uid: entry?.uid ?? '' });
    expect(explained.policy.id).toBe('shaanxi-2018');
    expect(explained.steps.map(({ clause }) => clause)).toContain('SX2');
    const { reader } = session.ledger.database;
    const sets = reader.prepare<[], { sha256: string; content: string }>('SELECT * FROM policy_set').all();
    expect(sets).toHaveLength(1);
    expect(explained.facts['set']).toBe(sets[0]?.sha256);
    const content: { policy: string; parts: string[] }[] = JSON.parse(sets[0]?.content ?? '');
    const keys = new Set(
      reader
        .prepare<[], string>(`SELECT policy_id || '@' || version || '#' || sha256 FROM policy_version`)
        .pluck()
        .all(),
    );
    expect(content.map(({ policy, parts }) => [policy.split('@')[0], parts, keys.has(policy)])).toEqual([
      ['linwei-2022', ['process'], true],
      ['shaanxi-2018', ['credits', 'assessment'], true],
      ['weinan-2019', ['assessment'], true],
      ['shaanxi-guopei-2023', ['selection', 'process'], true],
    ]);
    expect(await verifyLedger(reader, () => undefined)).toMatchObject({ isIntact: true });
  });

  it('finds a set that was changed after entries were made under it', async () => {
    const { client, session } = await openLinweiLedger();
    const projectUid = await addPassedProject(client, await addTeachers(client, 1), DISTRICT_CLASS);
    await registerProject(client, projectUid);
    await session.ledger.database.write((writer) => {
      writer.exec('DROP TRIGGER policy_set_no_update');
      writer.exec(`UPDATE policy_set SET content = replace(content, 'process', 'credits')`);
    });
    const found = await verifyLedger(session.ledger.database.reader, () => undefined);
    expect(found.isIntact).toBe(false);
    expect(found.problems.map(({ code, values }) => [code, values['table']])).toContainEqual([
      'verify.changedContent',
      'policy_set',
    ]);
  });

  it('numbers its certificates by the scheme of the district (L23)', async () => {
    const { client } = await openLinweiLedger();
    const projectUid = await addPassedProject(client, await addTeachers(client, 1), DISTRICT_CLASS);
    await registerProject(client, projectUid);
    await client.certificates.setScheme({ ...SCHEME, widths: { ...SCHEME.widths, session: 2 } });
    await issueCertificates(client, projectUid);
    const [certificate] = (await client.certificates.list({ projectUid })).rows;
    expect(certificate?.number).toMatch(/^03\d{12}$/);
  });

  it('counts an absence of five in forty as the district does (L21)', async () => {
    const { client } = await openLinweiLedger();
    const [uid = ''] = await addTeachers(client, 1);
    const projectUid = await addPassedProject(client, [uid], DISTRICT_CLASS, { absentPeriods: 5 });
    const { rows } = await client.registrations.preview({ projectUid });
    expect(rows[0]).toMatchObject({ outcome: 'nothing' });
    expect(JSON.stringify(rows[0])).toContain('L21');
  });

  it('asks for the archive of the district and keeps its deadline', async () => {
    const { client } = await openLinweiLedger();
    const uid = await addPassedProject(client, await addTeachers(client, 1), DISTRICT_CLASS);
    const project = await client.projects.get({ uid });
    expect(project.materials.map(({ title }) => title)).toContain('培训结业名单');
  });

  it('lists the silent points of the texts that ask them, each with its text', async () => {
    const { client } = await openLinweiLedger();
    const points = await client.decisions.list();
    expect(points.map(({ policyId, when }) => [policyId, when])).toContainEqual(['shaanxi-2018', 'now']);
    const [point] = points;
    const decided = await client.decisions.decide({
      ...{ policyId: point?.policyId ?? '', settingId: point?.settingId ?? '', value: 100 },
      ...{ decidedBy: '局务会', decidedOn: '2025-09-01', reason: '纪要' },
    });
    expect(decided.current?.value).toBe(100);
  });

  it('shows its texts in the list and in the periods, and follows them after it was opened again', async () => {
    const { client, session } = await openLinweiLedger();
    const before = await client.policies.list();
    expect(before.packs.filter(({ isInForce }) => isInForce)).toHaveLength(4);
    expect(before.periods[0]?.texts.map(({ id }) => id)[0]).toBe('linwei-2022');
    const { ledgerId } = session.ledger;
    await client.app.closeLedger();
    await client.app.openLedger({ ledgerId });
    expect(await client.policies.list()).toEqual(before);
  });
});

describe('changing the texts from a year on', () => {
  const texts = [
    { id: 'hainan-2017', version: null, parts: ['credits', 'assessment', 'process'] as const },
    { id: 'vocational-school', version: null, parts: ['assessment'] as const },
  ].map(({ parts, ...text }) => ({ ...text, parts: [...parts] }));

  it('is a period of its own; entries keep theirs', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { periods } = await client.policies.setInForce({
      ...{ pack: { id: 'hainan-2017' }, set: { texts }, fromYear: 2026, reason: '办学类型' },
      ...{ decidedBy: '局务会', decidedOn: '2025-11-01' },
    });
    expect(periods).toMatchObject([
      { texts: [{ id: 'hainan-2017' }], to: '2025-12-31', isNow: true },
      {
        texts: [{ id: 'hainan-2017' }, { id: 'vocational-school', parts: ['assessment'] }],
        ...{ from: '2026-01-01', decidedBy: '局务会', decidedOn: '2025-11-01' },
      },
    ]);
    const again = client.policies.setInForce({
      ...{ pack: { id: 'hainan-2017' }, set: { texts }, fromYear: 2026, reason: '再来' },
    });
    await expect(again).rejects.toMatchObject({
      data: { problems: [{ code: 'policy.alreadyInForce' }] },
    });
  });

  it('keeps a text that is one of several on the list', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const names = { id: 'own-rules', title: '本县补充规定', shortTitle: '本县规定', reason: '试用' };
    await client.policies.clone({ from: { id: 'vocational-school' }, ...names });
    const beside = [texts[0], { id: 'own-rules', version: 1, parts: ['assessment' as const] }].flatMap(
      (text) => text ?? [],
    );
    await client.policies.setInForce({
      ...{ pack: { id: 'hainan-2017' }, set: { texts: beside }, fromYear: 2026, reason: '补充' },
    });
    await expect(client.policies.removeOwn({ id: 'own-rules' })).rejects.toMatchObject({
      data: { problems: [{ code: 'policy.inUse' }] },
    });
  });
});

describe('a proposal', () => {
  it('says what each text gives and what nobody gives', async () => {
    const { client } = await openTestLedger();
    const linwei = await client.app.proposedSet({ regionCode: '610502' });
    expect(linwei).toMatchObject({ hasCredits: true, missing: [], cycleYears: 5 });
    const country = await client.app.proposedSet({ regionCode: '150100' });
    expect(country).toMatchObject({ hasCredits: false, texts: [{ id: 'moe-1999' }] });
    expect(country.missing).toEqual(['credits', 'process', 'selection']);
  });

  it('is refused as a whole where a text is not known, and leaves no folder behind', async () => {
    const { client } = await openTestLedger();
    const before = (await client.app.knownLedgers()).length;
    const made = client.app.createLedger({
      organisation: { name: '某中心', level: 'county', regionCode: '610502', schoolCode: null },
      policyId: 'nowhere',
      set: { texts: [{ id: 'nowhere', parts: ['process'] }] },
      cycleFrom: 2021,
    });
    await expect(made).rejects.toMatchObject({ data: { problems: [{ code: 'app.unknownPolicy' }] } });
    expect((await client.app.knownLedgers()).length).toBe(before);
  });
});
