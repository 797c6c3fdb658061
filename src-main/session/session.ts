import { mkdirSync, renameSync, rmSync } from 'node:fs';
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
import { requireShortPath } from '../database/file/path-length.ts';
import { Jobs } from './jobs.ts';
import { freeFolder, knownFolders, ledgerIdOf } from './known-folders.ts';
import { fillNewLedger, type NewLedger, requireShippedTexts } from './new-ledger.ts';
import { OpenLedger } from './open-ledger.ts';
import { LedgerNotOpen } from './refusals.ts';
import type { SessionOptions } from './session-options.ts';
import { readSettings, type Settings, writeSettings } from './settings-file.ts';

/**
 * What one run of the program works with: at most one open ledger, who signs, the known folders, the long jobs. Callers name
 * folders by id and never learn a path, so that a page cannot reach for files.
 */
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

  /** Takes a name for all changes from now on, in the open ledger too. */
  setActor(name: string): void {
    this.#save({ ...this.#settings, actor: name });
    this.#ledger?.signAs(name);
  }

  /** The open ledger, if there is one. */
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
    return knownFolders(this.#settings, this.options.ledgersDirectory)
      .map((known) => ({
        ledgerId: ledgerIdOf(known.path),
        folderName: basename(known.path),
        organisationName: known.organisationName,
        openedAt: known.openedAt,
        state: known.path === this.#ledger?.folder ? ('ready' as const) : inspectFolder(known.path),
      }))
      .sort((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''));
  }

  /** Remembers a folder that the user chose in the system's own dialog, and gives its id. */
  async knowFolder(path: string): Promise<string> {
    const absolute = resolve(path);
    if (!this.#settings.ledgers.some((known) => known.path === absolute))
      this.#save({
        ...this.#settings,
        ledgers: [...this.#settings.ledgers, { path: absolute, organisationName: null, openedAt: null }],
      });
    return ledgerIdOf(absolute);
  }

  /** Opens a known folder in place of the open one. @throws LedgerFailure */
  open(ledgerId: string): Promise<OpenLedger> {
    return this.#move(() => this.#open(this.#pathOf(ledgerId)));
  }

  /** Opens a folder by its path: for entries that are started with one. @throws LedgerFailure */
  openFolder(path: string): Promise<OpenLedger> {
    return this.#move(() => this.#open(resolve(path)));
  }

  /** Makes a folder named after the organisation and opens its new ledger. */
  create(input: NewLedger, folder?: string): Promise<OpenLedger> {
    return this.#move(async () => {
      const path = folder ?? freeFolder(this.options.ledgersDirectory, input.organisation.name);
      requireShippedTexts(input);
      requireShortPath(path);
      mkdirSync(path, { recursive: true });
      createLedgerFile(path, (database) => fillNewLedger(database, input, this.options, this.actor));
      return this.#open(path);
    });
  }

  /** Waits for running jobs, checkpoints, backs up and lets go of the folder. */
  close(): Promise<void> {
    return this.#move(() => this.#close());
  }

  /** The backups in a folder, whether or not it is open. */
  backups(ledgerId: string): readonly Backup[] {
    return listBackups(this.#pathOf(ledgerId));
  }

  /** Puts a backup in place of what a folder holds, and opens it. @throws LedgerFailure; then the folder is as it was */
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
      const path = freeFolder(this.options.ledgersDirectory, '恢复的台账');
      requireShortPath(path);
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

  /** Opening, closing, restoring: one after another, because two at once would both close the one and lock the other. */
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

  #pathOf(ledgerId: string): string {
    const known = knownFolders(this.#settings, this.options.ledgersDirectory).find(
      ({ path }) => ledgerIdOf(path) === ledgerId,
    );
    if (known === undefined) throw new LedgerFailure('missingLedger');
    return known.path;
  }

  #save(settings: Settings): void {
    this.#settings = settings;
    writeSettings(this.options.configDirectory, settings);
  }
}
