import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

describe('0005-sheet-answers', () => {
  it('makes version 5 as its snapshot says', async () => {
    await expectSchema(5, ['sheet_answer']);
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
