import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Folders = {
  /** The program's own settings and its log. */
  readonly configDirectory: string;
  /** Where new ledger folders are made. */
  readonly ledgersDirectory: string;
};

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The documents folder where the host knows it: Windows may keep it on another drive. */
  readonly documents?: string;
};

const ledgersFolderName = '学分台账';

/**
 * Where a user of this system expects settings and documents: `%APPDATA%`, `~/Library/Application Support` or
 * `~/.config` for settings; the documents folder (on Linux under its translated name, e.g. ~/文档) for ledgers, the home
 * folder when there is none.
 */
export function conventionalFolders(surroundings: Surroundings): Folders {
  const documents = surroundings.documents ?? documentsDirectory(surroundings);
  return {
    configDirectory: join(settingsDirectory(surroundings), 'credit-ledger'),
    ledgersDirectory: join(existsSync(documents) ? documents : surroundings.home, ledgersFolderName),
  };
}

/** Settings and ledgers together under one folder that the user named (a USB stick, a test). */
export function foldersUnder(home: string): Folders {
  return { configDirectory: join(home, 'config'), ledgersDirectory: join(home, ledgersFolderName) };
}

function settingsDirectory({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] ?? join(home, '.config');
}

function documentsDirectory({ platform, home, env }: Surroundings): string {
  const fallback = join(home, 'Documents');
  if (platform === 'win32' || platform === 'darwin') return fallback;
  const userDirectories = join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs');
  if (!existsSync(userDirectories)) return fallback;
  const named = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(readFileSync(userDirectories, 'utf8'))?.[1];
  return named?.replace('$HOME', home) ?? fallback;
}
