import { setImmediate } from 'node:timers/promises';
import { Cancelled, type Work } from '../../src-shared/lib/work.ts';

/**
 * Milliseconds of work between two turns of the event loop. Another call shall be answered within 100 ms while several
 * long works are under way (DESIGN §11): with ten milliseconds each, half a dozen fit beside the call itself. Shorter
 * slices would not be felt, and below two milliseconds the turns themselves begin to cost.
 */
const SLICE_MS = 10;

/** The time slices of one long work. It is cut by time, not by items: items can be cheap or dear, and a machine busy. */
export type TimeSlices = {
  /**
   * Whether others should be let in now: the slice has lasted long enough, or the work was cancelled. Costs some tens of
   * nanoseconds and may be asked for every row.
   */
  readonly isOver: boolean;
  /**
   * Gives the event loop a turn, so that calls that wait are answered (a request to cancel is one of them), and begins
   * the next slice.
   *
   * @throws Cancelled when the signal was aborted.
   */
  readonly next: () => Promise<void>;
};

/** Time slices that begin now. Without a signal the work cannot be cancelled. */
export function timeSlices(signal?: AbortSignal): TimeSlices {
  let since = performance.now();
  return {
    get isOver() {
      return signal?.aborted === true || performance.now() - since >= SLICE_MS;
    },
    async next() {
      await setImmediate();
      throwIfCancelled(signal);
      since = performance.now();
    },
  };
}

/**
 * Does a work step by step and lets others in after each time slice. Works that follow one another share their slices:
 * many short ones would otherwise never come to the end of one.
 *
 * @throws Cancelled when the signal of the slices was aborted; the work's own `finally` blocks have run then.
 */
export async function runWork<Result, Report = void>(
  work: Work<Result, Report>,
  slices: TimeSlices = timeSlices(),
  onReport: (report: Report) => void = () => undefined,
): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    onReport(step.value);
    if (!slices.isOver) continue;
    try {
      await slices.next();
    } catch (cancelled) {
      work.throw(cancelled);
      throw cancelled;
    }
  }
}

/** For a work that waits for something else than its slices. @throws Cancelled when the signal was aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Cancelled();
}

/**
 * Waits for what somebody else does, but no longer than until the signal is aborted. What was waited for goes on by
 * itself, so whoever needs it ended must wait for it elsewhere.
 *
 * @throws Cancelled at once when the signal is aborted.
 */
export async function untilCancelled<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return promise;
  throwIfCancelled(signal);
  let giveUp: () => void = () => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Cancelled());
    signal.addEventListener('abort', giveUp);
  });
  try {
    return await Promise.race([promise, cancelled]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
