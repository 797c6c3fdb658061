import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { migrate } from '../../src-main/database/file/migrate.ts';
import { query } from '../../src-main/database/query.ts';
import * as schema from '../../src-main/database/schema.ts';

/** A database in memory that is closed after the test. */
export function openMemory(): Database.Database {
  const database = new Database(':memory:');
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** An empty ledger of the newest version in memory, with its own organisation (row 1) and nobody in it. */
export function openEmptyLedger(): Database.Database {
  const database = openMemory();
  migrate(database);
  database.pragma('foreign_keys = ON');
  query(database)
    .insert(schema.organisation)
    .values({ uid: 'O1', name: '北塘县教师发展中心', level: 'county', regionCode: '460100' })
    .run();
  return database;
}
