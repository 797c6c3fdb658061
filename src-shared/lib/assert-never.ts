import { AssertionError } from './assert.ts';

/** Ends a `switch` over a union: the compiler refuses it while a member is not handled. */
export function assertNever(value: never): never {
  throw new AssertionError(`unhandled member: ${JSON.stringify(value)}`);
}
