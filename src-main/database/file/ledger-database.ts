import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { throwIfCancelled, untilCancelled } from '../../lib/run-work.ts';
import { backUp, listBackups, removeDatabaseFiles, syncDirectory, syncFile } from './backup.ts';
import { LedgerFailure, toLedgerFailure } from './failure.ts';
import { readFileHeader } from './file-header.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { APPLICATION_ID, type Migration, migrate, migrations, newestVersion, versionOf } from './migrate.ts';
import { requireShortPath } from './path-length.ts';
import { startStatementThread } from './statement-thread.ts';

/** A check from end to end takes about a second per gigabyte: larger ledgers get theirs with the backup on closing. */
const QUICK_CHECK_MAX_BYTES = 64 * 1024 * 1024;

/** SQLite's own measure of a long log, in pages. */
const LOG_PAGES_MAX = 1000;

/** From here on folding the log in takes longer than another call should wait. */
const LONG_WRITE_ROWS = 5000;

/** Runs inside the one write transaction. */
export type WriteWork<Result> = (writer: Database.Database) => Promise<Result> | Result;

/**
 * The open database of one ledger folder: one writer, one reader.
 * The reader sees the state before a running write (WAL), so long writes block nobody.
 */
export class LedgerDatabase {
  readonly folder: string;
  readonly reader: Database.Database;
  /** Counts committed writes that changed a row; whoever keeps something in memory compares it. */
  revision = 0;
  readonly #writer: Database.Database;
  readonly #lock: FolderLock;
  #queue: Promise<unknown> = Promise.resolve();
  /** Settles when no thread beside this one has the file open. */
  #held: Promise<unknown> = Promise.resolve();

  constructor(folder: string, writer: Database.Database, reader: Database.Database, lock: FolderLock) {
    this.folder = folder;
    this.#writer = writer;
    this.reader = reader;
    this.#lock = lock;
  }

  /**
   * One transaction: all of `work` or nothing. Writes queue; `work` may await between slices so that reads are answered.
   * While it waits for the writes before it, which can take seconds, `signal` ends it at once; from then on `work` itself
   * has to look at the signal.
   *
   * @throws LedgerFailure for disk, lock and file trouble; Cancelled; whatever `work` throws otherwise. Nothing is written
   * then.
   */
  write<Result>(work: WriteWork<Result>, signal?: AbortSignal): Promise<Result> {
    const turn = this.#queue;
    const run = turn.then(() => {
      throwIfCancelled(signal);
      return this.#transact(work);
    });
    this.#queue = run.catch(() => undefined);
    return signal === undefined ? run : untilCancelled(turn, signal).then(() => run);
  }

  async #transact<Result>(work: WriteWork<Result>): Promise<Result> {
    const writer = this.#writer;
    if (!writer.open) throw new LedgerFailure('busy');
    const before = changesOf(writer);
    try {
      writer.exec('BEGIN IMMEDIATE');
      const result = await work(writer);
      const changes = changesOf(writer) - before;
      this.#commit(writer, changes);
      if (changes > 0) this.revision++;
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw toLedgerFailure(error);
    }
  }

  /**
   * SQLite folds the log into the file at the end of a commit that made it long. After a small change that takes a
   * moment; a hundred thousand rows take as long as writing them to the log did, so there a thread does it afterwards.
   */
  #commit(writer: Database.Database, changes: number): void {
    if (changes < LONG_WRITE_ROWS) return void writer.exec('COMMIT');
    writer.pragma('wal_autocheckpoint = 0');
    try {
      writer.exec('COMMIT');
    } finally {
      writer.pragma(`wal_autocheckpoint = ${LOG_PAGES_MAX}`);
    }
    const folding = startStatementThread(writer.name, ['PRAGMA wal_checkpoint(PASSIVE)'], {
      isReadOnly: false,
    });
    // What was not folded in, for whatever reason, stays in the log, complete, and the next commit takes it on.
    this.holdOpen(folding.finished);
  }

  /** Reads one unchanging state of the ledger for as long as `work` takes, on a connection of its own. */
  async snapshot<Result>(work: (database: Database.Database) => Promise<Result>): Promise<Result> {
    const database = new Database(join(this.folder, 'ledger.sqlite'), {
      readonly: true,
      fileMustExist: true,
    });
    try {
      // Deferred: the state is that of the first read below, and in WAL mode later writes neither change it nor wait for it.
      database.exec('BEGIN');
      return await work(database);
    } catch (error) {
      throw toLedgerFailure(error);
    } finally {
      database.close();
    }
  }

  /** Closing the ledger waits until `work` has ended, because it has the file open: a thread that nobody waits for. */
  holdOpen(work: Promise<unknown>): void {
    this.#held = Promise.allSettled([this.#held, work]);
  }

  /**
   * A checked copy, made between writes. Copying a county takes seconds, so `signal` ends the waiting at once; the copy is
   * given up and removed before the next write.
   *
   * @throws LedgerFailure, Cancelled
   */
  backUp(kind: 'close' | 'import' | 'manual', now: Date, signal?: AbortSignal) {
    const run = this.#queue.then(() => {
      if (!this.#writer.open) throw new LedgerFailure('busy');
      throwIfCancelled(signal);
      return backUp(this.#writer, this.folder, { kind, now, signal });
    });
    this.#queue = run.catch(() => undefined);
    return untilCancelled(run, signal);
  }

  /** Waits for the writes under way, folds the log into the file and lets go of the folder. */
  async close(): Promise<void> {
    await this.#queue.catch(() => undefined);
    await this.#held;
    this.reader.close();
    try {
      this.#writer.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // A full disk: what is in the log stays there, complete, and is folded in when the ledger is opened next.
      throw toLedgerFailure(error);
    } finally {
      this.#writer.close();
      this.#lock.release();
    }
  }
}

/**
 * Rows changed on this connection since it was opened, by triggers too: the difference of two is what a write changed. By
 * hand, as all that asks the connection and no table.
 */
function changesOf(database: Database.Database): number {
  return Number(database.prepare('SELECT total_changes()').pluck().get());
}

/**
 * Opens the ledger of a folder; migrates it, after a backup, when an older program wrote it.
 * Never creates, repairs or replaces one.
 *
 * @throws LedgerFailure `missingLedger`, `notALedger`, `damagedLedger`, `newerLedger`, `ledgerInUse`, …
 */
export async function openLedgerDatabase(
  folder: string,
  now: () => Date,
  steps: readonly Migration[] = migrations,
): Promise<LedgerDatabase> {
  const path = join(folder, 'ledger.sqlite');
  requireShortPath(folder);
  if (!existsSync(path)) throw new LedgerFailure('missingLedger');
  requireOurs(path, steps.length);
  const lock = lockWritable(folder, path);
  const opened: Database.Database[] = [];
  try {
    removeDatabaseFiles(join(folder, 'ledger.sqlite.new'));
    const writer = new Database(path, { fileMustExist: true });
    opened.push(writer);
    configure(writer);
    requireSound(writer, path, steps.length);
    // Only now: it writes into the header, and a file that is refused stays as it was.
    writer.pragma('journal_mode = WAL');
    if (versionOf(writer) < steps.length) {
      await backUp(writer, folder, { kind: 'migration', now: now() });
      migrate(writer, steps);
    }
    const reader = new Database(path, { readonly: true, fileMustExist: true });
    opened.push(reader);
    reader.pragma('trusted_schema = OFF');
    return new LedgerDatabase(folder, writer, reader, lock);
  } catch (error) {
    for (const database of opened) database.close();
    lock.release();
    throw toLedgerFailure(error);
  }
}

/**
 * Makes a new ledger in a folder: built beside its place, filled by `fill`, then renamed, so that a half-made one is never opened.
 *
 * @throws LedgerFailure `ledgerExists` when the folder already holds one.
 */
export function createLedgerFile(folder: string, fill: (database: Database.Database) => void): void {
  const path = join(folder, 'ledger.sqlite');
  requireShortPath(folder);
  if (existsSync(path)) throw new LedgerFailure('ledgerExists');
  const fresh = join(folder, 'ledger.sqlite.new');
  try {
    mkdirSync(join(folder, 'backups'), { recursive: true });
    removeDatabaseFiles(fresh);
    const database = new Database(fresh);
    try {
      migrate(database);
      database.transaction(() => fill(database))();
    } finally {
      database.close();
    }
    syncFile(fresh);
    renameSync(fresh, path);
    syncDirectory(folder);
  } catch (error) {
    removeDatabaseFiles(fresh);
    throw toLedgerFailure(error);
  }
}

/**
 * What a folder holds by the first bytes of its ledger, without opening it: nothing is made beside it.
 * Not for the folder that is open here: closing any handle on a file drops this process's locks on it (POSIX).
 */
export function inspectFolder(folder: string): 'ready' | 'missing' | 'damaged' | 'newer' | 'notALedger' {
  const path = join(folder, 'ledger.sqlite');
  if (!existsSync(path)) return 'missing';
  try {
    const header = readFileHeader(path);
    // A folder with backups is one of ours whatever its file has become: its user is offered the way back.
    if (header === null || header.applicationId !== APPLICATION_ID)
      return listBackups(folder).length > 0 ? 'damaged' : 'notALedger';
    if (header.userVersion > newestVersion()) return 'newer';
    return statSync(path).size < header.bytes && !hasLog(path) ? 'damaged' : 'ready';
  } catch {
    return 'damaged';
  }
}

/**
 * The writer's settings, none of which is kept in the file. FULL: a commit is on the disk when the call is answered.
 * `recursive_triggers`, or INSERT OR REPLACE would delete rows past the append-only triggers. `trusted_schema` off and
 * `cell_size_check` on, because the file may come from anywhere. `busy_timeout` in milliseconds; a negative `cache_size` is
 * in KiB (https://www.sqlite.org/pragma.html).
 */
function configure(database: Database.Database): void {
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -65536');
}

/** Refuses somebody else's file, and one of a newer program, by its first bytes: before anything is locked or made. */
function requireOurs(path: string, known: number): void {
  const header = readFileHeader(path);
  if (header === null || header.applicationId !== APPLICATION_ID) throw new LedgerFailure('notALedger');
  if (header.userVersion > known)
    throw new LedgerFailure('newerLedger', { found: header.userVersion, known });
}

/** A ledger that cannot be written is not opened: SQLite would fall back to reading and notice at the first change. */
function lockWritable(folder: string, path: string): FolderLock {
  try {
    accessSync(folder, constants.W_OK);
    closeSync(openSync(path, 'r+'));
    return lockFolder(folder);
  } catch (error) {
    throw toLedgerFailure(error);
  }
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Ours, not newer than this program, whole in length, and readable. */
function requireSound(database: Database.Database, path: string, known: number): void {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new LedgerFailure('notALedger');
  const found = versionOf(database);
  if (found > known) throw new LedgerFailure('newerLedger', { found, known });
  database.pragma('wal_checkpoint(PASSIVE)');
  const expected =
    Number(database.pragma('page_count', { simple: true })) *
    Number(database.pragma('page_size', { simple: true }));
  const bytes = statSync(path).size;
  if (bytes < expected && !hasLog(path)) throw new LedgerFailure('damagedLedger', { bytes, expected });
  if (expected <= QUICK_CHECK_MAX_BYTES && database.pragma('quick_check(1)', { simple: true }) !== 'ok')
    throw new LedgerFailure('damagedLedger');
}
