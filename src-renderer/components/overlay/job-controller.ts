import type { Progress } from '../../../src-shared/rpc/contract/shared.ts';
import { isCancelled } from '../../text/errors.ts';

/** The steps of a running job, ending in its result. */
export type JobIterator<Result> = {
  next(): Promise<IteratorResult<Progress, Result>>;
};

export type JobState<Result> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly progress: Progress | null; readonly isCancelling: boolean }
  /** `wasTooLate`: the user asked to stop, but it was done by then. */
  | { readonly phase: 'done'; readonly result: Result; readonly wasTooLate: boolean }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly error: unknown };

type JobControllerOptions<Result> = {
  readonly onState: (state: JobState<Result>) => void;
  readonly askToStop: (job: string) => void;
  /** A job that was left by `reset` has failed. */
  readonly onLeft: (error: unknown) => void;
};

type Running = { progress: Progress | null; isCancelling: boolean };

/**
 * Runs one job at a time and reports its state. After `reset` (another choice, another page) a running job goes on and
 * still answers whoever started it, but its state is no longer reported.
 */
export class JobController<Result> {
  readonly #options: JobControllerOptions<Result>;
  #running: Running | null = null;

  constructor(options: JobControllerOptions<Result>) {
    this.#options = options;
  }

  /** Starts it: `job.run(() => client.registrations.register(input))`. Resolves with the result, or null; null while another runs. */
  readonly run = async (start: () => Promise<JobIterator<Result>>): Promise<Result | null> => {
    if (this.#running !== null) return null;
    const present: Running = { progress: null, isCancelling: false };
    this.#running = present;
    const tell = (state: JobState<Result>) => {
      if (this.#running === present) this.#options.onState(state);
    };
    const end = (state: JobState<Result>) => {
      tell(state);
      if (this.#running === present) this.#running = null;
    };
    tell({ phase: 'running', ...present });
    try {
      const iterator = await start();
      for (;;) {
        const step = await iterator.next();
        if (step.done) {
          end({ phase: 'done', result: step.value, wasTooLate: present.isCancelling });
          return step.value;
        }
        // The job has no name before its first report; a stop asked for earlier is sent now.
        if (present.progress === null && present.isCancelling) this.#options.askToStop(step.value.job);
        present.progress = step.value;
        tell({ phase: 'running', ...present });
      }
    } catch (error) {
      if (this.#running !== present) this.#options.onLeft(error);
      end(isCancelled(error) ? { phase: 'cancelled' } : { phase: 'failed', error });
      return null;
    }
  };

  readonly cancel = (): void => {
    const present = this.#running;
    if (present === null || present.isCancelling) return;
    present.isCancelling = true;
    if (present.progress !== null) this.#options.askToStop(present.progress.job);
    this.#options.onState({ phase: 'running', ...present });
  };

  readonly reset = (): void => {
    this.#running = null;
    this.#options.onState({ phase: 'idle' });
  };
}
