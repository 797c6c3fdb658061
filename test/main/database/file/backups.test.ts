import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { verifyLedger } from '../../../../src-main/database/entries/verify-ledger.ts';
import { checkCopy } from '../../../../src-main/database/file/backup.ts';
import { lockFolder } from '../../../../src-main/database/file/folder-lock.ts';
import { Cancelled } from '../../../../src-shared/lib/work.ts';
import { openFullLedger } from '../../../helpers/full-ledger.ts';
import { dumpTables, failureOf, filesUnder } from '../../../helpers/ledger-probe.ts';
import {
  NOBODY,
  openTestLedger,
  openTestSession,
  resultOf,
  temporaryFolder,
} from '../../../helpers/test-session.ts';

/** The rows of a copy that stands alone: moved to an empty folder and opened there. */
async function contentsOf(path: string) {
  const alone = join(temporaryFolder(), 'alone.sqlite');
  cpSync(path, alone);
  await checkCopy(alone);
  const database = new Database(alone, { readonly: true });
  try {
    return dumpTables(database);
  } finally {
    database.close();
  }
}

/** Without what signs a restore itself. */
function apartFromLog(tables: ReturnType<typeof dumpTables>) {
  const { audit: _audit, actor: _actor, ...rest } = tables;
  return rest;
}

describe('backups', () => {
  it('are whole ledgers in one file each', async () => {
    const { client, session, summary } = await openFullLedger();
    const before = dumpTables(session.ledger.database.reader);
    const made = await client.app.backupNow();
    const path = join(session.ledger.folder, 'backups', made.backupId);
    expect(await contentsOf(path)).toEqual(before);
    expect(made).toMatchObject({ kind: 'manual', bytes: readFileSync(path).length });
    expect(
      readdirSync(join(session.ledger.folder, 'backups')).filter((name) => !name.endsWith('.sqlite')),
    ).toEqual([]);
    expect((await client.app.backups({ ledgerId: summary.ledgerId }))[0]).toEqual(made);
    const database = new Database(path);
    expect((await verifyLedger(database, () => undefined)).problems).toEqual([]);
    database.close();
  });

  it('are made before an import, and on closing only when something was written', async () => {
    const { client, session, summary, clock } = await openTestLedger();
    const { folder } = session.ledger;
    const kinds = async () =>
      (await client.app.backups({ ledgerId: summary.ledgerId })).map((each) => each.kind);
    clock.now = '2025-11-10T03:00:00.000Z';
    await client.app.closeLedger();
    expect(await kinds()).toEqual([]);
    await client.app.openLedger({ ledgerId: summary.ledgerId });
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
    const before = dumpTables(session.ledger.database.reader);
    const file = new File(['姓名\n李强\n'], '名单.csv');
    const { fingerprint } = await client.teachers.previewImport({ file });
    await resultOf(await client.teachers.applyImport({ file, fingerprint }));
    expect(await kinds()).toEqual(['import']);
    const [copy] = await client.app.backups({ ledgerId: summary.ledgerId });
    expect(await contentsOf(join(folder, 'backups', copy?.backupId ?? ''))).toEqual(before);
    clock.now = '2025-11-10T04:00:00.000Z';
    const after = dumpTables(session.ledger.database.reader);
    await client.app.closeLedger();
    expect(await kinds()).toEqual(['close', 'import']);
    const [closing] = await client.app.backups({ ledgerId: summary.ledgerId });
    expect(await contentsOf(join(folder, 'backups', closing?.backupId ?? ''))).toEqual(after);
    await client.app.openLedger({ ledgerId: summary.ledgerId });
    await client.teachers.list({});
    await client.app.closeLedger();
    expect(await kinds()).toEqual(['close', 'import']);
  });

  it('thin out: the last ten, of seven days, four weeks and twelve months the last, and every one before a migration', async () => {
    const { client, session, summary, clock } = await openTestLedger();
    const directory = join(session.ledger.folder, 'backups');
    const first = await client.app.backupNow();
    cpSync(join(directory, first.backupId), join(directory, '20240301T000000000Z-migration.sqlite'));
    const start = Date.parse('2025-11-10T00:00:00.000Z');
    for (let day = 0; day < 60; day++)
      for (const hour of [2, 9]) {
        clock.now = new Date(start + day * 86_400_000 + hour * 3_600_000).toISOString();
        await client.app.backupNow();
      }
    const kept = (await client.app.backups({ ledgerId: summary.ledgerId })).map((backup) =>
      backup.at.slice(0, 13),
    );
    expect(kept).toEqual([
      ...['2026-01-08T09', '2026-01-08T02', '2026-01-07T09', '2026-01-07T02', '2026-01-06T09'],
      ...['2026-01-06T02', '2026-01-05T09', '2026-01-05T02', '2026-01-04T09', '2026-01-04T02'],
      ...['2026-01-03T09', '2026-01-02T09'],
      ...['2025-12-31T09', '2025-12-28T09', '2025-12-21T09'],
      '2025-11-30T09',
      '2024-03-01T00',
    ]);
  });

  it('keep the copy just made when the clock was set back', async () => {
    const { client, session, clock } = await openTestLedger();
    for (let month = 0; month < 15; month++) {
      clock.now = new Date(Date.UTC(2024, month, 15)).toISOString();
      await client.app.backupNow();
    }
    clock.now = '2000-01-01T00:00:00.000Z';
    const made = await client.app.backupNow();
    expect(existsSync(join(session.ledger.folder, 'backups', made.backupId))).toBe(true);
  });

  it('are not made for somebody without a name', async () => {
    const { session, client } = openTestSession(temporaryFolder());
    const organisation = {
      name: '北塘实验小学',
      level: 'school',
      regionCode: '460100',
      schoolCode: null,
    } as const;
    await client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
    const failed = await failureOf(client.app.backupNow());
    expect(failed.problems.map((problem) => problem.code)).toEqual(['app.actorMissing']);
    expect(readdirSync(join(session.ledger.folder, 'backups'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('puts back exactly that state, with a log beside the present one, and keeps the present aside', async () => {
    const { client, session, summary } = await openFullLedger();
    const { folder } = session.ledger;
    const then = dumpTables(session.ledger.database.reader);
    const { backupId } = await client.app.backupNow();
    await client.teachers.save({ fields: { ...NOBODY, name: '后来的人' } });
    const present = dumpTables(session.ledger.database.reader);
    expect(readFileSync(join(folder, 'ledger.sqlite-wal')).length).toBeGreaterThan(0);
    const restored = await client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId });
    expect(restored.uid).toBe(summary.uid);
    expect(apartFromLog(dumpTables(session.ledger.database.reader))).toEqual(apartFromLog(then));
    expect((await resultOf(await client.audit.verify())).problems).toEqual([]);
    expect((await client.audit.list({})).rows[0]).toMatchObject({
      action: 'ledger.restore',
      subject: backupId,
    });
    const aside = (await client.app.backups({ ledgerId: summary.ledgerId })).find(
      (each) => each.kind === 'restore',
    );
    expect(await contentsOf(join(folder, 'backups', aside?.backupId ?? ''))).toEqual(present);
    await client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId: aside?.backupId ?? '' });
    expect(apartFromLog(dumpTables(session.ledger.database.reader))).toEqual(apartFromLog(present));
  });

  it('refuses a damaged copy, leaves the present as it is and open', async () => {
    const { client, session, summary } = await openFullLedger();
    const { backupId } = await client.app.backupNow();
    const path = join(session.ledger.folder, 'backups', backupId);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(7, 8192, 8192 + 4096));
    const before = dumpTables(session.ledger.database.reader);
    const failed = await failureOf(client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId }));
    expect(failed).toMatchObject({ code: 'FAILURE', reason: 'backupDamaged' });
    expect(session.openLedger).not.toBeNull();
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    expect(existsSync(join(session.ledger.folder, 'ledger.sqlite.new'))).toBe(false);
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
  });

  it('checks a large copy beside, and finds where it is damaged (DESIGN §11)', async () => {
    const { client, session } = await openFullLedger();
    await session.ledger.database.write((writer) => {
      writer.exec(
        'CREATE TABLE ballast (bytes BLOB) STRICT; INSERT INTO ballast VALUES (zeroblob(20000000))',
      );
      writer.exec('CREATE TABLE crowd (name TEXT) STRICT');
      writer.exec(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
         INSERT INTO crowd SELECT 'teacher ' || i FROM n`,
      );
    });
    const { backupId } = await client.app.backupNow();
    const path = join(session.ledger.folder, 'backups', backupId);
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    await checkCopy(path);
    clearInterval(counting);
    expect(turns, 'other work went on meanwhile').toBeGreaterThan(0);
    const bytes = readFileSync(path);
    const inside = bytes.indexOf('teacher 1000');
    writeFileSync(path, bytes.fill(7, inside - 64, inside + 64));
    await expect(checkCopy(path)).rejects.toThrow(expect.objectContaining({ code: 'backupDamaged' }));
  });

  it('gives a copy up as soon as it is cancelled, and leaves nothing of it', async () => {
    const { client, session } = await openFullLedger();
    const { database, folder } = session.ledger;
    await database.write((writer) => {
      writer.exec(
        'CREATE TABLE ballast (bytes BLOB) STRICT; INSERT INTO ballast VALUES (zeroblob(20000000))',
      );
    });
    const part = join(folder, 'backups', 'backup.part');
    const before = readdirSync(join(folder, 'backups'));
    const controller = new AbortController();
    const copying = database.backUp('manual', new Date(), controller.signal);
    await vi.waitUntil(() => existsSync(part) && statSync(part).size > 0, { interval: 0 });
    controller.abort();
    await expect(copying).rejects.toBeInstanceOf(Cancelled);
    await database.write(() => undefined);
    expect(readdirSync(join(folder, 'backups'))).toEqual(before);
    expect((await client.app.backupNow()).backupId).not.toBe('');
  });

  it('finds no copy under another name or path', async () => {
    const { client, session, summary } = await openFullLedger();
    for (const backupId of ['20250101T000000000Z-close.sqlite', '../ledger.sqlite', ''])
      expect(
        (await failureOf(client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId }))).reason,
      ).toBe('backupMissing');
    expect(session.openLedger).not.toBeNull();
  });

  it.each([
    ['noise in the middle', (bytes: Buffer) => bytes.fill(9, 12_288, 12_288 + 4096)],
    ['another file altogether', () => Buffer.from('这不是台账。'.repeat(50))],
    ['nothing', () => Buffer.alloc(0)],
  ])('over a ledger that holds %s keeps its bytes aside', async (_, damage) => {
    const { client, session, summary } = await openFullLedger();
    const { folder } = session.ledger;
    const { backupId } = await client.app.backupNow();
    const then = apartFromLog(await contentsOf(join(folder, 'backups', backupId)));
    await client.app.closeLedger();
    const damaged = damage(readFileSync(join(folder, 'ledger.sqlite')));
    writeFileSync(join(folder, 'ledger.sqlite'), damaged);
    await client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId });
    expect(apartFromLog(dumpTables(session.ledger.database.reader))).toEqual(then);
    const aside = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.damaged'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(folder, 'backups', aside[0] ?? '')).equals(damaged)).toBe(true);
  });

  it('replaces a ledger that is gone', async () => {
    const { client, session, summary } = await openFullLedger();
    const { folder } = session.ledger;
    const { backupId } = await client.app.backupNow();
    await client.app.closeLedger();
    cpSync(join(folder, 'backups', backupId), join(folder, 'kept.sqlite'));
    writeFileSync(join(folder, 'ledger.sqlite'), '');
    (await import('node:fs')).rmSync(join(folder, 'ledger.sqlite'));
    await client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId });
    expect(apartFromLog(dumpTables(session.ledger.database.reader))).toEqual(
      apartFromLog(await contentsOf(join(folder, 'kept.sqlite'))),
    );
  });

  it('does not touch a folder that another program holds', async () => {
    const { client, session, summary } = await openFullLedger();
    const { folder } = session.ledger;
    const { backupId } = await client.app.backupNow();
    await client.app.closeLedger();
    const lock = lockFolder(folder);
    const before = filesUnder(folder);
    expect((await failureOf(client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId }))).reason).toBe(
      'ledgerInUse',
    );
    expect(filesUnder(folder)).toEqual(before);
    lock.release();
  });
});

describe('a backup file from elsewhere', () => {
  it('becomes a folder of its own', async () => {
    const { client, session } = await openFullLedger();
    const { backupId } = await client.app.backupNow();
    const path = join(session.ledger.folder, 'backups', backupId);
    const then = await contentsOf(path);
    const other = openTestSession(temporaryFolder());
    const restored = await other.client.app.restoreFile({
      file: new File([readFileSync(path)], '备份.sqlite'),
    });
    expect(restored.organisation.name).toBe('琼山区教师发展中心');
    expect(dumpTables(other.session.ledger.database.reader)).toEqual(then);
    expect(other.session.ledger.folder).not.toBe(session.ledger.folder);
    await other.session.close();
  });

  const wrong: readonly (readonly [string, (good: Buffer) => Buffer, string])[] = [
    ['a text', () => Buffer.from('备份说明'), 'notALedger'],
    ['nothing', () => Buffer.alloc(0), 'notALedger'],
    ['a database of another program', () => otherDatabase(), 'notALedger'],
    ['a ledger of a newer program', (good) => Buffer.from(good.fill(99, 63, 64)), 'newerLedger'],
    ['half a ledger', (good) => good.subarray(0, good.length / 2), 'backupDamaged'],
    ['a ledger with noise', (good) => Buffer.from(good.fill(5, 12_288, 16_384)), 'backupDamaged'],
  ];
  for (const [what, make, reason] of wrong)
    it(`is refused when it is ${what}, and leaves nothing behind`, async () => {
      const { client, session } = await openFullLedger();
      const { backupId } = await client.app.backupNow();
      const bytes = make(readFileSync(join(session.ledger.folder, 'backups', backupId)));
      const before = dumpTables(session.ledger.database.reader);
      const folders = readdirSync(session.options.ledgersDirectory);
      const failed = await failureOf(
        client.app.restoreFile({ file: new File([new Uint8Array(bytes)], '备份.sqlite') }),
      );
      expect(failed.reason).toBe(reason);
      expect(readdirSync(session.options.ledgersDirectory)).toEqual(folders);
      expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    });
});

function otherDatabase(): Buffer {
  const path = join(temporaryFolder(), 'other.sqlite');
  const database = new Database(path);
  database.exec('CREATE TABLE song (title TEXT)');
  database.close();
  truncateSync(path, readFileSync(path).length);
  return readFileSync(path);
}
