import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..', '..');

/** The instant at which every e2e run takes place. */
export const e2eNow = '2026-03-16T01:00:00.000Z';

/** Builds what is stale, as `npm start` does, and answers the path of a built file. */
export function builtFile(...parts: readonly string[]): string {
  execFileSync(process.execPath, [join(projectRoot, 'src-main', 'launch.mjs'), 'build'], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return join(projectRoot, 'out', ...parts);
}
