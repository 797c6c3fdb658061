import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import {
  type CountySession,
  countyOf,
  makeCounty,
  makeRegistrable,
  openCountySession,
} from '../helpers/make-county.ts';
import { sizeFrom } from './measure.ts';

/** 10,000 teachers and 1,000,000 entries unless the environment asks for less. */
export const teachers = sizeFrom('LEDGER_BENCH_TEACHERS', 10_000);
/** For what is asked of a province's list of names. */
export const manyTeachers = sizeFrom('LEDGER_BENCH_MANY_TEACHERS', 100_000);

const cache = resolve(import.meta.dirname, '../../node_modules/.cache');

/** The folder that holds the made county as `county`; made once (some minutes), read by many benchmarks. */
export function countyFolder(): Promise<string> {
  const named = process.env['LEDGER_BENCH_COUNTY'];
  return named === undefined
    ? madeOnce(`county-${teachers}`, (folder) => makeCounty(folder, countyOf(teachers)))
    : Promise.resolve(named);
}

/** A ledger of many teachers with one project of all of them, ready to be registered. */
export function manyTeachersFolder(): Promise<string> {
  return madeOnce(`teachers-${manyTeachers}`, (folder) => makeRegistrable(folder, manyTeachers, 1));
}

async function madeOnce(name: string, make: (folder: string) => Promise<CountySession>): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const { session } = await make(unfinished);
  await session.close();
  renameSync(unfinished, folder);
  return folder;
}

/** The made ledger itself, for measurements that write nothing. */
export async function openMade(folder: string): Promise<CountySession> {
  const county = openCountySession(folder, '2025-12-15T01:00:00.000Z');
  county.session.setActor('王老师');
  await county.session.openFolder(join(folder, 'county'));
  return county;
}

/** A copy in `to`, for measurements that write. */
export async function openCopy(folder: string, to: string): Promise<CountySession> {
  cpSync(join(folder, 'county'), join(to, 'county'), { recursive: true });
  return openMade(to);
}

/** The peer of everything a county asks: SQLite alone adding up every entry. */
export function scanOf(database: Database): () => void {
  const scan = database.prepare('SELECT sum(hours), sum(credits) FROM entry NOT INDEXED');
  return () => void scan.get();
}

export function entryCount(database: Database): number {
  return database.prepare<[], { count: number }>('SELECT count(*) AS count FROM entry').get()?.count ?? 0;
}
