import { describe, expect, test, vi } from 'vitest';
import type { HostMessage, WorkerMessage } from '../../../src-main/transport/control-message.ts';
import {
  FolderRefusedError,
  type LedgerFailure,
  startLedgerProcess,
} from '../../../src-main/transport/ledger-process.ts';

const options = {
  configDirectory: 'c',
  ledgersDirectory: 'l',
  resourcesDirectory: 'r',
  hostKind: 'browser',
  version: '1',
  fixedNow: null,
} as const;

/** A line whose other end is the test. */
function start() {
  const posted: { readonly message: HostMessage; readonly ports: readonly string[] }[] = [];
  const failures: LedgerFailure[] = [];
  const listeners: { message?: (message: WorkerMessage) => void; exit?: (code: number) => void } = {};
  const kill = vi.fn(() => listeners.exit?.(1));
  const ledger = startLedgerProcess<string>(
    {
      post: (message, ports) => posted.push({ message, ports }),
      onMessage: (listener) => Object.assign(listeners, { message: listener }),
      onExit: (listener) => Object.assign(listeners, { exit: listener }),
      kill,
    },
    { options, open: { kind: 'nothing' } },
    (failure) => failures.push(failure),
  );
  return {
    ledger,
    posted,
    failures,
    kill,
    tell: (message: WorkerMessage) => listeners.message?.(message),
    exit: (code: number) => listeners.exit?.(code),
  };
}

describe('the host’s end of the ledger worker', () => {
  test('starts it with its options, and hands ports over', () => {
    const { ledger, posted } = start();
    ledger.connect('port');
    expect(posted).toEqual([
      { message: { type: 'start', options, open: { kind: 'nothing' } }, ports: [] },
      { message: { type: 'connect' }, ports: ['port'] },
    ]);
  });
  test('is ready when the worker says so', async () => {
    const { ledger, tell } = start();
    tell({ type: 'ready' });
    await expect(ledger.ready).resolves.toBeUndefined();
  });
  test('tells answers about folders apart by their request', async () => {
    const { ledger, tell } = start();
    const [first, second] = [ledger.knowFolder('/a'), ledger.knowFolder('/b')];
    tell({ type: 'folder-known', request: 2, ledgerId: 'two' });
    tell({ type: 'folder-refused', request: 1, code: 'notALedger' });
    await expect(first).rejects.toMatchObject({ name: 'FolderRefusedError', code: 'notALedger' });
    await expect(second).resolves.toBe('two');
  });
});

describe('a failure', () => {
  test('of the ledger at the start is told, and the worker stays of use', async () => {
    const { ledger, failures, tell } = start();
    tell({ type: 'failed', during: 'open', code: 'damagedLedger' });
    tell({ type: 'ready' });
    await ledger.ready;
    expect(failures).toMatchObject([{ during: 'open', code: 'damagedLedger' }]);
  });
  test('that ends the worker is told once, and whoever waits for a folder learns of it', async () => {
    const { ledger, failures, tell, exit } = start();
    const waiting = ledger.knowFolder('/a');
    tell({ type: 'failed', during: 'work', code: 'ENOSPC' });
    exit(1);
    await expect(waiting).rejects.toBeInstanceOf(FolderRefusedError);
    expect(failures).toMatchObject([{ during: 'work', code: 'ENOSPC' }]);
  });
  test('is also an end that nobody asked for', () => {
    const { failures, exit } = start();
    exit(137);
    expect(failures).toEqual([{ during: 'work', code: 'EXIT_137' }]);
  });
});

describe('closing', () => {
  test('waits for the worker’s end, and may be asked for twice', async () => {
    const { ledger, posted, failures, exit } = start();
    const closed = Promise.all([ledger.close(), ledger.close()]);
    exit(0);
    await closed;
    expect(posted.filter(({ message }) => message.type === 'close')).toHaveLength(1);
    expect(failures).toEqual([]);
  });
  test('ends a worker that does not answer after two minutes', async () => {
    vi.useFakeTimers();
    try {
      const { ledger, kill } = start();
      const closed = ledger.close();
      vi.advanceTimersByTime(119_999);
      expect(kill).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      await closed;
      expect(kill).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
