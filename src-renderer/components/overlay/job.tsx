import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { componentText } from '../../text/components.ts';
import { formatCount } from '../../text/format.ts';
import { jobStageWords } from '../../text/job-stages.ts';
import { classes } from '../classes.ts';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { useServices } from '../services.ts';
import { useDelayed } from '../use-delayed.ts';
import css from './job.module.css';
import { JobController, type JobState } from './job-controller.ts';
import { showError } from './toasts.tsx';

/** A job as a screen sees it. */
export type Job<Result> = Pick<JobController<Result>, 'run' | 'cancel' | 'reset'> & {
  readonly state: JobState<Result>;
};

/**
 * A long call that reports its progress and can be asked to stop. Its own stream says whether it stopped in time:
 * cancelled with nothing written, or the result.
 */
export function useJob<Result>(): Job<Result> {
  const { stopJob } = useServices();
  const [state, setState] = useState<JobState<Result>>({ phase: 'idle' });
  const [controller] = useState(
    () =>
      new JobController<Result>({
        onState: setState,
        askToStop: (job) => void stopJob(job).catch(showError),
        onLeft: showError,
      }),
  );
  useEffect(() => controller.reset, [controller]);
  return { state, run: controller.run, cancel: controller.cancel, reset: controller.reset };
}

type JobProgressProps<Result> = {
  readonly job: Job<Result>;
  /** What is going on: 正在登记. */
  readonly title: string;
  /** What came of it. */
  readonly result?: (result: Result) => ReactNode;
};

/** A job in sight: stage, count, bar and cancel while it runs; then its result or why it failed. */
export function JobProgress<Result>({ job, title, result }: JobProgressProps<Result>) {
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
      const stage = progress === null ? '' : jobStageWords[progress.stage];
      return (
        <div className={css['job']} data-job="" role="status">
          <div className={css['line']}>
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
            className={classes(css['bar'], !isCounted && css['isOpen'])}
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
