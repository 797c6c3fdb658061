import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { readFileHeader } from '../../../../src-main/database/file/file-header.ts';

function inFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'header-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

it.each([4096, 65_536])('reads version and length of a file with pages of %i bytes', (pageSize) => {
  const path = inFolder('ledger.sqlite');
  const database = new Database(path);
  database.exec(
    `PRAGMA page_size = ${pageSize}; PRAGMA application_id = 7; PRAGMA user_version = 3; CREATE TABLE a (b)`,
  );
  database.close();
  expect(readFileHeader(path)).toEqual({ applicationId: 7, userVersion: 3, bytes: 2 * pageSize });
});

it('knows no other file, nor a shorter one, and throws for none', () => {
  const path = inFolder('notes.txt');
  writeFileSync(path, 'SQLite format 2');
  expect(readFileHeader(path)).toBeNull();
  expect(() => readFileHeader(inFolder('missing'))).toThrow('ENOENT');
});
