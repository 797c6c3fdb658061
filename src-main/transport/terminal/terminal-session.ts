import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monotonicFactory } from 'ulid';
import { createRouter, type LedgerRouter } from '../../app/router.ts';
import { Session } from '../../session/session.ts';
import { conventionalFolders, foldersUnder } from '../conventional-folders.ts';
import type { Program } from '../program.ts';

export type TerminalSession = {
  readonly session: Session;
  readonly router: LedgerRouter;
  /** Closes the ledger and forgets the settings of this run. */
  readonly close: () => Promise<void>;
};

type TerminalOptions = {
  readonly program: Program;
  /** The ledger folder to open; without it only calls that need none are answered. */
  readonly ledger?: string;
  /** Who signs the changes; without it calls that change something are refused. */
  readonly actor?: string;
  /** Folder of lasting settings and of new ledgers. */
  readonly home?: string;
};

/**
 * The desk for one terminal command, in this process. Unless a home is named, its settings live in a folder of their own
 * that is removed afterwards: a script neither signs as whoever used the window last nor adds to the window's list.
 */
export async function openTerminalSession({
  program,
  ledger,
  actor,
  home,
}: TerminalOptions): Promise<TerminalSession> {
  const { platform, env } = process;
  const fixedNow = env['CREDIT_LEDGER_NOW'];
  const now = fixedNow === undefined ? () => new Date() : () => new Date(fixedNow);
  const nextUlid = monotonicFactory();
  const passing = home === undefined ? mkdtempSync(join(tmpdir(), 'credit-ledger-')) : null;
  const folders =
    home === undefined
      ? conventionalFolders({ platform, env, home: homedir() })
      : foldersUnder(resolve(home));
  const session = new Session({
    ...folders,
    ...(passing !== null && { configDirectory: passing }),
    resourcesDirectory: program.resourcesDirectory,
    hostKind: 'terminal',
    version: program.version,
    now,
    newUid: () => nextUlid(now().getTime()),
  });
  const close = async () => {
    try {
      await session.close();
    } finally {
      if (passing !== null) rmSync(passing, { recursive: true, force: true });
    }
  };
  try {
    if (actor !== undefined) session.setActor(actor);
    if (ledger !== undefined) await session.openFolder(resolve(ledger));
  } catch (error) {
    await close();
    throw error;
  }
  return { session, router: createRouter(), close };
}
