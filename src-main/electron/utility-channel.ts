import type { ParentPort } from 'electron';
import type { HostChannel } from '../transport/ledger-service.ts';

/** The ledger worker's end of its line when Electron runs it as a utility process; null elsewhere. */
export function utilityProcessChannel(): HostChannel | null {
  // Electron's types promise a parent port everywhere; outside a utility process it is undefined.
  const port: ParentPort | undefined = process.parentPort;
  if (port === undefined) return null;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data, ports }) => listener(data, ports)),
  };
}
