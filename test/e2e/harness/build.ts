import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the program, if its sources are newer, before tests that run the built one. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ['src-main/launch.mjs', 'build'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the program could not be built');
}
