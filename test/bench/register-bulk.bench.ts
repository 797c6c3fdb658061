import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { test } from 'vitest';
import { fingerprintOf, makeRegistrable } from '../helpers/make-county.ts';
import { resultOf } from '../helpers/test-session.ts';
import { inFolder, median, print, sizeFrom } from './measure.ts';

const teachers = sizeFrom('LEDGER_BENCH_TEACHERS', 10_000);
const batches = Math.round(sizeFrom('LEDGER_BENCH_ENTRIES', 1_000_000) / teachers);

/**
 * The whole call of the screen (plan, awards, entries, seal, marks, totals, audit, commit) against bare prepared inserts of
 * the same rows into the same table: same indexes, references and settings, transactions of the same size, by turns.
 */
test('registering entries in batches of a county', () =>
  inFolder(async (folder) => {
    const county = await makeRegistrable(folder, teachers, batches);
    const { session, client, projectUids } = county;
    await session.close();
    cpSync(join(folder, 'county'), join(folder, 'raw'), { recursive: true });
    const { database } = await session.openFolder(join(folder, 'county'));
    const raw = openRaw(join(folder, 'raw', 'ledger.sqlite'));
    const times: { ours: number[]; raw: number[]; oursCpu: number; rawCpu: number } = {
      ours: [],
      raw: [],
      oursCpu: 0,
      rawCpu: 0,
    };
    for (const projectUid of projectUids) {
      const fingerprint = await fingerprintOf(session.ledger, projectUid);
      const ours = await measured(async () => {
        await resultOf(await client.registrations.register({ projectUid, fingerprint }));
      });
      const rows = raw.prepare(database.reader);
      const peer = await measured(() => raw.insert(rows));
      times.ours.push(ours.wall);
      times.raw.push(peer.wall);
      times.oursCpu += ours.cpu;
      times.rawCpu += peer.cpu;
    }
    raw.close();
    await session.close();
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const n = teachers * batches;
    print({
      name: 'register-bulk',
      ratio: sum(times.ours) / sum(times.raw),
      against: 'raw prepared inserts, same table and indexes',
      n,
      target: '<= 1.3',
      batch: teachers,
      ratioOfMedians: median(times.ours) / median(times.raw),
      cpuRatio: times.oursCpu / times.rawCpu,
      microsecondsPerEntry: (1000 * sum(times.ours)) / n,
      rawMicrosecondsPerEntry: (1000 * sum(times.raw)) / n,
      cpuMicrosecondsPerEntry: times.oursCpu / n,
      lastTenthOverFirst: sum(times.ours.slice(-batches / 10)) / sum(times.ours.slice(0, batches / 10)),
    });
  }));

async function measured(work: () => unknown): Promise<{ readonly wall: number; readonly cpu: number }> {
  const cpu = process.cpuUsage();
  const from = performance.now();
  await work();
  const wall = performance.now() - from;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: used.user + used.system };
}

const COLUMNS = `id, uid, batch_id, teacher_id, participation_id, origin, year, form, level, role, hours, credits, make_up_for, phase, months,
  weeks, ended_on, policy_version_id, facts_id, trail_id, reverses_id`;

/** The peer: a copy of the ledger under the ledger's own settings, and one prepared insert. */
function openRaw(path: string) {
  const database = new Database(path);
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'cache_size = -65536',
  ])
    database.pragma(setting);
  const insert = database.prepare(
    `INSERT INTO entry (${COLUMNS}) VALUES (${COLUMNS.split(',').map(() => '?')})`,
  );
  const copyOf = (reader: Database.Database, table: string) => {
    const from =
      database.prepare<[], { id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
    const rows = reader.prepare(`SELECT * FROM ${table} WHERE id > ${from}`).raw().all();
    for (const row of rows)
      if (Array.isArray(row))
        database.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?')})`).run(row);
  };
  return {
    /** What the rows refer to goes in beforehand and is not counted. */
    prepare(reader: Database.Database): readonly unknown[] {
      for (const table of ['actor', 'policy_version', 'facts', 'trail', 'batch']) copyOf(reader, table);
      const batchId = reader.prepare<[], { id: number }>('SELECT max(id) AS id FROM batch').get()?.id;
      return reader
        .prepare<[number | undefined]>(`SELECT ${COLUMNS} FROM entry WHERE batch_id = ? ORDER BY id`)
        .raw()
        .all(batchId);
    },
    insert(rows: readonly unknown[]): void {
      database.exec('BEGIN IMMEDIATE');
      for (const row of rows) insert.run(row);
      database.exec('COMMIT');
    },
    close: () => void database.close(),
  };
}
