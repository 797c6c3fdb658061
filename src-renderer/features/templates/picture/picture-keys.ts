import type { KeyboardEvent } from 'react';
import { type PictureGrid, type Place, type Step, stepFrom } from './picture-grid.ts';

const arrows: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const PAGE_ROWS = 12;

type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey'>;

/** Where a key leads from a place; null for a key that moves nothing. */
export function placeAfterKey(event: PressedKey, grid: PictureGrid, from: Place): Place | null {
  const step = arrows[event.key];
  if (step !== undefined) return stepFrom(grid, from, step);
  switch (event.key) {
    case 'Home':
      return event.ctrlKey ? { row: 0, column: 1 } : { row: from.row, column: 0 };
    case 'End':
      return event.ctrlKey
        ? { row: grid.rows.length, column: grid.columns.length }
        : { row: from.row, column: grid.columns.length };
    case 'PageDown':
      return { row: Math.min(grid.rows.length, from.row + PAGE_ROWS), column: from.column };
    case 'PageUp':
      return { row: Math.max(0, from.row - PAGE_ROWS), column: from.column };
    default:
      return null;
  }
}
