/** A broken promise of our own code. Never used for user input: that becomes a `Problem`. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/**
 * Stops when `condition` is false: a bug, nothing may be written.
 * `message` must not contain personal data: it is logged.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** The value, or a stop where our own code promised that it is there. */
export function assertPresent<Value>(value: Value | null | undefined, message: string): Value {
  assert(value !== null && value !== undefined, message);
  return value;
}
