import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/database/entries/verify-ledger.ts';
import { checkCopy } from '../../src-main/database/file/backup.ts';
import { decisionOn } from '../helpers/decide-return.ts';
import { returned, rowOf, strike } from '../helpers/returned-sheet.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestLedger,
  openTestSession,
  registerAll,
  resourcesDirectory,
  resultOf,
  type TestClient,
} from '../helpers/test-session.ts';

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');
const TRAINEES = 150;

let work = '';
let child = '';
let base = '';
let sheet = '';
const blank = join(root, 'test/main/workbooks/templates/charts.xlsx');

/** A ledger with one project registered and corrected once, one ready to register, a backup, and a sheet that came back. */
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'ledger-faults-'));
  // Inside the project, so that the child finds the same packages.
  child = join(root, 'node_modules/.cache', `fault-child-${process.pid}`);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test/helpers/fault-child.ts'),
      outDir: child,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'fault-child.mjs' } },
    },
  });
  const ledger = await openTestLedger({ level: 'county', folder: join(work, 'base') });
  const teachers = await addTeachers(ledger.client, TRAINEES);
  const done = await addPassedProject(ledger.client, teachers.slice(0, 10), {
    name: '已登记的培训',
    startOn: '2025-09-01',
    endOn: '2025-09-03',
  });
  await approve(ledger.client, done, '2025-09-20');
  await registerAll(ledger.client, done);
  await correct(ledger.client, await sheetBack(ledger.client, ['一', '二', '三']));
  await ledger.client.app.backupNow();
  sheet = join(work, '退回.xlsx');
  const again = await sheetBack(ledger.client, ['四', '五', '六']);
  writeFileSync(sheet, new Uint8Array(await again.arrayBuffer()));
  const open = await addPassedProject(ledger.client, teachers);
  await approve(ledger.client, open);
  base = ledger.session.ledger.folder;
  await ledger.session.close();
}, 120_000);

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
  rmSync(child, { recursive: true, force: true });
});

/** The registered sheet after the county: a figure, a subject and a row struck out, and one more figure to be rejected. */
async function sheetBack(client: TestClient, [figure, subject, struck]: readonly string[]): Promise<File> {
  const { file } = await resultOf(
    await client.sheets.write({ request: { kind: 'registration', year: 2025 } }),
  );
  return returned(file, (page, cell) => {
    cell(`教师${figure}`, '学分').value = 2.5;
    cell(`教师${subject}`, '学科').value = '语文';
    strike(page, rowOf(page, `教师${struck}`));
    cell('教师八', '学分').value = 1;
  });
}

async function correct(client: TestClient, file: File) {
  const { fingerprint, differences } = await client.corrections.read({ file });
  return resultOf(await client.corrections.apply(decisionOn(file, fingerprint, differences)));
}

type Run = {
  readonly acknowledged: string | null;
  readonly steps: number | null;
  readonly wasKilled: boolean;
};

function runChild(job: string, folder: string, dieAt: number): Run {
  const { stdout, stderr, signal, status } = spawnSync(
    node,
    [join(child, 'fault-child.mjs'), job, folder, String(dieAt), resourcesDirectory, fileOf(job)],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(`the child failed: ${stderr}`);
  return {
    acknowledged: /^ACK (.*)$/m.exec(stdout)?.[1] ?? null,
    steps: Number(/^STEPS (\d+)$/m.exec(stdout)?.[1] ?? Number.NaN) || null,
    wasKilled: signal === 'SIGKILL',
  };
}

function fileOf(job: string): string {
  return job === 'template' ? blank : sheet;
}

function freshCopy(name: string): string {
  const folder = join(work, name, 'ledger');
  cpSync(base, folder, { recursive: true });
  return folder;
}

/** Points spread over the whole job, shifted by the seed; the same in every run. */
function seededPoints(steps: number, seed: number, most: number): readonly number[] {
  const count = Math.min(most, steps);
  const width = steps / count;
  return Array.from(
    { length: count },
    (_, index) => 1 + Math.floor(index * width + ((seed * (index + 1)) % 97) * (width / 97)),
  );
}

async function counts(folder: string) {
  const database = new Database(join(folder, 'ledger.sqlite'));
  try {
    const verified = await verifyLedger(database, () => undefined);
    const count = (table: string, of = 'count(*)') =>
      database.prepare<[], { count: number }>(`SELECT ${of} AS count FROM ${table}`).get()?.count;
    return {
      problems: verified.problems,
      entries: count('entry'),
      teachers: count('teacher'),
      batches: count('batch'),
      imports: count('import_batch'),
      hours: count('entry', 'sum(hours)'),
      credits: count('entry', 'sum(credits)'),
      changes: count('teacher', 'sum(version)'),
      corrections: count('correction'),
      undone: count('correction_undo'),
      templates: count('template'),
      approvals: count('approval'),
      forms: count('approval_form'),
      decisions: count(
        'audit',
        `sum(action GLOB 'correction.*' OR action GLOB 'template.*' OR action GLOB 'approval.*')`,
      ),
    };
  } finally {
    database.close();
  }
}

/**
 * The folder opens as it is after the crash: no leftover lock, no leftover half file in its way. With `then`, somebody
 * goes on working on the next day.
 */
async function opensAgain(
  folder: string,
  then: (client: TestClient) => Promise<void> = async () => undefined,
): Promise<void> {
  const { session, client } = openTestSession(join(folder, '..', 'again'), '2025-11-11T02:00:00.000Z');
  session.setActor('王老师');
  await session.openFolder(folder);
  await then(client);
  await session.close();
}

/** What the user does who does not know whether it was done: the same again. `isDone` is what the ledger said of it. */
const repeats: Readonly<Record<string, (client: TestClient, isDone: boolean) => Promise<void>>> = {
  async correct(client, isDone) {
    const file = new File([new Uint8Array(readFileSync(sheet))], '退回.xlsx');
    expect(await correct(client, file)).toMatchObject({
      alreadyDecided: isDone,
      correction: { accepted: 3, rejected: 1 },
    });
  },
  async undo(client, isDone) {
    const [last] = await client.corrections.list();
    expect(last?.canUndo).toBe(!isDone);
    if (!isDone) await client.corrections.undo({ uid: last?.uid ?? '', reason: '复核后撤回' });
  },
  async template(client, isDone) {
    const { rows } = await client.templates.list();
    expect(rows.length).toBe(isDone ? 1 : 0);
    const file = new File([new Uint8Array(readFileSync(blank))], 'charts.xlsx');
    if (!isDone) await client.templates.save({ name: '中心表样', kind: 'qualified', file });
  },
};

describe('a process that is killed', () => {
  const jobs = [
    { job: 'register', seed: 11, points: 10 },
    { job: 'import', seed: 23, points: 10 },
    { job: 'backup', seed: 37, points: 10 },
    { job: 'migrate', seed: 41, points: 10 },
    { job: 'restore', seed: 53, points: 10 },
    { job: 'correct', seed: 61, points: 6 },
    { job: 'undo', seed: 67, points: 6 },
    { job: 'template', seed: 71, points: 5 },
    { job: 'sign', seed: 73, points: 5 },
  ] as const;

  for (const { job, seed, points } of jobs)
    it(`leaves a whole ledger at ${points} points of ${job}`, async () => {
      const before = await counts(base);
      const whole = freshCopy(`${job}-whole`);
      const full = runChild(job, whole, 0);
      expect(full.steps).toBeGreaterThan(5);
      const after = await counts(whole);
      expect(after.problems).toEqual([]);
      if (job !== 'backup' && job !== 'migrate' && job !== 'restore')
        expect(after, 'the job changed something').not.toEqual(before);
      let killed = 0;
      for (const point of seededPoints(full.steps ?? 0, seed, points)) {
        const folder = freshCopy(`${job}-${point}`);
        const run = runChild(job, folder, point);
        if (run.wasKilled) killed++;
        await opensAgain(folder);
        const left = await counts(folder);
        expect(left.problems, `${job} killed before step ${point}`).toEqual([]);
        const outcome = { ...left, problems: [] };
        if (run.acknowledged !== null) expect(outcome).toEqual({ ...after, problems: [] });
        else
          expect([
            { ...before, problems: [] },
            { ...after, problems: [] },
          ]).toContainEqual(outcome);
        const repeat = repeats[job];
        if (repeat !== undefined) {
          const isDone = JSON.stringify(left) === JSON.stringify(after);
          await opensAgain(folder, (client) => repeat(client, isDone));
          expect(await counts(folder), `${job} again after step ${point}`).toEqual(after);
        }
        for (const name of readdirSync(join(folder, 'backups')))
          if (name.endsWith('.sqlite'))
            await expect(checkCopy(join(folder, 'backups', name)), name).resolves.toBeUndefined();
        expect(existsSync(join(folder, 'ledger.sqlite.new'))).toBe(false);
        rmSync(join(folder, '..'), { recursive: true, force: true });
      }
      expect(killed).toBeGreaterThanOrEqual(points - 1);
    }, 180_000);
});
