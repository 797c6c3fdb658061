import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** Typed queries over a connection. Hot paths prepare their own statements instead. */
export function typed(database: Database): BetterSQLite3Database {
  return drizzle(database);
}
