import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkCopy } from '../../../../src-main/database/file/backup.ts';
import { openLedgerDatabase } from '../../../../src-main/database/file/ledger-database.ts';
import {
  type Migration,
  migrate,
  migrations,
  versionOf,
} from '../../../../src-main/database/file/migrate.ts';
import { copyFullLedger } from '../../../helpers/full-ledger.ts';
import { dumpTables, filesUnder } from '../../../helpers/ledger-probe.ts';

const NEXT = migrations.length + 1;
const now = () => new Date('2025-11-11T02:00:00.000Z');

function step(sql: string): readonly Migration[] {
  return [...migrations, { version: NEXT, name: 'next', sql }];
}

/** Rebuilds `project`, whose `material` goes with it by ON DELETE CASCADE, as SQLite's twelve steps say. */
function rebuildSql(database: Database.Database): string {
  const sql = String(database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'project'").pluck().get());
  return `${sql.replace('CREATE TABLE project', 'CREATE TABLE project_2')};
    INSERT INTO project_2 SELECT * FROM project; DROP TABLE project; ALTER TABLE project_2 RENAME TO project;`;
}

function inspect<Result>(folder: string, look: (database: Database.Database) => Result): Result {
  const database = new Database(join(folder, 'ledger.sqlite'));
  try {
    return look(database);
  } finally {
    database.close();
  }
}

describe('the migration runner', () => {
  it('loses no child row when it rebuilds a table with ON DELETE CASCADE children', async () => {
    const folder = await copyFullLedger();
    const before = inspect(folder, dumpTables);
    expect(before['material']).toHaveLength(1);
    const sql = inspect(folder, rebuildSql);
    const database = await openLedgerDatabase(folder, now, step(sql));
    expect(dumpTables(database.reader)).toEqual(before);
    await database.write((writer) => expect(writer.pragma('foreign_keys', { simple: true })).toBe(1));
    await database.close();
    expect(inspect(folder, versionOf)).toBe(NEXT);
  });

  it('backs up before, and the copy opens alone at the old version', async () => {
    const folder = await copyFullLedger();
    const before = inspect(folder, dumpTables);
    const database = await openLedgerDatabase(folder, now, step("UPDATE teacher SET remark = 'new';"));
    await database.close();
    const [copy = ''] = Object.keys(filesUnder(join(folder, 'backups'))).filter((name) =>
      name.endsWith('-migration.sqlite'),
    );
    const path = join(folder, 'backups', copy);
    await checkCopy(path);
    const old = new Database(path, { readonly: true });
    expect([versionOf(old), dumpTables(old)]).toEqual([NEXT - 1, before]);
    old.close();
  });

  it.each([
    ['a statement that fails', "UPDATE teacher SET remark = 'half'; INSERT INTO nowhere VALUES (1);"],
    ['references left broken', 'PRAGMA defer_foreign_keys = ON; DELETE FROM organisation;'],
    ['a row that protects itself', 'DELETE FROM entry;'],
  ])('leaves the file at the version before when there is %s', async (_, sql) => {
    const folder = await copyFullLedger();
    const before = inspect(folder, dumpTables);
    await expect(openLedgerDatabase(folder, now, step(sql))).rejects.toThrow();
    expect(inspect(folder, versionOf)).toBe(NEXT - 1);
    expect(inspect(folder, dumpTables)).toEqual(before);
    const again = await openLedgerDatabase(folder, now);
    await again.close();
  });

  it('runs all pending steps or none', async () => {
    const folder = await copyFullLedger();
    const two = [
      ...step("UPDATE teacher SET remark = 'first';"),
      { version: NEXT + 1, name: 'bad', sql: 'BAD;' },
    ];
    await expect(openLedgerDatabase(folder, now, two)).rejects.toThrow();
    expect(inspect(folder, versionOf)).toBe(NEXT - 1);
    expect(
      inspect(folder, (database) =>
        database.prepare("SELECT count(*) FROM teacher WHERE remark = 'first'").pluck().get(),
      ),
    ).toBe(0);
  });

  it('refuses a ledger of a newer program and leaves its bytes alone', async () => {
    const folder = await copyFullLedger();
    inspect(folder, (database) => database.pragma(`user_version = ${NEXT}`));
    const before = filesUnder(folder);
    await expect(openLedgerDatabase(folder, now)).rejects.toMatchObject({
      code: 'newerLedger',
      values: { found: NEXT, known: NEXT - 1 },
    });
    expect(filesUnder(folder)).toEqual(before);
    const database = new Database(join(folder, 'ledger.sqlite'));
    expect(() => migrate(database)).toThrow('newerLedger');
    database.close();
  });

  it('does nothing at the newest version', async () => {
    const folder = await copyFullLedger();
    const bytes = readFileSync(join(folder, 'ledger.sqlite'));
    inspect(folder, (database) => migrate(database));
    expect(readFileSync(join(folder, 'ledger.sqlite')).equals(bytes)).toBe(true);
  });
});
