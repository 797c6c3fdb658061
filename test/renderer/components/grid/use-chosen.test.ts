import { describe, expect, it } from 'vitest';
import { findIndex } from '../../../../src-renderer/components/grid/use-chosen.ts';

const list = [{ uid: 'a' }, undefined, { uid: 'c' }];
const rows = {
  rowCount: list.length,
  getRow: (index: number) => list[index],
  getKey: (row: { readonly uid: string }) => row.uid,
};

describe('the chosen row', () => {
  it('is found past rows that are not loaded', () => {
    expect(findIndex(rows, 'c')).toBe(2);
  });

  it('has no place when it is not loaded', () => {
    expect(findIndex(rows, 'b')).toBe(-1);
  });
});
