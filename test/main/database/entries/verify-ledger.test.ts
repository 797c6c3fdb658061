import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyLedger } from '../../../../src-main/database/entries/verify-ledger.ts';
import { Cancelled } from '../../../../src-shared/lib/work.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestSession,
  registerAll,
  resultOf,
  temporaryFolder,
} from '../../../helpers/test-session.ts';

let bytes = Buffer.alloc(0);
let batches: readonly string[] = [];

/** Three batches: two trainings of different facts and a reversal; two teachers in both. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
  const { client, session } = openTestSession(folder);
  await client.app.setActor({ name: '王老师' });
  const organisation = {
    name: '琼山区教师发展中心',
    level: 'county',
    regionCode: '460100',
    schoolCode: null,
  } as const;
  await client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
  const teachers = await addTeachers(client, 4);
  for (const [name, people, startOn, endOn] of [
    ['甲', teachers.slice(0, 3), '2025-09-01', '2025-09-02'],
    ['乙', teachers.slice(1), '2025-09-08', '2025-09-10'],
  ] as const) {
    const days = name === '甲' ? 2000 : 3000;
    const projectUid = await addPassedProject(client, people, { name: `${name}培训`, startOn, endOn, days });
    await approve(client, projectUid);
    await registerAll(client, projectUid);
  }
  const [entry] = (await client.entries.list({})).rows;
  await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
  const { backupId } = await client.app.backupNow();
  bytes = readFileSync(join(session.ledger.folder, 'backups', backupId));
  batches = (await client.registrations.batches({})).map((batch) => batch.uid).toReversed();
  await session.close();
  rmSync(folder, { recursive: true });
});

/** What `verify` says after somebody with the file and SQLite's own tools was at it. */
async function afterTampering(...statements: readonly string[]) {
  const database = new Database(Buffer.from(bytes));
  try {
    const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    const before = database.prepare('SELECT total_changes()').pluck().get();
    for (const sql of statements) database.exec(sql);
    expect(database.prepare('SELECT total_changes()').pluck().get(), 'the tampering took').not.toBe(before);
    return await verifyLedger(database, () => undefined);
  } finally {
    database.close();
  }
}

async function codesAfter(...statements: readonly string[]): Promise<readonly string[]> {
  const { isIntact, problems } = await afterTampering(...statements);
  expect(isIntact).toBe(false);
  return problems.map((problem) => problem.code);
}

async function brokenAfter(...statements: readonly string[]): Promise<string | undefined> {
  const { isIntact, headSeal, problems } = await afterTampering(...statements);
  expect(isIntact).toBe(false);
  const broken = problems.find((problem) => problem.code === 'verify.brokenSeal');
  if (broken !== undefined)
    expect(broken.values).toMatchObject({ actor: expect.any(String), recordedAt: expect.any(String) });
  expect(headSeal === null || broken?.values['batch'] === batches.at(-1)).toBe(true);
  return broken?.values['batch']?.toString();
}

describe('verifying', () => {
  it('finds nothing in an untouched ledger', async () => {
    const database = new Database(Buffer.from(bytes));
    const verified = await verifyLedger(database, () => undefined);
    database.close();
    expect(verified).toMatchObject({ isIntact: true, batches: 3, entries: 7, problems: [] });
    expect(verified.headSeal).toMatch(/^[0-9a-f]{64}$/);
  });

  const entryChanges: Readonly<Record<string, string>> = {
    uid: "uid || 'x'",
    teacher_id: '1',
    participation_id: '1',
    origin: "'outside'",
    year: 'year - 1',
    form: "'remote'",
    level: "'city'",
    role: "'lecturer'",
    hours: 'hours + 1',
    credits: 'credits + 1',
    make_up_for: '2024',
    phase: "'probation'",
    months: '1000',
    weeks: '1000',
    ended_on: "'2025-09-11'",
    facts_id: '1',
    trail_id: '1',
    reverses_id: '1',
    policy_version_id: '99',
  };
  for (const [column, value] of Object.entries(entryChanges))
    it(`names the batch when entry.${column} was changed`, async () => {
      expect(await brokenAfter(`UPDATE entry SET ${column} = ${value} WHERE id = 5`)).toBe(batches[1]);
    });

  it('knows a change of every column of an entry and of a batch', () => {
    const database = new Database(Buffer.from(bytes));
    const columns = (table: string) =>
      database.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().sort();
    // The number of a classification is no part of a seal: it is compared with the facts, which are.
    const others = ['id', 'batch_id', 'classification_id'];
    expect(columns('entry')).toEqual([...Object.keys(entryChanges), ...others].sort());
    expect(columns('batch')).toEqual([...Object.keys(batchChanges), 'id'].sort());
    database.close();
  });

  const batchChanges: Readonly<Record<string, string>> = {
    uid: "uid || 'x'",
    kind: "'outside'",
    project_id: '1',
    undoes_batch_id: '1',
    effective_on: "'2025-01-01'",
    reason: "'别的理由'",
    actor_id: "(SELECT id FROM actor WHERE name = '旁人')",
    recorded_at: "'2025-01-01T00:00:00.000Z'",
    entry_count: 'entry_count + 1',
    seal_format: '2',
    previous_seal: "'0'",
    seal: "'0'",
  };
  for (const [column, value] of Object.entries(batchChanges))
    it(`names the batch when batch.${column} was changed`, async () => {
      const named = await brokenAfter(
        "INSERT INTO actor (name, created_at) VALUES ('旁人', '')",
        `UPDATE batch SET ${column} = ${value} WHERE id = 2`,
      );
      expect(named).toBe(column === 'uid' ? `${batches[1]}x` : batches[1]);
    });

  it.each([
    ["UPDATE actor SET name = '李老师' WHERE name = '王老师'", 0],
    ["UPDATE project SET uid = uid || 'x' WHERE id = 2", 1],
    ["UPDATE teacher SET uid = uid || 'x' WHERE id = 4", 1],
    ["UPDATE participation SET uid = uid || 'x' WHERE id = 6", 1],
    ["UPDATE facts SET content = content || ' ' WHERE id = 2", 1],
    ["UPDATE trail SET content = content || ' ' WHERE id = 2", 1],
    ["UPDATE trail SET content = content || ' ', sha256 = 'ab' WHERE id = 2", 1],
    ["UPDATE policy_version SET content = replace(content, '6000', '7000') || ' '", 0],
    ['UPDATE entry SET id = id + 100 WHERE id IN (4, 5); UPDATE entry SET id = 109 - id WHERE id > 100', 1],
    [
      'UPDATE batch SET id = id + 10 WHERE id < 3; UPDATE batch SET id = 13 - id WHERE id > 10; UPDATE entry SET batch_id = 3 - batch_id WHERE batch_id < 3',
      1,
    ],
    ['DELETE FROM entry WHERE id = 6', 1],
    ['DELETE FROM entry WHERE id = 1', 0],
    [
      "INSERT INTO entry SELECT 100, uid || 'x', batch_id, teacher_id, participation_id, origin, year, form, level, role, hours, credits, make_up_for, phase, months, weeks, ended_on, policy_version_id, facts_id, trail_id, NULL, NULL FROM entry WHERE id = 5",
      1,
    ],
    ['UPDATE entry SET batch_id = 2 WHERE id = 1', 0],
    ['DELETE FROM batch WHERE id = 1', 1],
    ['DELETE FROM entry WHERE batch_id = 2; DELETE FROM batch WHERE id = 2', 2],
    ['DELETE FROM entry WHERE batch_id = 3; DELETE FROM batch WHERE id = 3', 2],
  ] as const)('names the first batch that does not fit after %s', async (sql, index) => {
    expect(await brokenAfter(sql)).toBe(batches[index]);
  });

  it.each([
    ["UPDATE facts SET content = '{}' WHERE id = 1", 'verify.changedContent'],
    [
      'UPDATE entry SET batch_id = 99 WHERE id = 7; DELETE FROM batch WHERE id = 3',
      'verify.entriesOutsideBatches',
    ],
    ['UPDATE teacher_total SET packed = zeroblob(length(packed)) WHERE teacher_id = 2', 'verify.wrongTotals'],
    ['DELETE FROM teacher_total WHERE teacher_id = 3', 'verify.wrongTotals'],
    ['INSERT INTO teacher_total SELECT 77, packed FROM teacher_total LIMIT 1', 'verify.wrongTotals'],
    ['UPDATE participation SET is_registered = 0 WHERE id = 2', 'verify.wrongMarks'],
    ['UPDATE participation SET is_registered = 1 WHERE is_registered = 0', 'verify.wrongMarks'],
    [
      `INSERT INTO classification (content) VALUES ('{"kind":"public"}'); UPDATE entry SET classification_id = 1 WHERE id = 1`,
      'verify.wrongClassifications',
    ],
    ['DELETE FROM organisation', 'verify.brokenReferences'],
  ])('after %s says %s', async (sql, code) => {
    expect(await codesAfter(sql)).toContain(code);
  });

  it('cannot see a cut end that the log, totals and marks were made to fit: only the printed head seal can', async () => {
    const database = new Database(Buffer.from(bytes));
    const { headSeal } = await verifyLedger(database, () => undefined);
    database.close();
    const cut = await afterTampering(
      'UPDATE teacher_total SET packed = (SELECT packed FROM teacher_total WHERE teacher_id = 2) WHERE teacher_id = 2',
      'DELETE FROM entry WHERE batch_id = 3',
      'DELETE FROM batch WHERE id = 3',
      "DELETE FROM audit WHERE action = 'entry.reverse'",
      'UPDATE participation SET is_registered = 1',
      'UPDATE teacher_total SET packed = (SELECT packed FROM teacher_total WHERE teacher_id = 3) WHERE teacher_id = 4',
    );
    expect(cut.headSeal).not.toBe(headSeal);
  });

  it('finds a page that was damaged', async () => {
    const damaged = Buffer.from(bytes);
    const database = new Database(damaged.fill(0, bytes.length - 4096));
    const { problems } = await verifyLedger(database, () => undefined);
    database.close();
    expect(problems.map((problem) => problem.code)).toContain('verify.damagedFile');
  });

  it('runs as a job beside the open ledger', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
    const { client, session } = openTestSession(folder);
    await client.app.restoreFile({ file: new File([new Uint8Array(bytes)], '备份.sqlite') });
    expect(await resultOf(await client.audit.verify())).toMatchObject({ isIntact: true, entries: 7 });
    await session.close();
    rmSync(folder, { recursive: true });
  });
});

describe('verifying a file on disk', () => {
  function fileOf(change: (database: Database.Database) => void = () => undefined): string {
    const file = join(temporaryFolder(), 'ledger.sqlite');
    writeFileSync(file, bytes);
    const database = new Database(file);
    change(database);
    database.close();
    return file;
  }

  async function verifyFile(file: string, signal?: AbortSignal) {
    const database = new Database(file, { readonly: true });
    const prepared = vi.spyOn(Database.prototype, 'prepare');
    try {
      const verified = await verifyLedger(database, () => undefined, signal === undefined ? {} : { signal });
      return { verified, statements: prepared.mock.calls.map(([sql]) => sql) };
    } finally {
      prepared.mockRestore();
      database.close();
    }
  }

  it('leaves what SQLite cannot do in pieces to a thread', async () => {
    const { verified, statements } = await verifyFile(fileOf());
    expect(verified).toMatchObject({ isIntact: true, problems: [] });
    expect(statements.length).toBeGreaterThan(5);
    expect(statements.filter((sql) => /integrity_check|quick_check|foreign_key_check/.test(sql))).toEqual([]);
  });

  it('hears what the thread found: indexes, references, marks', async () => {
    const file = fileOf((database) => {
      database.pragma('foreign_keys = OFF');
      database.exec('DELETE FROM organisation; UPDATE participation SET is_registered = 0 WHERE id = 2');
      database.unsafeMode(true);
      database.pragma('writable_schema = ON');
      database.exec(
        "UPDATE sqlite_schema SET sql = replace(sql, 'is_registered = 0', 'is_registered = 1') WHERE name = 'participation_open'",
      );
    });
    const { problems } = (await verifyFile(file)).verified;
    expect(problems.map((problem) => problem.code)).toEqual([
      'verify.damagedFile',
      'verify.brokenReferences',
      'verify.wrongMarks',
    ]);
    expect(problems[0]?.values['detail']).toContain('participation_open');
  });

  it('says that pages are damaged', async () => {
    const file = fileOf();
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.alloc(4096), 0, 4096, bytes.length - 4096);
    closeSync(descriptor);
    const { problems } = (await verifyFile(file)).verified;
    expect(problems.map((problem) => problem.code)).toContain('verify.damagedFile');
  });

  it('says that the pages of the schema are damaged, of which not even the tables can be listed', async () => {
    const file = fileOf();
    const descriptor = openSync(file, 'r+');
    // Behind the header of the file, which the program reads by itself, begins the page of the schema.
    writeSync(descriptor, Buffer.alloc(4096 - 100), 0, 4096 - 100, 100);
    closeSync(descriptor);
    const { isIntact, headSeal, problems } = (await verifyFile(file)).verified;
    expect({ isIntact, headSeal, codes: problems.map(({ code }) => code) }).toEqual({
      isIntact: false,
      headSeal: null,
      codes: ['verify.damagedFile'],
    });
  });

  it('answers a cancel before the thread has let go of the file, and hands that over', async () => {
    const file = fileOf();
    const database = new Database(file, { readonly: true });
    const controller = new AbortController();
    let ended: Promise<void> | null = null;
    const verified = verifyLedger(database, () => controller.abort(), {
      signal: controller.signal,
      holdOpen: (promise) => {
        ended = promise;
      },
    });
    await expect(verified).rejects.toBeInstanceOf(Cancelled);
    database.close();
    expect(ended).not.toBeNull();
    await ended;
    const again = new Database(file);
    again.exec('BEGIN EXCLUSIVE; COMMIT');
    again.close();
  });

  it('can be cancelled, and lets go of the file', async () => {
    const file = fileOf();
    await expect(verifyFile(file, AbortSignal.abort())).rejects.toBeInstanceOf(Cancelled);
    const database = new Database(file);
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    database.close();
  });
});
