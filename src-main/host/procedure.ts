import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server';
import { contract } from '../../src-shared/rpc/contract/index.ts';
import type { AppContext } from './context.ts';
import { toDeclaredError } from './outcome.ts';

/** Where every handler starts: `os.teachers.list.handler(…)`. Failures become the contract's declared errors here, once. */
export const os: ImplementerInternalWithMiddlewares<typeof contract, AppContext, AppContext> = implement(
  contract,
)
  .$context<AppContext>()
  .use(async ({ context, next }) => {
    try {
      return await next({ context });
    } catch (error) {
      throw toDeclaredError(error);
    }
  });
