import type { Session } from '../session/session.ts';

/**
 * What every handler receives. Handlers reach the database, the clock and the files only through it,
 * so that Electron, the loopback host, the terminal and the tests run the same code.
 */
export type AppContext = {
  readonly session: Session;
  /** The ledger (`ledgerId`) that the caller speaks of; left out by callers that know of no other. */
  readonly ledgerId?: string | undefined;
};
