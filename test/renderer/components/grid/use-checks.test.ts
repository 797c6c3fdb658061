import { describe, expect, it } from 'vitest';
import { withRange } from '../../../../src-renderer/components/grid/use-checks.ts';

type Row = { readonly key: string; readonly isRegistered?: boolean };
const list: readonly (Row | undefined)[] = [
  { key: 'a' },
  { key: 'b', isRegistered: true },
  undefined,
  { key: 'd' },
  { key: 'e' },
];
const rows = {
  getRow: (index: number) => list[index],
  getKey: (row: Row) => row.key,
  canCheck: (row: Row) => row.isRegistered !== true,
};

describe('a range of checked rows', () => {
  it('takes every row between, in either direction', () => {
    expect([...withRange(new Set(), rows, { from: 3, to: 4, isOn: true })]).toEqual(['d', 'e']);
    expect([...withRange(new Set(), rows, { from: 4, to: 3, isOn: true })]).toEqual(['d', 'e']);
  });

  it('leaves out rows that are not loaded or may not be checked', () => {
    expect([...withRange(new Set(), rows, { from: 0, to: 3, isOn: true })]).toEqual(['a', 'd']);
  });

  it('keeps what was checked elsewhere, and unchecks only its own rows', () => {
    const before = new Set(['a', 'd', 'z']);
    expect([...withRange(before, rows, { from: 3, to: 4, isOn: false })]).toEqual(['a', 'z']);
    expect([...before]).toEqual(['a', 'd', 'z']);
  });
});
