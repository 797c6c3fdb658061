import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';

/** A database in memory that is closed after the test. */
export function openMemory(): Database.Database {
  const database = new Database(':memory:');
  onTestFinished(() => {
    database.close();
  });
  return database;
}
