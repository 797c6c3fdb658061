import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Database } from 'better-sqlite3';

type Failed = {
  readonly code: string;
  readonly reason: string | null;
  readonly problems: readonly { readonly code: string; readonly values: Readonly<Record<string, unknown>> }[];
};

/** How a call failed: the declared error, the reason of a failure, the problems of a refusal. Throws when it did not fail so. */
export async function failureOf(call: Promise<unknown>): Promise<Failed> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'data' in error) {
      const data = (error.data ?? {}) as { reason?: string; problems?: Failed['problems'] };
      return { code: error.code, reason: data.reason ?? null, problems: data.problems ?? [] };
    }
    throw error;
  }
  throw new Error('the call did not fail');
}

/** The codes of the problems that refused a call. */
export async function refusalCodes(call: Promise<unknown>): Promise<readonly string[]> {
  const failed = await failureOf(call);
  if (failed.code !== 'REFUSED') throw new Error(`failed otherwise: ${failed.code} ${failed.reason}`);
  return failed.problems.map((problem) => problem.code);
}

/** Every row of every table, for comparing a ledger before and after. */
export function dumpTables(database: Database): Readonly<Record<string, readonly string[]>> {
  const tables = database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      database
        .prepare<[], readonly unknown[]>(`SELECT * FROM ${name}`)
        .raw()
        .all()
        .map((row) =>
          JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : value))),
        ),
    ]),
  );
}

/** Relative path → hash of every file under a folder. The lock file is not part of a ledger. */
export function filesUnder(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'lock.sqlite')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), hash('sha256', readFileSync(path))]),
  );
}
