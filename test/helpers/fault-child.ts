/**
 * One job on a ledger folder in a process of its own, which ends itself without warning (SIGKILL) before its Nth step.
 * A step is a statement that SQLite runs for writing, or a call that changes files. Run without a step to count them.
 * Built by the fault tests with Vite, because the program's sources use `import.meta.glob`.
 *
 * Arguments: job, folder, step (0: never), resources, the file that the job takes in. Standard output: `STEPS n` at the end, `ACK …` once the job was acknowledged.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import process from 'node:process';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { monotonicFactory } from 'ulid';
import { createRouter } from '../../src-main/app/router.ts';
import { openLedgerDatabase } from '../../src-main/database/file/ledger-database.ts';
import { migrations } from '../../src-main/database/file/migrate.ts';
import { Session } from '../../src-main/session/session.ts';
import { decisionOn } from './decide-return.ts';

const [job = '', folder = '', dieAtText = '0', resourcesDirectory = '', given = ''] = process.argv.slice(2);
const dieAt = Number(dieAtText);
let steps = 0;

function step(): void {
  steps++;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

type Call = (this: unknown, ...values: unknown[]) => unknown;
function counted(holder: Record<string, unknown>, name: string): void {
  const original = holder[name] as Call;
  holder[name] = function (this: unknown, ...values: unknown[]) {
    step();
    return original.apply(this, values);
  };
}

function countEverything(): void {
  counted(Database.prototype as unknown as Record<string, unknown>, 'exec');
  counted(Database.prototype as unknown as Record<string, unknown>, 'backup');
  const probe = new Database(':memory:');
  const statement = probe.prepare('SELECT 1');
  counted(Object.getPrototypeOf(statement) as Record<string, unknown>, 'run');
  probe.close();
  for (const name of ['renameSync', 'rmSync', 'copyFileSync', 'fsyncSync', 'writeFileSync'])
    counted(fs as unknown as Record<string, unknown>, name);
  syncBuiltinESMExports();
}

const nextUlid = monotonicFactory();
const now = () => new Date('2025-11-10T02:00:00.000Z');
const openSession = () =>
  new Session({
    configDirectory: join(folder, '..', `config-${process.pid}`),
    ledgersDirectory: join(folder, '..'),
    resourcesDirectory,
    hostKind: 'terminal',
    version: '0.0.0-test',
    now,
    newUid: () => nextUlid(now().getTime()),
  });

async function run(): Promise<string> {
  if (job === 'migrate') {
    const rebuild = {
      version: migrations.length + 1,
      name: 'rebuild',
      sql: `CREATE TABLE participation_2 AS SELECT * FROM participation; UPDATE teacher SET remark = 'migrated'; DROP TABLE participation_2;`,
    };
    countEverything();
    const database = await openLedgerDatabase(folder, now, [...migrations, rebuild]);
    await database.close();
    return 'migrated';
  }
  const session = openSession();
  session.setActor('王老师');
  const client = createRouterClient(createRouter(), { context: { session } });
  if (job === 'restore') {
    const ledgerId = await session.knowFolder(folder);
    const [backup] = await client.app.backups({ ledgerId });
    countEverything();
    await client.app.restoreBackup({ ledgerId, backupId: backup?.backupId ?? '' });
    await session.close();
    return 'restored';
  }
  await session.openFolder(folder);
  const jobs: Readonly<Record<string, () => Promise<string>>> = {
    ...{ register, import: importTeachers, backup: backUp },
    ...{ correct, undo: undoCorrection, template: saveTemplate, sign },
  };
  const answer = await jobs[job]?.();
  if (answer === undefined) throw new Error(`no job ${job}`);
  await session.close();
  return answer;

  async function register(): Promise<string> {
    const [project] = (await client.projects.list({})).rows;
    const projectUid = project?.uid ?? '';
    const { fingerprint } = await client.registrations.preview({ projectUid });
    countEverything();
    const stream = await client.registrations.register({ projectUid, fingerprint });
    for (;;) {
      const event = await stream.next();
      if (event.done === true) return acknowledge(`registered ${event.value.recorded}`);
    }
  }

  /** Signs a form of which one result changed, so that what it says is kept anew. */
  async function sign(): Promise<string> {
    const [project] = (await client.projects.list({})).rows;
    const projectUid = project?.uid ?? '';
    const [trainee] = (await client.projects.trainees({ projectUid })).rows;
    const { uid, version } = trainee ?? { uid: '', version: 0 };
    await client.projects.saveTrainees({
      projectUid,
      changes: [{ uid, version, fields: { result: 'excellent' } }],
    });
    countEverything();
    const { approval } = await client.approvals.record({
      ...{ projectUid, decision: 'approved', person: '李主任', decidedOn: '2025-11-01' },
      ...{ scanFileName: null, comment: null },
    });
    return acknowledge(`signed ${approval.decidedOn}`);
  }

  async function importTeachers(): Promise<string> {
    const rows = Array.from(
      { length: 400 },
      (_, index) =>
        `新${[...String(index)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('')},北塘实验小学,一年级`,
    ).join('\n');
    const file = new File([`姓名,单位,备注\n${rows}\n`], '名单.csv');
    const { fingerprint } = await client.teachers.previewImport({ file });
    countEverything();
    const stream = await client.teachers.applyImport({ file, fingerprint });
    for (;;) {
      const event = await stream.next();
      if (event.done === true) return acknowledge(`imported ${event.value.counts.new}`);
    }
  }

  async function backUp(): Promise<string> {
    countEverything();
    const backup = await client.app.backupNow();
    return acknowledge(`backedUp ${backup.backupId}`);
  }

  async function correct(): Promise<string> {
    const file = givenFile();
    const { fingerprint, differences } = await client.corrections.read({ file });
    countEverything();
    const stream = await client.corrections.apply(decisionOn(file, fingerprint, differences));
    for (;;) {
      const event = await stream.next();
      if (event.done === true) return acknowledge(`corrected ${event.value.entriesReversed}`);
    }
  }

  async function undoCorrection(): Promise<string> {
    const [last] = await client.corrections.list();
    countEverything();
    const { correction } = await client.corrections.undo({ uid: last?.uid ?? '', reason: '复核后撤回' });
    return acknowledge(`undone ${correction.uid}`);
  }

  async function saveTemplate(): Promise<string> {
    const file = givenFile();
    countEverything();
    const { version } = await client.templates.save({ name: '中心表样', kind: 'qualified', file });
    return acknowledge(`saved ${version}`);
  }
}

function givenFile(): File {
  return new File([new Uint8Array(fs.readFileSync(given))], basename(given));
}

/** Said at once, before anything later can go wrong. */
function acknowledge(text: string): string {
  fs.writeSync(1, `ACK ${text}\n`);
  return text;
}

const text = await run();
fs.writeSync(1, `ACK ${text}\nSTEPS ${steps}\n`);
