import { implement } from '@orpc/server';
import { contract } from '../../src-shared/rpc/contract/index.ts';
import type { AppContext } from './context.ts';

/** Where every handler starts: `os.teachers.list.handler(…)`. */
export const os = implement(contract).$context<AppContext>();
