import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { startFileCheck } from '../../../../src-main/database/file/file-check.ts';
import { openPosting } from '../../../helpers/posted-entries.ts';

/** The ledger of a posting as a file, which a thread can open beside this one. */
async function asFile(database: Database.Database): Promise<Database.Database> {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const path = join(folder, 'ledger.sqlite');
  await database.backup(path);
  const file = new Database(path);
  onTestFinished(() => {
    file.close();
    rmSync(folder, { recursive: true });
  });
  return file;
}

it('finds nothing in a sound ledger, in memory and beside it in a thread', async () => {
  const { database, entry, post } = openPosting();
  await post([entry]);
  for (const checked of [database, await asFile(database)]) {
    const check = startFileCheck(checked);
    expect(await check.finished).toEqual({
      damage: [],
      brokenReferences: 0,
      wrongMarks: 0,
      wrongClassifications: 0,
    });
    const { done, total } = check.progress();
    expect(done).toBe(total);
    await check.stop();
  }
});

it('counts broken references and marks that no entry stands behind', async () => {
  const { database } = openPosting();
  database.exec(`PRAGMA foreign_keys = OFF; UPDATE participation SET is_registered = 1;
    UPDATE participation SET project_id = 99; UPDATE teacher SET organisation_id = 99`);
  const expected = { damage: [], brokenReferences: 2, wrongMarks: 1, wrongClassifications: 0 };
  expect(await startFileCheck(database).finished).toEqual(expected);
  expect(await startFileCheck(await asFile(database)).finished).toEqual(expected);
});

it('that was stopped finds nothing', async () => {
  const { database } = openPosting();
  const check = startFileCheck(await asFile(database));
  await check.stop();
  await expect(check.finished).rejects.toThrow();
});
