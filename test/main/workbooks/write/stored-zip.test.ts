import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { storedZip } from '../../../../src-main/workbooks/write/stored-zip.ts';

it('holds each file as it was given, under a name of its own that every system can save', async () => {
  const zip = storedZip(new Date('2025-11-10T00:00:00Z'));
  zip.add('学分/一', '.xlsx', strToU8('甲'));
  zip.add('学分:一', '.xlsx', strToU8('乙'));
  const bytes = new Uint8Array(await new Blob(zip.end()).arrayBuffer());
  expect(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)])).toEqual([
    ['学分_一.xlsx', '甲'],
    ['学分_一 (2).xlsx', '乙'],
  ]);
});
