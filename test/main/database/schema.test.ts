import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { getViewSelectedFields } from 'drizzle-orm';
import { getTableConfig, getViewConfig, SQLiteTable, SQLiteView } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../src-main/database/file/migrate.ts';
import * as schema from '../../../src-main/database/schema.ts';
import { openFullLedger } from '../../helpers/full-ledger.ts';
import { dumpTables } from '../../helpers/ledger-probe.ts';
import { openMemory } from '../../helpers/open-memory.ts';
import { openTestLedger } from '../../helpers/test-session.ts';

const PROTECTED = [
  'approval',
  'approval_form',
  'audit',
  'batch',
  'calendar_year',
  'certificate',
  'certificate_print',
  'certificate_revocation',
  'classification',
  'correction',
  'correction_undo',
  'decision',
  'entry',
  'facts',
  'own_policy',
  'own_policy_removal',
  'policy_period',
  'policy_set',
  'policy_version',
  'template',
  'trail',
] as const;

function newSchema(): Database {
  const database = openMemory();
  migrate(database);
  return database;
}

describe('the tables', () => {
  it('refuse UPDATE, DELETE and INSERT OR REPLACE where what was written stays', async () => {
    const { session } = await openFullLedger();
    const { database } = session.ledger;
    const before = dumpTables(database.reader);
    for (const table of PROTECTED) {
      expect(before[table]?.length, `${table} has a row to protect`).toBeGreaterThan(0);
      const [column] = database.reader
        .prepare(`SELECT name FROM pragma_table_info('${table}')`)
        .pluck()
        .all();
      for (const sql of [
        `UPDATE ${table} SET ${String(column)} = ${String(column)}`,
        `DELETE FROM ${table}`,
        `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
        `UPDATE OR REPLACE ${table} SET ${String(column)} = ${String(column)}`,
      ])
        await expect(
          database.write((writer) => writer.exec(sql)),
          sql,
        ).rejects.toThrow(`${table} is append-only`);
    }
    expect(dumpTables(database.reader)).toEqual(before);
  });

  it('are protected exactly where the list says', () => {
    const database = newSchema();
    const triggers = database
      .prepare<[], { tbl_name: string; name: string }>(
        "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name",
      )
      .all();
    expect(triggers.map(({ name }) => name)).toEqual(
      PROTECTED.flatMap((table) => [`${table}_no_delete`, `${table}_no_update`]).sort(),
    );
  });

  it('are STRICT without exception', () => {
    const database = newSchema();
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    expect(() => database.exec("INSERT INTO actor (name, created_at) VALUES (x'00', 1.5)")).toThrow(
      'cannot store',
    );
  });

  it('hold references that SQLite checks', async () => {
    const { session } = await openTestLedger();
    await expect(
      session.ledger.database.write((writer) =>
        writer.exec("INSERT INTO audit (at, actor_id, action, subject) VALUES ('', 999, '', '')"),
      ),
    ).rejects.toThrow('FOREIGN KEY');
  });

  it('agree with schema.ts, table by table and column by column: name, type, whether it may be absent', () => {
    const database = newSchema();
    const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable);
    const views = Object.values(schema).filter((value) => value instanceof SQLiteView);
    const inCode = [
      ...tables.map((table) => getTableConfig(table)),
      ...views.map((view) => ({
        name: getViewConfig(view).name,
        columns: Object.values(getViewSelectedFields(view)),
      })),
    ];
    const names = database
      .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    expect(inCode.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { name, columns } of inCode) {
      const isView = views.some((view) => getViewConfig(view).name === name);
      const inSql = database
        .prepare<[string], { name: string; type: string; notnull: number; pk: number }>(
          'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
        )
        .all(name)
        // SQLite does not say of a view's columns whether they may be absent.
        .map((column) => [
          column.name,
          column.type.toLowerCase(),
          isView || column.notnull === 1 || column.pk > 0,
        ]);
      expect(
        columns.map((column) => [column.name, column.getSQLType(), isView || column.notNull]),
        name,
      ).toEqual(inSql);
    }
  });
});

describe('the connections', () => {
  it('write durably and keep the rules on', async () => {
    const { session } = await openTestLedger();
    const { database } = session.ledger;
    const pragma = (connection: Database, name: string) => connection.pragma(name, { simple: true });
    await database.write((writer) => {
      expect(pragma(writer, 'journal_mode')).toBe('wal');
      expect(pragma(writer, 'synchronous')).toBe(2);
      expect(pragma(writer, 'foreign_keys')).toBe(1);
      expect(pragma(writer, 'recursive_triggers')).toBe(1);
      expect(pragma(writer, 'trusted_schema')).toBe(0);
      expect(pragma(writer, 'cell_size_check')).toBe(1);
    });
    expect(database.reader.readonly).toBe(true);
    expect(() => database.reader.exec("UPDATE ledger SET uid = 'x'")).toThrow('readonly');
  });

  it('show the state before a write that is under way', async () => {
    const { session } = await openTestLedger();
    const { database } = session.ledger;
    const count = () => database.reader.prepare('SELECT count(*) FROM actor').pluck().get();
    const before = count();
    await database.write(async (writer) => {
      writer.exec("INSERT INTO actor (name, created_at) VALUES ('李', '')");
      expect(count()).toBe(before);
    });
    expect(count()).toBe(Number(before) + 1);
  });

  it('write one after another, and a failed write leaves the next alone', async () => {
    const { session } = await openTestLedger();
    const { database } = session.ledger;
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const slow = database.write(async (writer) => {
      writer.exec("INSERT INTO actor (name, created_at) VALUES ('甲', '')");
      await gate.promise;
      order.push('slow');
      throw new Error('stopped');
    });
    const next = database.write((writer) => {
      order.push('next');
      writer.exec("INSERT INTO actor (name, created_at) VALUES ('乙', '')");
    });
    for (let turn = 0; turn < 10; turn++) await setImmediate();
    expect(order).toEqual([]);
    gate.resolve();
    await expect(slow).rejects.toThrow('stopped');
    await next;
    expect(order).toEqual(['slow', 'next']);
    expect(
      database.reader.prepare("SELECT name FROM actor WHERE name IN ('甲', '乙')").pluck().all(),
    ).toEqual(['乙']);
  });

  it('count only writes that changed something', async () => {
    const { session } = await openTestLedger();
    const { database } = session.ledger;
    await database.write((writer) => writer.prepare('SELECT 1').get());
    expect(database.revision).toBe(0);
    await database.write((writer) => writer.exec("INSERT INTO actor (name, created_at) VALUES ('丙', '')"));
    expect(database.revision).toBe(1);
  });
});
