import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  type Backup,
  checkCopy,
  listBackups,
  refusedCopy,
  restoreBackup,
  syncFile,
} from '../database/file/backup.ts';
import { LedgerFailure } from '../database/file/failure.ts';
import { lockFolder } from '../database/file/folder-lock.ts';
import { createLedgerFile, inspectFolder, openLedgerDatabase } from '../database/file/ledger-database.ts';
import { Jobs } from './jobs.ts';
import { OpenLedger } from './open-ledger.ts';
import { LedgerNotOpen, Refused } from './refusals.ts';
import type { NewLedger, SessionOptions } from './session-options.ts';
import { readSettings, type Settings, writeSettings } from './settings-file.ts';

/** The administrator's desk: at most one open ledger folder, the actor, the known folders. Paths never leave it. */
export class Session {
  readonly options: SessionOptions;
  readonly jobs = new Jobs();
  #settings: Settings;
  #ledger: OpenLedger | null = null;
  #moving: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.options = options;
    this.#settings = readSettings(options.configDirectory);
  }

  /** Who signs the changes; null until the name was given. */
  get actor(): string | null {
    return this.#settings.actor;
  }

  setActor(name: string): void {
    this.#save({ ...this.#settings, actor: name });
    this.#ledger?.signAs(name);
  }

  get openLedger(): OpenLedger | null {
    return this.#ledger;
  }

  /** The open ledger. @throws LedgerNotOpen */
  get ledger(): OpenLedger {
    if (this.#ledger === null) throw new LedgerNotOpen();
    return this.#ledger;
  }

  /** Folders opened before and folders found where new ones are made, latest first. */
  knownLedgers() {
    return this.#knownFolders()
      .map((known) => ({
        ledgerId: ledgerIdOf(known.path),
        folderName: basename(known.path),
        organisationName: known.organisationName,
        openedAt: known.openedAt,
        state: known.path === this.#ledger?.folder ? ('ready' as const) : inspectFolder(known.path),
      }))
      .sort((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''));
  }

  /** Remembers a folder that the user chose in the host's own dialog; the answer is all that leaves the host. */
  async knowFolder(path: string): Promise<string> {
    const absolute = resolve(path);
    if (!this.#settings.ledgers.some((known) => known.path === absolute))
      this.#save({
        ...this.#settings,
        ledgers: [...this.#settings.ledgers, { path: absolute, organisationName: null, openedAt: null }],
      });
    return ledgerIdOf(absolute);
  }

  open(ledgerId: string): Promise<OpenLedger> {
    return this.#move(() => this.#open(this.#pathOf(ledgerId)));
  }

  openFolder(path: string): Promise<OpenLedger> {
    return this.#move(() => this.#open(resolve(path)));
  }

  /** Makes a folder named after the organisation and opens its new ledger. */
  create(input: NewLedger, folder?: string): Promise<OpenLedger> {
    return this.#move(async () => {
      const path = folder ?? this.#freeFolder(input.organisation.name);
      OpenLedger.requirePolicy(input.policyId);
      mkdirSync(path, { recursive: true });
      createLedgerFile(path, (database) => OpenLedger.fill(database, input, this.options, this.actor));
      return this.#open(path);
    });
  }

  /** Waits for running jobs, checkpoints, backs up and lets go of the folder. */
  close(): Promise<void> {
    return this.#move(() => this.#close());
  }

  backups(ledgerId: string): readonly Backup[] {
    return listBackups(this.#pathOf(ledgerId));
  }

  restore(ledgerId: string, backupId: string): Promise<OpenLedger> {
    return this.#move(async () => {
      const path = this.#pathOf(ledgerId);
      if (!listBackups(path).some((backup) => backup.backupId === backupId))
        throw new LedgerFailure('backupMissing');
      const wasOpen = this.#ledger?.folder === path;
      try {
        if (wasOpen) await this.#close();
        await this.#restoreClosed(path, backupId);
      } catch (error) {
        // Nothing was replaced: the user goes on where they were. What kept it from happening is what they are told.
        if (wasOpen) await this.#open(path).catch(() => undefined);
        throw error;
      }
      return this.#open(path);
    });
  }

  async #restoreClosed(path: string, backupId: string): Promise<void> {
    const lock = lockFolder(path);
    try {
      await restoreBackup(path, backupId, this.options.now());
    } finally {
      lock.release();
    }
  }

  /** A backup file the user brought becomes a ledger folder of its own. */
  restoreFile(place: (path: string) => void): Promise<OpenLedger> {
    return this.#move(async () => {
      const path = this.#freeFolder('恢复的台账');
      mkdirSync(join(path, 'backups'), { recursive: true });
      const fresh = join(path, 'ledger.sqlite.new');
      try {
        place(fresh);
        await checkCopy(fresh);
        syncFile(fresh);
        renameSync(fresh, join(path, 'ledger.sqlite'));
      } catch (error) {
        rmSync(path, { recursive: true, force: true });
        throw refusedCopy(error);
      }
      return this.#open(path);
    });
  }

  /** Where a demo ledger lives: beside the real ones, under a name that says so. */
  demoFolder(which: 'school' | 'center'): string {
    return join(
      this.options.ledgersDirectory,
      which === 'school' ? '演示台账（学校）' : '演示台账（县区中心）',
    );
  }

  /** Opening, closing, restoring: one after another. */
  #move<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = this.#moving.then(work);
    this.#moving = run.catch(() => undefined);
    return run;
  }

  async #open(path: string): Promise<OpenLedger> {
    if (this.#ledger?.folder === path) return this.#ledger;
    await this.#close();
    const database = await openLedgerDatabase(path, this.options.now);
    try {
      this.#ledger = OpenLedger.load(database, ledgerIdOf(path), this.options, this.actor);
    } catch (error) {
      await database.close();
      throw error;
    }
    const organisationName = this.#ledger.organisation.name;
    const openedAt = this.options.now().toISOString();
    this.#save({
      ...this.#settings,
      ledgers: [
        { path, organisationName, openedAt },
        ...this.#settings.ledgers.filter((known) => known.path !== path),
      ],
    });
    return this.#ledger;
  }

  async #close(): Promise<void> {
    const ledger = this.#ledger;
    if (ledger === null) return;
    this.#ledger = null;
    await this.jobs.settled();
    try {
      if (ledger.database.revision > 0) await ledger.database.backUp('close', this.options.now());
    } finally {
      await ledger.database.close();
    }
  }

  #knownFolders(): Settings['ledgers'] {
    const paths = new Map(this.#settings.ledgers.map((known) => [known.path, known]));
    if (existsSync(this.options.ledgersDirectory))
      for (const entry of readdirSync(this.options.ledgersDirectory, { withFileTypes: true })) {
        const path = join(this.options.ledgersDirectory, entry.name);
        if (entry.isDirectory() && !paths.has(path) && existsSync(join(path, 'ledger.sqlite')))
          paths.set(path, { path, organisationName: null, openedAt: null });
      }
    return [...paths.values()];
  }

  #pathOf(ledgerId: string): string {
    const known = this.#knownFolders().find(({ path }) => ledgerIdOf(path) === ledgerId);
    if (known === undefined) throw new LedgerFailure('missingLedger');
    return known.path;
  }

  #freeFolder(name: string): string {
    const safe = name.replaceAll(/[\\/:*?"<>|]/g, '_').trim();
    if (safe === '' || /^\.+$/.test(safe))
      throw new Refused([
        { code: 'app.organisationName', severity: 'error', at: { field: 'name' }, values: { name } },
      ]);
    for (let attempt = 1; ; attempt++) {
      const path = join(this.options.ledgersDirectory, attempt === 1 ? safe : `${safe}（${attempt}）`);
      if (!existsSync(path)) return path;
    }
  }

  #save(settings: Settings): void {
    this.#settings = settings;
    writeSettings(this.options.configDirectory, settings);
  }
}

function ledgerIdOf(path: string): string {
  return hash('sha256', path).slice(0, 16);
}
