import type { AnyContractRouter } from '@orpc/contract';
import { type Context, ORPCError, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { ErrorLog } from './error-log.ts';

/** A port at which calls arrive: Electron's `MessagePortMain` or a worker thread's `MessagePort`. */
export type CallPort = Parameters<RPCHandler<Context>['upgrade']>[0] & { readonly start: () => void };

/**
 * Answers calls on every port handed to the returned function. The page (or the loopback server on its behalf) is at
 * the other end; when that end closes, its running calls are aborted. Failures are logged by call path and code.
 * Files travel in the input and output of plain calls only: the events of a long job are JSON.
 */
export function createPortHandler<CallContext extends Context>(
  router: Router<AnyContractRouter, CallContext>,
  context: CallContext,
  log: ErrorLog,
): (port: CallPort) => void {
  const handler = new RPCHandler<Context>(router, {
    clientInterceptors: [
      async ({ path, signal, next }) => {
        const logFailure = (error: unknown) => {
          if (isFailure(error, signal)) log.write(path.join('.'), error);
        };
        try {
          const output = await next();
          return isEventIterator(output) ? loggedEvents(output, logFailure) : output;
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

/** A long job fails after its call has returned the iterator, so its failure passes here and not above. */
async function* loggedEvents(
  events: AsyncGenerator<unknown, unknown, undefined>,
  logFailure: (error: unknown) => void,
): AsyncGenerator<unknown, unknown, undefined> {
  try {
    return yield* events;
  } catch (error) {
    logFailure(error);
    throw error;
  }
}
