import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, describe, expect, test } from 'vitest';
import type { mechanics } from '../../helpers/mechanics-contract.ts';
import { startMechanics, until } from './start-mechanics.ts';

type MechanicsClient = ContractRouterClient<typeof mechanics>;

const home = mkdtempSync(join(tmpdir(), 'worker-thread-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the ledger worker', () => {
  test('knows a chosen folder by an opaque id, or says why not', async () => {
    const { ledger } = startMechanics(home, 'main');
    expect(await ledger.knowFolder('/some/folder')).toBe('ledger-1');
    await expect(ledger.knowFolder('/some/nothing')).rejects.toMatchObject({ code: 'notALedger' });
    await ledger.close();
  });

  test('closes the ledger before it ends', async () => {
    const { ledger, failures, logFile } = startMechanics(home, 'closing');
    await ledger.ready;
    await Promise.all([ledger.close(), ledger.close()]);
    expect(readFileSync(logFile, 'utf8')).toContain('closed');
    expect(failures).toEqual([]);
  });

  test('reports a ledger that does not open and stays of use', async () => {
    const { ledger, failures } = startMechanics(home, 'open', { open: { kind: 'folder', path: '/x' } });
    await ledger.ready;
    expect(failures).toEqual([{ type: 'failed', during: 'open', code: 'ledgerInUse' }]);
    expect(await ledger.knowFolder('/y')).toBe('ledger-1');
    await ledger.close();
  });

  test('reports that it did not start', async () => {
    const { failures } = startMechanics(home, 'broken', { version: 'broken' });
    await until(
      () => failures.length,
      (count) => count > 0,
    );
    expect(failures).toEqual([{ type: 'failed', during: 'start', code: 'RangeError' }]);
  });

  test('reports an error outside of calls once, logs it and ends', async () => {
    const { ledger, failures, logFile } = startMechanics(home, 'exploding');
    const { port1, port2 } = new MessageChannel();
    ledger.connect(port2);
    const client: MechanicsClient = createORPCClient(new PortLink({ port: port1 }));
    await client.explode();
    // It happens a moment after the answer; a closing that came first would end the worker in order.
    await until(
      () => failures.length,
      (count) => count > 0,
    );
    await ledger.close();
    expect(failures).toEqual([{ type: 'failed', during: 'work', code: 'TypeError' }]);
    expect(readFileSync(logFile, 'utf8')).toMatch(/ledger-worker work\n {2}TypeError\n/);
    port1.close();
  });
});
