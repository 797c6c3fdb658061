import { describe, expect, it } from 'vitest';
import { JobController, type JobState } from '../../../../src-renderer/components/overlay/job-controller.ts';

const progress = { job: 'job-1', done: 1, total: 3, stage: 'writing' } as const;

/** A job whose reports come when they are sent. */
function slowJob() {
  const waiting: ((step: () => IteratorResult<typeof progress, string>) => void)[] = [];
  const iterator = {
    next: () =>
      new Promise<IteratorResult<typeof progress, string>>((resolve, reject) => {
        waiting.push((step) => {
          try {
            resolve(step());
          } catch (error) {
            reject(error);
          }
        });
      }),
  };
  const send = async (step: () => IteratorResult<typeof progress, string>) => {
    waiting.shift()?.(step);
    await new Promise(setImmediate);
  };
  return {
    start: async () => iterator,
    report: () => send(() => ({ done: false, value: progress })),
    finish: (value: string) => send(() => ({ done: true, value })),
    fail: (error: unknown) =>
      send(() => {
        throw error;
      }),
  };
}

function openSession() {
  const states: JobState<string>[] = [];
  const stopped: string[] = [];
  const left: unknown[] = [];
  const session = new JobController<string>({
    onState: (state) => states.push(state),
    askToStop: (job) => stopped.push(job),
    onLeft: (error) => left.push(error),
  });
  return { session, states, stopped, left, last: () => states.at(-1) };
}

describe('a job', () => {
  it('is not started a second time while it runs', async () => {
    const { session, last } = openSession();
    const job = slowJob();
    const first = session.run(job.start);
    let isStartedAgain = false;
    const second = await session.run(async () => {
      isStartedAgain = true;
      return slowJob().start();
    });
    await job.finish('登记 3 人');
    expect([second, isStartedAgain, await first]).toEqual([null, false, '登记 3 人']);
    expect(last()).toEqual({ phase: 'done', result: '登记 3 人', wasTooLate: false });
  });

  it('can run again after it has failed', async () => {
    const { session, last } = openSession();
    const job = slowJob();
    const first = session.run(job.start);
    await new Promise(setImmediate);
    await job.fail(new Error('磁盘空间不足'));
    expect([await first, last()?.phase]).toEqual([null, 'failed']);
    const again = slowJob();
    const second = session.run(again.start);
    await new Promise(setImmediate);
    await again.finish('登记 3 人');
    expect(await second).toBe('登记 3 人');
  });

  it('that was left is not shown in the place of what came after, and still answers who started it', async () => {
    const { session, last } = openSession();
    const job = slowJob();
    const first = session.run(job.start);
    await job.report();
    session.reset();
    await job.report();
    expect(last()).toEqual({ phase: 'idle' });
    await job.finish('2024.xlsx');
    expect([await first, last()]).toEqual(['2024.xlsx', { phase: 'idle' }]);
  });

  it('that fails after it was left says so elsewhere', async () => {
    const { session, last, left } = openSession();
    const job = slowJob();
    const first = session.run(job.start);
    await job.report();
    session.reset();
    const error = new Error('磁盘空间不足');
    await job.fail(error);
    expect([await first, last(), left]).toEqual([null, { phase: 'idle' }, [error]]);
  });

  it('is asked to stop once, as soon as it has a name, and keeps its count in sight', async () => {
    const { session, last, stopped } = openSession();
    const job = slowJob();
    void session.run(job.start);
    await new Promise(setImmediate);
    session.cancel();
    session.cancel();
    expect(stopped).toEqual([]);
    await job.report();
    session.cancel();
    expect(stopped).toEqual(['job-1']);
    expect(last()).toEqual({ phase: 'running', progress, isCancelling: true });
    await job.finish('登记 3 人');
  });
});
