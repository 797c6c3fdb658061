import type { Database } from 'better-sqlite3';
import { assert } from '../../../src-shared/lib/assert.ts';
import { LedgerFailure } from './failure.ts';

/** `CRLG` in the file header: this SQLite file is a ledger of ours. */
export const APPLICATION_ID = 0x43524c47;

/** Bundled with the program: a ledger is migrated by the steps the program was built with, never by files on a disk. */
const files: Record<string, string> = import.meta.glob('../migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** One step: `version` is the number in its file's name, which is also the version that it leads to. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/** Every migration in order; number N brings a ledger from N−1 to N. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.sql'.length);
    return { version: Number(name.slice(0, 4)), name, sql };
  })
  .sort((a, b) => a.version - b.version);

/** The version that this program writes, and the newest it opens. */
export function newestVersion(): number {
  return migrations.length;
}

/** The version of a ledger, kept in the header of its file; 0 in a new file. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings a ledger to the newest version: all pending steps in one transaction, with foreign keys off outside it
 * (a table rebuild would otherwise cascade into its children) and checked before it commits.
 *
 * @throws LedgerFailure `newerLedger` when a newer program wrote it; nothing is touched then.
 */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  const from = versionOf(database);
  const target = steps.length;
  if (from > target) throw new LedgerFailure('newerLedger', { found: from, known: target });
  if (from === target) return;
  database.pragma('foreign_keys = OFF');
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const step of steps.slice(from)) database.exec(step.sql);
    const broken = database.pragma('foreign_key_check');
    assert(Array.isArray(broken) && broken.length === 0, 'a migration left broken references');
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${target}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  } finally {
    database.pragma('foreign_keys = ON');
  }
}
