import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import './pieces.css';
import type { Progress } from '../../src-shared/rpc/contract/shared.ts';
import { client } from '../rpc.ts';
import { componentText } from '../text/components.ts';
import { isCancelled } from '../text/errors.ts';
import { formatCount } from '../text/format.ts';
import { ErrorPanel } from './error-panel.tsx';
import { showError } from './toasts.tsx';
import { useDelayed } from './use-delayed.ts';

type JobIterator<Result> = {
  next(): Promise<IteratorResult<Progress, Result>>;
};

export type JobState<Result> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly progress: Progress | null; readonly isCancelling: boolean }
  | { readonly phase: 'done'; readonly result: Result }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly error: unknown };

export type Job<Result> = {
  readonly state: JobState<Result>;
  /** Starts it: `job.run(() => client.registrations.register(input))`. Resolves with the result, or null. */
  readonly run: (start: () => Promise<JobIterator<Result>>) => Promise<Result | null>;
  readonly cancel: () => void;
  readonly reset: () => void;
};

/**
 * A long call that reports how far it is and can be asked to stop. Whether it still could is told by its own stream:
 * cancelled with nothing written, or the result.
 */
export function useJob<Result>(): Job<Result> {
  const [state, setState] = useState<JobState<Result>>({ phase: 'idle' });
  const running = useRef<{ name: string | null; isCancelling: boolean }>({ name: null, isCancelling: false });
  const run = useCallback<Job<Result>['run']>(async (start) => {
    const present = { name: null as string | null, isCancelling: false };
    running.current = present;
    setState({ phase: 'running', progress: null, isCancelling: false });
    try {
      const iterator = await start();
      for (;;) {
        const step = await iterator.next();
        if (step.done) {
          setState({ phase: 'done', result: step.value });
          return step.value;
        }
        if (present.name === null && present.isCancelling) askToStop(step.value.job);
        present.name = step.value.job;
        setState({ phase: 'running', progress: step.value, isCancelling: present.isCancelling });
      }
    } catch (error) {
      setState(isCancelled(error) ? { phase: 'cancelled' } : { phase: 'failed', error });
      return null;
    }
  }, []);
  const cancel = useCallback(() => {
    const present = running.current;
    present.isCancelling = true;
    // Before the first report the job has no name yet; it is asked as soon as it has one.
    if (present.name !== null) askToStop(present.name);
    setState((now) => (now.phase === 'running' ? { ...now, isCancelling: true } : now));
  }, []);
  const reset = useCallback(() => setState({ phase: 'idle' }), []);
  return { state, run, cancel, reset };
}

function askToStop(job: string): void {
  client.app.cancelJob({ job }).catch(showError);
}

type JobProgressProps<Result> = {
  readonly job: Job<Result>;
  /** What is going on: 正在登记. */
  readonly title: string;
  /** Words for the stages the call reports, where the usual ones do not fit. */
  readonly stageText?: (stage: string) => string;
  /** What came of it. */
  readonly result?: (result: Result) => ReactNode;
};

/** A job in sight: stage, count, bar and cancel while it runs; then its result or why it failed. */
export function JobProgress<Result>({ job, title, stageText, result }: JobProgressProps<Result>) {
  const { state } = job;
  const isVisible = useDelayed(state.phase === 'running', 200);
  switch (state.phase) {
    case 'idle':
      return null;
    case 'failed':
      return <ErrorPanel error={state.error} />;
    case 'cancelled':
      return <p className="tone-muted">{componentText.job.cancelled}</p>;
    case 'done':
      return <>{result?.(state.result)}</>;
    case 'running': {
      if (!isVisible) return null;
      const { progress } = state;
      const isCounted = progress !== null && progress.total > 0;
      const words = stageText ?? ((stage: string) => componentText.job.stages[stage] ?? '');
      const stage = progress === null ? '' : words(progress.stage);
      return (
        <div className="job" role="status">
          <div className="job__line">
            <span>
              {title}
              {stage !== '' && <span className="tone-muted"> · {stage}</span>}
            </span>
            <span className="push tone-muted">
              {isCounted &&
                componentText.job.progress(formatCount(progress.done), formatCount(progress.total))}
            </span>
            <Button size="xs" onClick={job.cancel} disabled={state.isCancelling}>
              {state.isCancelling ? componentText.job.cancelling : componentText.job.cancel}
            </Button>
          </div>
          <div
            className={`job__bar ${isCounted ? '' : 'is-open'}`}
            role="progressbar"
            aria-label={title}
            aria-valuemin={0}
            aria-valuemax={isCounted ? progress.total : undefined}
            aria-valuenow={isCounted ? progress.done : undefined}
          >
            <i style={isCounted ? { width: `${(progress.done / progress.total) * 100}%` } : undefined} />
          </div>
        </div>
      );
    }
  }
}
