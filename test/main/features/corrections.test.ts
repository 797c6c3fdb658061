import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { verifyLedger } from '../../../src-main/database/entries/verify-ledger.ts';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import type {
  CorrectionEffect,
  CorrectionReading,
  ReturnDifference,
} from '../../../src-shared/rpc/contract/corrections.ts';
import { dumpTables, refusalCodes } from '../../helpers/ledger-probe.ts';
import { workbookOf } from '../../helpers/make-workbook.ts';
import { headRow, look, returned, rowOf, rowTexts, strike, YELLOW } from '../../helpers/returned-sheet.ts';
import {
  addPassedProject,
  approve,
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
  temporaryFolder,
} from '../../helpers/test-session.ts';
import { sampleIdNumber } from '../workbooks/fill/sample-people.ts';

const PEOPLE = [
  { name: '王芳', idNumber: sampleIdNumber(1, 'female'), sex: 'female' },
  { name: '李强', idNumber: sampleIdNumber(3, 'male'), sex: 'male' },
  { name: '赵敏', idNumber: sampleIdNumber(4, 'female'), sex: 'female' },
  { name: '陈伟', idNumber: null, sex: 'male' },
] as const;
const REVIEW = {
  reason: '按办法核减',
  rejection: '材料齐全，与县里沟通过',
  decidedBy: '琼山区教育局',
  decidedOn: '2025-11-08',
  document: '琼教函〔2025〕12号',
};

/** A county ledger in which four people were registered for two trainings. */
async function openRegistered() {
  const test = await openTestLedger({ level: 'county' });
  const uids: string[] = [];
  for (const person of PEOPLE)
    uids.push((await test.client.teachers.save({ fields: { ...NOBODY, ...person } })).uid);
  const first = await addPassedProject(test.client, uids);
  const second = await addPassedProject(test.client, uids.slice(0, 2), {
    name: '班主任培训',
    number: 'QS-2025-032',
    days: 2000,
    startOn: '2025-10-20',
    endOn: '2025-10-21',
  });
  for (const project of [first, second]) {
    await approve(test.client, project, '2025-10-25');
    await registerAll(test.client, project);
  }
  return { ...test, uids, first, second };
}

async function writeSheet(client: TestClient): Promise<File> {
  return (await resultOf(await client.sheets.write({ request: { kind: 'registration', year: 2025 } }))).file;
}

function brief(differences: readonly ReturnDifference[]) {
  return differences.map(({ kind, teacher, field, ours, theirs }) => [
    kind,
    teacher.name,
    field,
    ours,
    theirs,
  ]);
}

async function apply(
  client: TestClient,
  file: File,
  choose: (difference: ReturnDifference) => boolean = (difference) => difference.canAccept,
) {
  const reading = await client.corrections.read({ file });
  const accepted = reading.differences.filter(choose).map(({ id }) => id);
  return resultOf(
    await client.corrections.apply({ file, fingerprint: reading.fingerprint, accepted, ...REVIEW }),
  );
}

async function figuresOf(client: TestClient) {
  const { rows } = await client.entries.list({ withReversed: false, limit: 500 });
  return rows
    .map((row) => [row.teacher.name, row.project?.name, row.year, row.hours, row.credits].join(' '))
    .sort();
}

async function verified(client: TestClient): Promise<readonly unknown[]> {
  return (await resultOf(await client.audit.verify())).problems;
}

/** What the same range says when it is written again. */
async function rereading(client: TestClient): Promise<CorrectionReading> {
  return client.corrections.read({ file: await writeSheet(client) });
}

describe('a registration sheet that comes back', () => {
  it('shows nothing where nothing was changed', async () => {
    const { client } = await openRegistered();
    const reading = await rereading(client);
    expect(brief(reading.differences)).toEqual([]);
    expect(reading).toMatchObject({
      hasMarks: true,
      counts: { rows: 6, same: 6, later: 0 },
      scope: { projectUid: null, year: 2025 },
      problems: [],
    });
  });

  it('shows beside a marked 备注 what the program itself wrote there', async () => {
    const { client, uids } = await openRegistered();
    const outside = await addPassedProject(
      client,
      uids.slice(0, 1),
      { kind: 'outside', name: '省级培训', level: 'provincial', registrar: '省中心', proof: '结业证书' },
      { proofHours: 24_000, proofCredits: 3000 },
    );
    await registerAll(client, outside);
    const file = await returned(await writeSheet(client), (_, cell) => {
      look(cell('王芳', '备注', 2), { fill: YELLOW });
    });
    const { differences } = await client.corrections.read({ file });
    expect(brief(differences)).toEqual([['question', '王芳', 'remark', '外单位', '外单位']]);
  });

  it('tells every kind of change and how it was marked, and writes nothing', async () => {
    const { client, session } = await openRegistered();
    const file = await returned(await writeSheet(client), (sheet, cell) => {
      cell('王芳', '学分').value = 2.5;
      look(cell('王芳', '学分'), { fill: YELLOW });
      cell('李强', '学科').value = '语文';
      look(cell('李强', '学科'), { font: { color: { argb: 'FFFF0000' } } });
      cell('李强', '学时').note = '请核对学时';
      cell('赵敏', '备注').value = '重复登记，不予认定';
      strike(sheet, rowOf(sheet, '陈伟'));
      look(cell('王芳', '项目名称', 1), { fill: YELLOW });
      cell('李强', '登记年度', 1).value = '2024';
    });
    const before = dumpTables(session.ledger.database.reader);
    const { differences, counts } = await client.corrections.read({ file });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    expect(brief(differences)).toEqual([
      ['figure', '王芳', 'credits', '3', '2.5'],
      ['question', '王芳', 'projectName', '班主任培训', '班主任培训'],
      ['question', '李强', 'hours', '24', '24'],
      ['person', '李强', 'subject', '数学', '语文'],
      ['figure', '李强', 'year', '2025', '2024'],
      ['struck', '赵敏', null, null, '不予认定'],
      ['struck', '陈伟', null, null, null],
    ]);
    expect(counts).toMatchObject({ rows: 6, same: 0 });
    const markOf = (index: number) => differences[index]?.marks;
    expect(markOf(0)).toMatchObject([{ fill: '#FFFF00', isRow: false }]);
    expect(markOf(2)).toMatchObject([{ comment: '请核对学时' }]);
    expect(markOf(3)).toMatchObject([{ fontColour: '#FF0000' }]);
    expect(markOf(4)).toEqual([]);
    expect(differences[5]?.remark).toBe('重复登记，不予认定');
    expect(markOf(6)).toMatchObject([{ isStruck: true, isRow: true }]);
    expect(differences.map(({ canAccept }) => canAccept)).toEqual([
      true,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('takes over what was accepted: new figures behind the old trail, one seal, nothing lost', async () => {
    const { client, session } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('王芳', '备注').value = '缺一天';
      cell('李强', '学科').value = '语文';
      cell('李强', '登记年度', 1).value = '2024';
      cell('赵敏', '备注').value = '不予认定';
    });
    const batches = (await client.registrations.batches({})).length;
    const done = await apply(client, file);
    expect(done).toMatchObject({
      alreadyDecided: false,
      entriesReversed: 3,
      entriesRegistered: 2,
      entriesStruck: 1,
      teachersChanged: 1,
      correction: { accepted: 4, rejected: 0, decidedBy: '琼山区教育局', canUndo: true },
      certificates: [],
    });
    expect(done.batchUids).toHaveLength(4);
    expect((await client.registrations.batches({})).length).toBe(batches + 4);
    expect(await figuresOf(client)).toEqual([
      '李强 小学数学骨干教师培训 2025 24000 3000',
      '李强 班主任培训 2024 16000 2000',
      '王芳 小学数学骨干教师培训 2025 24000 2500',
      '王芳 班主任培训 2025 16000 2000',
      '陈伟 小学数学骨干教师培训 2025 24000 3000',
    ]);
    expect(await verified(client)).toEqual([]);
    expect((await client.audit.list({})).rows.map((row) => row.action)).toContain('correction.apply');
    const changed = (await client.entries.list({ withReversed: false })).rows.find(
      (row) => row.credits === 2500,
    );
    const explained = await client.entries.explain({ uid: changed?.uid ?? '' });
    const last = explained.steps.at(-1);
    expect(last).toMatchObject({ before: 3000, after: 2500, unit: 'credits' });
    for (const word of ['琼山区教育局', '2025-11-08', '琼教函〔2025〕12号', '缺一天', '按办法核减'])
      expect(last?.text).toContain(word);
    expect(explained.steps[0]?.clause).toContain('H14.3');
    expect(explained.facts['reviews']).toMatchObject([{ from: { credits: 3000 }, to: { credits: 2500 } }]);
    const { uid } = session.ledger.snapshot.teachers().find((teacher) => teacher.name === '李强') ?? {
      uid: '',
    };
    expect((await client.teachers.get({ uid })).fields.subject).toBe('语文');
  });

  it('gives the figures of the county when the sheet is written again, and knows the file from then on', async () => {
    const { client, session } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学时').value = 20;
      cell('王芳', '学分').value = 2.5;
      cell('李强', '姓名').value = '李彊';
      cell('赵敏', '单位').value = '南渡江小学';
      cell('陈伟', '身份证号').value = sampleIdNumber(7, 'male');
    });
    await apply(client, file);
    expect((await rereading(client)).differences).toEqual([]);
    const people = (await client.teachers.list({})).rows;
    expect(people.map((person) => `${person.name} ${person.organisationName}`).sort()).toEqual(
      ['李彊 北塘实验小学', '王芳 北塘实验小学', '赵敏 南渡江小学', '陈伟 北塘实验小学'].sort(),
    );
    const chen = people.find((person) => person.name === '陈伟');
    expect((await client.teachers.get({ uid: chen?.uid ?? '' })).fields).toMatchObject({
      idNumber: sampleIdNumber(7, 'male'),
      birthOn: expect.any(String),
    });
    const again = await client.corrections.read({ file });
    expect(again).toMatchObject({
      differences: [],
      decided: { accepted: 5, rejected: 0, fileName: '退回.xlsx' },
    });
    const before = dumpTables(session.ledger.database.reader);
    expect(await apply(client, file)).toMatchObject({
      alreadyDecided: true,
      entriesReversed: 0,
      batchUids: [],
    });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('changes nothing but the log and its own record when everything is rejected, and says so next time', async () => {
    const { client, session } = await openRegistered();
    const sheet = await writeSheet(client);
    const file = await returned(sheet, (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('李强', '学科').value = '语文';
    });
    const before = dumpTables(session.ledger.database.reader);
    expect(await apply(client, file, () => false)).toMatchObject({
      entriesReversed: 0,
      correction: { accepted: 0, rejected: 2, rejection: REVIEW.rejection },
    });
    const after = dumpTables(session.ledger.database.reader);
    const touched = Object.keys(after).filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    expect(touched).toEqual(['audit', 'correction']);
    const log = (await client.audit.list({})).rows.filter((row) => row.action === 'correction.reject');
    expect(log.map((row) => row.subject).sort()).toEqual(['李强', '王芳 · 小学数学骨干教师培训']);
    expect(log[0]?.after).toContain(REVIEW.rejection);
    const next = await returned(
      sheet,
      (_, cell) => {
        cell('王芳', '学分').value = 2.5;
        cell('王芳', '学时').value = 20;
      },
      '再退回.xlsx',
    );
    const { differences } = await client.corrections.read({ file: next });
    expect(differences.map((difference) => [difference.field, difference.rejectedBefore?.reason])).toEqual([
      ['hours', undefined],
      ['credits', REVIEW.rejection],
    ]);
  });

  it('asks why, when something is rejected, and refuses a day to come or another state of the ledger', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
    });
    const { fingerprint, differences } = await client.corrections.read({ file });
    const run = async (change: Partial<Parameters<TestClient['corrections']['apply']>[0]>) =>
      resultOf(await client.corrections.apply({ file, fingerprint, accepted: [], ...REVIEW, ...change }));
    expect(await refusalCodes(run({ rejection: null }))).toEqual(['correction.rejectionMissing']);
    expect(await refusalCodes(run({ decidedOn: '2026-01-01' }))).toEqual(['correction.inTheFuture']);
    expect(await refusalCodes(run({ accepted: ['x'] }))).toEqual(['correction.unknownDifference']);
    const [entry] = (await client.entries.list({ search: '王芳' })).rows.filter(
      (row) => row.credits === 3000,
    );
    await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
    expect(await refusalCodes(run({ accepted: differences.map(({ id }) => id) }))).toEqual([
      'correction.changedSinceReading',
    ]);
  });

  it('lists rows that were added, taken out, doubled or made unreadable, and guesses none', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (sheet, cell) => {
      cell('王芳', '学分').value = '3改2.5';
      const copied = rowTexts(sheet, rowOf(sheet, '李强'));
      const stranger = copied.map((text) =>
        text === '李强' ? '周洋' : text === PEOPLE[1].idNumber ? '' : text,
      );
      const rows = [rowOf(sheet, '李强', 1), rowOf(sheet, '赵敏')].sort((a, b) => b - a);
      for (const row of rows) sheet.spliceRows(row, 1);
      sheet.insertRow(rowOf(sheet, '陈伟'), stranger);
    });
    const { differences } = await client.corrections.read({ file });
    expect(differences.map(({ kind, teacher }) => `${kind} ${teacher.name}`).sort()).toEqual(
      ['unread 王芳', 'missing 李强', 'added 周洋', 'missing 赵敏'].sort(),
    );
    expect(differences.filter(({ canAccept }) => canAccept).map(({ kind }) => kind)).toEqual([
      'missing',
      'missing',
    ]);
    expect(differences.find(({ kind }) => kind === 'unread')?.problems[0]?.code).toBe('numberUnreadable');
    await apply(client, file);
    expect(await figuresOf(client)).toHaveLength(4);
    expect(await verified(client)).toEqual([]);
  });

  it('reads rows and columns in any order, and columns that are gone ask nothing', async () => {
    const { client } = await openRegistered();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await writeSheet(client)).arrayBuffer());
    const source = book.worksheets[0];
    if (source === undefined) throw new Error('a sheet');
    const head = headRow(source);
    const wanted = ['登记年度', '学分', '学时', '项目名称', '单位', '姓名', '身份证号', '备注'];
    const places = wanted.map((heading) => rowTexts(source, head).indexOf(heading));
    const rows = Array.from({ length: 6 }, (_, at) => rowTexts(source, head + 1 + at))
      .map((texts) => places.map((place) => texts[place] ?? ''))
      .reverse();
    const target = new ExcelJS.Workbook();
    const sheet = target.addWorksheet('退回');
    sheet.addRow(wanted);
    for (const row of rows)
      sheet.addRow(row[5] === '王芳' && row[1] === '3' ? ['2025', '2.5', ...row.slice(2)] : row);
    const file = new File([new Uint8Array(await target.xlsx.writeBuffer())], '退回.xlsx');
    const { differences, counts } = await client.corrections.read({ file });
    expect(brief(differences)).toEqual([['figure', '王芳', 'credits', '3', '2.5']]);
    expect(counts).toMatchObject({ rows: 6, same: 5 });
  });

  it('reads what is left of a cell where a part is struck through', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = {
        richText: [
          { font: { strike: true }, text: '3' },
          { font: { color: { argb: 'FFFF0000' } }, text: ' 2.5' },
        ],
      };
    });
    const { differences } = await client.corrections.read({ file });
    expect(differences).toMatchObject([
      { field: 'credits', ours: '3', theirs: '2.5', marks: [{ struckText: '3', fontColour: '#FF0000' }] },
    ]);
  });

  it('warns that certificates say the old figure, and names them when it is done', async () => {
    const { client, first } = await openRegistered();
    await client.certificates.setScheme({
      separator: '',
      widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
      organiserNumber: 12,
      organisers: [{ name: NO_PROJECT.organiserName, number: 12 }],
    });
    await resultOf(await client.certificates.issue({ projectUid: first, issuedOn: '2025-11-05' }));
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('李强', '姓名').value = '李彊';
      cell('赵敏', '备注').value = '重复';
      cell('陈伟', '学科').value = '语文';
    });
    const { differences } = await client.corrections.read({ file });
    expect(differences.map(({ problems }) => problems.map(({ code }) => code))).toEqual(
      differences.map(({ teacher }) => (teacher.name === '陈伟' ? [] : ['correction.certificateIssued'])),
    );
    const done = await apply(client, file);
    const certificates: CorrectionEffect['certificates'] = done.certificates;
    expect(certificates.map(({ because, name }) => [because, name]).sort()).toEqual([
      ['figures', '王芳'],
      ['person', '李强'],
      ['struck', '赵敏'],
    ]);
    const [outdated] = certificates.filter(({ because }) => because === 'figures');
    await client.certificates.revoke({ uid: outdated?.uid ?? '', reason: '学分更正' });
    const reissued = await client.certificates.preview({ projectUid: first, issuedOn: '2025-11-10' });
    expect(reissued.rows.filter((row) => row.state === 'ready')).toHaveLength(1);
  });

  it('leaves no duty to register again whom the county took out', async () => {
    const { client, first, second } = await openRegistered();
    const dutiesOf = async (uid: string) =>
      (await client.home.today()).duties.flatMap((duty) => (duty.projectUid === uid ? [duty.kind] : []));
    const before = await client.projects.get({ uid: first });
    const duties = await dutiesOf(first);
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('赵敏', '备注').value = '不予认定';
      cell('王芳', '备注', 1).value = '不予认定';
      cell('李强', '备注', 1).value = '不予认定';
    });
    const { correction } = await apply(client, file);
    expect(await client.projects.get({ uid: first })).toMatchObject({
      state: before.state,
      passedCount: 4,
      registeredCount: 3,
      takenOutCount: 1,
      missing: before.missing,
    });
    expect(await dutiesOf(first)).toEqual(duties);
    expect(await client.projects.get({ uid: second })).toMatchObject({
      state: before.state,
      registeredCount: 0,
      takenOutCount: 2,
    });
    expect(await dutiesOf(second)).toEqual(duties);
    await registerAll(client, second);
    expect(await client.projects.get({ uid: second })).toMatchObject({
      registeredCount: 2,
      takenOutCount: 0,
    });
    expect(correction?.canUndo).toBe(true);
  });

  it('shows totals and verdicts before and after', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('赵敏', '备注').value = '不予认定';
    });
    const { fingerprint, differences } = await client.corrections.read({ file });
    const effect = await client.corrections.effect({
      file,
      fingerprint,
      accepted: differences.map(({ id }) => id),
    });
    expect(effect).toMatchObject({
      problems: [],
      entriesReversed: 2,
      entriesRegistered: 1,
      hoursDelta: -24_000,
      creditsDelta: -3500,
    });
    expect(effect.years.map((year) => [year.teacher.name, year.creditsBefore, year.creditsAfter])).toEqual([
      ['王芳', 5000, 4500],
      ['赵敏', 3000, 0],
    ]);
    await apply(client, file);
    const { uid } = effect.years[0]?.teacher ?? { uid: '' };
    expect((await client.teachers.get({ uid })).years.find(({ year }) => year === 2025)?.mark.credits).toBe(
      4500,
    );
  });

  it('takes a decided sheet back until something rests on it', async () => {
    const { client, first } = await openRegistered();
    const before = await figuresOf(client);
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('赵敏', '备注').value = '不予认定';
      cell('李强', '学科').value = '语文';
    });
    const { correction } = await apply(client, file);
    const { uid } = correction ?? { uid: '' };
    const next = await client.registrations.preview({ projectUid: first });
    expect(next.problems).toMatchObject([
      { code: 'registration.takenOutByReview', severity: 'warning', values: { name: '赵敏' } },
    ]);
    const undone = await client.corrections.undo({ uid, reason: '县里改了主意' });
    expect(undone.correction).toMatchObject({ canUndo: false, undoneAt: expect.any(String) });
    expect(await figuresOf(client)).toEqual(before);
    expect(await verified(client)).toEqual([]);
    expect((await rereading(client)).differences).toEqual([]);
    expect(await refusalCodes(client.corrections.undo({ uid, reason: '再来' }))).toEqual([
      'correction.alreadyUndone',
    ]);
    const again = await apply(client, file);
    const [entry] = (await client.entries.list({ withReversed: false })).rows.filter(
      (row) => row.credits === 2500,
    );
    await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
    expect(
      await refusalCodes(client.corrections.undo({ uid: again.correction?.uid ?? '', reason: '迟了' })),
    ).toEqual(['correction.entryChangedLater']);
    expect((await client.corrections.list()).map(({ canUndo }) => canUndo)).toEqual([false, false]);
  });

  it('keeps reviewed figures whatever regulation the ledger is compared under', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
    });
    await apply(client, file);
    const compared = await resultOf(
      await client.policies.compare({ a: { id: 'hainan-2017' }, b: { id: 'wuhan-2008' }, year: 2025 }),
    );
    expect(compared.b.records.kept).toBe(1);
    expect(compared.a.creditsTotal).toBe(2500 + 3 * 3000 + 2 * 2000);
  });

  it('leaves out lines that were registered after the sheet was written, by the seal at its foot', async () => {
    const { client, uids } = await openRegistered();
    const file = await writeSheet(client);
    const late = await addPassedProject(client, uids.slice(0, 1), { name: '补训', number: null });
    await approve(client, late, '2025-10-25');
    await registerAll(client, late);
    expect(await client.corrections.read({ file })).toMatchObject({
      differences: [],
      counts: { same: 6, later: 1 },
    });
  });

  it('shows what stands in each column, numbers of identity papers masked', async () => {
    const { client } = await openRegistered();
    const { mapping, samples } = await client.corrections.read({ file: await writeSheet(client) });
    const under = (field: string) => {
      const column = mapping.find((each) => each.field === field)?.column;
      return samples[String(column)];
    };
    expect(under('name')).toEqual(expect.arrayContaining(['王芳', '李强']));
    expect(under('idNumber')).toEqual(expect.arrayContaining([maskIdentityNumber(PEOPLE[0].idNumber)]));
    for (const { idNumber } of PEOPLE) expect(JSON.stringify(samples)).not.toContain(idNumber ?? '?');
  });

  it('says that an old format tells no marks', async () => {
    const { client } = await openRegistered();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await writeSheet(client)).arrayBuffer());
    const sheet = book.worksheets[0];
    if (sheet === undefined) throw new Error('a sheet');
    const lines = Array.from({ length: 7 }, (_, at) => rowTexts(sheet, headRow(sheet) + at).join(','));
    const file = new File([lines.join('\n').replace(',3,2025', ',2.5,2025')], '退回.csv');
    const reading = await client.corrections.read({ file });
    expect(reading.hasMarks).toBe(false);
    expect(reading.problems.map(({ code }) => code)).toContain('correction.valuesOnly');
    expect(brief(reading.differences)).toEqual([['figure', expect.any(String), 'credits', '3', '2.5']]);
  });

  it('takes over any part of the changes, keeps the ledger sound, and takes it back', async () => {
    const { client } = await openRegistered();
    const before = await figuresOf(client);
    const file = await returned(await writeSheet(client), (sheet, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('王芳', '学时', 1).value = 8;
      cell('李强', '登记年度').value = '2024';
      cell('李强', '备注', 1).value = '不予认定';
      cell('赵敏', '学段').value = '初中';
      sheet.spliceRows(rowOf(sheet, '陈伟'), 1);
    });
    const { differences } = await client.corrections.read({ file });
    expect(differences).toHaveLength(6);
    // Lines that were taken back have new identities: differences are told by what they say.
    const nameOf = (difference: ReturnDifference) => brief([difference]).join();
    const names = differences.map(nameOf);
    for (const mask of fc.sample(fc.nat(63), { seed: 11, numRuns: 6 })) {
      const isChosen = (difference: ReturnDifference) =>
        ((mask >> names.indexOf(nameOf(difference))) & 1) === 1;
      const chosen = differences.filter(isChosen);
      const done = await apply(client, file, isChosen);
      expect(await verified(client)).toEqual([]);
      const left = await rereading(client);
      expect(left.differences).toEqual([]);
      const struck = chosen.filter(({ kind }) => kind === 'struck' || kind === 'missing').length;
      const figures = await figuresOf(client);
      expect(figures).toHaveLength(before.length - struck);
      const moved = chosen.filter(({ kind }) => kind === 'figure').length;
      expect(figures.filter((line) => !before.includes(line))).toHaveLength(moved);
      await client.corrections.undo({ uid: done.correction?.uid ?? '', reason: '再来' });
      expect(await figuresOf(client)).toEqual(before);
      expect(await verified(client)).toEqual([]);
    }
  });

  it('writes all years of a split project anew together, so that no comparison counts one twice (H14.1)', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const { uid } = await client.teachers.save({ fields: { ...NOBODY, ...PEOPLE[0] } });
    const projectUid = await addPassedProject(client, [uid], {
      startOn: '2024-12-30',
      endOn: '2025-01-03',
      days: 5000,
      byYear: [
        { year: 2024, days: 2000, hours: null },
        { year: 2025, days: 3000, hours: null },
      ],
    });
    await approve(client, projectUid, '2025-01-10');
    await registerAll(client, projectUid);
    const { file: sheet } = await resultOf(
      await client.sheets.write({ request: { kind: 'registration', projectUid } }),
    );
    const file = await returned(sheet, (_, cell) => {
      cell('王芳', '学分', 1).value = 2;
    });
    const { differences, scope } = await client.corrections.read({ file });
    expect(scope.projectUid).toBe(projectUid);
    expect(brief(differences)).toEqual([['figure', '王芳', 'credits', '3', '2']]);
    expect(await apply(client, file)).toMatchObject({ entriesReversed: 2, entriesRegistered: 2 });
    const compared = await resultOf(
      await client.policies.compare({ a: { id: 'hainan-2017' }, b: { id: 'yulin-2014' }, year: 2025 }),
    );
    expect([compared.a.creditsTotal, compared.b.creditsTotal]).toEqual([4000, 4000]);
    expect(await verified(client)).toEqual([]);
  });

  it('writes everything or nothing', async () => {
    const { client, session } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('李强', '学科').value = '语文';
    });
    const { database } = session.ledger;
    await database.write((writer) =>
      writer.exec(
        "CREATE TEMP TRIGGER fault BEFORE INSERT ON main.correction BEGIN SELECT RAISE(ABORT, 'disk'); END",
      ),
    );
    const before = dumpTables(database.reader);
    await expect(apply(client, file)).rejects.toThrow();
    expect(dumpTables(database.reader)).toEqual(before);
    await database.write((writer) => writer.exec('DROP TRIGGER temp.fault'));
    const { fingerprint, differences } = await client.corrections.read({ file });
    const job = await client.corrections.apply({
      file,
      fingerprint,
      accepted: differences.map(({ id }) => id),
      ...REVIEW,
    });
    const first = await job.next();
    if (first.done !== true) await client.app.cancelJob({ job: first.value.job });
    await expect(resultOf(job)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(dumpTables(database.reader)).toEqual(before);
    expect(await apply(client, file)).toMatchObject({ entriesReversed: 1, teachersChanged: 1 });
  });

  it('refuses facts that no record may have, and two answers to one question', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('陈伟', '身份证号').value = PEOPLE[2].idNumber;
      cell('王芳', '学科').value = '语文';
      cell('王芳', '学科', 1).value = '英语';
    });
    const { differences, fingerprint } = await client.corrections.read({ file });
    expect(
      differences.filter(({ kind }) => kind === 'person').map(({ theirs, canAccept }) => [theirs, canAccept]),
    ).toEqual([
      ['语文', true],
      ['英语', true],
    ]);
    expect(
      differences.filter(({ kind }) => kind === 'ambiguous').map(({ problems }) => problems[0]?.code),
    ).toEqual(['correction.ambiguous-personContradicts']);
    const accepted = differences.filter(({ canAccept }) => canAccept).map(({ id }) => id);
    expect(
      await refusalCodes(
        resultOf(await client.corrections.apply({ file, fingerprint, accepted, ...REVIEW })),
      ),
    ).toContain('correction.conflictingValues');
  });

  it('is missed by a verification when somebody cuts its batches off the ledger', async () => {
    const { client, session } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
    });
    const { batchUids } = await apply(client, file);
    const { backupId } = await client.app.backupNow();
    const copy = new Database(readFileSync(join(session.ledger.folder, 'backups', backupId)));
    onTestFinished(() => void copy.close());
    copy.pragma('foreign_keys = OFF');
    for (const name of copy.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
      copy.exec(`DROP TRIGGER ${String(name)}`);
    for (const uid of batchUids) {
      copy.prepare('DELETE FROM entry WHERE batch_id = (SELECT id FROM batch WHERE uid = ?)').run(uid);
      copy.prepare('DELETE FROM batch WHERE uid = ?').run(uid);
    }
    const { problems } = await verifyLedger(copy, () => undefined);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'verify.brokenSeal',
        values: expect.objectContaining({ batch: batchUids[0] }),
      }),
    );
  });

  it('stands behind the approval form with the review among its reasons (H7)', async () => {
    const { client, session, first } = await openRegistered();
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
    });
    await apply(client, file);
    const pdf = vi.spyOn(session.ledger.documents, 'pdf');
    onTestFinished(() => pdf.mockRestore());
    await client.approvals.form({ projectUid: first });
    const [, data] = pdf.mock.lastCall ?? [];
    expect(JSON.stringify(data)).toContain('按退回的登记表更正：琼山区教育局');
    expect(data).toMatchObject({
      awards: [
        { people: 1, credits: 2500 },
        { people: 3, credits: 3000 },
      ],
    });
  });

  it('says of every change why it cannot be taken over, and what it can see of the whole sheet', async () => {
    const { client } = await openRegistered();
    const file = await returned(await writeSheet(client), (sheet, cell) => {
      cell('王芳', '学分').value = -1;
      cell('王芳', '学时', 1).value = null;
      cell('李强', '培训形式').value = '远程培训';
      cell('李强', '学分', 1).value = '3 2.5';
      cell('赵敏', '学科').value = null;
      sheet.getCell('A1').note = '整表请重报';
    });
    const { differences, problems, fingerprint } = await client.corrections.read({ file });
    expect(
      differences
        .map(({ field, problems: [problem], canAccept }) => [field, problem?.code, canAccept])
        .sort(),
    ).toEqual(
      [
        ['credits', 'correction.negativeFigure', false],
        ['hours', 'correction.emptied', false],
        ['form', 'correction.factOfTraining', false],
        ['credits', 'correction.unclearFigure', false],
        ['subject', 'correction.emptied', false],
      ].sort(),
    );
    expect(problems).toMatchObject([{ code: 'correction.commentElsewhere', values: { text: '整表请重报' } }]);
    const accepted = differences.slice(0, 1).map(({ id }) => id);
    expect(
      await refusalCodes(
        resultOf(await client.corrections.apply({ file, fingerprint, accepted, ...REVIEW })),
      ),
    ).toEqual(['correction.notAcceptable']);
    const nobody = await workbookOf([
      ['姓名', '项目名称', '学分'],
      ['周洋', '没有的项目', 3],
    ]);
    expect((await client.corrections.read({ file: nobody })).problems.map(({ code }) => code)).toContain(
      'correction.rangeUnknown',
    );
  });

  it('takes no credits where the regulation knows none', async () => {
    const { client } = await openTestLedger({ level: 'county', policyId: 'hubei-hours' });
    const { uid } = await client.teachers.save({ fields: { ...NOBODY, ...PEOPLE[0] } });
    const projectUid = await addPassedProject(client, [uid], { days: null, hours: 24_000 });
    await registerAll(client, projectUid);
    const file = await workbookOf([
      ['姓名', '身份证号', '项目名称', '登记年度', '学时', '学分'],
      ['王芳', PEOPLE[0].idNumber, NO_PROJECT.name, '2025', 20, 3],
    ]);
    const { differences } = await client.corrections.read({ file });
    expect(
      differences.map(({ field, canAccept, problems }) => [field, canAccept, problems[0]?.code]),
    ).toEqual([
      ['hours', true, undefined],
      ['credits', false, 'correction.noCredits'],
    ]);
  });

  it('is not taken back under people, registrations and certificates that came later', async () => {
    const { client, clock, first, uids } = await openRegistered();
    await client.certificates.setScheme({
      separator: '',
      widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
      organiserNumber: 12,
      organisers: [{ name: NO_PROJECT.organiserName, number: 12 }],
    });
    const file = await returned(await writeSheet(client), (_, cell) => {
      cell('王芳', '学分').value = 2.5;
      cell('赵敏', '备注').value = '不予认定';
      cell('李强', '学科').value = '语文';
    });
    const { correction } = await apply(client, file);
    const undo = () => client.corrections.undo({ uid: correction?.uid ?? '', reason: '撤销' });
    const [, li = ''] = uids;
    const { fields, version } = await client.teachers.get({ uid: li });
    await client.teachers.save({ uid: li, version, fields: { ...fields, title: '一级教师' } });
    await registerAll(client, first);
    const trainees = (await client.projects.trainees({ projectUid: first })).rows;
    const wang = trainees.find((row) => row.teacher.name === '王芳');
    clock.now = '2025-11-11T02:00:00.000Z';
    await resultOf(
      await client.certificates.issue({
        projectUid: first,
        issuedOn: '2025-11-10',
        traineeUids: [wang?.uid ?? ''],
      }),
    );
    expect(await refusalCodes(undo())).toEqual([
      'correction.teacherChangedLater',
      'correction.registeredAgain',
      'correction.certificateIssuedLater',
    ]);
  });
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;

describe.skipIf(!hasOffice)('LibreOffice (skipped without soffice)', () => {
  it('keeps every mark of a sheet that it saves again, and adds none', async () => {
    const { client } = await openRegistered();
    const sheet = await writeSheet(client);
    const marked = await returned(sheet, (worksheet, cell) => {
      look(cell('王芳', '学分'), { fill: YELLOW });
      cell('王芳', '学分').value = 2.5;
      cell('李强', '学时').note = '请核对';
      strike(worksheet, rowOf(worksheet, '赵敏'));
    });
    const folder = temporaryFolder();
    const save = async (file: File, name: string) => {
      writeFileSync(join(folder, name), new Uint8Array(await file.arrayBuffer()));
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          ...['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')],
          join(folder, name),
        ],
        { stdio: 'ignore', timeout: 120_000 },
      );
      return new File([new Uint8Array(readFileSync(join(folder, 'out', name)))], name);
    };
    expect((await client.corrections.read({ file: await save(sheet, '原样.xlsx') })).differences).toEqual([]);
    const { differences } = await client.corrections.read({ file: await save(marked, '退回.xlsx') });
    expect(differences.map(({ kind, teacher, marks: [mark] }) => [kind, teacher.name, mark])).toEqual([
      ['figure', '王芳', expect.objectContaining({ fill: '#FFFF00' })],
      ['question', '李强', expect.objectContaining({ comment: '请核对' })],
      ['struck', '赵敏', expect.objectContaining({ isStruck: true, isRow: true })],
    ]);
  });
});
