import { implement } from '@orpc/server';
import { contract } from '../../src-shared/rpc/contract/index.ts';
import type { AppContext } from './context.ts';

const os = implement(contract).$context<AppContext>();

/** The handlers of every call in the contract, the same for all three entries. */
export function createRouter() {
  return os.router({
    app: {
      status: os.app.status.handler(({ context }) => ({
        version: context.desk.options.version,
        hostKind: context.desk.options.hostKind,
        actor: null,
        ledger: null,
      })),
    } as never,
  });
}
