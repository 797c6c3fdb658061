import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockFolder } from '../../../../src-main/database/file/folder-lock.ts';
import { copyFullLedger } from '../../../helpers/full-ledger.ts';
import { dumpTables, failureOf, filesUnder } from '../../../helpers/ledger-probe.ts';
import { NOBODY, openTestLedger, openTestSession, temporaryFolder } from '../../../helpers/test-session.ts';

/** Opens a folder with a desk of its own, as the user would after choosing it. */
async function openWith(folder: string) {
  const test = openTestSession(temporaryFolder());
  const ledgerId = await test.session.knowFolder(folder);
  return { ...test, ledgerId, open: () => test.client.app.openLedger({ ledgerId }) };
}

async function reasonToRefuse(folder: string): Promise<string | null> {
  const { open, session } = await openWith(folder);
  const failed = await failureOf(open());
  expect(session.openLedger).toBeNull();
  expect(failed.code).toBe('FAILURE');
  return failed.reason;
}

async function stateOf(folder: string): Promise<string | undefined> {
  const { client, ledgerId } = await openWith(folder);
  return (await client.app.knownLedgers()).find((known) => known.ledgerId === ledgerId)?.state;
}

let folder = '';
let ledger = '';
/** A closed ledger with a row in every table. */
beforeEach(async () => {
  folder = await copyFullLedger();
  ledger = join(folder, 'ledger.sqlite');
});

describe('opening', () => {
  it('finds nothing in a folder that is gone, and makes nothing there', async () => {
    rmSync(folder, { recursive: true });
    expect(await stateOf(folder)).toBe('missing');
    expect(await reasonToRefuse(folder)).toBe('missingLedger');
    expect(existsSync(folder)).toBe(false);
  });

  it('never puts an empty ledger in the place of a missing one', async () => {
    rmSync(ledger);
    const before = readdirSync(folder);
    expect(await reasonToRefuse(folder)).toBe('missingLedger');
    expect(readdirSync(folder)).toEqual(before);
  });

  // Our folder has backups, so that its user is offered the way back whatever its file has become.
  const others: readonly (readonly [string, (path: string) => void, string, string])[] = [
    ['an empty file', (path) => writeFileSync(path, ''), 'notALedger', 'damaged'],
    [
      'a text file',
      (path) => writeFileSync(path, '姓名,学分\n王芳,3\n'.repeat(100)),
      'notALedger',
      'damaged',
    ],
    ['a database of another program', foreignDatabase, 'notALedger', 'damaged'],
    [
      'a database of another program in WAL mode',
      (path) => foreignDatabase(path, 'wal'),
      'notALedger',
      'damaged',
    ],
    [
      'a ledger of a newer program',
      (path) => change(path, (database) => database.pragma('user_version = 99')),
      'newerLedger',
      'newer',
    ],
    ['a truncated ledger', (path) => truncateSync(path, 40_960), 'damagedLedger', 'damaged'],
    ['half a page of a ledger', (path) => truncateSync(path, 1000), 'damagedLedger', 'damaged'],
    ['a ledger with a page of noise', (path) => noise(path, 3), 'damagedLedger', 'ready'],
    ['a ledger with noise in its last page', (path) => noise(path, -1), 'damagedLedger', 'ready'],
  ];
  for (const [what, make, reason, state] of others)
    it(`refuses ${what} as ${reason} and changes no byte`, async () => {
      make(ledger);
      const before = filesUnder(folder);
      expect(await stateOf(folder)).toBe(state);
      expect(await reasonToRefuse(folder)).toBe(reason);
      expect(filesUnder(folder)).toEqual(before);
    });

  it('leaves no lock file beside the database of another program', async () => {
    const other = temporaryFolder();
    foreignDatabase(join(other, 'ledger.sqlite'));
    expect(await stateOf(other)).toBe('notALedger');
    expect(await reasonToRefuse(other)).toBe('notALedger');
    expect(readdirSync(other)).toEqual(['ledger.sqlite']);
  });

  it('opens what a crash left in the log', async () => {
    const { session } = await openWith(folder).then(async (test) => {
      await test.open();
      return test;
    });
    session.setActor('王老师');
    const crashed = join(temporaryFolder(), 'crashed');
    mkdirSync(crashed);
    await session.ledger.database.write((writer) =>
      writer.exec("INSERT INTO actor (name, created_at) VALUES ('在日志里', '')"),
    );
    // What the disk holds while the program runs is what a power cut leaves.
    for (const name of ['ledger.sqlite', 'ledger.sqlite-wal'])
      copyFileSync(join(folder, name), join(crashed, name));
    const again = await openWith(crashed);
    await again.open();
    expect(dumpTables(again.session.ledger.database.reader)['actor']?.join()).toContain('在日志里');
    await again.session.close();
    await session.close();
  });

  it.skipIf(process.platform === 'win32')('refuses a folder and a file that cannot be written', async () => {
    const outsider = asOutsider();
    for (const target of [folder, ledger]) {
      chmodSync(folder, 0o777);
      chmodSync(ledger, 0o666);
      chmodSync(join(folder, '..'), 0o777);
      chmodSync(target, target === folder ? 0o555 : 0o444);
      const before = filesUnder(folder);
      const { open } = await openWith(folder);
      const failed = await outsider(() => failureOf(open()));
      expect(failed.reason).toBe('readOnly');
      expect(filesUnder(folder)).toEqual(before);
    }
    chmodSync(folder, 0o777);
  });

  it('is one program at a time', async () => {
    const first = await openWith(folder);
    await first.open();
    const second = await openWith(folder);
    expect((await failureOf(second.open())).reason).toBe('ledgerInUse');
    await first.session.close();
    await second.open();
    await second.session.close();
    const lock = lockFolder(folder);
    expect(await reasonToRefuse(folder)).toBe('ledgerInUse');
    lock.release();
  });

  it('refuses a folder that another process holds, and takes it once that process is killed', async () => {
    const holder = spawn(process.execPath, ['-e', HOLD], {
      cwd: process.cwd(),
      env: { ...process.env, FOLDER: folder },
    });
    onTestFinished(() => {
      holder.kill('SIGKILL');
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await reasonToRefuse(folder)).toBe('ledgerInUse');
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    const { open, session } = await openWith(folder);
    await open();
    await session.close();
  });

  it('finds a ledger that the user opened elsewhere, also before the own folder for ledgers exists', async () => {
    const { open, client, session } = await openWith(folder);
    expect((await open()).organisation.name).toBe('琼山区教师发展中心');
    await session.close();
    expect((await failureOf(client.app.openLedger({ ledgerId: 'unknown' }))).reason).toBe('missingLedger');
  });

  it('lets go of the folder when the ledger names a policy that this program does not have', async () => {
    change(ledger, (database) =>
      database.exec(
        "INSERT INTO policy_period (policy_id, reason, actor_id, recorded_at) VALUES ('unheard-of', '', 1, '')",
      ),
    );
    const { open } = await openWith(folder);
    expect((await failureOf(open())).problems.map((problem) => problem.code)).toEqual(['app.unknownPolicy']);
    lockFolder(folder).release();
  });

  it('does not create over a ledger that is there', async () => {
    const { session } = openTestSession(temporaryFolder());
    const before = filesUnder(folder);
    const input = {
      organisation: { name: '别的学校', level: 'school', regionCode: '460100', schoolCode: null },
      policyId: 'hainan-2017',
      cycleFrom: 2021,
      isDemo: false,
    } as const;
    await expect(session.create(input, folder)).rejects.toMatchObject({ code: 'ledgerExists' });
    expect(filesUnder(folder)).toEqual(before);
  });

  it('answers that no ledger is open to whoever comes after closing', async () => {
    const { client, session } = await openTestLedger();
    const { database } = session.ledger;
    await client.app.closeLedger();
    expect((await failureOf(client.teachers.list({}))).code).toBe('LEDGER_NOT_OPEN');
    expect((await failureOf(client.teachers.save({ fields: { ...NOBODY, name: '王芳' } }))).code).toBe(
      'LEDGER_NOT_OPEN',
    );
    await expect(database.write(() => undefined)).rejects.toMatchObject({ code: 'busy' });
    await expect(database.backUp('manual', new Date())).rejects.toMatchObject({ code: 'busy' });
  });
});

/** Holds the folder's lock until it is killed. */
const HOLD = `
  const Database = require('better-sqlite3');
  const database = new Database(require('node:path').join(process.env.FOLDER, 'lock.sqlite'), { timeout: 0 });
  database.exec('BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => {}, 1000);`;

function change(path: string, work: (database: Database.Database) => void): void {
  const database = new Database(path);
  work(database);
  database.close();
}

function foreignDatabase(path: string, mode = 'delete'): void {
  rmSync(path, { force: true });
  change(path, (database) => {
    database.pragma(`journal_mode = ${mode}`);
    database.exec(
      "CREATE TABLE entry (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO entry (name) VALUES ('别人的');",
    );
  });
}

/** Overwrites one page of the file; a negative one counts from the end. */
function noise(path: string, page: number): void {
  const bytes = readFileSync(path);
  const size = bytes.readUInt16BE(16);
  const at = page < 0 ? bytes.length + page * size : page * size;
  for (let index = 0; index < size; index++) bytes[at + index] = (index * 37 + 11) % 256;
  writeFileSync(path, bytes);
}

/** Runs work as somebody without root's rights, where the test runs as root. */
function asOutsider(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const { seteuid, geteuid } = process;
  if (seteuid === undefined || geteuid === undefined || geteuid.call(process) !== 0) return (work) => work();
  return async (work) => {
    seteuid.call(process, 65_534);
    try {
      return await work();
    } finally {
      seteuid.call(process, 0);
    }
  };
}
