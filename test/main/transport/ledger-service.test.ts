import { describe, expect, test } from 'vitest';
import type { HostMessage, WorkerMessage } from '../../../src-main/transport/control-message.ts';
import { type LedgerService, runLedgerService } from '../../../src-main/transport/ledger-service.ts';
import type { CallPort } from '../../../src-main/transport/port-handler.ts';

const options = {
  configDirectory: 'c',
  ledgersDirectory: 'l',
  resourcesDirectory: 'r',
  hostKind: 'browser',
  version: '1',
  fixedNow: null,
} as const;
const coded = (code: string) => Object.assign(new Error('李雷'), { code });

function run(service: Partial<LedgerService> = {}, buildFails = false) {
  const posted: WorkerMessage[] = [];
  const done: string[] = [];
  let send: (message: HostMessage, ports?: readonly CallPort[]) => void = () => undefined;
  const { fail } = runLedgerService({
    channel: {
      post: (message) => posted.push(message),
      onMessage: (listener) => (send = (message, ports = []) => listener(message, ports)),
    },
    build() {
      if (buildFails) throw coded('EACCES');
      return {
        serve: () => done.push('serve'),
        open: async () => void done.push('open'),
        knowFolder: async (path) => `id of ${path}`,
        close: async () => void done.push('close'),
        logFailure: (where) => done.push(`log ${where}`),
        ...service,
      };
    },
    exit: (code) => done.push(`exit ${code}`),
  });
  return { posted, done, fail, send: (...parameters: Parameters<typeof send>) => send(...parameters) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the worker’s end', () => {
  test('opens the ledger named at the start before it is ready', async () => {
    const { posted, done, send } = run();
    send({ type: 'start', options, open: { kind: 'demo' } });
    await settled();
    expect(done).toEqual(['open']);
    expect(posted).toEqual([{ type: 'ready' }]);
  });
  test('is ready without a ledger where it did not open, and says why', async () => {
    const { posted, done, send } = run({ open: () => Promise.reject(coded('damagedLedger')) });
    send({ type: 'start', options, open: { kind: 'folder', path: '/a' } });
    await settled();
    expect(posted).toEqual([{ type: 'failed', during: 'open', code: 'damagedLedger' }, { type: 'ready' }]);
    expect(done).toEqual(['log ledger-worker open']);
  });
  test('ends when it cannot be built', () => {
    const { posted, done, send } = run({}, true);
    send({ type: 'start', options, open: { kind: 'nothing' } });
    expect(posted).toEqual([{ type: 'failed', during: 'start', code: 'EACCES' }]);
    expect(done).toEqual(['exit 1']);
  });
  test('serves ports, knows folders and refuses them with a code alone', async () => {
    const port = { start: () => undefined } as unknown as CallPort;
    const { posted, done, send } = run({
      knowFolder: (path) => (path === '/a' ? Promise.resolve('a') : Promise.reject(coded('notALedger'))),
    });
    send({ type: 'start', options, open: { kind: 'nothing' } });
    send({ type: 'connect' }, [port, port]);
    send({ type: 'know-folder', request: 1, path: '/a' });
    send({ type: 'know-folder', request: 2, path: '/李雷' });
    await settled();
    expect(done).toEqual(['serve', 'serve']);
    expect(posted.slice(1)).toEqual([
      { type: 'folder-known', request: 1, ledgerId: 'a' },
      { type: 'folder-refused', request: 2, code: 'notALedger' },
    ]);
  });
  test('closes the ledger before it ends; a close that fails ends it as a failure', async () => {
    const good = run();
    good.send({ type: 'start', options, open: { kind: 'nothing' } });
    good.send({ type: 'close' });
    await settled();
    expect(good.done).toEqual(['close', 'exit 0']);
    const bad = run({ close: () => Promise.reject(coded('ENOSPC')) });
    bad.send({ type: 'start', options, open: { kind: 'nothing' } });
    bad.send({ type: 'close' });
    await settled();
    expect(bad.posted.at(-1)).toEqual({ type: 'failed', during: 'work', code: 'ENOSPC' });
    expect(bad.done.at(-1)).toBe('exit 1');
  });
  test('ends after a failure that nothing caught, without its message', async () => {
    const { posted, done, send, fail } = run();
    send({ type: 'start', options, open: { kind: 'nothing' } });
    await settled();
    fail(new RangeError('李雷'));
    expect(posted.at(-1)).toEqual({ type: 'failed', during: 'work', code: 'RangeError' });
    expect(done).toEqual(['log ledger-worker work', 'exit 1']);
  });
});
