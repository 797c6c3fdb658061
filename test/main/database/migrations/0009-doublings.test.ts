import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

/** A ledger at 8 with one person on the list of one outside training. */
function openWithPlace() {
  const database = openMemory();
  migrate(database, migrations.slice(0, 8));
  database.exec(`
    INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
    INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
    INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');
    INSERT INTO project (uid, version, kind, name, level, form, organiser_name, organiser_kind, organiser_level,
        is_organiser_approved, is_organiser_registered, is_delegated, is_in_district)
      VALUES ('j', 1, 'outside', '师德培训', 'city', 'centralized', '市教研院', 'research-institute', 'city', 1, 1, 0, 1);
    INSERT INTO participation (uid, version, project_id, teacher_id, role, result, proof_certificate_number)
      VALUES ('p', 1, 1, 1, 'trainee', 'passed', 'hn 2025　07a');`);
  return database;
}

describe('0009-doublings', () => {
  it('makes version 9 as its snapshot says', async () => {
    await expectSchema(9, ['doubling_reason']);
  });

  it('takes a ledger at 8 to 7 and touches no place on a list', () => {
    const database = openWithPlace();
    const rows = () => database.prepare('SELECT * FROM participation').all();
    const before = rows();
    migrate(database, migrations.slice(0, 9));
    expect(versionOf(database)).toBe(9);
    expect(rows()).toEqual(before);
  });

  it('finds a proof by its number without blanks and case, also one that stood there before', () => {
    const database = openWithPlace();
    migrate(database);
    const found = database
      .prepare(
        `SELECT uid FROM participation INDEXED BY participation_proof_number
         WHERE upper(replace(replace(proof_certificate_number, ' ', ''), '　', '')) = 'HN202507A'
           AND proof_certificate_number IS NOT NULL`,
      )
      .pluck()
      .all();
    expect(found).toEqual(['p']);
  });

  it('lets reasons go with the place on the list', () => {
    const database = openWithPlace();
    migrate(database);
    database.pragma('foreign_keys = ON');
    database.exec(`
      INSERT INTO doubling_reason (participation_id, key, reason, actor_id, recorded_at) VALUES (1, 'k', '两期', 1, '2025-01-02');
      DELETE FROM participation;`);
    expect(database.prepare('SELECT count(*) FROM doubling_reason').pluck().get()).toBe(0);
  });
});
