import { expect, it } from 'vitest';
import { requireShortPath } from '../../../../src-main/database/file/path-length.ts';

it('takes a folder as long as SQLite can open its files, and refuses a longer one by name', () => {
  expect(() => requireShortPath(`/${'学'.repeat(148)}`, 'linux')).not.toThrow();
  expect(() => requireShortPath(`/${'学'.repeat(150)}`, 'linux')).toThrow(
    expect.objectContaining({ code: 'pathTooLong' }),
  );
  expect(() => requireShortPath(`/${'学'.repeat(190)}`, 'win32')).not.toThrow();
  expect(() => requireShortPath(`/${'学'.repeat(200)}`, 'win32')).toThrow(
    expect.objectContaining({ code: 'pathTooLong' }),
  );
});
