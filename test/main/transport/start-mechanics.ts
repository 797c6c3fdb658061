import { join } from 'node:path';
import type { OpenAtStart, StartOptions } from '../../../src-main/transport/control-message.ts';
import { type LedgerFailure, startLedgerProcess } from '../../../src-main/transport/ledger-process.ts';
import { startWorkerThread } from '../../../src-main/transport/worker-thread.ts';

/** A ledger worker of the tests in a thread, with its settings in a folder under `home`. */
export function startMechanics(
  home: string,
  folder: string,
  { version = '1', open = { kind: 'nothing' } as OpenAtStart } = {},
) {
  const failures: LedgerFailure[] = [];
  const options: StartOptions = {
    configDirectory: join(home, folder),
    ledgersDirectory: home,
    resourcesDirectory: home,
    hostKind: 'browser',
    version,
    fixedNow: null,
  };
  const line = startWorkerThread(new URL('../../helpers/mechanics-worker.ts', import.meta.url));
  const ledger = startLedgerProcess(line, { options, open }, (failure) => failures.push(failure));
  return { ledger, failures, logFile: join(home, folder, 'log.txt') };
}

/** Waits for a state that comes by itself. */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  isDone: (value: Value) => boolean,
): Promise<Value> {
  for (let attempt = 0; attempt < 3000; attempt += 1) {
    const value = await read();
    if (isDone(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the awaited state did not come');
}
