import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { throwIfCancelled, untilCancelled } from '../../lib/run-work.ts';
import { LedgerFailure, toLedgerFailure } from './failure.ts';
import { APPLICATION_ID, newestVersion, versionOf } from './migrate.ts';
import { type StatementRows, startStatementThread } from './statement-thread.ts';

/** What a copy was made for. It stands in the file's name, because it must be known without opening the copy. */
export type BackupKind = 'close' | 'import' | 'migration' | 'manual' | 'restore';

/** One checked copy of a ledger in its `backups/` folder. `backupId` is its file name. */
export type Backup = {
  readonly backupId: string;
  readonly at: string;
  readonly kind: BackupKind;
  readonly bytes: number;
};

/** Nothing else in the folder is a backup: an id from outside is matched with it too, so it cannot name another path. */
const NAME = /^(\d{8}T\d{6}\d{3}Z)(?:-\d+)?-(close|import|migration|manual|restore)\.sqlite$/;
/** Always kept, however close together they were made. */
const KEPT_AT_LEAST = 10;

/**
 * The backups of a ledger folder, newest first by the instant in the name, then by when the file was written. None where
 * there is no folder. Names and sizes alone: no copy is opened.
 */
export function listBackups(folder: string): readonly Backup[] {
  const directory = join(folder, 'backups');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .flatMap((backupId) => {
      const match = NAME.exec(backupId);
      if (match === null) return [];
      const [, stamp, kind] = match;
      const { size, mtimeMs } = statSync(join(directory, backupId));
      return [
        { mtimeMs, backup: { backupId, at: fromStamp(stamp ?? ''), kind: kind as BackupKind, bytes: size } },
      ];
    })
    .sort((a, b) => b.backup.at.localeCompare(a.backup.at) || b.mtimeMs - a.mtimeMs)
    .map(({ backup }) => backup);
}

/** `now` goes into the name; `signal` gives the copy up. */
export type BackupOptions = {
  readonly kind: BackupKind;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
};

/** Pages that SQLite copies between two turns of the event loop; what this throws gives the copy up. */
function pagesOfStep(signal: AbortSignal | undefined): number {
  throwIfCancelled(signal);
  return 100;
}

/**
 * Copies an open ledger (SQLite's online backup), opens the copy, checks it and only then gives it its name.
 * An interrupted backup leaves a `.part` file that the next one removes.
 *
 * @throws LedgerFailure; Cancelled when `signal` is aborted: no copy is left then.
 */
export async function backUp(
  database: Database.Database,
  folder: string,
  { kind, now, signal }: BackupOptions,
): Promise<Backup> {
  const directory = join(folder, 'backups');
  mkdirSync(directory, { recursive: true });
  const part = join(directory, 'backup.part');
  removeDatabaseFiles(part);
  try {
    await database.backup(part, { progress: () => pagesOfStep(signal) });
    await checkCopy(part, signal);
  } catch (error) {
    removeDatabaseFiles(part);
    throw toLedgerFailure(error);
  }
  const backupId = freeName(directory, now, kind);
  syncFile(part);
  renameSync(part, join(directory, backupId));
  syncDirectory(directory);
  prune(folder, backupId);
  return { backupId, at: now.toISOString(), kind, bytes: statSync(join(directory, backupId)).size };
}

/**
 * Puts a backup in place of the folder's ledger. The present state is kept aside first (checked when it can be,
 * byte for byte when it is damaged). The folder must be locked and its ledger closed.
 *
 * @throws LedgerFailure `backupMissing`, `backupDamaged`, `newerLedger`, `diskFull`; the present ledger is untouched then.
 */
export async function restoreBackup(folder: string, backupId: string, now: Date): Promise<void> {
  const directory = join(folder, 'backups');
  const source = join(directory, backupId);
  if (!NAME.test(backupId) || !existsSync(source)) throw new LedgerFailure('backupMissing');
  const fresh = join(folder, 'ledger.sqlite.new');
  removeDatabaseFiles(fresh);
  try {
    copyFileSync(source, fresh);
    await checkCopy(fresh);
  } catch (error) {
    removeDatabaseFiles(fresh);
    throw refusedCopy(error);
  }
  syncFile(fresh);
  try {
    await keepAside(folder, now);
  } catch (error) {
    removeDatabaseFiles(fresh);
    throw toLedgerFailure(error);
  }
  const present = join(folder, 'ledger.sqlite');
  rmSync(`${present}-wal`, { force: true });
  rmSync(`${present}-shm`, { force: true });
  renameSync(fresh, present);
  syncDirectory(folder);
}

/** The present ledger is sound, but its copy cannot be written: nothing is replaced then. */
const NO_ROOM: ReadonlySet<string> = new Set([
  'diskFull',
  'readOnly',
  'ioError',
  'pathMissing',
  'pathTooLong',
]);

/** Keeps what is there now as a backup of kind `restore`, and leaves its main file complete without its log. */
async function keepAside(folder: string, now: Date): Promise<void> {
  const present = join(folder, 'ledger.sqlite');
  if (!existsSync(present)) return;
  try {
    const database = new Database(present, { fileMustExist: true });
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
      await backUp(database, folder, { kind: 'restore', now });
    } finally {
      database.close();
    }
  } catch (error) {
    const failure = toLedgerFailure(error);
    if (failure instanceof LedgerFailure && NO_ROOM.has(failure.code)) throw failure;
    // A damaged ledger cannot be copied through SQLite: keep its very bytes, with its log beside it.
    const directory = join(folder, 'backups');
    mkdirSync(directory, { recursive: true });
    const kept = join(directory, freeName(directory, now, 'restore').replace(/\.sqlite$/, '.damaged'));
    for (const suffix of ['', '-wal'])
      if (existsSync(present + suffix)) {
        copyFileSync(present + suffix, kept + suffix);
        syncFile(kept + suffix);
      }
  }
}

/** Why a copy is not taken: what stands in its way by name, anything else means that it is damaged. */
export function refusedCopy(error: unknown): LedgerFailure {
  const failure = toLedgerFailure(error);
  const named: ReadonlySet<string> = new Set([...NO_ROOM, 'newerLedger', 'notALedger']);
  return failure instanceof LedgerFailure && named.has(failure.code)
    ? failure
    : new LedgerFailure('backupDamaged', {}, error);
}

/** From this size on the check takes longer than another call should wait, and a thread is started for it. */
const LARGE_BYTES = 16 * 1024 * 1024;
const CHECK = 'PRAGMA quick_check(1)';

/**
 * Opens a copy, makes it one self-contained file and checks it from end to end. Self-contained, because a copy inherits WAL
 * from its ledger and would be opened with a log beside it, which nobody carries along when copying the file.
 *
 * @throws LedgerFailure `notALedger`, `newerLedger`, `backupDamaged`; SqliteError where it cannot be read; Cancelled.
 */
export async function checkCopy(path: string, signal?: AbortSignal): Promise<void> {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new LedgerFailure('notALedger');
    if (versionOf(copy) > newestVersion())
      throw new LedgerFailure('newerLedger', { found: versionOf(copy), known: newestVersion() });
  } finally {
    copy.close();
  }
  const isLarge = statSync(path).size >= LARGE_BYTES;
  const findings = (isLarge ? await checkBeside(path, signal) : null) ?? checkHere(path);
  if (findings[0]?.['quick_check'] !== 'ok') throw new LedgerFailure('backupDamaged');
}

/** Null where no thread can open the file. @throws Cancelled when the thread has let go of the file */
async function checkBeside(path: string, signal: AbortSignal | undefined): Promise<StatementRows | null> {
  let findings: StatementRows = [];
  const thread = startStatementThread(path, [CHECK], {
    isReadOnly: true,
    onRows: (rows) => {
      findings = rows;
    },
  });
  try {
    return (await untilCancelled(thread.finished, signal)) ? findings : null;
  } finally {
    await thread.stop();
  }
}

/** The same check on this thread: a small copy takes less than starting one. */
function checkHere(path: string): StatementRows {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return copy.prepare<[], Readonly<Record<string, unknown>>>(CHECK).all();
  } finally {
    copy.close();
  }
}

/**
 * Keeps every pre-migration copy, the newest ten, and beyond them the last one of each of the last 7 days, 4 weeks
 * and 12 months that have one. The copy just made stays whatever its date says: a clock may have been set back.
 */
function prune(folder: string, justMade: string): void {
  const all = listBackups(folder);
  const kept = new Set([justMade, ...all.slice(0, KEPT_AT_LEAST).map((backup) => backup.backupId)]);
  for (const backup of all) if (backup.kind === 'migration') kept.add(backup.backupId);
  keepNewestOf(all, 7, (at) => at.slice(0, 10), kept);
  keepNewestOf(all, 4, weekOf, kept);
  keepNewestOf(all, 12, (at) => at.slice(0, 7), kept);
  for (const backup of all)
    if (!kept.has(backup.backupId)) rmSync(join(folder, 'backups', backup.backupId), { force: true });
}

/** Adds the newest backup of each of the last `periods` that have one; `all` is newest first. */
function keepNewestOf(
  all: readonly Backup[],
  periods: number,
  periodOf: (at: string) => string,
  kept: Set<string>,
): void {
  const seen = new Set<string>();
  for (const backup of all) {
    const period = periodOf(backup.at);
    if (seen.has(period)) continue;
    if (seen.size === periods) return;
    seen.add(period);
    kept.add(backup.backupId);
  }
}

/** Monday of the week, as a key. */
function weekOf(at: string): string {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** A name that nobody has: two backups of one millisecond (a test, a clock set back) are told apart by a number. */
function freeName(directory: string, now: Date, kind: BackupKind): string {
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '');
  for (let attempt = 0; ; attempt++) {
    const name = `${stamp}${attempt === 0 ? '' : `-${attempt}`}-${kind}.sqlite`;
    if (!existsSync(join(directory, name))) return name;
  }
}

/** The instant in a backup's name, whose ISO text lost the characters that Windows forbids in names. */
function fromStamp(stamp: string): string {
  const at = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/.exec(stamp);
  return at === null ? '' : `${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}.${at[7]}Z`;
}

/** A database with what SQLite keeps beside it: a log left behind could be taken for that of the next file of the name. */
export function removeDatabaseFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** Makes a file's content durable. Opened for writing, because Windows flushes no handle that may only read. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename durable. Windows has no such call on directories and needs none. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
