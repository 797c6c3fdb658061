import { spawn } from 'node:child_process';

/**
 * Runs a child that owns the terminal and gives its exit code: Ctrl-C reaches it directly, and this process waits for its orderly end.
 * @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export function runChild(command, args, env) {
  const child = spawn(command, args, { stdio: 'inherit', env });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', (signal) => child.kill(signal));
  process.on('SIGHUP', (signal) => child.kill(signal));
  return new Promise((resolve) => {
    /** @param {number} code */
    const end = (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}
