import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../src-main/database/migrate.ts';
import { openMemory } from '../helpers/open-memory.ts';

const UPDATE = 'npx vitest run --config test/vitest.config.ts --project unit test/migrations -u';

describe('0005-sheet-answers', () => {
  it('makes version 5 as its snapshot says', async () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 5));
    const sql = database
      .prepare<[], string>(
        `SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name = 'sheet_answer' ORDER BY type, name`,
      )
      .pluck()
      .all()
      .join('\n\n');
    await expect(
      sql,
      `The tables of version 5 differ from test/migrations/schema-0005.sql. A shipped version never changes: add a migration. Before the first release, when the change is meant: ${UPDATE}`,
    ).toMatchFileSnapshot('schema-0005.sql');
  });

  it('takes a ledger at 4 to 5 and touches nothing in it', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 4));
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');`);
    migrate(database, migrations.slice(0, 5));
    expect(versionOf(database)).toBe(5);
    expect(database.prepare('SELECT name FROM teacher').pluck().all()).toEqual(['王芳']);
    expect(database.prepare('SELECT count(*) FROM sheet_answer').pluck().get()).toBe(0);
  });
});
