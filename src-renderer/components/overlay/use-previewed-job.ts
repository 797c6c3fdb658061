import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallQuery } from '../call-query.ts';
import { useServices } from '../services.ts';
import { useJob } from './job.tsx';
import type { JobIterator } from './job-controller.ts';

type PreviewedJobOptions<Preview, Result> = {
  /** The call that tells what the job would do on a day. */
  readonly previewOn: (day: string) => CallQuery<Preview>;
  /** Whether that can be done: there is something to do, and nothing stands in the way. */
  readonly isReady: (preview: Preview) => boolean;
  /** Starts the job on exactly what was previewed. */
  readonly start: (preview: Preview, day: string) => Promise<JobIterator<Result>>;
};

/**
 * A job whose effect depends on a day and is shown before it is confirmed: choose the day, see the preview, start, and
 * have everything asked anew however it ended. A preview of the day before never starts anything.
 */
export function usePreviewedJob<Preview, Result>(options: PreviewedJobOptions<Preview, Result>) {
  const { today, refresh } = useServices();
  const [day, setDay] = useState<string | null>(today);
  const [isChanged, setIsChanged] = useState(false);
  const job = useJob<Result>();
  const { phase } = job.state;
  const query = useQuery({
    ...options.previewOn(day ?? today),
    placeholderData: keepPreviousData,
    // While the job runs and after it, the preview that was confirmed stays.
    enabled: phase !== 'running' && phase !== 'done',
  });
  const preview: Preview | undefined = query.data;
  const canStart =
    preview !== undefined && !query.isPlaceholderData && day !== null && options.isReady(preview);
  const start = async () => {
    if (!canStart || phase === 'running') return;
    setIsChanged(false);
    await job.run(() => options.start(preview, day));
    await refresh();
  };
  return {
    job,
    isRunning: phase === 'running',
    day,
    chooseDay: (chosen: string | null) => {
      setDay(chosen);
      setIsChanged(true);
    },
    /** Another day was chosen since the job was last started. */
    isChanged,
    /** What would be done; while another day is asked, still that of the day before. */
    preview,
    error: query.error,
    retry: () => void query.refetch(),
    canStart,
    start: () => void start(),
  };
}
