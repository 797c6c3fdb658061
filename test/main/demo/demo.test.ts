import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDemo } from '../../../src-main/demo/demo.ts';
import { type DemoReport, runDemo } from '../../../src-main/demo/demo-run.ts';
import { createDocumentCompiler } from '../../../src-main/documents/compile-document.ts';
import { documentSchemas } from '../../../src-main/documents/document-data.ts';
import { DEMO_ENDS_AT } from '../../../src-main/session/demo-day.ts';
import { requireEmptyFolder } from '../../../src-main/transport/terminal/terminal-call.ts';
import { readWorkbook } from '../../../src-main/workbooks/read/read-workbook.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { runNow } from '../../../src-shared/lib/work.ts';
import { findRegionName } from '../../../src-shared/people/region.ts';
import { registrationSheet } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { teacherRoster } from '../../../src-shared/sheet/layouts/teacher-roster.ts';
import { readRows } from '../../../src-shared/sheet/read/read-rows.ts';
import {
  openTestLedger,
  openTestSession,
  resourcesDirectory,
  resultOf,
  temporaryFolder,
} from '../../helpers/test-session.ts';
import { compareRasters, isProgramMissing, readPdfText, renderers } from '../documents/render-pdf.ts';

const samples = join(resourcesDirectory, 'samples');
const out = mkdtempSync(join(tmpdir(), 'ledger-demo-'));
let report: DemoReport;

beforeAll(async () => {
  report = await runDemo({ resourcesDirectory, version: '0.0.0-test', out, onStep: () => undefined });
}, 60_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** A copy of a finished demo ledger, open at a desk of its own. */
async function openCopy(which: 'school' | 'center') {
  const folder = temporaryFolder();
  cpSync(join(out, which), join(folder, which), { recursive: true });
  const opened = openTestSession(folder, DEMO_ENDS_AT);
  opened.session.setActor('王老师');
  const ledger = await opened.session.openFolder(join(folder, which));
  return { ...opened, ledger };
}

function fileOf(path: string): File {
  return new File([readFileSync(join(samples, path))], basename(path));
}

function madeFile(part: string): File {
  return assertPresent(
    report.files.find((file) => file.name.includes(part)),
    part,
  );
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

describe('the main job on the samples', () => {
  test('takes in, registers, assesses and verifies both ledgers', () => {
    expect(report.ledgers.school).toMatchObject({
      organisation: '海口市北塘实验小学',
      teachers: 300,
      projects: 28,
      entries: 3534,
      certificates: 0,
      year: 2025,
      yearCounts: { passed: 281, failed: 0, running: 13, exempt: 3, undecided: 0 },
      cycleCounts: { passed: 279, failed: 0, running: 10, exempt: 0, undecided: 8 },
      isIntact: true,
    });
    expect(report.ledgers.center).toMatchObject({
      teachers: 120,
      projects: 15,
      entries: 1283,
      certificates: 75,
      yearCounts: { passed: 115, failed: 0, running: 5, exempt: 0, undecided: 0 },
      isIntact: true,
    });
    expect(report.files.map((file) => file.name)).toEqual([
      '学分登记表-海口市北塘实验小学-2025.xlsx',
      '学分登记审批表-2025年秋季校本工作坊：分层作业设计.pdf',
      '学分登记表-海口市琼山区教师发展中心-2025.xlsx',
      '学分登记审批表-2025年琼山区初中英语读写教学培训.pdf',
      '结业证书-75份.pdf',
    ]);
  });

  test('leaves the school with one thing of each kind to do, and deadlines ahead', async () => {
    const { client } = await openCopy('school');
    const { duties, unfinished } = await client.home.today();
    expect(duties.map(({ kind, title, dueOn }) => [kind, title, dueOn])).toEqual([
      ['approve', '2025年秋季校本工作坊：分层作业设计', '2025-11-20'],
      ['results', '2025年秋季校本工作坊：人工智能辅助备课', '2025-12-05'],
      ['decide', '考核未通过是否计学时学分', null],
      ['materials', '2025年春季“青蓝结对”师徒式培训', null],
      ['register', '2025年海口市中小学班主任基本功培训', null],
    ]);
    expect(unfinished.map((row) => row.state)).toEqual(['assessed', 'held', 'rostered', 'assessed']);
    const waiting = (await client.approvals.list()).filter((row) => row.state === 'waiting');
    expect(waiting.map((row) => row.projectName)).toEqual(['2025年秋季校本工作坊：分层作业设计']);
  });

  test.skipIf(isProgramMissing('mutool'))(
    'prints a form that shows how its credits came about (mutool)',
    async () => {
      const text = readPdfText(await bytesOf(madeFile('分层作业设计')));
      const [form] = text.replaceAll(/\s/g, '').split('折算说明');
      expect(form).toContain(
        '每天学时3、3、3、3，共12学时；12学时×本单位确定的每学时0.125学分=1.5学分；得1.5学分',
      );
      expect(form).toContain('天数4');
    },
  );

  test('names the thirteen who are short, each by the amount that is missing', async () => {
    const { client } = await openCopy('school');
    const { rows } = await client.assessments.matrix({ year: 2025, verdict: 'running' });
    const short = rows.map((row) => assertPresent(row.years.at(-1), 'the year 2025'));
    expect(short.map((mark) => [mark.creditsShort, mark.hoursShort])).toEqual([
      [10_000, 72_000],
      [7000, 48_000],
      [6000, 32_000],
      [4000, 20_000],
      [4000, 20_000],
      [3000, 8000],
      [3000, 8000],
      [2500, 4000],
      [2500, 4000],
      [1200, 0],
      [1200, 0],
      [0, 8000],
      [0, 6000],
    ]);
    const { rows: wang } = await client.teachers.list({ search: '王芳', year: 2025 });
    expect(wang.map((row) => row.year.status).sort()).toEqual(['passed', 'running']);
  });

  test('exempts who is new or was just brought in, and asks for the missing proof (H10)', async () => {
    const { client } = await openCopy('school');
    const { rows } = await client.assessments.matrix({ year: 2025, verdict: 'exempt' });
    const profiles = await Promise.all(rows.map((row) => client.teachers.get({ uid: row.uid })));
    expect(profiles.map(({ fields }) => fields.broughtInOn ?? fields.hiredOn).sort()).toEqual([
      '2025-02-17',
      '2025-02-17',
      '2025-02-19',
    ]);
    expect(profiles.flatMap(({ flags }) => flags.map((flag) => flag.code))).toEqual(['teacher.proofMissing']);
  });

  test('registers outside projects by their proof, and warns where the policy would give something else (A27)', async () => {
    const { client } = await openCopy('school');
    const { rows: projects } = await client.projects.list({ kind: 'outside' });
    const differing: string[] = [];
    for (const project of projects) {
      const { rows } = await client.entries.list({ projectUid: project.uid, limit: 1 });
      const [entry] = rows;
      if (entry === undefined) continue;
      const { steps } = await client.entries.explain({ uid: entry.uid });
      expect(steps[0]).toMatchObject({ note: 'A27', clause: expect.stringMatching(/^H\d/) });
      if (steps.length > 1) differing.push(project.name);
    }
    expect(projects).toHaveLength(16);
    expect(differing).toEqual(['2025年琼山区英语学科教学能力培训']);
  });

  test('gives the same records, seals and day every time, and is built once', async () => {
    const folder = temporaryFolder();
    const { session, client } = openTestSession(folder, '2031-05-05T00:00:00.000Z');
    await client.app.openDemo({ which: 'center' });
    const { ledger } = await client.app.status();
    expect(ledger).toMatchObject({
      isDemo: true,
      headSeal: report.ledgers.center.headSeal,
      today: '2025-11-10',
      hour: 10,
    });
    expect(readdirSync(session.options.ledgersDirectory)).toEqual(['演示台账（县区中心）']);
    session.setActor('李老师');
    await client.app.backupNow();
    await session.close();
    await client.app.openDemo({ which: 'center' });
    expect((await client.audit.list({ search: 'ledger.backup' })).total).toBe(1);
    await session.close();
  });

  test('leaves nothing behind when a sample file is missing, nor what an earlier crash left', async () => {
    const folder = temporaryFolder();
    const broken = join(folder, 'resources');
    mkdirSync(broken);
    for (const part of ['fonts', 'documents'])
      symlinkSync(join(resourcesDirectory, part), join(broken, part));
    cpSync(samples, join(broken, 'samples'), { recursive: true });
    rmSync(join(broken, 'samples/school-lists/2022-national.xlsx'));
    const { session } = openTestSession(folder);
    const ledgers = join(folder, 'ledgers');
    const left = join(ledgers, '.demo-left-by-a-crash');
    mkdirSync(left, { recursive: true });
    utimesSync(left, new Date('2025-01-01'), new Date('2025-01-01'));
    await expect(
      buildDemo({ ...session.options, resourcesDirectory: broken }, 'school', join(ledgers, 'demo')),
    ).rejects.toThrow('ENOENT');
    expect(readdirSync(ledgers)).toEqual([]);
  });

  test('is not run over other files', () => {
    const folder = temporaryFolder();
    expect(requireEmptyFolder(folder)).toBe(folder);
    expect(requireEmptyFolder(join(folder, 'new'))).toBe(join(folder, 'new'));
    writeFileSync(join(folder, 'a.txt'), '');
    expect(() => requireEmptyFolder(folder)).toThrow('不是空的');
    expect(() => requireEmptyFolder(join(folder, 'a.txt'))).toThrow('不是文件夹');
  });
});

describe('the sample rosters', () => {
  test('hold invented people with right numbers, of both sexes and all ages, from all over Hainan', async () => {
    const workbook = await readWorkbook(
      readFileSync(join(samples, 'school-roster.xlsx')),
      'school-roster.xlsx',
    );
    const sheet = assertPresent(workbook.sheets[0], 'a sheet');
    const { rows, refused, problems } = runNow(readRows(teacherRoster, sheet));
    expect(refused).toEqual([]);
    expect(new Set(problems.map((problem) => problem.severity))).toEqual(new Set(['warning']));
    const byCode = Map.groupBy(problems, (problem) => problem.code);
    expect(Object.fromEntries([...byCode].map(([code, all]) => [code, all.length]))).toEqual({
      choiceNormalised: 4,
      dateMonthOnly: 1,
      idNumberExpanded: 1,
      idNumberNormalised: 2,
      nameNormalised: 2,
    });
    const numbers = rows.map((row) => row.values.idNumber ?? '');
    expect(new Set(numbers).size).toBe(300);
    const births = numbers.map((number) => Number(number.slice(6, 10)));
    expect([Math.min(...births), Math.max(...births)]).toEqual([1964, 2002]);
    expect(
      numbers.filter((number) => number.startsWith('46') && findRegionName(number.slice(0, 6)) === null),
    ).toEqual([]);
    expect(new Set(numbers.map((number) => number.slice(0, 6))).size).toBeGreaterThan(15);
    const names = rows.map((row) => row.values.name);
    expect(names.filter((name) => name === '王芳')).toHaveLength(2);
    expect(names).toEqual(expect.arrayContaining(['张㛃', '李䶮', '陈𬱖', '林𠅤', '古丽米热·艾比布力']));
  });

  test('change nothing when imported again', async () => {
    const { client } = await openCopy('school');
    const before = await client.audit.list({});
    const file = fileOf('school-roster.xlsx');
    const preview = await client.teachers.previewImport({ file });
    expect(preview.counts).toMatchObject({ same: 300, new: 0, changed: 0, conflict: 0, problem: 0 });
    const applied = await resultOf(
      await client.teachers.applyImport({ file, fingerprint: preview.fingerprint }),
    );
    expect(applied.batch).toBeNull();
    expect((await client.audit.list({})).total).toBe(before.total);
    const imports = await client.teachers.imports();
    expect(imports.filter((batch) => batch.kind === 'teachers')).toHaveLength(1);
  });

  test('a list changes nothing when imported again', async () => {
    const { client } = await openCopy('school');
    const { rows } = await client.projects.list({ search: '2022年校本研修' });
    const projectUid = assertPresent(rows[0], 'the project').uid;
    const { counts } = await client.projects.previewTraineeImport({
      projectUid,
      file: fileOf('school-lists/2022-school-based.xlsx'),
    });
    expect(counts).toMatchObject({ new: 0, changed: 0, conflict: 0, problem: 0 });
    expect(counts.same).toBeGreaterThan(280);
  });

  test('the roster with problems shows each of them in its row, and only the rows in order come in', async () => {
    const { client } = await openTestLedger();
    const file = fileOf('roster-with-problems.xlsx');
    const preview = await client.teachers.previewImport({ file });
    const shown = preview.rows.map((row) => [row.row, row.kind, ...row.problems.map(codeOf)]);
    expect(shown).toEqual([
      [3, 'new'],
      [4, 'new'],
      [5, 'problem', 'idNumberNumeric'],
      [6, 'problem', 'idNumberInvalid check-digit'],
      [7, 'problem', 'idNumberFromNumericColumn'],
      [8, 'problem', 'idNumberInvalid birth-date'],
      [9, 'problem', 'idNumberInvalid length'],
      [10, 'problem', 'requiredValueMissing'],
      [11, 'problem', 'nameInvalid characters'],
      [12, 'problem', 'sexUnknown'],
      [13, 'problem', 'sameIdNumberDiffers'],
      [14, 'problem', 'sameIdNumberDiffers'],
      [15, 'problem', 'sameNameWithoutIdNumber'],
      [16, 'new'],
      [17, 'problem', 'dateAmbiguous lostZero'],
      [18, 'problem', 'dateIncomplete'],
      [19, 'problem', 'teacher.dateInTheFuture'],
      [20, 'problem', 'cellHoldsError'],
      [21, 'new', 'idNumberExpanded'],
      [22, 'new', 'sexContradictsIdNumber'],
      [23, 'new', 'phoneUnusual'],
      [24, 'new', 'rowHidden'],
    ]);
    expect((await client.teachers.list({})).total).toBe(0);
    const applied = await resultOf(
      await client.teachers.applyImport({ file, fingerprint: preview.fingerprint }),
    );
    expect(applied.counts).toMatchObject({ new: 7, problem: 15 });
    expect((await client.teachers.list({})).total).toBe(7);
  });
});

function codeOf({
  code,
  values,
}: {
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
}): string {
  const reason = values['reason'];
  return typeof reason === 'string' ? `${code} ${reason}` : code;
}

describe.each(['school', 'center'] as const)('the registration sheet of the %s', (which) => {
  const sheetFile = () => madeFile(`学分登记表-${report.ledgers[which].organisation}`);

  async function ledgerSums() {
    const { ledger } = await openCopy(which);
    const sums = ledger.database.reader
      .prepare<[], { rows: number; hours: number; credits: number }>(
        `SELECT count(*) AS rows, sum(hours) AS hours, sum(credits) AS credits FROM standing_entry
         WHERE year = 2025`,
      )
      .get();
    return assertPresent(sums, 'sums');
  }

  test('reads back with the sums of the ledger', async () => {
    const workbook = await readWorkbook(await bytesOf(sheetFile()), sheetFile().name);
    const { rows, refused } = runNow(
      readRows(registrationSheet, assertPresent(workbook.sheets[0], 'a sheet')),
    );
    expect(refused).toEqual([]);
    expect({
      rows: rows.length,
      hours: rows.reduce((sum, row) => sum + (row.values.hours ?? 0), 0),
      credits: rows.reduce((sum, row) => sum + (row.values.credits ?? 0), 0),
    }).toEqual(await ledgerSums());
  });

  test.skipIf(isProgramMissing('soffice'))('adds up to the same in another program (soffice)', async () => {
    const folder = temporaryFolder();
    const source = join(folder, 'sheet.xlsx');
    writeFileSync(source, await bytesOf(sheetFile()));
    const run = spawnSync('soffice', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      ...[
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1',
        '--outdir',
        folder,
        source,
      ],
    ]);
    expect(run.status).toBe(0);
    const lines = readFileSync(join(folder, 'sheet.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.replaceAll('"', '').split(','));
    const body = lines.filter((cells) => /^\d+$/.test(cells[0] ?? ''));
    const total = assertPresent(
      lines.find((cells) => cells[0]?.startsWith('合计')),
      'the total row',
    );
    const sums = await ledgerSums();
    const columns = { hours: 11, credits: 12 };
    const sumOf = (column: number) =>
      Math.round(body.reduce((sum, cells) => sum + Number(cells[column]) * 1000, 0));
    expect([body.length, sumOf(columns.hours), sumOf(columns.credits)]).toEqual([
      sums.rows,
      sums.hours,
      sums.credits,
    ]);
    expect(
      [Number(total[columns.hours]) * 1000, Number(total[columns.credits]) * 1000].map(Math.round),
    ).toEqual([sums.hours, sums.credits]);
  });
});

describe('the certificates', () => {
  async function frozen() {
    const { ledger } = await openCopy('center');
    return ledger.database.reader
      .prepare<[], { number: string; fields: string; pdf: Buffer }>(
        'SELECT number, fields, pdf FROM certificate ORDER BY number',
      )
      .all()
      .map((row) => ({
        ...row,
        data: documentSchemas.certificate.parse({ certificates: [JSON.parse(row.fields)] }),
      }));
  }
  const nameOf = (data: Awaited<ReturnType<typeof frozen>>[number]['data']) =>
    data.certificates?.[0]?.name ?? '';

  test.skipIf(isProgramMissing('mutool'))(
    'have one page each, in the order of their numbers (mutool)',
    async () => {
      const pages = readPdfText(await bytesOf(madeFile('结业证书')))
        .split('\f')
        .slice(0, -1);
      const issued = await frozen();
      expect(pages).toHaveLength(75);
      expect(issued).toHaveLength(75);
      for (const [index, certificate] of issued.entries()) {
        expect(pages[index]).toContain(certificate.number);
        expect(pages[index]?.replaceAll(/\s/g, '')).toContain(nameOf(certificate.data));
      }
    },
  );

  for (const { name: program, isMissing, render } of renderers)
    test.skipIf(isMissing)(`draw every rare name (${program})`, async () => {
      const compiler = createDocumentCompiler(resourcesDirectory);
      const named = new Map((await frozen()).map((certificate) => [nameOf(certificate.data), certificate]));
      const rare = [...named.values()].filter(({ data }) => /[㛃䶮𬱖𠅤]/u.test(nameOf(data)));
      expect(new Set(rare.map(({ data }) => nameOf(data)))).toEqual(
        new Set(['吴㛃', '邢䶮', '符𬱖', '黎𠅤']),
      );
      for (const { data, pdf } of rare) {
        const [fields] = data.certificates ?? [];
        const boxed = {
          ...assertPresent(fields, 'a certificate'),
          name: nameOf(data).replace(/[㛃䶮𬱖𠅤]/u, '\u{2A6D6}'),
        };
        const without = await compiler.pdf(
          'certificate',
          { certificates: [boxed] },
          { createdAt: new Date(DEMO_ENDS_AT) },
        );
        const [page] = render(new Uint8Array(pdf));
        const [box] = render(without);
        const difference = compareRasters(assertPresent(page, 'a page'), assertPresent(box, 'a page'));
        expect(difference.count, nameOf(data)).toBeGreaterThan(60);
        expect(Math.max(difference.width, difference.height), nameOf(data)).toBeLessThan(44);
      }
    });
});
