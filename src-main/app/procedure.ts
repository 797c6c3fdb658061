import { mapEventIterator } from '@orpc/client';
import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server';
import { contract } from '../../src-shared/rpc/contract/index.ts';
import { LedgerNotOpen } from '../session/refusals.ts';
import { toDeclaredError } from './call-errors.ts';
import type { AppContext } from './context.ts';

/**
 * Where every handler starts: `os.teachers.list.handler(…)`. Failures become the contract's declared errors here, once, and
 * a call about another ledger than the open one goes no further; `app.status` is how the caller learns of the new one.
 */
export const os: ImplementerInternalWithMiddlewares<typeof contract, AppContext, AppContext> = implement(
  contract,
)
  .$context<AppContext>()
  .use(async ({ context, path, next }) => {
    try {
      const { session, ledgerId } = context;
      const isOther = ledgerId !== undefined && ledgerId !== session.openLedger?.ledgerId;
      if (isOther && path.join('.') !== 'app.status') throw new LedgerNotOpen();
      const result = await next({ context });
      return { ...result, output: withDeclaredErrors(result.output) };
    } catch (error) {
      throw toDeclaredError(error);
    }
  });

/** The stream of a job fails after its handler has returned, where the `catch` above does not see it any more. */
function withDeclaredErrors(output: unknown): unknown {
  return isStream(output)
    ? mapEventIterator(output, {
        value: async (value) => value,
        error: async (error) => toDeclaredError(error),
      })
    : output;
}

function isStream(output: unknown): output is AsyncGenerator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
