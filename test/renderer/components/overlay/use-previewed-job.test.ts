import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { JobIterator } from '../../../../src-renderer/components/overlay/job-controller.ts';
import { usePreviewedJob } from '../../../../src-renderer/components/overlay/use-previewed-job.ts';
import { callHook } from '../../../helpers/draw.ts';

type Preview = { readonly fingerprint: string; readonly count: number };
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A job that is done at once. */
const registering = async (): Promise<JobIterator<string>> => ({
  next: async () => ({ done: true, value: 'done' }),
});

/** The job of a dialog that opens with this preview known for these days. */
function opened(known: Readonly<Record<string, Preview>>, start = registering) {
  const trail: string[] = [];
  const queryClient = new QueryClient();
  for (const [day, preview] of Object.entries(known)) queryClient.setQueryData(['preview', day], preview);
  const job = callHook(
    () =>
      usePreviewedJob<Preview, string>({
        previewOn: (day) => ({ queryKey: ['preview', day], queryFn: () => new Promise(() => undefined) }),
        isReady: ({ count }) => count > 0,
        start: (preview, day) => {
          trail.push(`start ${preview.fingerprint} ${day}`);
          return start();
        },
      }),
    {
      queryClient,
      services: {
        today: '2026-03-16',
        refresh: async () => {
          trail.push('refresh');
        },
      },
    },
  );
  return { job, trail };
}

describe('a job that is previewed before it is confirmed', () => {
  it('proposes today, and starts on exactly what was shown for it', async () => {
    const { job, trail } = opened({ '2026-03-16': { fingerprint: 'f1', count: 3 } });
    expect([job.day, job.canStart]).toEqual(['2026-03-16', true]);
    job.start();
    await settled();
    expect(trail).toEqual(['start f1 2026-03-16', 'refresh']);
  });

  it('starts nothing while the preview of the day is not there, or says there is nothing to do', async () => {
    const other = opened({ '2026-03-15': { fingerprint: 'f0', count: 3 } });
    const empty = opened({ '2026-03-16': { fingerprint: 'f1', count: 0 } });
    for (const { job, trail } of [other, empty]) {
      expect(job.canStart).toBe(false);
      job.start();
      await settled();
      expect(trail).toEqual([]);
    }
  });

  it('asks everything anew also when the job was refused', async () => {
    const refused = () => Promise.reject(new Error('changed since'));
    const { job, trail } = opened({ '2026-03-16': { fingerprint: 'f1', count: 3 } }, refused);
    job.start();
    await settled();
    expect(trail).toEqual(['start f1 2026-03-16', 'refresh']);
  });
});
