import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { SessionOptions } from '../session/session-options.ts';
import type { StartOptions } from './control-message.ts';
import type { Folders } from './conventional-folders.ts';

export type Program = {
  readonly version: string;
  readonly resourcesDirectory: string;
  readonly rendererDirectory: string;
  readonly preloadScript: string;
  readonly workerScript: URL;
  readonly workerScriptPath: string;
};

const packageSchema = z.object({ version: z.string() });

/**
 * Where the parts of the installed program lie, seen from a built entry (`out/main`). Only entries know their own place:
 * shared code is moved into chunks by the build.
 */
export function locateProgram(entryDirectory: string): Program {
  const root = join(entryDirectory, '..', '..');
  const workerScriptPath = join(entryDirectory, 'worker.js');
  return {
    version: packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version,
    // Native code (Typst) reads fonts and documents itself and cannot look into an asar archive.
    resourcesDirectory: join(root.replace(/app\.asar$/, 'app.asar.unpacked'), 'resources'),
    rendererDirectory: join(root, 'out', 'renderer'),
    preloadScript: join(root, 'out', 'preload', 'preload.cjs'),
    workerScript: pathToFileURL(workerScriptPath),
    workerScriptPath,
  };
}

/** What the worker gets. `CREDIT_LEDGER_NOW` (an ISO instant) fixes the clock for tests and demonstrations. */
export function startOptions(
  program: Program,
  folders: Folders,
  hostKind: SessionOptions['hostKind'],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  return {
    ...folders,
    resourcesDirectory: program.resourcesDirectory,
    version: program.version,
    hostKind,
    fixedNow: env['CREDIT_LEDGER_NOW'] ?? null,
  };
}
