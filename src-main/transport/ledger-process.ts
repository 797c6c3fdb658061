import { assert } from '../../src-shared/lib/assert.ts';
import type { HostMessage, OpenAtStart, StartOptions, WorkerMessage } from './control-message.ts';

/** How long a close may take (checkpoint and backup of a county's ledger) before the worker is ended. */
const closeMillisecondsMax = 120_000;

/** The host's end of the ledger worker, whatever carries it: a worker thread or Electron's utility process. */
export type WorkerLine<Port> = {
  readonly post: (message: HostMessage, ports: readonly Port[]) => void;
  readonly onMessage: (listener: (message: WorkerMessage) => void) => void;
  readonly onExit: (listener: (code: number) => void) => void;
  readonly kill: () => void;
};

/** Why the worker is of no use any more, or why the ledger named at the start did not open. */
export type LedgerFailure = { readonly during: 'start' | 'open' | 'work'; readonly code: string };

/** A folder that cannot be used as a ledger; `code` says why. */
export class FolderRefusedError extends Error {
  override readonly name = 'FolderRefusedError';
  readonly code: string;

  constructor(code: string) {
    super(`folder refused: ${code}`);
    this.code = code;
  }
}

export type LedgerProcess<Port> = {
  /** Resolves when calls are answered and the ledger named at the start is open (or has failed to open). */
  readonly ready: Promise<void>;
  /** Hands the worker's end of a call channel over; the host never reads what passes. */
  readonly connect: (port: Port) => void;
  /** The opaque id of a folder that the user chose; rejects with FolderRefusedError. */
  readonly knowFolder: (path: string) => Promise<string>;
  /** Closes the ledger and ends the worker; safe to call again. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the ledger service over a line. `onFailure` is called once for a ledger that did not open at the start, and
 * once when the worker ended without being asked to: the host shows a sentence and, in the second case, ends.
 */
export function startLedgerProcess<Port>(
  line: WorkerLine<Port>,
  start: { readonly options: StartOptions; readonly open: OpenAtStart },
  onFailure: (failure: LedgerFailure) => void,
): LedgerProcess<Port> {
  const ready = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<void>();
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let isClosing = false;
  let hasReportedEnd = false;
  let lastRequest = 0;

  const reportEnd = (failure: LedgerFailure) => {
    if (hasReportedEnd) return;
    hasReportedEnd = true;
    for (const request of waiting.values()) request.reject(new FolderRefusedError(failure.code));
    waiting.clear();
    onFailure(failure);
  };

  line.onMessage((message) => {
    switch (message.type) {
      case 'ready':
        ready.resolve();
        break;
      case 'folder-known':
        waiting.get(message.request)?.resolve(message.ledgerId);
        waiting.delete(message.request);
        break;
      case 'folder-refused':
        waiting.get(message.request)?.reject(new FolderRefusedError(message.code));
        waiting.delete(message.request);
        break;
      case 'failed':
        if (message.during === 'open') onFailure(message);
        else reportEnd(message);
        break;
      case 'closed':
        break;
    }
  });
  line.onExit((code) => {
    exited.resolve();
    if (!isClosing) reportEnd({ during: 'work', code: `EXIT_${code}` });
  });
  line.post({ type: 'start', ...start }, []);

  return {
    ready: ready.promise,
    connect(port) {
      line.post({ type: 'connect' }, [port]);
    },
    knowFolder(path) {
      assert(!isClosing, 'a folder is chosen while the ledger closes');
      lastRequest += 1;
      const answer = Promise.withResolvers<string>();
      waiting.set(lastRequest, answer);
      line.post({ type: 'know-folder', request: lastRequest, path }, []);
      return answer.promise;
    },
    async close() {
      if (!isClosing) {
        isClosing = true;
        line.post({ type: 'close' }, []);
      }
      const timer = setTimeout(line.kill, closeMillisecondsMax);
      await exited.promise;
      clearTimeout(timer);
    },
  };
}
