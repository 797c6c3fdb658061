import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src-main/workbooks/read/read-workbook.ts';
import { builtFile, e2eNow, projectRoot } from './harness/built-program.ts';
import { startServe } from './harness/serve.ts';

const home = mkdtempSync(join(tmpdir(), 'credit-ledger-cli-'));
const ledger = join(home, '学分台账', '海口市某小学');
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Result = { readonly code: number; readonly stdout: string; readonly stderr: string };

let script = '';
function run(args: readonly string[], { input = '', node = [] as readonly string[] } = {}): Promise<Result> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, CREDIT_LEDGER_NOW: e2eNow } };
    const child = execFile(process.execPath, [...node, script, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

beforeAll(async () => {
  script = builtFile('main', 'cli.js');
  const input = {
    organisation: { name: '海口市某小学', level: 'school', regionCode: '460100', schoolCode: null },
    policyId: 'hainan-2017',
    cycleFrom: 2024,
  };
  const { stderr } = await run([
    'call',
    'app.createLedger',
    JSON.stringify(input),
    '--home',
    home,
    '--actor',
    '王老师',
  ]);
  expect(stderr).toBe('');
});

describe('ledger call', () => {
  test('lists every call without a name', async () => {
    const names: unknown = JSON.parse((await run(['call'])).stdout);
    expect(names).toEqual(expect.arrayContaining(['app.status', 'teachers.save', 'audit.verify']));
  });

  test('answers JSON and takes input from the line, a file or standard input', async () => {
    const inputFile = join(home, 'input.json');
    writeFileSync(inputFile, '{"limit":5}');
    const answers = await Promise.all([run(['call', 'teachers.list', '{"limit":5}', '--ledger', ledger])]);
    answers.push(await run(['call', 'teachers.list', `@${inputFile}`, '--ledger', ledger]));
    answers.push(await run(['call', 'teachers.list', '-', '--ledger', ledger], { input: '{"limit":5}' }));
    for (const { code, stdout } of answers) {
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { total: 0, rows: [] }]);
    }
  });

  test('writes a sheet into the folder asked for, and never over another', async () => {
    const out = join(home, 'sheets');
    const write = () =>
      run([
        'call',
        'sheets.write',
        '{"request":{"kind":"moe4068","year":2025,"answers":{"leader":"陈校长"}}}',
        ...['--ledger', ledger, '--out', out, '--actor', '王老师'],
      ]);
    const name = '专任教师接受培训情况-海口市某小学-2025—2026学年.xlsx';
    for (const path of [join(out, name), join(out, name.replace('.xlsx', ' (2).xlsx'))]) {
      const { code, stdout } = await write();
      const answer: unknown = JSON.parse(stdout);
      expect([code, answer]).toMatchObject([0, { file: { $file: path, name }, rows: 11, sheets: 1 }]);
      const { sheets } = await readWorkbook(new Uint8Array(readFileSync(path)), name);
      const words = (sheets[0]?.rows ?? []).flatMap((row) => row.cells.map((cell) => cell?.text));
      expect(words).toEqual(expect.arrayContaining(['国（境）外', '单位负责人：陈校长', '填表人：王老师']));
    }
    const exports = async () =>
      JSON.parse((await run(['call', 'audit.list', '{}', '--ledger', ledger])).stdout).rows.filter(
        ({ action }: { action: string }) => action === 'sheet.export',
      ).length;
    const before = await exports();
    const nowhere = '{"request":{"kind":"moe4068","year":2025}}';
    const refused = await run(['call', 'sheets.write', nowhere, '--ledger', ledger, '--actor', '王老师']);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect([before, await exports()]).toEqual([2, 2]);
  });

  test('keeps a center’s workbook that is named in the input, and says what cannot be filled yet', async () => {
    const file = join(projectRoot, 'test/main/workbooks/templates/single-row.xlsx');
    const input = { name: '登记表', kind: 'registration', file: { $file: file } };
    const saved = await run([
      ...['call', 'templates.save', JSON.stringify(input)],
      ...['--ledger', ledger, '--actor', '王老师'],
    ]);
    expect([saved.code, saved.stderr]).toEqual([0, '']);
    const { uid } = JSON.parse(saved.stdout);
    const listed = await run(['call', 'templates.list', '--ledger', ledger]);
    expect(JSON.parse(listed.stdout)).toMatchObject({ rows: [{ uid, name: '登记表', version: 1 }] });
    const fill = JSON.stringify({ uid, request: { kind: 'registration', year: 2026 } });
    const refused = await run([
      ...['call', 'templates.fill', fill],
      ...['--ledger', ledger, '--actor', '王老师', '--out', join(home, 'out')],
    ]);
    const last = refused.stderr.trim().split('\n').at(-1) ?? '';
    expect([refused.code, JSON.parse(last).data.problems[0].code]).toEqual([1, 'sheet.nothingToWrite']);
  });

  test('tells what was refused (1) apart from what could not be done (2)', async () => {
    const refused = await run([
      'call',
      'sheets.write',
      '{"request":{"kind":"registration","year":2026}}',
      ...['--ledger', ledger, '--out', join(home, 'nothing')],
    ]);
    expect([refused.code, JSON.parse(refused.stderr).code, refused.stdout]).toEqual([1, 'REFUSED', '']);
    for (const args of [
      ['call', 'teachers.get', '{"uid":"none"}', '--ledger', ledger],
      ['call', 'teachers.list', '{"limit":"x"}', '--ledger', ledger],
      ['call', 'teachers.list', '{}', '--ledger', join(home, 'nowhere')],
      ['call', 'teachers.list', '{', '--ledger', ledger],
      ['call', 'no.such'],
      ['call', 'app.status', '--frobnicate'],
      ['frobnicate'],
      [],
    ]) {
      expect(await run(args)).toMatchObject({ code: 2, stdout: '' });
    }
  });
});

describe('what the system refuses', () => {
  test('is said in words: a name that is too long, a folder that is a file', async () => {
    const sheet = '{"request":{"kind":"moe4068","year":2025,"answers":{"leader":"陈校长"}}}';
    const base = ['call', 'sheets.write', sheet, '--ledger', ledger, '--actor', '王老师', '--out'];
    for (const [out, reason, words] of [
      [join(home, '长'.repeat(100)), 'pathTooLong', '太长'],
      [join(ledger, 'ledger.sqlite', 'out'), 'pathMissing', '不在'],
    ] as const) {
      const { code, stderr } = await run([...base, out]);
      const last: unknown = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
      expect([code, last]).toMatchObject([
        2,
        { code: 'FAILURE', data: { reason }, message: expect.stringContaining(words) },
      ]);
    }
  });
});

describe('ledger verify', () => {
  test('passes an intact ledger, progress on standard error', async () => {
    const { code, stdout, stderr } = await run(['verify', '--ledger', ledger]);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { isIntact: true, problems: [] }]);
    for (const line of stderr.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ stage: expect.any(String) });
  });

  test('says that another program has the ledger open, and so does a second serve', async () => {
    const serve = await startServe({ home, args: ['--ledger', ledger] });
    try {
      const { code, stderr } = await run(['verify', '--ledger', ledger]);
      expect([code, JSON.parse(stderr)]).toMatchObject([
        2,
        { code: 'FAILURE', data: { reason: 'ledgerInUse' } },
      ]);
      await expect(startServe({ home, args: ['--ledger', ledger] })).rejects.toThrow(
        '台账未能打开：台账正由另一个窗口或程序使用，请先将其关闭。',
      );
    } finally {
      await serve.stop();
    }
    expect((await run(['verify', '--ledger', ledger])).code).toBe(0);
  });
});

describe('ledger eval', () => {
  const cases = [
    { id: 'a', kind: 'deadline', policy: 'hainan-2017', input: { duty: 'registration', from: '2024-06-30' } },
    { id: 'b', kind: 'deadline', policy: 'none', input: { duty: 'registration', from: '2024-06-30' } },
  ];

  test('answers from standard input, reports a case that cannot be read, and loads neither database nor workbooks', async () => {
    const node = ['--import', join(projectRoot, 'test', 'helpers', 'list-imports.mjs')];
    const { code, stdout, stderr } = await run(['eval'], { input: JSON.stringify(cases), node });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: 'a', output: { due: expect.any(String) } },
      { id: 'b', error: { code: 'unknownPolicy' } },
    ]);
    // What is not bundled: better-sqlite3, exceljs, xlsx, Typst.
    expect(stderr).toBe('loaded: \n');
  });

  test('answers from a file, and says that there is none', async () => {
    const file = join(home, 'cases.jsonl');
    writeFileSync(file, JSON.stringify(cases[0]));
    expect(await run(['eval', file])).toMatchObject({ code: 0, stderr: '' });
    for (const [path, message] of [
      [join(home, 'none.json'), '没有这个文件'],
      [home, '这是文件夹'],
    ] as const) {
      const refused = await run(['eval', path]);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain(message);
    }
  });

  test('refuses a second file instead of leaving it unread', async () => {
    const file = join(home, 'cases.jsonl');
    writeFileSync(file, JSON.stringify(cases[0]));
    const { code, stdout, stderr } = await run(['eval', file, file]);
    expect({ code, stdout, usage: JSON.parse(stderr) }).toMatchObject({
      code: 2,
      stdout: '',
      usage: { code: 'USAGE' },
    });
  });
});

test('help names every command, version is the package’s', async () => {
  const { code, stdout } = await run(['--help']);
  expect(code).toBe(0);
  for (const word of [
    'eval',
    'verify',
    'call',
    'sheets.write',
    'templates.fill',
    '--ledger',
    '--actor',
    'CREDIT_LEDGER_NOW',
  ])
    expect(stdout).toContain(word);
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  expect(JSON.parse((await run(['--version'])).stdout)).toEqual({ version });
});
