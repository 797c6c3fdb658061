import { describe, expect, it } from 'vitest';
import { once, singleFlight } from '../../../src-shared/lib/single-flight.ts';

function countedJob() {
  const held: (() => void)[] = [];
  let runs = 0;
  const job = () => {
    runs += 1;
    return new Promise<void>((resolve) => held.push(resolve));
  };
  return { job, runs: () => runs, finish: () => held.shift()?.() };
}

describe('a second click', () => {
  it('while a backup runs makes no second one; a later click does', async () => {
    const { job, runs, finish } = countedJob();
    const backUp = singleFlight(job);
    const both = [backUp(), backUp()];
    expect(runs()).toBe(1);
    finish();
    await Promise.all(both);
    void backUp();
    expect(runs()).toBe(2);
  });

  it('after a failed closing closes again', async () => {
    let runs = 0;
    const close = singleFlight(async () => {
      runs += 1;
      if (runs === 1) throw new Error('busy');
    });
    await expect(close()).rejects.toThrow('busy');
    await close();
    expect(runs).toBe(2);
  });

  it('on an undo undoes nothing more, however late it comes', async () => {
    const { job, runs, finish } = countedJob();
    const undo = once(job);
    const first = undo();
    finish();
    await first;
    await undo();
    expect(runs()).toBe(1);
  });
});
