import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decisionOn } from '../helpers/decide-return.ts';
import { dumpTables, failureOf } from '../helpers/ledger-probe.ts';
import { returned, rowOf, strike } from '../helpers/returned-sheet.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NOBODY,
  openTestLedger,
  resultOf,
  type TestSession,
  temporaryFolder,
} from '../helpers/test-session.ts';

const TRAINEES = 120;

/** Lets the ledger's file grow no further, as a full disk does; null lifts it. */
async function limitPages(session: TestSession['session'], more: number | null): Promise<void> {
  await session.ledger.database.write((writer) => {
    const pages = Number(writer.pragma('page_count', { simple: true }));
    writer.pragma(`max_page_count = ${more === null ? 1_000_000_000 : pages + more}`);
  });
}

async function ledgerWithProject() {
  const test = await openTestLedger({ level: 'county' });
  const projectUid = await addPassedProject(test.client, await addTeachers(test.client, TRAINEES));
  await approve(test.client, projectUid);
  const { fingerprint } = await test.client.registrations.preview({ projectUid });
  const register = async () =>
    resultOf(await test.client.registrations.register({ projectUid, fingerprint }));
  return { ...test, register };
}

function rosterOf(count: number): File {
  const rows = Array.from(
    { length: count },
    (_, index) => `新${inWords(index)},北塘实验小学,${'备注'.repeat(40)}`,
  );
  return new File([`姓名,单位,备注\n${rows.join('\n')}\n`], '名单.csv');
}

/** A name holds no digits. */
function inWords(value: number): string {
  return [...String(value)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('');
}

describe('a disk that fills up', () => {
  it('during a registration leaves nothing of it, and the ledger works on', async () => {
    const { client, session, register } = await ledgerWithProject();
    const before = dumpTables(session.ledger.database.reader);
    await limitPages(session, 2);
    expect(await failureOf(register())).toMatchObject({ code: 'FAILURE', reason: 'diskFull' });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    expect((await client.teachers.list({})).total).toBe(TRAINEES);
    await limitPages(session, null);
    expect(await register()).toMatchObject({ recorded: TRAINEES });
    expect((await resultOf(await client.audit.verify())).problems).toEqual([]);
  });

  it('during an import leaves nothing of it, and the same file goes in later', async () => {
    const { client, session } = await ledgerWithProject();
    const file = rosterOf(400);
    const { fingerprint } = await client.teachers.previewImport({ file });
    const before = dumpTables(session.ledger.database.reader);
    await limitPages(session, 3);
    expect(await failureOf(applyTeachers())).toMatchObject({ code: 'FAILURE', reason: 'diskFull' });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    await limitPages(session, null);
    expect((await applyTeachers()).counts.new).toBe(400);

    async function applyTeachers() {
      return resultOf(await client.teachers.applyImport({ file, fingerprint }));
    }
  });

  it('during a correction leaves nothing of it, and the same file is taken over later', async () => {
    const { client, session, register } = await ledgerWithProject();
    await register();
    const { file: written } = await resultOf(
      await client.sheets.write({ request: { kind: 'registration', year: 2025 } }),
    );
    const file = await returned(written, (sheet, cell) => {
      for (const digit of ['一', '二', '三', '四', '五', '六']) {
        cell(`教师${digit}`, '学分').value = 2.5;
        cell(`教师一${digit}`, '学科').value = '语文';
        strike(sheet, rowOf(sheet, `教师二${digit}`));
      }
    });
    const { fingerprint, differences } = await client.corrections.read({ file });
    const before = dumpTables(session.ledger.database.reader);
    await limitPages(session, 2);
    expect(await failureOf(applyCorrections())).toMatchObject({ code: 'FAILURE', reason: 'diskFull' });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    expect(await client.corrections.list()).toEqual([]);
    await limitPages(session, null);
    expect(await applyCorrections()).toMatchObject({
      ...{ alreadyDecided: false, entriesReversed: 12, entriesStruck: 6, teachersChanged: 6 },
    });
    expect((await resultOf(await client.audit.verify())).problems).toEqual([]);

    async function applyCorrections() {
      return resultOf(await client.corrections.apply(decisionOn(file, fingerprint, differences, [])));
    }
  });

  it('in a single change is said at once', async () => {
    const { client, session } = await openTestLedger();
    await limitPages(session, 0);
    const save = () =>
      client.teachers.save({ fields: { ...NOBODY, name: '王芳', remark: '长'.repeat(6000) } });
    expect(await failureOf(save())).toMatchObject({ code: 'FAILURE', reason: 'diskFull' });
    expect((await client.teachers.list({})).total).toBe(0);
    await limitPages(session, null);
    await save();
  });

  const mount = smallDisk();
  it.skipIf(mount === null)(
    'for real stops backup, restore, change and closing with a word, and loses nothing (needs the right to mount a small disk)',
    async () => {
      const { client, session, summary } = await openTestLedger({ folder: mount?.() ?? '' });
      const { folder } = session.ledger;
      await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
      const { backupId } = await client.app.backupNow();
      await client.teachers.save({ fields: { ...NOBODY, name: '李强' } });
      const before = dumpTables(session.ledger.database.reader);
      const filler = join(folder, '..', '..', 'filler');
      fill(filler);
      const copies = readdirSync(join(folder, 'backups'));
      expect((await failureOf(client.app.backupNow())).reason).toBe('diskFull');
      expect(
        (await failureOf(client.app.restoreBackup({ ledgerId: summary.ledgerId, backupId }))).reason,
      ).toBe('diskFull');
      expect(readdirSync(join(folder, 'backups'))).toEqual(copies);
      const file = rosterOf(100);
      rmSync(filler);
      // With no room for SQLite's own log the ledger could not be opened again.
      if (session.openLedger === null) await client.app.openLedger({ ledgerId: summary.ledgerId });
      expect(dumpTables(session.ledger.database.reader)).toEqual(before);
      await client.teachers.save({ fields: { ...NOBODY, name: '赵敏' } });
      const later = dumpTables(session.ledger.database.reader);
      const { fingerprint } = await client.teachers.previewImport({ file });
      fill(filler);
      expect(
        (await failureOf(client.teachers.applyImport({ file, fingerprint }).then(resultOf))).reason,
      ).toBe('diskFull');
      expect(dumpTables(session.ledger.database.reader)).toEqual(later);
      expect((await failureOf(client.app.closeLedger())).reason).toBe('diskFull');
      expect(session.openLedger).toBeNull();
      rmSync(filler);
      await client.app.openLedger({ ledgerId: summary.ledgerId });
      expect(dumpTables(session.ledger.database.reader)).toEqual(later);
      expect((await resultOf(await client.audit.verify())).problems).toEqual([]);
      await resultOf(await client.teachers.applyImport({ file, fingerprint }));
      await client.app.closeLedger();
    },
  );
});

/** Takes the last free byte of a disk. */
function fill(path: string): void {
  for (let size = 1 << 20; size >= 1; size >>= 1)
    for (let written = true; written; )
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
      } catch {
        written = false;
      }
}

/** Mounts a disk of four megabytes for one test; null where that is not allowed. */
function smallDisk(): (() => string) | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  return () => {
    const folder = join(temporaryFolder(), 'disk');
    mkdirSync(folder);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).status !== 0)
      throw new Error('a disk could not be mounted');
    onTestFinished(() => {
      spawnSync('umount', ['-l', folder]);
    });
    return folder;
  };
}
