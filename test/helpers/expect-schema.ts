import { expect } from 'vitest';
import { migrate, migrations } from '../../src-main/database/file/migrate.ts';
import { openMemory } from './open-memory.ts';

const UPDATE = 'npm run test:unit -- test/main/database/migrations -u';

/** Compares what a version makes of some tables (of all where none are named) with its snapshot beside the test. */
export async function expectSchema(version: number, tables: readonly string[] = []): Promise<void> {
  const database = openMemory();
  migrate(database, migrations.slice(0, version));
  const sql = database
    .prepare<{ readonly tables: string }, string>(
      `SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL
         AND (json_array_length(:tables) = 0 OR tbl_name IN (SELECT value FROM json_each(:tables))) ORDER BY type, name`,
    )
    .pluck()
    .all({ tables: JSON.stringify(tables) })
    .join('\n\n');
  const file = `schema-${String(version).padStart(4, '0')}.sql`;
  await expect(
    sql,
    `The tables of version ${version} differ from test/main/database/migrations/${file}. A shipped version never changes: add a migration. Before the first release, when the change is meant: ${UPDATE}`,
  ).toMatchFileSnapshot(file);
}
