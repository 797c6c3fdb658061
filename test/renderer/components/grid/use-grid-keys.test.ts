import { describe, expect, it } from 'vitest';
import { keyTarget } from '../../../../src-renderer/components/grid/use-grid-keys.ts';

const position = { active: 40, rowCount: 286, visible: 20 };

describe('keys of a table', () => {
  it.each([
    ['ArrowDown', 41],
    ['ArrowUp', 39],
    ['Home', 0],
    ['End', 285],
  ])('%s goes from row 40 to row %i', (key, target) => {
    expect(keyTarget(key, position)).toBe(target);
  });

  it('keeps one row in sight when it turns a page', () => {
    expect(keyTarget('PageDown', position)).toBe(59);
    expect(keyTarget('PageUp', position)).toBe(21);
  });

  it('turns a page by at least one row, however low the window', () => {
    expect(keyTarget('PageDown', { ...position, visible: -1 })).toBe(41);
    expect(keyTarget('PageDown', { ...position, visible: 1 })).toBe(50);
  });

  it('leaves other keys alone', () => {
    expect(keyTarget('Enter', position)).toBeUndefined();
    expect(keyTarget('a', position)).toBeUndefined();
  });
});
