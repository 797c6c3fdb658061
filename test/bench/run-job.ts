import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a file in a process of its own, which prints its lines itself. */
export function runJob(file: URL): void {
  execFileSync(process.execPath, [fileURLToPath(file)], { stdio: 'inherit' });
}

/** Runs a file in a process of its own and gives the JSON that it prints. */
export function measureJob<Measured>(file: URL, parameters: readonly string[]): Measured {
  const printed = execFileSync(process.execPath, [fileURLToPath(file), ...parameters], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(printed);
}
