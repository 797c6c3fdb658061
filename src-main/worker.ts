import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { monotonicFactory } from 'ulid';
import { createRouter } from './app/router.ts';
import { utilityProcessChannel } from './electron/utility-channel.ts';
import { Session } from './session/session.ts';
import type { StartOptions } from './transport/control-message.ts';
import { openErrorLog } from './transport/error-log.ts';
import { type LedgerService, runLedgerService } from './transport/ledger-service.ts';
import { createPortHandler } from './transport/port-handler.ts';
import { workerThreadChannel } from './transport/worker-thread.ts';

/**
 * The one worker that owns SQLite, workbooks, documents and assessment. It is Electron's utility process or a thread
 * under `serve`; the difference ends with the channel.
 */
function buildService({ fixedNow, ...options }: StartOptions): LedgerService {
  const now = fixedNow === null ? () => new Date() : () => new Date(fixedNow);
  const log = openErrorLog(join(options.configDirectory, 'log.txt'), () => new Date());
  const nextUlid = monotonicFactory();
  const session = new Session({ ...options, now, newUid: () => nextUlid(now().getTime()) });
  const context = { session };
  const router = createRouter();
  const client = createRouterClient(router, { context });
  return {
    serve: createPortHandler(router, context, log),
    async open(open) {
      if (open.kind === 'demo') await client.app.openDemo({ which: 'school' });
      else await session.openFolder(open.path);
    },
    knowFolder: (path) => session.knowFolder(path),
    close: () => session.close(),
    logFailure: log.write,
  };
}

const worker = runLedgerService({
  channel: utilityProcessChannel() ?? workerThreadChannel(),
  build: buildService,
  exit: (code) => process.exit(code),
});
process.on('uncaughtException', worker.fail);
process.on('unhandledRejection', worker.fail);
