import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** A wrapper is made once for a connection: making one costs more than a small query. */
const wrappers = new WeakMap<Database, BetterSQLite3Database>();

/**
 * drizzle over a connection, for the ordinary reads and writes of the tables in `schema.ts`. It takes the connection
 * itself, so a function works on the reader and inside a transaction of the writer alike.
 *
 * Not for what runs per entry or for every teacher of a county: mapped reads cost about twice a plain `.all()`, inserts
 * four times a prepared `.run()`.
 */
export function query(database: Database): BetterSQLite3Database {
  const known = wrappers.get(database);
  if (known !== undefined) return known;
  const made = drizzle(database);
  wrappers.set(database, made);
  return made;
}
