import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import {
  addPassedProject,
  addTeachers,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../helpers/test-session.ts';

/** The cells of a sheet's first worksheet as texts. */
async function readRows(file: File): Promise<readonly (readonly string[])[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => cells.push(cell.value === null ? '' : String(cell.value)));
    rows.push(cells);
  });
  return rows;
}

const RULE = { policyId: 'school-own', ruleId: 'notes-failed' } as const;
const ON = { on: '2025-11-10' } as const;
const found = {
  inspectedBy: '县教育局',
  inspectedOn: '2025-10-20',
  paper: '通报〔2025〕3号',
  reason: '没有笔记',
};

/** A school's ledger of its own rules in which somebody has 24 hours; the blank number is decided where it is asked. */
async function openSchool(isDecided = true) {
  const test = await openTestLedger({ policyId: 'school-own' });
  const teachers = await addTeachers(test.client, 2);
  const project = await addPassedProject(test.client, teachers, {
    hours: 24_000,
    days: null,
    level: 'school',
    form: 'school-based',
    organiserKind: 'school',
  });
  await registerAll(test.client, project);
  if (isDecided) await decide(test.client);
  return { ...test, teachers, uid: teachers[0] ?? '' };
}

async function decide(client: TestClient): Promise<void> {
  await client.decisions.decide({
    ...{ policyId: 'school-own', settingId: 'notes-failed.hours', value: 2000 },
    ...{ decidedBy: '校务会', decidedOn: '2025-09-01', reason: '会议纪要' },
  });
}

describe('hours that are taken away by rule (SR1)', () => {
  it('are an entry of their own with its reason, counted off, explained, and taken back like any other', async () => {
    const { client, uid, session } = await openSchool();
    const before = await client.teachers.get({ uid });
    const done = await client.deductions.take({ ...RULE, ...found, teacherUids: [uid] });
    expect(done).toMatchObject({ people: 1, hours: 2000, year: 2025 });

    const { rows, total } = await client.entries.list({ teacherUid: uid });
    expect(total).toBe(2);
    const [entry] = rows;
    expect(entry).toMatchObject({
      ...{ hours: -2000, credits: null, project: null, state: 'valid' },
      deduction: '继续教育笔记、心得体会检查不合格',
    });
    const why = await client.entries.explain({ uid: entry?.uid ?? '' });
    expect(why.steps).toMatchObject([{ clause: 'SR1', after: -2000 }]);
    expect(why.facts['deduction']).toMatchObject({ reason: '没有笔记', inspectedBy: '县教育局' });

    const year = await client.assessments.explain({ teacherUid: uid, year: 2025 });
    expect(year.mark.hours).toBe(22_000);
    expect(year.consequences.map(({ text }) => text)).toContain('2025 年扣过学时，不办理继续教育合格证书');
    expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);

    await client.entries.reverse({ uid: entry?.uid ?? '', reason: '复查合格', effectiveOn: '2025-11-10' });
    const after = await client.assessments.explain({ teacherUid: uid, year: 2025 });
    expect(after.mark.hours).toBe(24_000);
    expect(after.consequences).toEqual([]);
    expect((await client.teachers.get({ uid })).years).toEqual(before.years);
    // Taken back, it may be taken again.
    await client.deductions.take({ ...RULE, ...found, teacherUids: [uid] });
    expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
    await session.close();
  });

  it('are refused while nobody decided how many, in words that say so, and nothing is written', async () => {
    const { client, uid, session } = await openSchool(false);
    expect((await client.deductions.rules(ON)).rules).toMatchObject([{ ...RULE, hours: null }]);
    await expect(
      client.deductions.take({ ...RULE, ...found, inspectedOn: '2026-01-01', teacherUids: [uid] }),
    ).rejects.toMatchObject({
      data: { problems: [{ code: 'deduction.hoursOpen' }, { code: 'deduction.inTheFuture' }] },
    });
    expect((await client.entries.list({ teacherUid: uid })).total).toBe(1);
    await session.close();
  });

  it('are taken from several people at once, in one batch, and not twice for one day', async () => {
    const { client, teachers, session } = await openSchool();
    const done = await client.deductions.take({ ...RULE, ...found, teacherUids: [...teachers] });
    expect(done.people).toBe(2);
    await expect(
      client.deductions.take({ ...RULE, ...found, teacherUids: [...teachers] }),
    ).rejects.toMatchObject({
      data: { problems: [{ code: 'deduction.alreadyTaken' }, { code: 'deduction.alreadyTaken' }] },
    });
    await client.deductions.take({
      ...RULE,
      ...found,
      inspectedOn: '2025-10-21',
      teacherUids: [...teachers],
    });
    const [batch] = await client.registrations.batches({ projectUid: null });
    expect(batch).toMatchObject({ entryCount: 2, reason: '没有笔记', projectName: null });
    await client.registrations.undo({
      batchUid: batch?.uid ?? '',
      reason: '日期有误',
    });
    expect((await client.entries.list({ withReversed: false })).total).toBe(4);
    expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
    await session.close();
  });

  it('stand on the registration sheet in a line of their own, which a returned sheet is read against', async () => {
    const { client, uid, session } = await openSchool();
    await client.deductions.take({ ...RULE, ...found, teacherUids: [uid] });
    const { file } = await resultOf(
      await client.sheets.write({ request: { kind: 'registration', year: 2025 } }),
    );
    const texts = (await readRows(file)).map((row) => row.join('|'));
    expect(texts.filter((line) => line.includes('扣学时：继续教育笔记、心得体会检查不合格'))).toHaveLength(1);
    expect(texts.find((line) => line.includes('扣学时：'))).toContain('-2');
    const reading = await client.corrections.read({ file });
    expect(reading.differences).toEqual([]);
    await session.close();
  });

  it('are known to no other text', async () => {
    const { client, session } = await openTestLedger({ policyId: 'hainan-2017' });
    expect(await client.deductions.rules(ON)).toEqual({ rules: [] });
    const [uid = ''] = await addTeachers(client, 1);
    await expect(client.deductions.take({ ...RULE, ...found, teacherUids: [uid] })).rejects.toMatchObject({
      data: { problems: [{ code: 'deduction.unknownRule' }] },
    });
    await session.close();
  });
});
