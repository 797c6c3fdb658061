import { type MessagePortMain, utilityProcess } from 'electron';
import type { WorkerLine } from '../transport/ledger-process.ts';

/** Starts the ledger worker as a process of its own; call after `app` is ready. */
export function startUtilityProcess(script: string): WorkerLine<MessagePortMain> {
  const child = utilityProcess.fork(script, [], { serviceName: 'ledger' });
  return {
    post: (message, ports) => child.postMessage(message, [...ports]),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
