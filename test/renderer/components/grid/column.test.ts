import { describe, expect, it } from 'vitest';
import { gridTemplate, gridWidth, nextSort } from '../../../../src-renderer/components/grid/column.ts';

describe('columns of a table', () => {
  it('share what is left over by their growth, never below their width', () => {
    expect(gridTemplate([{ width: 140, grow: 2 }, { width: 60 }], false)).toBe('minmax(140px, 2fr) 60px');
  });

  it('leave the rest empty where none grows, and make room for check boxes', () => {
    expect(gridTemplate([{ width: 140 }, { width: 60, grow: 0 }], true)).toBe('32px 140px 60px 1fr');
  });

  it('need their widths, the padding and the check boxes before the table scrolls sideways', () => {
    expect(gridWidth([{ width: 140 }, { width: 60 }], false)).toBe(216);
    expect(gridWidth([{ width: 140 }, { width: 60 }], true)).toBe(248);
  });

  it('sort upwards first, then the other way round', () => {
    const first = nextSort(null, 'name');
    expect(first).toEqual({ key: 'name', descending: false });
    expect(nextSort(first, 'name')).toEqual({ key: 'name', descending: true });
    expect(nextSort({ key: 'name', descending: true }, 'name')).toEqual(first);
    expect(nextSort({ key: 'name', descending: true }, 'hours')).toEqual({ key: 'hours', descending: false });
  });
});
