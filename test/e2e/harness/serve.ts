import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { builtFile, e2eNow } from './built-program.ts';

export type RunningServe = {
  /** The printed address, with its token. */
  readonly address: string;
  /** Milliseconds from starting the process to the printed address. */
  readonly startMilliseconds: number;
  /** What was printed so far. */
  readonly output: () => { readonly stdout: string; readonly stderr: string };
  /** Interrupts it as Ctrl-C does; resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
};

export type ServeOptions = {
  /** Folder of the settings and ledgers of this run. */
  readonly home: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the built loopback host on a home of its own, with a fixed clock. */
export async function startServe({ home, args = [], env = {} }: ServeOptions): Promise<RunningServe> {
  const script = builtFile('main', 'serve.js');
  const begun = performance.now();
  const child = spawn(process.execPath, [script, '--no-open', '--home', home, ...args], {
    env: { ...process.env, CREDIT_LEDGER_NOW: e2eNow, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const exited = once(child, 'exit').then(([code]: readonly (number | null)[]) => code ?? null);
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      stdout += `${line}\n`;
      resolve(line);
    });
    void exited.then((code) => reject(new Error(`serve ended with ${code}: ${stderr}`)));
  });
  return {
    address,
    startMilliseconds: performance.now() - begun,
    output: () => ({ stdout, stderr }),
    stop() {
      child.kill('SIGINT');
      return exited;
    },
  };
}
