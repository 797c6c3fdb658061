import { implement } from '@orpc/server';
import { contract } from '../../src-shared/rpc/contract/index.ts';
import type { AppContext } from './context.ts';
import { toDeclaredError } from './outcome.ts';

/** Where every handler starts: `os.teachers.list.handler(…)`. Failures become the contract's declared errors here, once. */
export const os = implement(contract)
  .$context<AppContext>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw toDeclaredError(error);
    }
  });
