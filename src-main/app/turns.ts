import { setImmediate } from 'node:timers/promises';
import { Cancelled } from '../database/entries/post-batch.ts';

/** Milliseconds of work between two turns of other calls. */
const TURN_MS = 10;

/**
 * Cuts a long job by time, not by count: whether its items are cheap or dear and the machine fast or busy, another call
 * waits some ten milliseconds.
 */
export class Turns {
  readonly #signal: AbortSignal;
  #since = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Whether it is somebody else's turn. Costs some tens of nanoseconds. */
  get isOver(): boolean {
    return performance.now() - this.#since >= TURN_MS;
  }

  /**
   * Answers the calls that wait, then goes on.
   *
   * @throws Cancelled when the job was asked to stop.
   */
  async next(): Promise<void> {
    await setImmediate();
    if (this.#signal.aborted) throw new Cancelled();
    this.#since = performance.now();
  }
}
