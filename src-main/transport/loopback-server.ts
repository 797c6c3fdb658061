import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { LinkMessagePortClient } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/node';
import { ledgerHeader } from '../../src-shared/rpc/ledger-header.ts';
import { findRendererFile, type RendererFiles } from './renderer-files.ts';

/** The largest upload: a county's workbook with scans stays far below. */
const bodyBytesMax = 100_000_000;

const rpcPrefix = '/rpc';

export type LoopbackServer = {
  /** What the user opens. The token stands in the fragment, which no browser sends or logs. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  readonly close: () => Promise<void>;
};

/**
 * The port that is tried first. A browser keeps what a page stores by its port: drafts and remembered columns are found
 * again only under the same one. It lies below the ranges that systems give out by themselves.
 */
export const USUAL_PORT = 27_180;

type LoopbackOptions = {
  /** Tried in this order; 0 lets the system choose a free one. The last one's failure is thrown. */
  readonly ports: readonly number[];
  readonly files: RendererFiles;
  /** Hands the ledger worker its end of the call channel. */
  readonly connect: (port: MessagePort) => void;
};

/**
 * Serves the screens and the calls on 127.0.0.1. Pages of other sites reach this address too, therefore every request
 * must name exactly this host (421, against DNS rebinding) and, if it says where it comes from, this origin (403); calls
 * must carry the 256-bit token (401). Calls are not answered here: they pass to the ledger worker over one port, so that
 * a long write never holds up a page.
 */
export async function startLoopbackServer({
  ports,
  files,
  connect,
}: LoopbackOptions): Promise<LoopbackServer> {
  const token = randomBytes(32).toString('base64url');
  const calls = createCallForwarder(connect);
  const server = createServer((request, response) => {
    const refusal = refuse(request, { host: `127.0.0.1:${boundPort(server.address())}`, token });
    if (refusal !== null) {
      // The body of a refused request is not read: the connection ends with the answer.
      response.writeHead(refusal, { connection: 'close' }).end();
      return;
    }
    if (isCall(request)) calls.handle(request, response);
    else sendFile(response, files, request);
  });
  // A county's assessment may be silent for longer than Node's default; the page cancels, the server does not.
  server.requestTimeout = 0;
  await listenOnFirstFree(server, ports);
  const origin = `http://127.0.0.1:${boundPort(server.address())}`;
  return {
    address: `${origin}/#${token}`,
    origin,
    token,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      calls.close();
      await closed;
    },
  };
}

async function listenOnFirstFree(server: Server, ports: readonly number[]): Promise<void> {
  for (const [index, port] of ports.entries()) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      // Taken, or set aside by the system (Windows reserves ranges).
      const isTaken = error instanceof Error && 'code' in error && TAKEN.has(error.code);
      if (!isTaken || index === ports.length - 1) throw error;
    }
  }
}

const TAKEN: ReadonlySet<unknown> = new Set(['EADDRINUSE', 'EACCES']);

/** The status with which a request is refused, or null. The order is fixed: host, origin, method, token, size. */
function refuse(
  { headers, method, url }: IncomingMessage,
  expected: { readonly host: string; readonly token: string },
): number | null {
  if (headers.host !== expected.host) return 421;
  if (headers.origin !== undefined && headers.origin !== `http://${expected.host}`) return 403;
  if (!isCall({ url })) return method === 'GET' || method === 'HEAD' ? null : 405;
  if (method !== 'POST') return 405;
  if (!isToken(headers.authorization, expected.token)) return 401;
  // A body of unannounced length cannot be bounded before it is read; browsers always announce it.
  if (headers['content-length'] === undefined) return 411;
  return Number(headers['content-length']) > bodyBytesMax ? 413 : null;
}

function isCall({ url }: { readonly url?: string | undefined }): boolean {
  return url?.startsWith(`${rpcPrefix}/`) === true;
}

/** Compares hashes, so that neither length nor content of the token shows in the time taken. */
function isToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(sha256(authorization ?? ''), sha256(`Bearer ${token}`));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function sendFile(response: ServerResponse, files: RendererFiles, { url, method }: IncomingMessage): void {
  const file = findRendererFile(files, pathnameOf(url));
  if (file === null) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { ...file.headers, 'content-length': file.bytes.byteLength });
  response.end(method === 'HEAD' ? undefined : file.bytes);
}

/** The path as sent, without query; `..` and escapes stay as they are and therefore match no file. */
function pathnameOf(url: string | undefined): string {
  return (url ?? '/').replace(/[?#].*$/s, '');
}

/**
 * Passes calls on to the worker. The HTTP side (oRPC's node adapter) decodes the request and encodes the reply, the port
 * carries both in the form that Electron's window uses: the worker sees no difference, and files, typed errors, progress
 * events and cancelling work alike. When the browser gives up, the request's signal aborts the call in the worker.
 */
function createCallForwarder(connect: (port: MessagePort) => void) {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const link = new LinkMessagePortClient({ port: ours });
  ours.start();
  connect(theirs);
  const handler = new RPCHandler(
    {},
    {
      interceptors: [
        async ({ request }) => {
          const answer = await link.call(
            {
              method: request.method,
              url: new URL(`http://orpc${request.url.pathname.slice(rpcPrefix.length)}`),
              headers: { [ledgerHeader]: request.headers[ledgerHeader] },
              body: await request.body(),
              signal: request.signal,
            },
            { context: {} },
            [],
            undefined,
          );
          return {
            matched: true,
            response: { status: answer.status, headers: answer.headers, body: await answer.body() },
          };
        },
      ],
    },
  );
  return {
    handle(request: IncomingMessage, response: ServerResponse) {
      handler.handle(request, response, { prefix: rpcPrefix, context: {} }).catch(() => {
        // The browser went away or the worker ended; who is still there sees the connection break.
        response.destroy();
      });
    },
    close: () => ours.close(),
  };
}

function boundPort(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
