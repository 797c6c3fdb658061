import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freeFolder, knownFolders } from '../../../src-main/session/known-folders.ts';
import { Refused } from '../../../src-main/session/refusals.ts';

function aDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'known-folders-'));
}

it('knows folders opened before and ledgers found beside them, each once', () => {
  const home = aDirectory();
  for (const name of ['县中心', '第一小学', '无台账']) mkdirSync(join(home, name));
  for (const name of ['县中心', '第一小学']) writeFileSync(join(home, name, 'ledger.sqlite'), '');
  const opened = { path: join(home, '县中心'), organisationName: '县中心', openedAt: '2025-11-10T00:00:00Z' };
  expect(knownFolders({ actor: null, ledgers: [opened] }, home)).toEqual([
    opened,
    { path: join(home, '第一小学'), organisationName: null, openedAt: null },
  ]);
  expect(knownFolders({ actor: null, ledgers: [] }, join(home, '没有'))).toEqual([]);
});

it('names a new folder after its organisation, numbers the second, and refuses a name of which nothing is left', () => {
  const home = aDirectory();
  expect(freeFolder(home, ' 县/中心 ')).toBe(join(home, '县_中心'));
  mkdirSync(join(home, '县中心'));
  expect(freeFolder(home, '县中心')).toBe(join(home, '县中心（2）'));
  expect(() => freeFolder(home, '..')).toThrow(Refused);
  // A name of 90 characters is 270 bytes: more than a file system takes.
  mkdirSync(freeFolder(home, '学'.repeat(90)));
  mkdirSync(freeFolder(home, '学'.repeat(90)));
});
