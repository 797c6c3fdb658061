import type { HostMessage, OpenAtStart, StartOptions, WorkerMessage } from './control-message.ts';
import { errorCode } from './error-log.ts';
import type { CallPort } from './port-handler.ts';

/** The one line between the ledger worker and the process that started it. */
export type HostChannel = {
  readonly post: (message: WorkerMessage) => void;
  readonly onMessage: (listener: (message: HostMessage, ports: readonly CallPort[]) => void) => void;
};

/** What runs inside the worker once it knows its folders. */
export type LedgerService = {
  /** Answers calls on a port. */
  readonly serve: (port: CallPort) => void;
  /** Opens a ledger before any screen asks; rejects with a coded failure. */
  readonly open: (open: Exclude<OpenAtStart, { kind: 'nothing' }>) => Promise<void>;
  /** Makes a folder known that the user chose in the host's dialog; answers its opaque ledger id. */
  readonly knowFolder: (path: string) => Promise<string>;
  /** Closes the open ledger; nothing is served afterwards. */
  readonly close: () => Promise<void>;
  readonly logFailure: (where: string, error: unknown) => void;
};

type Worker = {
  readonly channel: HostChannel;
  readonly build: (options: StartOptions) => LedgerService;
  /** Ends the worker; called once, after the last message. */
  readonly exit: (code: number) => void;
};

/**
 * Runs the ledger service at the worker's end of the channel: start, hand over ports, know folders, close.
 * A failure that nothing caught is logged, reported as `failed` and ends the worker: SQLite rolls back what was open,
 * and the host tells the user. Going on after an unknown failure could write what nobody decided.
 */
export function runLedgerService({ channel, build, exit }: Worker): {
  readonly fail: (error: unknown) => void;
} {
  let service: LedgerService | null = null;

  const fail = (during: 'start' | 'open' | 'work', error: unknown) => {
    service?.logFailure(`ledger-worker ${during}`, error);
    channel.post({ type: 'failed', during, code: errorCode(error) });
  };

  const start = async (options: StartOptions, open: OpenAtStart) => {
    try {
      service = build(options);
    } catch (error) {
      fail('start', error);
      exit(1);
      return;
    }
    if (open.kind !== 'nothing') {
      await service.open(open).catch((error: unknown) => fail('open', error));
    }
    channel.post({ type: 'ready' });
  };

  const knowFolder = async (request: number, path: string) => {
    try {
      const ledgerId = await service?.knowFolder(path);
      if (ledgerId !== undefined) channel.post({ type: 'folder-known', request, ledgerId });
    } catch (error) {
      channel.post({ type: 'folder-refused', request, code: errorCode(error) });
    }
  };

  const close = async () => {
    try {
      await service?.close();
      channel.post({ type: 'closed' });
      exit(0);
    } catch (error) {
      fail('work', error);
      exit(1);
    }
  };

  channel.onMessage((message, ports) => {
    switch (message.type) {
      case 'start':
        void start(message.options, message.open);
        break;
      case 'connect':
        for (const port of ports) service?.serve(port);
        break;
      case 'know-folder':
        void knowFolder(message.request, message.path);
        break;
      case 'close':
        void close();
        break;
    }
  });

  return {
    fail(error) {
      fail('work', error);
      exit(1);
    },
  };
}
