import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { isZipBehind } from '../../../../src-main/workbooks/ooxml/zip-backlog.ts';

test('more than a megabyte in the stream behind the sheet is a backlog', () => {
  const target = new Writable({ write: () => undefined });
  const worksheet = { stream: { pipes: [target] } };
  target.write(Buffer.alloc(1024 * 1024));
  expect(isZipBehind(worksheet)).toBe(false);
  target.write(Buffer.alloc(1));
  expect(isZipBehind(worksheet)).toBe(true);
});

test('a writer that is built otherwise is never behind', () => {
  for (const worksheet of [{}, { stream: null }, { stream: { pipes: 'x' } }, { stream: { pipes: [] } }])
    expect(isZipBehind(worksheet)).toBe(false);
});
