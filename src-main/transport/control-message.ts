import type { SessionOptions } from '../session/session-options.ts';

/** What the ledger worker needs to start. Everything here crosses a process border, so it is plain data. */
export type StartOptions = Omit<SessionOptions, 'now' | 'newUid'> & {
  /** Fixed instant (ISO) for tests and demonstrations; null means the real clock. */
  readonly fixedNow: string | null;
};

/** A ledger that the worker opens before it reports `ready`. */
export type OpenAtStart =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'demo' };

/** From the host (window process or loopback server) to the ledger worker. A `connect` carries one port beside it. */
export type HostMessage =
  | { readonly type: 'start'; readonly options: StartOptions; readonly open: OpenAtStart }
  | { readonly type: 'connect' }
  | { readonly type: 'know-folder'; readonly request: number; readonly path: string }
  | { readonly type: 'close' };

/** From the ledger worker to its host. Codes only: a message never carries what the user typed. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'folder-known'; readonly request: number; readonly ledgerId: string }
  | { readonly type: 'folder-refused'; readonly request: number; readonly code: string }
  | { readonly type: 'failed'; readonly during: 'start' | 'open' | 'work'; readonly code: string }
  | { readonly type: 'closed' };
