import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

describe('0004-corrections', () => {
  it('makes version 4 as its snapshot says', async () => {
    await expectSchema(4, ['correction', 'correction_undo']);
  });

  it('takes a ledger at 3 to 4 and touches nothing in it', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 3));
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');`);
    migrate(database, migrations.slice(0, 4));
    expect(versionOf(database)).toBe(4);
    expect(database.prepare('SELECT name FROM teacher').pluck().all()).toEqual(['王芳']);
    expect(database.prepare('SELECT count(*) FROM correction').pluck().get()).toBe(0);
  });

  it('never changes what was decided on a sheet, nor that it was undone', () => {
    const database = openMemory();
    migrate(database);
    database.exec(`INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
      INSERT INTO correction (uid, file_name, file_sha256, sheet, fingerprint, decided_by, decided_on, reason, accepted, rejected,
          differences, undo, actor_id, recorded_at)
        VALUES ('c', '退回.xlsx', '', '', '', '琼山区', '2025-01-02', '核减', 0, 0, '[]', '{}', 1, '2025-01-02T00:00:00.000Z');
      INSERT INTO correction_undo VALUES (1, '看错了', 1, '2025-01-03T00:00:00.000Z');`);
    for (const table of ['correction', 'correction_undo']) {
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only');
      expect(() => database.exec(`UPDATE ${table} SET reason = ''`)).toThrow('append-only');
    }
  });
});
