import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fixZipTimes } from '../../../../src-main/workbooks/ooxml/zip-times.ts';

const made = (mtime: string) =>
  Buffer.from(zipSync({ a: strToU8('甲'), b: [strToU8('乙'), { level: 0 }] }, { mtime }));

test('the same content written at two times gives the same bytes', () => {
  expect(made('2024-03-01')).not.toEqual(made('2025-11-30'));
  expect(fixZipTimes(made('2024-03-01'))).toEqual(fixZipTimes(made('2025-11-30')));
});

test('content stays readable', () => {
  expect(unzipSync(fixZipTimes(made('2025-01-02')))).toEqual({ a: strToU8('甲'), b: strToU8('乙') });
});
