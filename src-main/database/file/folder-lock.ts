import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerFailure } from './failure.ts';

/** Held while a ledger folder is open. */
export type FolderLock = { readonly release: () => void };

/**
 * One program per ledger folder. The lock is SQLite's own lock on a small file, so the operating system
 * lets go of it when the program dies: a crash never leaves the folder locked.
 *
 * @throws LedgerFailure `ledgerInUse` when another program holds the folder.
 */
export function lockFolder(folder: string): FolderLock {
  const database = new Database(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new LedgerFailure('ledgerInUse', {}, error);
    throw error;
  }
  return { release: () => database.close() };
}
