/**
 * A long work cut into steps: every `yield` is a place where the work may rest, with whatever it reports there (as a
 * rule nothing, or how far it is). The work itself knows no clock and no event loop, so the core stays pure; whoever
 * runs it decides when others are let in: `runNow` never, `runWork` of main after each time slice.
 *
 * A step should last a millisecond at most, because nothing can interrupt it.
 */
export type Work<Result, Report = void> = Generator<Report, Result, void>;

/** Does the whole work at once, for callers that nobody waits for. Its reports are dropped. */
export function runNow<Result>(work: Work<Result, unknown>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The user stopped a long work. Nothing of it stays: a transaction that was under way is rolled back. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
