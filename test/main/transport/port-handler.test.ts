import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ORPCError, os } from '@orpc/server';
import { afterEach, describe, expect, test } from 'vitest';
import { createPortHandler, isEventIterator } from '../../../src-main/transport/port-handler.ts';
import { streamedFiles } from '../../../src-renderer/streamed-files.ts';
import { ledgerHeader } from '../../../src-shared/rpc/ledger-header.ts';

const base = os.$context<{ readonly ledgerId?: string }>();
const router = {
  which: base.handler(({ context }) => context.ledgerId ?? null),
  declared: base.handler(() => {
    throw new ORPCError('CONFLICT', { status: 409, data: { reason: 'stale' } });
  }),
  broken: base.handler(() => {
    throw new RangeError('李雷');
  }),
  job: base.handler(async function* () {
    yield 1;
    return { file: new File(['甲'], '名单.xlsx', { type: 'text/plain' }), count: 2 };
  }),
  brokenJob: base.handler(async function* () {
    yield 1;
    throw new RangeError('李雷');
  }),
};

const open: { close(): void }[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function connect(headers: Record<string, string> = {}) {
  const logged: string[] = [];
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  createPortHandler(
    router as never,
    {},
    { write: (where, error) => logged.push(`${where} ${error instanceof Error ? error.name : ''}`) },
  )(port2);
  const link = new RPCLink({ port: port1, headers, customJsonSerializers: streamedFiles });
  port1.start();
  // biome-ignore lint/suspicious/noExplicitAny: the router is made up here, the calls are checked by their answers.
  return { client: createORPCClient<any>(link), logged };
}

test('a call knows the ledger that its header names', async () => {
  expect(await connect({ [ledgerHeader]: 'abc' }).client.which()).toBe('abc');
  expect(await connect().client.which()).toBeNull();
});

describe('failures', () => {
  test('that are declared are answers, and no line in the log', async () => {
    const { client, logged } = connect();
    const { error } = await safe(client.declared());
    expect(error).toMatchObject({ code: 'CONFLICT', data: { reason: 'stale' } });
    expect(logged).toEqual([]);
  });
  test('that nobody expected are logged by path and keep their message to themselves', async () => {
    const { client, logged } = connect();
    const { error } = await safe(client.broken());
    expect(String(error)).not.toContain('李雷');
    expect(logged).toEqual(['broken RangeError']);
  });
  test('of a long job are logged though its call had returned', async () => {
    const { client, logged } = connect();
    const events = await client.brokenJob();
    await expect(
      (async () => {
        for await (const _ of events);
      })(),
    ).rejects.toThrow();
    expect(logged).toEqual(['brokenJob RangeError']);
  });
});

test('an event iterator is told from other outputs', async () => {
  async function* events() {
    yield 1;
  }
  expect([
    isEventIterator(events()),
    isEventIterator([1]),
    isEventIterator(null),
    isEventIterator({ next: 1 }),
  ]).toEqual([true, false, false, false]);
});
