import { type MessagePort, parentPort, type Transferable, Worker } from 'node:worker_threads';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import type { HostMessage } from './control-message.ts';
import type { WorkerLine } from './ledger-process.ts';
import type { HostChannel } from './ledger-service.ts';

/** In a worker thread ports travel inside the message; this envelope is private to the two functions below. */
type Envelope = { readonly message: HostMessage; readonly ports: readonly MessagePort[] };

/** Starts the ledger worker as a thread of this process (`serve` and tests). */
export function startWorkerThread(script: URL): WorkerLine<MessagePort> {
  const worker = new Worker(script, { name: 'ledger' });
  return {
    post(message, ports) {
      const envelope: Envelope = { message, ports };
      const transfer: Transferable[] = [...ports];
      worker.postMessage(envelope, transfer);
    },
    onMessage: (listener) => void worker.on('message', listener),
    onExit(listener) {
      worker.on('exit', listener);
      // An error that ends the thread is reported by `exit`; unheard, it would end this process first.
      worker.on('error', () => {});
    },
    kill: () => void worker.terminate(),
  };
}

/** The worker's end of the same line. */
export function workerThreadChannel(): HostChannel {
  const port = assertPresent(parentPort, 'the ledger worker runs in a worker thread');
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) =>
      void port.on('message', ({ message, ports }: Envelope) => listener(message, ports)),
  };
}
