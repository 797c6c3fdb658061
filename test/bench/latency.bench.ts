import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { build } from 'vite';
import { test } from 'vitest';
import { startLedgerProcess } from '../../src-main/transport/ledger-process.ts';
import { startWorkerThread } from '../../src-main/transport/worker-thread.ts';
import type { contract } from '../../src-shared/rpc/contract/index.ts';
import { resourcesDirectory } from '../helpers/test-session.ts';
import { manyTeachers, manyTeachersFolder } from './county.ts';
import { inFolder, median, percentile, print, timed } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'node_modules/.cache/bench-worker');

/** The worker as it ships, at the other end of a real port; one project of everybody is registered meanwhile. */
test('other calls while a whole ledger registers', async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'src-main/worker.ts'),
      outDir: built,
      rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  await inFolder(async (folder) => {
    cpSync(await manyTeachersFolder(), folder, { recursive: true });
    const started = performance.now();
    const ledger = startLedgerProcess(
      startWorkerThread(pathToFileURL(join(built, 'worker.mjs'))),
      {
        options: {
          configDirectory: join(folder, 'config'),
          ledgersDirectory: folder,
          resourcesDirectory,
          hostKind: 'browser',
          version: '0.0.0-bench',
          fixedNow: '2026-02-10T01:00:00.000Z',
        },
        open: { kind: 'folder', path: join(folder, 'county') },
      },
      (failure) => console.error(failure),
    );
    await ledger.ready;
    const ready = performance.now() - started;
    const { port1, port2 } = new MessageChannel();
    ledger.connect(port2);
    const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ port: port1 }));
    await client.app.setActor({ name: '王老师' });
    const everybody = (await client.projects.list({})).rows.find((row) => row.traineeCount === manyTeachers);
    const projectUid = everybody?.uid ?? '';
    const asked: readonly (() => Promise<unknown>)[] = [
      () => client.app.status(),
      () => client.teachers.list({ search: 'wang' }),
      () => client.entries.list({}),
      () => client.registrations.batches({}),
      () => client.projects.list({}),
    ];
    for (const ask of asked) await ask();
    const quiet: number[] = [];
    for (let run = 0; run < 10; run++) for (const ask of asked) quiet.push(await timed(ask));
    const { fingerprint } = await client.registrations.preview({ projectUid });
    let isDone = false;
    const took = timed(async () => {
      const stream = await client.registrations.register({ projectUid, fingerprint });
      for await (const _ of stream);
    }).finally(() => {
      isDone = true;
    });
    const busy: number[] = [];
    while (!isDone) for (const ask of asked) if (!isDone) busy.push(await timed(ask));
    print({
      name: 'latency-while-registering',
      ratio: percentile(busy, 0.99) / 100,
      against: '100 ms (p99)',
      n: manyTeachers,
      target: '<= 1',
      calls: busy.length,
      median: median(busy),
      p99: percentile(busy, 0.99),
      max: Math.max(...busy),
      medianWithoutWork: median(quiet),
      maxWithoutWork: Math.max(...quiet),
      registering: await took,
      workerReady: ready,
    });
    port1.close();
    await ledger.close();
  });
});
