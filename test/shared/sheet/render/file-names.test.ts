import { expect, it } from 'vitest';
import { freeName, zipTime } from '../../../../src-shared/sheet/render/file-names.ts';

it('numbers names that would be one, upper and lower case alike', () => {
  const taken = new Set<string>();
  expect(['A校', 'a校', 'A校'].map((stem) => freeName(stem, '.xlsx', taken))).toEqual([
    'A校.xlsx',
    'a校 (2).xlsx',
    'A校 (3).xlsx',
  ]);
});

it('tells a .zip the same time wherever the computer stands', () => {
  expect(zipTime(new Date('2025-11-10T08:30:00+08:00'))).toBe('2025-11-10T00:30:00');
});
