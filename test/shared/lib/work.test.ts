import { expect, it } from 'vitest';
import { runNow, type Work } from '../../../src-shared/lib/work.ts';

it('takes every step of a work and answers its result', () => {
  const taken: number[] = [];
  function* work(): Work<string, number> {
    for (let step = 1; step <= 3; step++) {
      taken.push(step);
      yield step / 3;
    }
    return 'done';
  }
  expect(runNow(work())).toBe('done');
  expect(taken).toEqual([1, 2, 3]);
});

it('hands on what the work throws', () => {
  function* work(): Work<void> {
    yield;
    throw new RangeError('too far');
  }
  expect(() => runNow(work())).toThrow(RangeError);
});
