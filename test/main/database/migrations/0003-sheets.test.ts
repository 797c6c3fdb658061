import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

describe('0003-sheets', () => {
  it('makes version 3 as its snapshot says', async () => {
    await expectSchema(3, ['teacher', 'organisation', 'project', 'template']);
  });

  it('takes a ledger at 2 to 3: its teachers count as full-time, what nobody asked for yet is empty', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 2));
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');`);
    migrate(database, migrations.slice(0, 3));
    expect(versionOf(database)).toBe(3);
    expect(
      database.prepare('SELECT name, ethnicity, education, email, is_full_time FROM teacher').all(),
    ).toEqual([{ name: '王芳', ethnicity: null, education: null, email: null, is_full_time: 1 }]);
    expect(database.prepare('SELECT credit_code, location_kind FROM organisation').all()).toEqual([
      { credit_code: null, location_kind: null },
    ]);
  });

  it('never changes a template that was saved', () => {
    const database = openMemory();
    migrate(database);
    database.exec(`INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
      INSERT INTO template (uid, version, name, kind, file_name, content, sha256, fingerprint, mapping, options, is_removed, actor_id, recorded_at)
        VALUES ('t', 1, '县登记表', 'registration', '登记表.xlsx', x'00', '', '', '{}', '{}', 0, 1, '2025-01-02T00:00:00.000Z');`);
    expect(() => database.exec('DELETE FROM template')).toThrow('append-only');
    expect(() => database.exec("UPDATE template SET name = ''")).toThrow('append-only');
  });
});
