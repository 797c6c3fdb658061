import type { AnyContractRouter } from '@orpc/contract';
import { type Context, ORPCError, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { ledgerHeader } from '../../src-shared/rpc/ledger-header.ts';
import { StreamedFile, streamedFileType } from '../../src-shared/rpc/streamed-file.ts';
import type { ErrorLog } from './error-log.ts';

/** A port at which calls arrive: Electron's `MessagePortMain` or a worker thread's `MessagePort`. */
export type CallPort = Parameters<RPCHandler<Context>['upgrade']>[0] & { readonly start: () => void };

/**
 * Answers calls on every port handed to the returned function. The page (or the loopback server on its behalf) is at
 * the other end; when that end closes, its running calls are aborted. Failures are logged by call path and code.
 * The events of a long job are JSON: files among its result travel as text (`StreamedFile`).
 */
export function createPortHandler<CallContext extends Context>(
  router: Router<AnyContractRouter, CallContext>,
  context: CallContext,
  log: ErrorLog,
): (port: CallPort) => void {
  const handler = new RPCHandler<Context>(router, {
    customJsonSerializers: [streamedFileSerializer],
    interceptors: [
      ({ next, ...call }) => {
        const header = call.request.headers[ledgerHeader];
        const ledgerId = typeof header === 'string' ? header : undefined;
        return next({ ...call, context: { ...call.context, ledgerId } });
      },
    ],
    clientInterceptors: [
      async ({ path, signal, next }) => {
        const logFailure = (error: unknown) => {
          if (isFailure(error, signal)) log.write(path.join('.'), error);
        };
        try {
          const output = await next();
          return isEventIterator(output) ? sentEvents(output, logFailure) : output;
        } catch (error) {
          logFailure(error);
          throw error;
        }
      },
    ],
  });
  return (port) => {
    handler.upgrade(port, { context });
    port.start();
  };
}

/** A declared error is an answer, and a cancelled call ends as asked; the rest is worth a line in the log. */
function isFailure(error: unknown, signal: AbortSignal | undefined): boolean {
  if (signal?.aborted === true) return false;
  return !(error instanceof ORPCError) || error.status >= 500 || error.code === 'BAD_REQUEST';
}

/** True for the output of a long job, which comes as events. */
export function isEventIterator(output: unknown): output is AsyncGenerator<unknown, unknown, undefined> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;
}

/**
 * A long job fails after its call has returned the iterator, so its failure passes here and not above; and so does the
 * result, whose files are made ready to travel.
 */
async function* sentEvents(
  events: AsyncGenerator<unknown, unknown, undefined>,
  logFailure: (error: unknown) => void,
): AsyncGenerator<unknown, unknown, undefined> {
  try {
    return await withStreamedFiles(yield* events);
  } catch (error) {
    logFailure(error);
    throw error;
  }
}

/** Files that are values of the result itself; deeper ones are not looked for, since no job has any. */
async function withStreamedFiles(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null) return result;
  const files = Object.entries(result).filter((entry): entry is [string, File] => entry[1] instanceof File);
  if (files.length === 0) return result;
  const streamed = await Promise.all(files.map(async ([key, file]) => [key, await toStreamed(file)]));
  return { ...result, ...Object.fromEntries(streamed) };
}

async function toStreamed(file: File): Promise<StreamedFile> {
  return new StreamedFile(file.name, file.type, Buffer.from(await file.arrayBuffer()).toString('base64'));
}

const streamedFileSerializer = {
  type: streamedFileType,
  condition: (data: unknown) => data instanceof StreamedFile,
  serialize: ({ name, mediaType, base64 }: StreamedFile) => ({ name, mediaType, base64 }),
  deserialize(): never {
    throw new Error('no call takes a streamed file');
  },
};
