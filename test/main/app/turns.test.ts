import { setImmediate } from 'node:timers';
import { afterEach, expect, it, vi } from 'vitest';
import { Turns } from '../../../src-main/app/turns.ts';
import { Cancelled } from '../../../src-main/database/entries/post-batch.ts';

afterEach(() => vi.restoreAllMocks());

/** A clock that the test moves. */
function clock() {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return { pass: (milliseconds: number) => (now += milliseconds) };
}

it('gives others their turn by time, and begins anew after it', async () => {
  const { pass } = clock();
  const turns = new Turns(new AbortController().signal);
  pass(9.9);
  expect(turns.isOver).toBe(false);
  pass(0.1);
  expect(turns.isOver).toBe(true);
  let answered = 0;
  setImmediate(() => answered++);
  await turns.next();
  expect([answered, turns.isOver]).toEqual([1, false]);
});

it('stops the job that was asked to, after others had their turn', async () => {
  const controller = new AbortController();
  const turns = new Turns(controller.signal);
  setImmediate(() => controller.abort());
  await expect(turns.next()).rejects.toBeInstanceOf(Cancelled);
});
