import { resolve } from 'node:path';
import { LedgerFailure } from './failure.ts';

/** Room for the longest name that SQLite and backups add below a ledger folder (`/backups/…-migration.sqlite.part-journal`). */
const ADDED_MAX = 64;

/** SQLite opens no path of 512 bytes or more (MAX_PATHNAME in os_unix.c), and Windows none of 260 characters. */
const BYTES_MAX = 511;
const WINDOWS_CHARACTERS_MAX = 259;

/**
 * Refuses a ledger folder whose files could not be opened, before anything is made there: SQLite would say no more of it
 * than that it cannot open a file.
 *
 * @throws LedgerFailure `pathTooLong`
 */
export function requireShortPath(folder: string, platform: NodeJS.Platform = process.platform): void {
  const path = resolve(folder);
  const isShort =
    platform === 'win32'
      ? path.length + ADDED_MAX <= WINDOWS_CHARACTERS_MAX
      : Buffer.byteLength(path) + ADDED_MAX <= BYTES_MAX;
  if (!isShort) throw new LedgerFailure('pathTooLong');
}
