import type { Database } from 'better-sqlite3';
import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

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

/**
 * Whether a column holds one of these values, bound as one JSON text (a placeholder: the text itself), because SQLite
 * takes no more than 32,766 parameters and each number of them would be another statement to prepare.
 */
export function isOneOf(column: SQLiteColumn, values: readonly string[] | Placeholder): SQL {
  const list = 'length' in values ? JSON.stringify(values) : values;
  return sql`${column} IN (SELECT value FROM json_each(${list}))`;
}
