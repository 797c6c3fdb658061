import type { Pace } from './read-options.ts';

/** A long work in steps of a millisecond or so. */
export type Steps<Result> = Generator<void, Result, void>;

/** Takes the steps, others having their turn in between. */
export async function paced<Result>(steps: Steps<Result>, pace: Pace): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const turn = pace();
    if (turn !== undefined) await turn;
  }
}

/** Takes all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
