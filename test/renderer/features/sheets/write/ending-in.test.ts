import { expect, it } from 'vitest';
import { endingIn } from '../../../../../src-renderer/features/sheets/write/ending-in.ts';

async function* filling() {
  yield 1;
  yield 2;
  return { rows: 3 };
}

it('passes every step on and turns the result at the end, and only it', async () => {
  const steps = endingIn(filling(), ({ rows }) => `${rows} 行`);
  expect([await steps.next(), await steps.next(), await steps.next()]).toEqual([
    { done: false, value: 1 },
    { done: false, value: 2 },
    { done: true, value: '3 行' },
  ]);
});
