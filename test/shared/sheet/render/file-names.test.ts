import { expect, it } from 'vitest';
import { freeName, safeName, zipTime } from '../../../../src-shared/sheet/render/file-names.ts';

it('replaces what some system cannot save, and shortens the name but not its extension', () => {
  expect(safeName('学分/登记:表?.xlsx')).toBe('学分_登记_表_.xlsx');
  expect(safeName(`${'长'.repeat(200)}.xlsm`)).toBe(`${'长'.repeat(120)}.xlsm`);
  expect(safeName('县中心. .zip')).toBe('县中心.zip');
});

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
