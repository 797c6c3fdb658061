import type { Pace } from './read-options.ts';

/** A long work in steps of a millisecond or so; `Said` is what a step tells, as a rule nothing. */
export type Steps<Result, Said = void> = Generator<Said, Result, void>;

/** Takes the steps, others having their turn in between. */
export async function paced<Result, Said>(
  steps: Steps<Result, Said>,
  pace: Pace,
  onStep: (said: Said) => void = () => undefined,
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
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
