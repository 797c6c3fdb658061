import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/database/entries/verify-ledger.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { codesOf, type ProblemCase, testCases } from '../helpers/problem-cases.ts';
import { projectUpTo } from '../helpers/project-steps.ts';
import { openTestLedger } from '../helpers/test-session.ts';

/** A ledger in which two people are registered, as its backup holds it. */
async function registeredBytes(): Promise<Buffer> {
  const { client, session } = await openTestLedger({ level: 'county' });
  await projectUpTo(client, 'registered');
  const { backupId } = await client.app.backupNow();
  return readFileSync(join(session.ledger.folder, 'backups', backupId));
}

async function findingsOf(bytes: Buffer, tampering: readonly string[]) {
  const database = new Database(bytes);
  try {
    const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
    database.pragma('foreign_keys = OFF');
    for (const sql of tampering) database.exec(sql);
    return (await verifyLedger(database, () => undefined)).problems;
  } finally {
    database.close();
  }
}

/** The file with zeros where a table begins. */
function withoutPage(bytes: Buffer, table: string): Buffer {
  const database = new Database(bytes);
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  const start = (assertPresent(root, table) - 1) * size;
  return Buffer.from(bytes).fill(0, start, start + size);
}

/** What verifying finds after somebody with the file and SQLite's own tools was at it. */
const after =
  (...tampering: readonly string[]): ProblemCase =>
  async () =>
    findingsOf(await registeredBytes(), tampering);

testCases(codesOf('verify'), {
  'verify.damagedFile': async () => {
    const bytes = await registeredBytes();
    return findingsOf(withoutPage(bytes, 'entry'), []);
  },
  'verify.changedContent': after("UPDATE facts SET content = content || ' '"),
  'verify.brokenSeal': after('UPDATE entry SET hours = hours + 1'),
  'verify.entriesOutsideBatches': after('UPDATE entry SET batch_id = 99', 'DELETE FROM batch'),
  'verify.brokenReferences': after('DELETE FROM organisation'),
  'verify.wrongClassifications': after(
    `INSERT INTO classification (content) VALUES ('{"kind":"public"}')`,
    'UPDATE entry SET classification_id = 1',
  ),
  'verify.wrongMarks': after('UPDATE participation SET is_registered = 0'),
  'verify.wrongTotals': after('DELETE FROM teacher_total'),
});

it('finds nothing in a ledger that nobody touched', async () => {
  expect(await findingsOf(await registeredBytes(), [])).toEqual([]);
});
