import type { LedgerFailureCode } from '../../../src-shared/failures.ts';

/**
 * A failure of disk, file or lock: nothing that a program can repair, and no bug either. The screen has a sentence for each
 * code; `values` fill it and never hold personal data. `cause` is what SQLite or the file system threw.
 */
export class LedgerFailure extends Error {
  override readonly name = 'LedgerFailure';
  readonly code: LedgerFailureCode;
  readonly values: Readonly<Record<string, string | number | null>>;

  constructor(
    code: LedgerFailureCode,
    values: Readonly<Record<string, string | number | null>> = {},
    cause?: unknown,
  ) {
    super(code, { cause });
    this.code = code;
    this.values = values;
  }
}

/**
 * What the file system says, by its code. SQLITE_CANTOPEN stands under `readOnly`: the file is there, or its folder, and what
 * cannot be opened then is what may not be written (a log beside a read-only file).
 */
const reasons: Readonly<Record<string, LedgerFailureCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EIO: 'ioError',
  EFBIG: 'ioError',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  ENAMETOOLONG: 'pathTooLong',
  ENOENT: 'pathMissing',
  ENOTDIR: 'pathMissing',
  // Another program holds the file, as a virus scanner or a spreadsheet does on Windows.
  EBUSY: 'busy',
  ETXTBSY: 'busy',
};

/** SQLite's codes by their beginning: its extended ones go on behind the base code (https://www.sqlite.org/rescode.html). */
const sqliteReasons: readonly (readonly [base: string, reason: LedgerFailureCode])[] = [
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_IOERR', 'ioError'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_CANTOPEN', 'readOnly'],
  ['SQLITE_PERM', 'readOnly'],
  ['SQLITE_CORRUPT', 'damagedLedger'],
  ['SQLITE_NOTADB', 'notALedger'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
];

/**
 * Names what SQLite or the file system ran into, or gives the error back when it is a bug of ours: a broken constraint is
 * one, a refused or cancelled call passes through. Whatever else a system call says of a file is `ioError`: the user is
 * told in words, never by a code alone.
 */
export function toLedgerFailure(error: unknown): unknown {
  if (error instanceof LedgerFailure || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason =
    reasons[code] ??
    sqliteReasons.find(([base]) => code.startsWith(base))?.[1] ??
    (isOfFile(error) ? 'ioError' : null);
  return reason === null ? error : new LedgerFailure(reason, {}, error);
}

/** An error of the operating system about a file: it names the system call and the path. */
function isOfFile(error: Error): boolean {
  return 'syscall' in error && 'path' in error;
}
