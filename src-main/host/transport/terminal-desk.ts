import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monotonicFactory } from 'ulid';
import { Desk } from '../desk.ts';
import { createRouter, type LedgerRouter } from '../router.ts';
import { conventionalFolders } from './conventional-folders.ts';
import type { Program } from './program.ts';

export type TerminalDesk = {
  readonly desk: Desk;
  readonly router: LedgerRouter;
  /** Closes the ledger and forgets the settings of this run. */
  readonly close: () => Promise<void>;
};

type TerminalOptions = {
  readonly program: Program;
  /** The ledger folder to open; null for calls that need none. */
  readonly ledger: string | null;
  /** Who signs the changes; null leaves calls that change something refused. */
  readonly actor: string | null;
};

/**
 * The desk for one terminal command, in this process. Its settings live in a folder of their own that is removed
 * afterwards: a script neither signs as whoever used the window last nor adds to the window's list of ledgers.
 */
export async function openTerminalDesk({ program, ledger, actor }: TerminalOptions): Promise<TerminalDesk> {
  const { platform, env } = process;
  const fixedNow = env['CREDIT_LEDGER_NOW'];
  const now = fixedNow === undefined ? () => new Date() : () => new Date(fixedNow);
  const nextUlid = monotonicFactory();
  const configDirectory = mkdtempSync(join(tmpdir(), 'credit-ledger-'));
  const desk = new Desk({
    configDirectory,
    ledgersDirectory: conventionalFolders({ platform, env, home: homedir() }).ledgersDirectory,
    resourcesDirectory: program.resourcesDirectory,
    hostKind: 'terminal',
    version: program.version,
    now,
    newUid: () => nextUlid(now().getTime()),
  });
  const close = async () => {
    try {
      await desk.close();
    } finally {
      rmSync(configDirectory, { recursive: true, force: true });
    }
  };
  try {
    if (actor !== null) desk.setActor(actor);
    if (ledger !== null) await desk.openFolder(resolve(ledger));
  } catch (error) {
    await close();
    throw error;
  }
  return { desk, router: createRouter(), close };
}
