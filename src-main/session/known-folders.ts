import { hash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { safeFolderName } from '../../src-shared/lib/file-name.ts';
import { Refused } from './refusals.ts';
import type { Settings } from './settings-file.ts';

type KnownFolder = Settings['ledgers'][number];

/** What callers name a folder by: they never learn its path. */
export function ledgerIdOf(path: string): string {
  return hash('sha256', path).slice(0, 16);
}

/**
 * Folders opened before, and those found where new ones are made: a ledger that somebody copied there is offered without
 * being looked for.
 */
export function knownFolders(settings: Settings, ledgersDirectory: string): readonly KnownFolder[] {
  const folders = new Map(settings.ledgers.map((known) => [known.path, known]));
  if (existsSync(ledgersDirectory))
    for (const entry of readdirSync(ledgersDirectory, { withFileTypes: true })) {
      const path = join(ledgersDirectory, entry.name);
      if (entry.isDirectory() && !folders.has(path) && existsSync(join(path, 'ledger.sqlite')))
        folders.set(path, { path, organisationName: null, openedAt: null });
    }
  return [...folders.values()];
}

/**
 * A folder that does not exist yet, named after an organisation; a second one of the name is numbered.
 *
 * @throws Refused when nothing is left of the name that a folder may be called
 */
export function freeFolder(ledgersDirectory: string, name: string): string {
  const safe = safeFolderName(name);
  if (safe === '' || /^\.+$/.test(safe))
    throw new Refused([
      { code: 'app.organisationName', severity: 'error', at: { field: 'name' }, values: { name } },
    ]);
  for (let attempt = 1; ; attempt++) {
    const path = join(ledgersDirectory, attempt === 1 ? safe : `${safe}（${attempt}）`);
    if (!existsSync(path)) return path;
  }
}
