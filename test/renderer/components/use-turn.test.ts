import { expect, it } from 'vitest';
import { useTurn } from '../../../src-renderer/components/use-turn.ts';
import { callHook } from '../../helpers/draw.ts';

/** How often a turn begins while the component is drawn first. */
function begins(turn: number, isReady?: boolean): number {
  let count = 0;
  callHook(() =>
    useTurn({ turn, ...(isReady === undefined ? {} : { isReady }) }, () => {
      count++;
    }),
  );
  return count;
}

it('begins once for a turn, however often the component is drawn for it', () => {
  expect(begins(1)).toBe(1);
});

it('begins nothing before the button was pressed, nor while what is to begin is still read', () => {
  expect(begins(0)).toBe(0);
  expect(begins(1, false)).toBe(0);
});
