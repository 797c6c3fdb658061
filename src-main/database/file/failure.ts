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
 * Names what SQLite or the file system ran into, or gives the error back when it is a bug of ours: a broken constraint is
 * one, a refused or cancelled call passes through. Prefixes are compared, because SQLite's extended codes go on behind the
 * base code (SQLITE_IOERR_WRITE, https://www.sqlite.org/rescode.html).
 */
export function toLedgerFailure(error: unknown): unknown {
  if (error instanceof LedgerFailure || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new LedgerFailure('diskFull', {}, error);
  if (
    code.startsWith('SQLITE_IOERR') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EIO' ||
    code === 'EFBIG'
  )
    return new LedgerFailure('ioError', {}, error);
  // The file is there, or its folder: what cannot be opened is what may not be written (a log beside a read-only file).
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  )
    return new LedgerFailure('readOnly', {}, error);
  if (code.startsWith('SQLITE_CORRUPT')) return new LedgerFailure('damagedLedger', {}, error);
  if (code === 'SQLITE_NOTADB') return new LedgerFailure('notALedger', {}, error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new LedgerFailure('busy', {}, error);
  return error;
}
