import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LedgerFailure, toLedgerFailure } from '../../../../src-main/database/file/failure.ts';

const sqlite = (code: string) => new Database.SqliteError('from SQLite', code);
const system = (code: string) => Object.assign(new Error('from the file system'), { code });

it.each([
  [sqlite('SQLITE_FULL'), 'diskFull'],
  [system('ENOSPC'), 'diskFull'],
  [sqlite('SQLITE_IOERR_WRITE'), 'ioError'],
  [system('EIO'), 'ioError'],
  [sqlite('SQLITE_READONLY_DBMOVED'), 'readOnly'],
  [system('EACCES'), 'readOnly'],
  [sqlite('SQLITE_CANTOPEN_ISDIR'), 'readOnly'],
  [system('ENAMETOOLONG'), 'pathTooLong'],
  [system('ENOENT'), 'pathMissing'],
  [system('ENOTDIR'), 'pathMissing'],
  [system('EBUSY'), 'busy'],
  [Object.assign(system('ESTALE'), { syscall: 'open', path: '/台账' }), 'ioError'],
  [sqlite('SQLITE_CORRUPT_INDEX'), 'damagedLedger'],
  [sqlite('SQLITE_NOTADB'), 'notALedger'],
  [sqlite('SQLITE_BUSY_SNAPSHOT'), 'busy'],
])('names %s as %s and keeps it as the cause', (error, code) => {
  const failure = toLedgerFailure(error);
  expect(failure).toBeInstanceOf(LedgerFailure);
  expect(failure).toMatchObject({ code, cause: error });
});

it('passes on what is a bug, a failure already, or no error at all', () => {
  const named = new LedgerFailure('busy');
  for (const error of [sqlite('SQLITE_CONSTRAINT_UNIQUE'), new Error('ours'), named, 'text', null])
    expect(toLedgerFailure(error)).toBe(error);
});
