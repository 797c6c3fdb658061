import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, migrate, migrations, versionOf } from '../../src-main/database/migrate.ts';
import { openMemory } from '../helpers/open-memory.ts';

const UPDATE = 'npx vitest run --config test/vitest.config.ts --project unit test/migrations -u';

describe('0001-ledger', () => {
  it('makes version 1 as its snapshot says', async () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 1));
    const sql = database
      .prepare<[], string>("SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
      .pluck()
      .all()
      .join('\n\n');
    await expect(
      sql,
      `The tables of version 1 differ from test/migrations/schema-0001.sql. A shipped version never changes: add a migration. Before the first release, when the change is meant: ${UPDATE}`,
    ).toMatchFileSnapshot('schema-0001.sql');
  });

  it('takes an empty file to version 1, with our mark, and rows go in', () => {
    const database = openMemory();
    expect(versionOf(database)).toBe(0);
    migrate(database, migrations.slice(0, 1));
    expect(versionOf(database)).toBe(1);
    expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO ledger (id, uid, organisation_id, policy_id, cycle_from, is_demo, created_at) VALUES (1, 'l', 1, 'hainan-2017', 2021, 0, '');`);
    expect(() =>
      database.exec(
        "INSERT INTO ledger (id, uid, organisation_id, policy_id, cycle_from, is_demo, created_at) VALUES (2, 'm', 1, 'x', 2021, 0, '')",
      ),
    ).toThrow('CHECK');
  });
});
