import type { Progress } from '../../src-shared/rpc/contract/shared.ts';
import type { Report } from '../lib/report.ts';

/** At most this often a progress event is sent, in milliseconds. */
const EVERY_MS = 60;

/** The long jobs under way in this worker, by name, so that a call can stop one. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();
  readonly #unfinished = new Set<Promise<unknown>>();
  #count = 0;

  /** Asks the job to stop; false when it is not running any more. */
  cancel(job: string): boolean {
    const controller = this.#running.get(job);
    controller?.abort();
    return controller !== undefined;
  }

  /**
   * Runs `work` and streams its progress; the stream's return value is the result, and what the work throws comes out of
   * the stream. Cancelling, or losing the caller, aborts the signal; the stream still waits for the work to end, because
   * only then is it known whether anything was written.
   */
  async *run<Result>(
    work: (report: Report, signal: AbortSignal) => Promise<Result>,
    caller?: AbortSignal,
  ): AsyncGenerator<Progress, Result, void> {
    const job = `job-${++this.#count}`;
    const controller = new AbortController();
    this.#running.set(job, controller);
    const abort = () => controller.abort();
    caller?.addEventListener('abort', abort);
    if (caller?.aborted === true) abort();
    let latest: Progress | null = { job, done: 0, total: 0, stage: 'start' };
    let wake: () => void = () => undefined;
    let ended = false;
    const finished = work((done, total, stage) => {
      latest = { job, done, total, stage };
      wake();
    }, controller.signal).finally(() => {
      ended = true;
      this.#unfinished.delete(finished);
      wake();
    });
    finished.catch(() => undefined);
    this.#unfinished.add(finished);
    try {
      let sentAt = Number.NEGATIVE_INFINITY;
      while (!ended) {
        if (latest !== null && performance.now() - sentAt >= EVERY_MS) {
          const event: Progress = latest;
          latest = null;
          sentAt = performance.now();
          yield event;
        } else {
          const due = latest === null ? null : EVERY_MS - (performance.now() - sentAt);
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (due !== null) setTimeout(resolve, due);
          });
        }
      }
      return await finished;
    } finally {
      caller?.removeEventListener('abort', abort);
      controller.abort();
      await finished.catch(() => undefined);
      this.#running.delete(job);
    }
  }

  /** Waits until the work of every job has ended, however it ends. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#unfinished);
  }
}
