import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { implement } from '@orpc/server';
import { openErrorLog } from '../../src-main/transport/error-log.ts';
import { runLedgerService } from '../../src-main/transport/ledger-service.ts';
import { createPortHandler } from '../../src-main/transport/port-handler.ts';
import { workerThreadChannel } from '../../src-main/transport/worker-thread.ts';
import { mechanics } from './mechanics-contract.ts';

/** A worker like the ledger's, over the mechanics contract. */
const os = implement(mechanics).$context<{ readonly cancelled: string[]; readonly ledgerId?: string }>();

const router = os.router({
  echo: os.echo.handler(({ input }) => input),
  about: os.about.handler(({ context }) => context.ledgerId ?? null),
  refuse: os.refuse.handler(({ errors }) => {
    throw errors.REFUSED({ data: { rows: [2, 7] } });
  }),
  mirror: os.mirror.handler(async ({ input }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return {
      file: new File([bytes], `回执-${input.file.name}`, { type: input.file.type }),
      byteSum: sum(bytes),
    };
  }),
  count: os.count.handler(async function* ({ input }) {
    for (let done = 1; done <= input.to; done += 1) yield { done };
    const bytes = Uint8Array.from({ length: input.to }, (_, index) => index % 256);
    return { text: '完成', at: new Date(0), file: new File([bytes], '汇总.xlsx', { type: 'application/x' }) };
  }),
  endless: os.endless.handler(async function* ({ context }) {
    try {
      for (let tick = 0; ; tick += 1) {
        yield { tick };
        await wait(5);
      }
    } finally {
      context.cancelled.push('endless');
    }
  }),
  wait: os.wait.handler(async ({ context, signal }) => {
    await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    context.cancelled.push('wait');
    return null;
  }),
  cancelled: os.cancelled.handler(({ context }) => context.cancelled),
  crash: os.crash.handler(({ input }) => {
    throw new Error(`cannot digest ${input.name}`);
  }),
  explode: os.explode.handler(() => {
    setTimeout(() => {
      throw new TypeError('outside');
    });
    return null;
  }),
});

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}

const worker = runLedgerService({
  channel: workerThreadChannel(),
  build: (options) => {
    const log = openErrorLog(join(options.configDirectory, 'log.txt'), () => new Date(0));
    if (options.version === 'broken') throw new RangeError('no start');
    return {
      serve: createPortHandler(router, { cancelled: [] }, log),
      open: () => Promise.reject(Object.assign(new Error('in use'), { code: 'ledgerInUse' })),
      knowFolder: async (path) => {
        if (path.endsWith('nothing')) throw Object.assign(new Error('none'), { code: 'notALedger' });
        return 'ledger-1';
      },
      close: async () => log.write('closed', null),
      logFailure: log.write,
    };
  },
  exit: (code) => process.exit(code),
});
process.on('uncaughtException', worker.fail);
process.on('unhandledRejection', worker.fail);
