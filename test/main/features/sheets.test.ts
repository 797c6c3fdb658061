import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../src-main/workbooks/read/read-workbook.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { runNow } from '../../../src-shared/lib/work.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Trainee } from '../../../src-shared/rpc/contract/projects.ts';
import type { TeacherFields } from '../../../src-shared/rpc/contract/teachers.ts';
import { completionList } from '../../../src-shared/sheet/layouts/completion-list.ts';
import { cycleSummary } from '../../../src-shared/sheet/layouts/cycle-summary.ts';
import { moe4068 } from '../../../src-shared/sheet/layouts/moe-4068.ts';
import { nationalTrainees } from '../../../src-shared/sheet/layouts/national-trainees.ts';
import { qualifiedList } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { trainingHours } from '../../../src-shared/sheet/layouts/training-hours.ts';
import { yearSummary } from '../../../src-shared/sheet/layouts/year-summary.ts';
import { readRows } from '../../../src-shared/sheet/read/read-rows.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { dumpTables, failureOf, refusalCodes } from '../../helpers/ledger-probe.ts';
import {
  addPassedProject,
  approve,
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../helpers/test-session.ts';
import { sampleIdNumber } from '../workbooks/fill/sample-people.ts';

type Request = Inputs['sheets']['preview']['request'];

const NORTH = '北塘实验小学';
const SOUTH = '南渡江中学';

async function addPerson(client: TestClient, index: number, fields: Partial<TeacherFields> = {}) {
  const { uid } = await client.teachers.save({
    fields: {
      ...NOBODY,
      name: `王${'甲乙丙丁戊己庚辛壬癸'.charAt(index)}`,
      sex: 'female',
      idNumber: sampleIdNumber(index, 'female'),
      organisationName: NORTH,
      ...fields,
    },
  });
  return uid;
}

/** A training that somebody else registered: each trainee gets what the proof says. */
async function addTraining(
  client: TestClient,
  teachers: readonly string[],
  fields: Partial<ProjectFields>,
  proof: Partial<Trainee> = {},
) {
  const uid = await addPassedProject(
    client,
    teachers,
    { kind: 'outside', registrar: '省中心', proof: '结业证书', ...fields },
    { proofHours: 24_000, proofCredits: 3000, ...proof },
  );
  await registerAll(client, uid);
  return uid;
}

/** Registers 150 minutes of an examination that this county held. */
async function addExam(client: TestClient, teacher: string): Promise<void> {
  await client.decisions.decide({
    policyId: 'hainan-2017',
    settingId: 'exam.credits-per-hour',
    value: 200,
    decidedBy: '李主任',
    decidedOn: '2025-01-05',
    reason: '按集中培训不足一天的标准',
  });
  const uid = await addPassedProject(client, [teacher], {
    ...{ name: '专业考试', form: 'exam', days: null, hours: null, minutes: 150 },
    ...{ startOn: '2025-10-18', endOn: '2025-10-18' },
  });
  await approve(client, uid);
  await registerAll(client, uid);
}

async function write(
  client: TestClient,
  request: Request,
  split: Inputs['sheets']['write']['split'] = 'one',
) {
  return resultOf(await client.sheets.write({ request, split }));
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** The rows of a written sheet as its own layout reads them; nothing may be wrong or skipped but total and foot. */
async function readBack<Row>(layout: SheetLayout<Row>, file: File, tab = 0): Promise<readonly Row[]> {
  const workbook = await readWorkbook(await bytesOf(file), file.name);
  const { rows, problems, refused } = runNow(
    readRows(layout, assertPresent(workbook.sheets[tab], 'a sheet')),
  );
  expect({ problems, refused, notes: workbook.notes }).toEqual({ problems: [], refused: [], notes: [] });
  return rows.map((row) => row.values);
}

/** Two schools; three people in the north, one in the south. */
async function county() {
  const test = await openTestLedger({ level: 'county' });
  const { client } = test;
  const a = await addPerson(client, 0);
  const b = await addPerson(client, 1, { title: '一级教师', post: '教研组长' });
  const c = await addPerson(client, 2, { stage: '初中', subject: '语文' });
  const d = await addPerson(client, 3, { organisationName: SOUTH, stage: '初中', subject: '英语' });
  return { ...test, a, b, c, d };
}

describe('学分登记表', () => {
  it('holds what stands: by year, school, level and project, school by school', async () => {
    const { client, a, b, d } = await county();
    const one = await addTraining(client, [d, a, b], { name: '县级培训' });
    await addTraining(client, [a], { name: '省级培训', level: 'provincial', organiserLevel: 'provincial' });
    const [first] = (await client.entries.list({ projectUid: one, teacherUid: b })).rows;
    await client.entries.reverse({ uid: first?.uid ?? '', reason: '登错', effectiveOn: '2025-11-10' });
    const names = async (request: Request) =>
      (await readBack(registrationSheet, (await write(client, request)).file)).map((row) => [
        row.name,
        row.projectName,
      ]);
    expect(await names({ kind: 'registration', year: 2025 })).toEqual([
      ['王甲', '县级培训'],
      ['王甲', '省级培训'],
      ['王丁', '县级培训'],
    ]);
    expect(await names({ kind: 'registration', year: 2025, level: 'provincial' })).toEqual([
      ['王甲', '省级培训'],
    ]);
    expect(await names({ kind: 'registration', year: 2025, organisationName: SOUTH })).toEqual([
      ['王丁', '县级培训'],
    ]);
    expect(await names({ kind: 'registration', projectUid: one })).toEqual([
      ['王甲', '县级培训'],
      ['王丁', '县级培训'],
    ]);
    expect(
      await refusalCodes(client.sheets.preview({ request: { kind: 'registration', year: 2024 } })),
    ).toEqual(['sheet.nothingToWrite']);
  });

  it('previews only the first rows, with the sums, the decimals and the schools of all', async () => {
    const { client, a, b, c, d } = await county();
    await addTraining(client, [a, b, c], { name: '一' });
    await addTraining(client, [d], { name: '二' }, { proofHours: 8500, proofCredits: 1125 });
    const preview = await client.sheets.preview({ request: { kind: 'registration', year: 2025 }, limit: 2 });
    expect(preview).toMatchObject({ rowCount: 4, organisationCount: 2, title: '2025年度学分登记表' });
    expect(preview.rows).toHaveLength(2);
    const at = preview.head.findIndex(({ text }) => text === '学时');
    expect(preview.rows.map((row) => [row[at], row[at + 1]])).toEqual([
      ['24.0', '3.000'],
      ['24.0', '3.000'],
    ]);
    expect([preview.total?.sums[at], preview.total?.sums[at + 1]]).toEqual(['80.5', '10.125']);
    expect(preview.total?.label).toBe('合计（共 4 人）');
  });

  it('says whose numbers are missing', async () => {
    const { client, a } = await county();
    const e = await addPerson(client, 4, { idNumber: null });
    await addTraining(client, [a, e], {});
    const { problems } = await client.sheets.preview({ request: { kind: 'registration', year: 2025 } });
    expect(problems).toEqual([
      { code: 'sheet.idNumbersMissing', severity: 'warning', values: { count: 1, name: '王戊' } },
    ]);
  });
});

describe('培训合格学员信息表', () => {
  /** An own project with attendance: two passed, one failed. */
  async function ownProject(client: TestClient, people: readonly string[]) {
    const { uid } = await client.projects.save({ fields: { ...NO_PROJECT, number: 'QS-01' } });
    await client.projects.addTrainees({ projectUid: uid, teacherUids: [...people], role: 'trainee' });
    const { rows } = await client.projects.trainees({ projectUid: uid });
    const fields = [
      { result: 'passed' as const, absentPeriods: 1 },
      { result: 'excellent' as const, absentPeriods: 0 },
      { result: 'failed' as const, absentPeriods: 20 },
    ];
    await client.projects.saveTrainees({
      projectUid: uid,
      changes: rows.map((row, index) => ({
        uid: row.uid,
        version: row.version,
        fields: fields[index] ?? {},
      })),
    });
    return uid;
  }

  it('holds who passed, with attendance and the figures registering gives, then those that stand', async () => {
    const { client, a, b, c } = await county();
    const projectUid = await ownProject(client, [a, b, c]);
    const request: Request = { kind: 'qualified', projectUid };
    const before = await readBack(qualifiedList, (await write(client, request)).file);
    expect(before).toMatchObject([
      {
        name: '王甲',
        region: '海口市',
        organisationName: NORTH,
        periodsHeld: 24,
        periodsAttended: 23,
        result: 'passed',
        hours: 24_000,
        credits: 3000,
        certificateNumber: null,
      },
      { name: '王乙', title: '教研组长/一级教师', periodsAttended: 24, result: 'excellent' },
    ]);
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    expect(await readBack(qualifiedList, (await write(client, request)).file)).toEqual(before);
  });

  it('imported again changes nothing', async () => {
    const { client, session, a, b, c } = await county();
    const own = await ownProject(client, [a, b, c]);
    const outside = await addTraining(client, [a, b], {}, { proofCertificateNumber: '0012345' });
    const both = await ownProject(client, [a, b, c]);
    await client.projects.addTrainees({ projectUid: both, teacherUids: [a], role: 'lecturer' });
    const lecturer = (await client.projects.trainees({ projectUid: both })).rows.find(
      (row) => row.role === 'lecturer',
    );
    await client.projects.saveTrainees({
      projectUid: both,
      changes: [{ uid: lecturer?.uid ?? '', version: lecturer?.version ?? 0, fields: { result: 'passed' } }],
    });
    for (const projectUid of [own, outside, both]) {
      const { file, rows } = await write(client, { kind: 'qualified', projectUid });
      const before = dumpTables(session.ledger.database.reader);
      const preview = await client.projects.previewTraineeImport({ projectUid, file });
      expect(preview.problems).toEqual([]);
      const read = preview.rows.filter((row) => row.kind !== 'skipped');
      expect(read.map((row) => row.kind)).toEqual(Array.from({ length: rows }, () => 'same'));
      // The three are one training of one class: that is noticed (X4), and changes nothing.
      const others = read.flatMap((row) => row.problems).filter(({ code }) => !code.startsWith('doubling.'));
      expect(others).toEqual([]);
      // Passed over: the total and the signatures.
      expect(preview.counts.skipped).toBe(2);
      const { fingerprint } = preview;
      const { batch } = await resultOf(
        await client.projects.applyTraineeImport({ projectUid, file, fingerprint }),
      );
      expect(batch).toBeNull();
      expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    }
  });

  it('leaves open what the regulation leaves open, and says so', async () => {
    const { client, a } = await county();
    const { uid } = await client.projects.save({
      fields: {
        ...{ ...NO_PROJECT, form: 'mentoring', hours: 60_000, days: null, level: 'county' },
        ...{ startOn: '2025-07-01', endOn: '2025-10-15' },
      },
    });
    await client.projects.addTrainees({ projectUid: uid, teacherUids: [a], role: 'mentee' });
    const [row] = (await client.projects.trainees({ projectUid: uid })).rows;
    await client.projects.saveTrainees({
      projectUid: uid,
      changes: [
        { uid: row?.uid ?? '', version: row?.version ?? 0, fields: { result: 'passed', paper: '有' } },
      ],
    });
    const { problems } = await client.sheets.preview({ request: { kind: 'qualified', projectUid: uid } });
    expect(problems).toContainEqual({ code: 'sheet.figuresOpen', severity: 'warning', values: { count: 1 } });
  });

  it('结业名单 gives certificate numbers once they are issued', async () => {
    const { client, a, b, c } = await county();
    const projectUid = await ownProject(client, [a, b, c]);
    const numbers = async () =>
      (await readBack(completionList, (await write(client, { kind: 'completion', projectUid })).file)).map(
        (row) => row.certificateNumber,
      );
    expect(await numbers()).toEqual([null, null]);
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    await client.certificates.setScheme({
      separator: '',
      widths: { project: 2, organiser: 2, year: 4, session: 0, trainee: 4 },
      organiserNumber: 7,
      organisers: [{ name: NO_PROJECT.organiserName, number: 7 }],
    });
    await resultOf(await client.certificates.issue({ projectUid, issuedOn: '2025-11-05' }));
    expect(await numbers()).toEqual([expect.stringMatching(/0001$/), expect.stringMatching(/0002$/)]);
  });
});

describe('summaries', () => {
  const school = { level: 'school', organiserLevel: 'school', form: 'school-based' } as const;

  it('年度学分汇总表: figures and verdicts are those of the assessment, with what is over the cap and why nobody judges', async () => {
    const { client, a, b, c } = await county();
    await addTraining(client, [a], {}, { proofHours: 40_000, proofCredits: 5000 });
    await addTraining(client, [a], school, { proofHours: 60_000, proofCredits: 7500 });
    await addTraining(client, [b], { form: 'remote' }, { proofHours: 20_500, proofCredits: 2050 });
    await addTraining(client, [b], { form: 'exam', minutes: 90 }, { proofHours: 2000, proofCredits: 250 });
    const { version, fields } = await client.teachers.get({ uid: c });
    await client.teachers.save({ uid: c, version, fields: { ...fields, hiredOn: '2025-08-20' } });
    const rows = await readBack(yearSummary, (await write(client, { kind: 'yearSummary', year: 2025 })).file);
    expect(rows[0]).toMatchObject({
      name: '王甲',
      localHours: 40_000,
      localCredits: 5000,
      schoolHours: 60_000,
      schoolCredits: 6000,
      schoolCreditsOver: 1500,
      totalHours: 100_000,
      totalCredits: 11_000,
      verdict: '合格',
    });
    expect(rows[1]).toMatchObject({
      remoteHours: 20_500,
      remoteCredits: 2050,
      otherHours: 2000,
      otherCredits: 250,
      localHours: null,
      verdict: '进行中',
    });
    expect(rows[2]).toMatchObject({
      name: '王丙',
      totalHours: 0,
      verdict: expect.stringMatching(/^不考核（2025 年受聘/),
    });
    const matrix = await client.assessments.matrix({ year: 2025 });
    for (const row of rows) {
      const shown = matrix.rows.find(({ name }) => name === row.name)?.years.at(-1);
      expect([row.totalHours, row.totalCredits]).toEqual([shown?.hours, shown?.credits]);
      const parts = [row.nationalCredits, row.provincialCredits, row.localCredits, row.remoteCredits];
      const sum = [...parts, row.schoolCredits, row.otherCredits].reduce<number>(
        (all, part) => all + (part ?? 0),
        0,
      );
      expect(sum).toBe(row.totalCredits);
    }
  });

  it('tells what made a year up', async () => {
    const { client, a } = await county();
    await addTraining(
      client,
      [a],
      { startOn: '2025-03-03', endOn: '2025-03-05' },
      { proofHours: 80_000, proofCredits: 10_000, makeUpFor: 2024 },
    );
    const [row] = await readBack(
      yearSummary,
      (await write(client, { kind: 'yearSummary', year: 2024 })).file,
    );
    expect(row).toMatchObject({ verdict: '合格', makeUp: '2025 年补修 80 学时、10 学分，已补足' });
    const [present] = await readBack(
      yearSummary,
      (await write(client, { kind: 'yearSummary', year: 2025 })).file,
    );
    expect(present).toMatchObject({ totalCredits: 0, makeUp: null });
  });

  it('周期学分汇总表: every year and the cycle as the assessment shows them, and what is short', async () => {
    const { client, a, b } = await county();
    await addTraining(client, [a, b], {}, { proofHours: 80_000, proofCredits: 10_000 });
    await addTraining(
      client,
      [a],
      { startOn: '2023-10-09', endOn: '2023-10-11' },
      { proofHours: 72_000, proofCredits: 8500 },
    );
    const layout = cycleSummary({ from: 2021, to: 2025 });
    const rows = await readBack(layout, (await write(client, { kind: 'cycleSummary', year: 2022 })).file);
    expect(rows[0]).toMatchObject({
      name: '王甲',
      '2023.hours': 72_000,
      '2023.credits': 8500,
      '2023.verdict': '不合格',
      '2025.verdict': '合格',
      totalHours: 152_000,
      totalCredits: 18_500,
      verdict: '进行中',
      shortfall: '差 31.5 学分、208 学时',
    });
    expect(rows).toHaveLength(4);
  });

  it('周期学分汇总表: nobody is judged by a cycle that has not begun', async () => {
    const { client } = await county();
    const layout = cycleSummary({ from: 2026, to: 2030 });
    const rows = await readBack(layout, (await write(client, { kind: 'cycleSummary', year: 2026 })).file);
    expect(rows[0]).toMatchObject({ verdict: null, shortfall: null });
  });
});

describe('国培参训教师信息表', () => {
  const national = { level: 'national', organiserLevel: 'national', category: '骨干教师研修' } as const;

  it('holds the roster with everything the ledger knows, and says what is missing', async () => {
    const { client, a, b, c } = await county();
    await addTraining(client, [a], {
      ...national,
      name: '国培 2024',
      startOn: '2024-10-14',
      endOn: '2024-10-18',
    });
    await addTraining(client, [b], {
      ...national,
      category: '管理者',
      name: '校长班',
      startOn: '2024-10-14',
      endOn: '2024-10-18',
    });
    const { version, fields } = await client.teachers.get({ uid: a });
    await client.teachers.save({
      uid: a,
      version,
      fields: {
        ...fields,
        ethnicity: '黎族',
        education: '本科',
        email: 'a@example.org',
        phone: '13800138000',
        title: '一级教师',
      },
    });
    const [, north] = (await client.organisations.list()).rows;
    await client.organisations.save({
      uid: north?.uid ?? '',
      before: assertPresent(north?.fields, 'fields'),
      fields: {
        regionCode: '460107',
        schoolCode: '2146000123',
        creditCode: null,
        locationKind: 'town',
      },
    });
    const { uid } = await client.projects.save({
      fields: {
        ...NO_PROJECT,
        ...national,
        kind: 'outside',
        registrar: '省中心',
        proof: '名单',
        subProject: '小学数学',
      },
    });
    await client.projects.addTrainees({ projectUid: uid, teacherUids: [a, b, c], role: 'trainee' });
    const request: Request = { kind: 'nationalTrainees', projectUid: uid };
    const rows = await readBack(nationalTrainees, (await write(client, request)).file);
    expect(rows[0]).toEqual({
      projectName: '小学数学骨干教师培训',
      subProject: '小学数学',
      organiserName: '琼山区教师发展中心',
      city: '海口市',
      county: '琼山区',
      organisationName: NORTH,
      locationKind: 'town',
      name: '王甲',
      sex: 'female',
      ethnicity: '黎族',
      birthMonth: '1970-01',
      idNumber: sampleIdNumber(0, 'female'),
      education: '本科',
      title: '一级教师',
      post: null,
      stage: '小学',
      subject: '数学',
      serviceYears: 15,
      phone: '13800138000',
      email: 'a@example.org',
      hadSameKind: true,
      remark: null,
    });
    // Another category is not the same kind; of nobody does the ledger know that there was none.
    expect(rows.slice(1).map((row) => [row.hadSameKind, row.remark])).toEqual([
      [null, '是否参加过同类国培待核'],
      [null, '是否参加过同类国培待核'],
    ]);
    const { problems } = await client.sheets.preview({ request });
    expect(problems.map(({ code, values }) => [code, values['heading'], values['count']])).toEqual([
      ['sheet.columnHasGaps', '民族', 2],
      ['sheet.columnHasGaps', '学历', 2],
      ['sheet.columnHasGaps', '职称', 1],
      ['sheet.columnHasGaps', '手机', 2],
      ['sheet.columnHasGaps', '是否参加过同类国培', 2],
    ]);
  });

  it('of a year holds every national project of it, and only those', async () => {
    const { client, a, b } = await county();
    await addTraining(client, [a, b], { ...national, name: '国培一' });
    await addTraining(client, [a], { ...national, name: '国培二', category: null });
    await addTraining(client, [a], { name: '县培' });
    await addTraining(client, [a], { ...national, name: '去年', startOn: '2024-05-06', endOn: '2024-05-10' });
    const { file } = await write(client, { kind: 'nationalTrainees', year: 2025 });
    const rows = await readBack(nationalTrainees, file);
    expect(rows.map((row) => [row.name, row.projectName, row.hadSameKind])).toEqual([
      ['王甲', '国培一', true],
      ['王甲', '国培二', null],
      ['王乙', '国培一', null],
    ]);
  });

  it('knows of a training of the same kind between passing and registering (G3.2)', async () => {
    const { client, a, b } = await county();
    const outside = { ...national, kind: 'outside', registrar: '省中心', proof: '名单' } as const;
    const before = { ...outside, name: '去年', startOn: '2024-05-06', endOn: '2024-05-10' };
    await addPassedProject(client, [a], before);
    const failed = await addPassedProject(client, [b], { ...before, name: '去年另一期' });
    const { rows: trainees } = await client.projects.trainees({ projectUid: failed });
    await client.projects.saveTrainees({
      projectUid: failed,
      changes: trainees.map(({ uid, version }) => ({ uid, version, fields: { result: 'absent' as const } })),
    });
    const projectUid = await addPassedProject(client, [a, b], outside);
    const { file } = await write(client, { kind: 'nationalTrainees', projectUid });
    const rows = await readBack(nationalTrainees, file);
    expect(rows.map((row) => [row.name, row.hadSameKind])).toEqual([
      ['王甲', true],
      ['王乙', null],
    ]);
  });
});

describe('statistics', () => {
  it('培训统计表 sums hours of a registration year, or of trainings that ended in a school year', async () => {
    const { client, a, b } = await county();
    await addTraining(client, [a], { startOn: '2025-03-03', endOn: '2025-03-05' });
    await addTraining(client, [a, b], {
      startOn: '2025-10-13',
      endOn: '2025-10-15',
      level: 'city',
      organiserLevel: 'city',
    });
    const of = async (request: Omit<Request, 'kind'>) =>
      (await readBack(trainingHours, (await write(client, { kind: 'trainingHours', ...request })).file)).map(
        (row) => [row.name, row.hours],
      );
    expect(await of({ year: 2025 })).toEqual([
      ['王甲', 48_000],
      ['王乙', 24_000],
    ]);
    expect(await of({ year: 2025, level: 'city' })).toEqual([
      ['王甲', 24_000],
      ['王乙', 24_000],
    ]);
    expect(await of({ year: 2024, isSchoolYear: true })).toEqual([['王甲', 24_000]]);
    expect(await of({ year: 2025, isSchoolYear: true, organisationName: NORTH })).toEqual([
      ['王甲', 24_000],
      ['王乙', 24_000],
    ]);
  });

  it('教基4068 counts people by hours and by level, by its own rules', async () => {
    const { client, a, b, c, d } = await county();
    const autumn = { startOn: '2025-10-13', endOn: '2025-10-15' } as const;
    // Three days of 8 hours at most: 27 registered hours count 24; with 12.9 more, dropped to 12, they are 36.
    await addTraining(client, [a], { ...autumn, days: 3000 }, { proofHours: 27_000 });
    await addTraining(
      client,
      [a],
      { ...autumn, form: 'remote', days: null, hours: 12_900 },
      { proofHours: 12_900 },
    );
    // Day by day: 10 hours count 8, 7.5 count 7, 8 count 8.
    await addTraining(
      client,
      [b],
      { ...autumn, level: 'national', organiserLevel: 'national', dayHours: [10_000, 7500, 8000] },
      { proofHours: 25_500 },
    );
    await addTraining(client, [b], {
      ...autumn,
      level: 'school',
      organiserLevel: 'school',
      isAbroad: true,
      days: 3000,
    });
    // Another school year, and somebody who is no 专任教师.
    await addTraining(client, [d], { startOn: '2025-08-29', endOn: '2025-08-31', days: 3000 });
    const { version, fields } = await client.teachers.get({ uid: c });
    await client.teachers.save({ uid: c, version, fields: { ...fields, isFullTime: false } });
    await addTraining(client, [c], { ...autumn, days: 3000 });
    const request: Request = { kind: 'moe4068', year: 2025 };
    const counts = async (more: Partial<Request> = {}) =>
      (await readBack(moe4068, (await write(client, { ...request, ...more })).file)).map((row) => row.people);
    await addPassedProject(client, [a], { name: '还没登记' });
    const { problems } = await client.sheets.preview({ request });
    expect(problems).toContainEqual({
      code: 'sheet.notRegisteredYet',
      severity: 'warning',
      values: { count: 1 },
    });
    //                              01 02 03 04 05 06 07 08 09 10 11
    expect(await counts()).toEqual([2, 1, 1, 0, 0, 1, 0, 0, 1, 0, 1]);
    expect(await counts({ year: 2024 })).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(await counts({ organisationName: SOUTH })).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('教基4068 counts no more than the person was registered for, and 45 minutes where only the clock is known', async () => {
    const { client, a, b } = await county();
    const autumn = { startOn: '2025-10-13', endOn: '2025-10-18' } as const;
    const rows = async () => {
      const { file } = await write(client, { kind: 'moe4068', year: 2025 });
      return (await readBack(moe4068, file)).slice(0, 3).map((row) => row.people);
    };
    // Six days of 8 hours were held; the proof of this person says 36, of the other one 44.
    const days = [8000, 8000, 8000, 8000, 8000, 8000];
    await addTraining(client, [a], { ...autumn, dayHours: days }, { proofHours: 36_000 });
    expect(await rows()).toEqual([1, 1, 0]);
    await addTraining(client, [b], { ...autumn, dayHours: days }, { proofHours: 34_000 });
    expect(await rows()).toEqual([2, 2, 0]);
    // An examination of 150 minutes is registered as 2.5 hours and counted as three.
    await addExam(client, b);
    expect(await rows()).toEqual([2, 1, 1]);
  });

  it('教基4068 carries the codes of the school, never guesses one, and keeps who signs', async () => {
    const { client, a } = await county();
    await addTraining(client, [a], {});
    const request: Request = { kind: 'moe4068', year: 2025, organisationName: NORTH };
    const first = await client.sheets.preview({ request });
    expect(first.problems.map(({ code }) => code)).toEqual([
      'sheet.schoolCodeMissing',
      'sheet.creditCodeMissing',
    ]);
    expect(first.asks.map(({ key, value }) => [key, value])).toEqual([
      ['leader', ''],
      ['statistician', ''],
      ['preparedBy', '王老师'],
      ['phone', ''],
      ['reportedOn', '2025-11-10'],
    ]);
    const north = assertPresent(
      (await client.organisations.list()).rows.find(({ name }) => name === NORTH),
      'the school',
    );
    const codes = { regionCode: '460107', schoolCode: '2146000123', locationKind: null } as const;
    const failed = await failureOf(
      client.organisations.save({
        uid: north.uid,
        before: north.fields,
        fields: { ...codes, creditCode: '12460100MB1234567A' },
      }),
    );
    expect(failed.problems.map(({ code }) => code)).toEqual(['organisation.creditCode-check-digit']);
    await client.organisations.save({
      uid: north.uid,
      before: north.fields,
      fields: { ...codes, creditCode: '12460100mb1234567e' },
    });
    const said = { ...request, answers: { leader: '陈校长', phone: '0898-65800000', preparedBy: '李老师' } };
    const { file, problems } = await resultOf(await client.sheets.write({ request: said }));
    expect(problems).toEqual([]);
    const workbook = await readWorkbook(await bytesOf(file), file.name);
    const text = (workbook.sheets[0]?.rows ?? []).flatMap((row) => row.cells.map((cell) => cell?.text ?? ''));
    for (const line of [
      `学校（机构）名称：${NORTH}`,
      '学校（机构）标识码：2146000123',
      '统一社会信用代码：12460100MB1234567E',
      '学　　年：2025—2026学年',
      '单位负责人：陈校长',
      '填表人：李老师',
      '联系电话：0898-65800000',
    ])
      expect(text).toContain(line);
    const next = await client.sheets.preview({ request });
    expect(next.asks.map(({ key, value }) => [key, value])).toEqual([
      ['leader', '陈校长'],
      ['statistician', ''],
      ['preparedBy', '王老师'],
      ['phone', '0898-65800000'],
      ['reportedOn', '2025-11-10'],
    ]);
  });

  it('教基4068 says who left on a day nobody noted, and that nobody was trained', async () => {
    const { client, a } = await county();
    await addTraining(client, [a], {});
    const { version, fields } = await client.teachers.get({ uid: a });
    await client.teachers.save({ uid: a, version, fields: { ...fields, status: 'left' } });
    const { problems } = await client.sheets.preview({ request: { kind: 'moe4068', year: 2025 } });
    expect(problems.map(({ code }) => code)).toEqual([
      'sheet.schoolCodeMissing',
      'sheet.creditCodeMissing',
      'sheet.schoolCodesOpen',
      'sheet.leftWithoutDate',
      'sheet.nobodyTrained',
    ]);
  });
});

describe('writing', () => {
  it('gives every school a worksheet of its own', async () => {
    const { client, a, b, d } = await county();
    await addTraining(client, [a, b, d], {});
    const written = await write(client, { kind: 'registration', year: 2025 }, 'sheetPerSchool');
    expect([written.rows, written.sheets]).toEqual([3, 2]);
    const { sheets } = await readWorkbook(await bytesOf(written.file), written.file.name);
    expect(sheets.map((sheet) => sheet.name)).toEqual([NORTH, SOUTH]);
    expect((await readBack(registrationSheet, written.file, 0)).map((row) => row.name)).toEqual([
      '王甲',
      '王乙',
    ]);
    expect((await readBack(registrationSheet, written.file, 1)).map((row) => row.name)).toEqual(['王丁']);
  });

  it('gives every school a file of its own in one .zip, under names that any system can save', async () => {
    const { client, a, d } = await county();
    const e = await addPerson(client, 4, { organisationName: '南渡江中学/东校区' });
    const f = await addPerson(client, 5, { organisationName: '南渡江中学:东校区' });
    await addTraining(client, [a, d, e, f], {});
    const { file, sheets } = await write(client, { kind: 'moe4068', year: 2025 }, 'filePerSchool');
    expect([sheets, file.type]).toEqual([4, 'application/zip']);
    expect(file.name).toBe('专任教师接受培训情况-琼山区教师发展中心-2025—2026学年.zip');
    const entries = unzipSync(await bytesOf(file));
    expect(Object.keys(entries).sort()).toEqual(
      [
        `专任教师接受培训情况-${NORTH}.xlsx`,
        `专任教师接受培训情况-${SOUTH}.xlsx`,
        '专任教师接受培训情况-南渡江中学_东校区 (2).xlsx',
        '专任教师接受培训情况-南渡江中学_东校区.xlsx',
      ].sort(),
    );
    const north = new File([new Uint8Array(entries[`专任教师接受培训情况-${NORTH}.xlsx`] ?? [])], 'a.xlsx');
    expect((await readBack(moe4068, north)).map((row) => row.people)).toEqual([
      1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0,
    ]);
  });

  it('signs the log with what was written, how much, and the head seal', async () => {
    const { client, a } = await county();
    await addTraining(client, [a], {});
    const { file } = await write(client, { kind: 'registration', year: 2025 });
    const [line] = (await client.audit.list({ search: '登记表' })).rows;
    const seal = (await client.app.status()).ledger?.headSeal ?? '';
    expect(line).toMatchObject({ action: 'sheet.export', subject: file.name, actor: '王老师' });
    expect(JSON.parse(line?.after ?? '')).toEqual({ sheet: '学分登记表', rows: 1, sheets: 1, seal });
    const footer = strFromU8(unzipSync(await bytesOf(file))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(footer).toContain(`台账封签 ${seal.slice(0, 4)} ${seal.slice(4, 8)}`);
  });

  it('tells how far it is, and stopped writes nothing down', async () => {
    const { client, session, a, b } = await county();
    await addTraining(client, [a, b], {});
    const before = dumpTables(session.ledger.database.reader);
    const events = await client.sheets.write({ request: { kind: 'registration', year: 2025 } });
    const first = await events.next();
    // Which stage comes first depends on the machine: a busy one may have begun to gather.
    expect(first).toMatchObject({
      done: false,
      value: { job: expect.any(String), stage: expect.any(String) },
    });
    if (first.done !== true)
      expect(await client.app.cancelJob({ job: first.value.job })).toEqual({ asked: true });
    expect((await failureOf(resultOf(events))).code).toBe('CANCELLED');
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('sees the ledger of one moment, whatever is registered meanwhile', async () => {
    const { client, a, b, c, d } = await county();
    const project = await addTraining(client, [a, b], {});
    const events = await client.sheets.write({ request: { kind: 'registration', projectUid: project } });
    await events.next();
    await addTraining(client, [c, d], {});
    const { rows } = await resultOf(events);
    expect(rows).toBe(2);
  });
});

describe('an organisation', () => {
  it('lists the own one first, keeps codes in their normal form, logs the change and refuses a stale one', async () => {
    const { client } = await county();
    const { rows } = await client.organisations.list();
    expect(rows.map(({ name, isOwn, teacherCount }) => [name, isOwn, teacherCount])).toEqual([
      ['琼山区教师发展中心', true, 0],
      [NORTH, false, 3],
      [SOUTH, false, 1],
    ]);
    const own = assertPresent(rows[0], 'the own organisation');
    const fields = { ...own.fields, regionCode: '460107', schoolCode: ' ９１４６０００００１ ' };
    const saved = await client.organisations.save({ uid: own.uid, before: own.fields, fields });
    expect(saved).toEqual({
      fields: { ...own.fields, regionCode: '460107', schoolCode: '9146000001' },
      warnings: [],
    });
    expect((await client.app.status()).ledger?.organisation).toMatchObject({
      regionCode: '460107',
      schoolCode: '9146000001',
    });
    expect((await client.audit.list({})).rows[0]).toMatchObject({
      action: 'organisation.change',
      after: JSON.stringify({ regionCode: '460107', schoolCode: '9146000001' }),
    });
    const stale = await failureOf(client.organisations.save({ uid: own.uid, before: own.fields, fields }));
    expect(stale.code).toBe('STALE');
  });

  it('is refused with every wrong code at once', async () => {
    const { client } = await county();
    const [own] = (await client.organisations.list()).rows;
    const failed = await failureOf(
      client.organisations.save({
        uid: own?.uid ?? '',
        before: assertPresent(own?.fields, 'fields'),
        fields: {
          regionCode: '46',
          schoolCode: '21460001',
          creditCode: '12460100MB123456IE',
          locationKind: null,
        },
      }),
    );
    expect(failed.problems.map(({ code }) => code)).toEqual([
      'organisation.regionCodeInvalid',
      'organisation.schoolCode-length',
      'organisation.creditCode-characters',
    ]);
  });
});
