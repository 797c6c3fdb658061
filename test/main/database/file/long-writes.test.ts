import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openTestLedger } from '../../../helpers/test-session.ts';

/** Writes people with names of a kilobyte: six thousand of them make a log that SQLite would fold in at once. */
async function addActors(
  database: Awaited<ReturnType<typeof openLedger>>['database'],
  letter: string,
  count: number,
) {
  await database.write((writer) => {
    const insert = writer.prepare('INSERT INTO actor (name, created_at) VALUES (?, ?)');
    for (let index = 0; index < count; index++) insert.run(`${index} ${letter.repeat(350)}`, '');
  });
}

async function openLedger() {
  const { session } = await openTestLedger();
  const { database } = session.ledger;
  return { session, database, file: join(database.folder, 'ledger.sqlite') };
}

describe('a long write', () => {
  it('is committed without waiting until the log is folded into the file, which follows by itself', async () => {
    const { session, database, file } = await openLedger();
    const before = statSync(file).size;
    await addActors(database, '王', 6000);
    expect(statSync(file).size).toBe(before);
    await expect.poll(() => statSync(file).size).toBeGreaterThan(before + 5_000_000);
    await addActors(database, '李', 6000);
    await session.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    const closed = new Database(file, { readonly: true });
    expect(closed.prepare('SELECT count(*) FROM actor').pluck().get()).toBe(12_001);
    expect(closed.pragma('integrity_check', { simple: true })).toBe('ok');
    closed.close();
  });

  it('leaves a short one to SQLite', async () => {
    const { database, file } = await openLedger();
    const before = statSync(file).size;
    await addActors(database, '王', 4500);
    expect(statSync(file).size).toBeGreaterThan(before);
  });
});
