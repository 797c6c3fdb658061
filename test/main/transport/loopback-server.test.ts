import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, isDefinedError, safe } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type LoopbackServer,
  startLoopbackServer,
  USUAL_PORT,
} from '../../../src-main/transport/loopback-server.ts';
import type { RendererFiles } from '../../../src-main/transport/renderer-files.ts';
import { streamedFiles } from '../../../src-renderer/streamed-files.ts';
import { ledgerHeader } from '../../../src-shared/rpc/ledger-header.ts';
import type { mechanics } from '../../helpers/mechanics-contract.ts';
import { startMechanics, until } from './start-mechanics.ts';

type MechanicsClient = ContractRouterClient<typeof mechanics>;

const home = mkdtempSync(join(tmpdir(), 'transport-'));
const files: RendererFiles = new Map([
  [
    '/index.html',
    { bytes: new TextEncoder().encode('<title>学分台账</title>'), headers: { 'content-type': 'text/html' } },
  ],
]);

afterAll(() => rmSync(home, { recursive: true, force: true }));

const running = startMechanics(home, 'main');
let server: LoopbackServer;
const clients = new Map<string, MechanicsClient>();

beforeAll(async () => {
  server = await startLoopbackServer({ ports: [0], files, connect: running.ledger.connect });
  const { port1, port2 } = new MessageChannel();
  running.ledger.connect(port2);
  const about = { [ledgerHeader]: 'ledger-7' };
  const headers = { ...about, authorization: `Bearer ${server.token}`, origin: server.origin };
  clients.set(
    'port',
    createORPCClient(new PortLink({ port: port1, headers: about, customJsonSerializers: streamedFiles })),
  );
  const link = new FetchLink({ url: `${server.origin}/rpc`, headers, customJsonSerializers: streamedFiles });
  clients.set('http', createORPCClient(link));
});

afterAll(async () => {
  await server.close();
  await running.ledger.close();
});

describe.each(['port', 'http'])('over %s', (kind) => {
  const client = (): MechanicsClient => {
    const found = clients.get(kind);
    if (found === undefined) throw new Error(kind);
    return found;
  };

  test('values arrive unchanged, dates included', async () => {
    const sent = { text: '张㛃䶮𬱖𠅤', at: new Date('2026-02-03T04:05:06.789Z') };
    expect(await client().echo(sent)).toEqual(sent);
  });

  test('a call says which ledger it is about', async () => {
    expect(await client().about()).toBe('ledger-7');
  });

  test('a declared error keeps its code and data', async () => {
    const [error] = await safe(client().refuse());
    expect(isDefinedError(error) && error.code === 'REFUSED' && error.data).toEqual({ rows: [2, 7] });
  });

  test('a 5 MB file goes there and back byte by byte', async () => {
    const bytes = new Uint8Array(5_000_000).map((_, index) => (index * 31) % 256);
    const { file, byteSum } = await client().mirror({
      file: new File([bytes], '名单 甲.xlsx', { type: 'application/x' }),
    });
    expect(byteSum).toBe(bytes.reduce((total, byte) => total + byte, 0));
    expect([file.name, file.type, file.size]).toEqual(['回执-名单 甲.xlsx', 'application/x', 5_000_000]);
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });

  test('progress events come in order, the result with the last', async () => {
    const events = await client().count({ to: 300 });
    const seen: number[] = [];
    let step = await events.next();
    for (; step.done !== true; step = await events.next()) seen.push(step.value.done);
    expect(seen).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    const { file, ...rest } = step.value;
    expect(rest).toEqual({ text: '完成', at: new Date(0) });
    expect([file.name, file.type]).toEqual(['汇总.xlsx', 'application/x']);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual(
      Array.from({ length: 300 }, (_, index) => index % 256),
    );
  });

  test('cancelling ends a waiting call and a running job in the worker', async () => {
    const before = await client().cancelled();
    const waiting = new AbortController();
    const call = safe(client().wait(undefined, { signal: waiting.signal }));
    const stream = new AbortController();
    const events = await client().endless(undefined, { signal: stream.signal });
    await events.next();
    stream.abort();
    waiting.abort();
    expect((await call).isSuccess).toBe(false);
    const after = await until(
      () => client().cancelled(),
      (names) => names.length >= before.length + 2,
    );
    expect(after.slice(before.length).toSorted()).toEqual(['endless', 'wait']);
  });

  test('a failure is answered without its message and logged without the input', async () => {
    const [error] = await safe(client().crash({ name: '李雷110101199003070038' }));
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' });
    const malformed = JSON.parse('{"text":"110101199003070038","at":"韩梅梅"}');
    expect(await safe(client().echo(malformed))).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    const log = await until(
      () => readFileSync(running.logFile, 'utf8'),
      (text) => text.includes('crash') && text.includes('echo'),
    );
    expect(log).not.toMatch(/李雷|韩梅梅|110101199003070038/);
    expect(log).toMatch(/echo\n[\s\S]*field at: invalid_type/);
    expect(log).toMatch(/crash\n {2}Error\n\s+at .*mechanics-worker/);
  });
});

describe('the loopback server refuses', () => {
  type Sent = { path?: string; method?: string; headers?: Record<string, string>; body?: string };

  async function send({
    path = '/rpc/cancelled',
    method = 'POST',
    headers = {},
    body = '',
  }: Sent): Promise<IncomingMessage> {
    const { hostname, port } = new URL(server.origin);
    return new Promise((resolve, reject) => {
      const sent = request({
        hostname,
        port,
        path,
        method,
        headers: { authorization: `Bearer ${server.token}`, ...headers },
      });
      sent.once('response', (response) => resolve(response.resume())).once('error', reject);
      sent.end(body);
    });
  }
  const status = async (sent: Sent) => (await send(sent)).statusCode;

  test('nothing that is right', async () => {
    expect(await status({ headers: { origin: server.origin } })).toBe(200);
    expect(await status({ path: '/', method: 'GET' })).toBe(200);
    expect(await status({ path: '/?x=1', method: 'HEAD' })).toBe(200);
  });

  test('another host name, also for the page (421)', async () => {
    const port = new URL(server.origin).port;
    for (const host of [
      `localhost:${port}`,
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
    ]) {
      expect(await status({ headers: { host } })).toBe(421);
      expect(await status({ path: '/', method: 'GET', headers: { host } })).toBe(421);
    }
  });

  test('a foreign origin (403)', async () => {
    for (const origin of [
      'http://evil.example',
      'null',
      server.origin.replace('http:', 'https:'),
      'http://localhost',
    ]) {
      expect(await status({ headers: { origin } })).toBe(403);
    }
  });

  test('a missing, wrong or shortened token (401)', async () => {
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${server.token.slice(1)}`,
      `Basic ${server.token}`,
      `Bearer ${'A'.repeat(43)}`,
    ]) {
      expect(await status({ headers: { authorization } })).toBe(401);
    }
  });

  test('a path outside of the screens (404)', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/assets/../../package.json',
      '//etc/passwd',
      '/rpc',
    ]) {
      expect(await status({ path, method: 'GET' })).toBe(404);
    }
  });

  test('calls by another method (405) or of unannounced length (411)', async () => {
    expect(await status({ method: 'GET' })).toBe(405);
    expect(await status({ method: 'OPTIONS' })).toBe(405);
    expect(await status({ headers: { 'transfer-encoding': 'chunked' }, body: '{}' })).toBe(411);
  });

  test('a body over 100 MB before reading it (413)', async () => {
    expect(await status({ headers: { 'content-length': '100000001' } })).toBe(413);
  });
});

describe('the port of the address', () => {
  const listen = (ports: readonly number[]) =>
    startLoopbackServer({ ports, files, connect: () => undefined });
  const portOf = ({ origin }: LoopbackServer) => Number(new URL(origin).port);

  test('is the same again after a restart, and a free one while it is taken', async () => {
    const first = await listen([0]);
    const usual = portOf(first);
    const second = await listen([usual, 0]);
    expect(portOf(second)).not.toBe(usual);
    await expect(listen([usual])).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await Promise.all([first.close(), second.close()]);
    const again = await listen([usual, 0]);
    expect(portOf(again)).toBe(usual);
    await again.close();
  });

  test('usually lies where no system gives ports out by itself', () => {
    expect(USUAL_PORT).toBeGreaterThan(1023);
    expect(USUAL_PORT).toBeLessThan(32_768);
  });
});
