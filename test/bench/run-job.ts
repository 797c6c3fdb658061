import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a file in a process of its own, which prints its lines itself. */
export function runJob(file: URL): void {
  execFileSync(process.execPath, ['--expose-gc', fileURLToPath(file)], { stdio: 'inherit' });
}
