import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

const VERSION = 11;

describe('0011-stated-facts', () => {
  it(`makes version ${VERSION} as its snapshot says`, async () => {
    await expectSchema(VERSION, ['project', 'participation']);
  });

  it('claims nothing of what was recorded before: no paper, no practice, no plan', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, VERSION - 1));
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');
      INSERT INTO project (uid, version, kind, name, level, form, organiser_name, organiser_kind, organiser_level, is_organiser_approved, is_organiser_registered, is_delegated, is_in_district)
        VALUES ('p', 1, 'own', '青蓝结对', 'school', 'mentoring', '北塘实验小学', 'school', 'school', 1, 1, 0, 1);
      INSERT INTO participation (uid, version, project_id, teacher_id, role, result) VALUES ('x', 1, 1, 1, 'mentee', 'passed');`);
    migrate(database, migrations.slice(0, VERSION));
    expect(versionOf(database)).toBe(VERSION);
    expect(database.prepare('SELECT practice_months, practice_weeks, is_planned FROM project').all()).toEqual(
      [{ practice_months: null, practice_weeks: null, is_planned: null }],
    );
    expect(database.prepare('SELECT paper FROM participation').pluck().all()).toEqual([null]);
    expect(() => database.exec('UPDATE project SET is_planned = 2')).toThrow('CHECK');
  });
});
