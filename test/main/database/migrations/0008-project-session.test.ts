import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

function openBefore() {
  const database = openMemory();
  migrate(database, migrations.slice(0, 7));
  database.exec(`
    INSERT INTO project (uid, version, kind, name, level, form, organiser_name, organiser_kind, organiser_level,
        is_organiser_approved, is_organiser_registered, is_delegated, is_in_district, is_abroad)
      VALUES ('p', 3, 'own', '小学数学培训', 'county', 'centralized', '甲', 'training-institution', 'county', 1, 1, 0, 1, 0)`);
  return database;
}

describe('0008-project-session', () => {
  it('makes version 8 as its snapshot says', async () => {
    await expectSchema(8, ['project', 'teacher', 'certificate']);
  });

  it('takes a ledger at 7 to 8: no project is said to be a session, nobody was asked about the excellent', () => {
    const database = openBefore();
    migrate(database, migrations.slice(0, 8));
    expect(versionOf(database)).toBe(8);
    expect(database.prepare('SELECT version, session_number, excellent_reason FROM project').all()).toEqual([
      { version: 3, session_number: null, excellent_reason: null },
    ]);
  });

  it('finds who was merged into a teacher, and who holds a certificate, without walking through everybody', () => {
    const database = openBefore();
    migrate(database);
    const plan = (sql: string) =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail);
    expect(plan('SELECT id FROM teacher WHERE merged_into = 1')).toEqual([
      'SEARCH teacher USING COVERING INDEX teacher_merged_into (merged_into=?)',
    ]);
    expect(plan('SELECT id FROM certificate WHERE teacher_id = 1')).toEqual([
      'SEARCH certificate USING COVERING INDEX certificate_teacher (teacher_id=?)',
    ]);
  });
});
