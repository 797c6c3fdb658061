import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCopy } from '../../../src-main/database/backup.ts';
import { verifyLedger } from '../../../src-main/database/verify-ledger.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestDesk,
  openTestLedger,
  registerAll,
  resourcesDirectory,
} from '../../helpers/test-desk.ts';

const root = resolve(import.meta.dirname, '../../..');
const node = join(root, 'node_modules/.bin/node');
const TRAINEES = 150;

let work = '';
let child = '';
let base = '';

/** A ledger with one project registered, one ready to register, and a backup. */
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
  await ledger.client.app.backupNow();
  const open = await addPassedProject(ledger.client, teachers);
  await approve(ledger.client, open);
  base = ledger.desk.ledger.folder;
  await ledger.desk.close();
}, 120_000);

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
  rmSync(child, { recursive: true, force: true });
});

type Run = {
  readonly acknowledged: string | null;
  readonly steps: number | null;
  readonly wasKilled: boolean;
};

function runChild(job: string, folder: string, dieAt: number): Run {
  const { stdout, stderr, signal, status } = spawnSync(
    node,
    [join(child, 'fault-child.mjs'), job, folder, String(dieAt), resourcesDirectory],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(`the child failed: ${stderr}`);
  return {
    acknowledged: /^ACK (.*)$/m.exec(stdout)?.[1] ?? null,
    steps: Number(/^STEPS (\d+)$/m.exec(stdout)?.[1] ?? Number.NaN) || null,
    wasKilled: signal === 'SIGKILL',
  };
}

function freshCopy(name: string): string {
  const folder = join(work, name, 'ledger');
  cpSync(base, folder, { recursive: true });
  return folder;
}

/** Ten points spread over the whole job, shifted by the seed; the same in every run. */
function seededPoints(steps: number, seed: number): readonly number[] {
  const count = Math.min(10, steps);
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
    const count = (table: string) =>
      database.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count;
    return {
      problems: verified.problems,
      entries: count('entry'),
      teachers: count('teacher'),
      batches: count('batch'),
      imports: count('import_batch'),
    };
  } finally {
    database.close();
  }
}

/** The folder opens as it is after the crash: no leftover lock, no leftover half file in its way. */
async function opensAgain(folder: string): Promise<void> {
  const { desk } = openTestDesk(join(folder, '..', 'again'));
  await desk.openFolder(folder);
  await desk.close();
}

describe('a process that is killed', () => {
  const jobs = [
    { job: 'register', seed: 11 },
    { job: 'import', seed: 23 },
    { job: 'backup', seed: 37 },
    { job: 'migrate', seed: 41 },
    { job: 'restore', seed: 53 },
  ] as const;

  for (const { job, seed } of jobs)
    it(`leaves a whole ledger at ten points of ${job}`, async () => {
      const before = await counts(base);
      const whole = freshCopy(`${job}-whole`);
      const full = runChild(job, whole, 0);
      expect(full.steps).toBeGreaterThan(5);
      const after = await counts(whole);
      expect(after.problems).toEqual([]);
      if (job === 'register' || job === 'import')
        expect(after, 'the job changed something').not.toEqual(before);
      let killed = 0;
      for (const point of seededPoints(full.steps ?? 0, seed)) {
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
        for (const name of readdirSync(join(folder, 'backups')))
          if (name.endsWith('.sqlite'))
            await expect(checkCopy(join(folder, 'backups', name)), name).resolves.toBeUndefined();
        expect(existsSync(join(folder, 'ledger.sqlite.new'))).toBe(false);
        rmSync(join(folder, '..'), { recursive: true, force: true });
      }
      expect(killed).toBeGreaterThanOrEqual(9);
    }, 180_000);
});
