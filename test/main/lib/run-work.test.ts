import { setImmediate } from 'node:timers';
import { afterEach, expect, it, vi } from 'vitest';
import { runWork, throwIfCancelled, timeSlices, untilCancelled } from '../../../src-main/lib/run-work.ts';
import { Cancelled, type Work } from '../../../src-shared/lib/work.ts';
import { countTurns } from '../../helpers/count-turns.ts';

afterEach(() => vi.restoreAllMocks());

/** A clock that only the test moves. */
function clock() {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return { pass: (milliseconds: number) => (now += milliseconds) };
}

/** A work of steps that each take some milliseconds of the test's clock. */
function* stepsOf(
  count: number,
  milliseconds: number,
  pass: (milliseconds: number) => void,
): Work<number, number> {
  for (let step = 1; step <= count; step++) {
    pass(milliseconds);
    yield step / count;
  }
  return count;
}

it('ends a slice by time and begins the next one after a turn', async () => {
  const { pass } = clock();
  const slices = timeSlices();
  pass(9.9);
  expect(slices.isOver).toBe(false);
  pass(0.1);
  expect(slices.isOver).toBe(true);
  let answered = 0;
  setImmediate(() => answered++);
  await slices.next();
  expect([answered, slices.isOver]).toEqual([1, false]);
});

it('stops after others had their turn, because the wish to cancel comes as one of them', async () => {
  const controller = new AbortController();
  const slices = timeSlices(controller.signal);
  setImmediate(() => controller.abort());
  await expect(slices.next()).rejects.toBeInstanceOf(Cancelled);
});

it('gives one turn for each slice that a work fills, however many steps it has', async () => {
  const { pass } = clock();
  const dear = countTurns();
  expect(await runWork(stepsOf(5, 10, pass))).toBe(5);
  const turnsOfDear = dear.stop();
  const cheap = countTurns();
  expect(await runWork(stepsOf(50, 1, pass))).toBe(50);
  const turnsOfCheap = cheap.stop();
  expect([turnsOfDear, turnsOfCheap]).toEqual([5, 5]);
});

it('lets nobody in while the first slice lasts', async () => {
  const { pass } = clock();
  const turns = countTurns();
  await runWork(stepsOf(9, 1, pass));
  expect(turns.stop()).toBe(0);
});

it('lets works that share their slices fill them together', async () => {
  const { pass } = clock();
  const slices = timeSlices();
  const turns = countTurns();
  for (let work = 0; work < 10; work++) await runWork(stepsOf(4, 1, pass), slices);
  expect(turns.stop()).toBe(4);
});

it('hands on what every step reports', async () => {
  const shares: number[] = [];
  await runWork(
    stepsOf(4, 0, () => undefined),
    timeSlices(),
    (share) => shares.push(share),
  );
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

it('stops at the first step after it was cancelled and lets the work clean up behind itself', async () => {
  clock();
  const controller = new AbortController();
  let steps = 0;
  let isClosed = false;
  function* work(): Work<void> {
    try {
      for (;;) {
        steps++;
        if (steps === 7) controller.abort();
        yield;
      }
    } finally {
      isClosed = true;
    }
  }
  await expect(runWork(work(), timeSlices(controller.signal))).rejects.toBeInstanceOf(Cancelled);
  expect([steps, isClosed]).toEqual([7, true]);
});

it('tells a work that waits for something else that it was cancelled', () => {
  expect(() => throwIfCancelled(undefined)).not.toThrow();
  expect(() => throwIfCancelled(new AbortController().signal)).not.toThrow();
  expect(() => throwIfCancelled(AbortSignal.abort())).toThrow(Cancelled);
});

it('waits for what somebody else does, and gives up as soon as it was cancelled', async () => {
  await expect(untilCancelled(Promise.resolve('done'), new AbortController().signal)).resolves.toBe('done');
  await expect(untilCancelled(Promise.resolve('done'), undefined)).resolves.toBe('done');
  await expect(untilCancelled(Promise.reject(new RangeError()), undefined)).rejects.toThrow(RangeError);
  const controller = new AbortController();
  const never = new Promise<void>(() => undefined);
  const waiting = untilCancelled(never, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toBeInstanceOf(Cancelled);
  await expect(untilCancelled(never, controller.signal)).rejects.toBeInstanceOf(Cancelled);
});
