import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

/** A ledger at 5 with four lines: one stands, one was reversed, one reverses it, one stands in its place. */
function openWithEntries() {
  const database = openMemory();
  migrate(database, migrations.slice(0, 5));
  database.exec(`
    INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
    INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
    INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');
    INSERT INTO policy_version (policy_id, version, sha256, content) VALUES ('p', '1', 'x', '{}');
    INSERT INTO facts (sha256, content) VALUES ('f', '{}');
    INSERT INTO trail (sha256, content) VALUES ('l', '{}');
    INSERT INTO batch (uid, kind, effective_on, actor_id, recorded_at, entry_count, seal_format, previous_seal, seal)
      VALUES ('b', 'registration', '2025-01-02', 1, '2025-01-02T00:00:00.000Z', 4, 1, '', 's');
    INSERT INTO entry (uid, batch_id, teacher_id, origin, year, form, level, role, hours, credits, policy_version_id, facts_id,
        trail_id, reverses_id)
      VALUES ('first', 1, 1, 'own', 2024, 'remote', 'county', 'trainee', 8000, 1000, 1, 1, 1, NULL),
        ('wrong', 1, 1, 'own', 2024, 'remote', 'county', 'trainee', 9000, 1000, 1, 1, 1, NULL),
        ('taken', 1, 1, 'own', 2024, 'remote', 'county', 'trainee', -9000, -1000, 1, 1, 1, 2),
        ('again', 1, 1, 'own', 2024, 'remote', 'county', 'trainee', 7000, NULL, 1, 1, 1, NULL);`);
  return database;
}

describe('0006-standing-entries', () => {
  it('makes version 6 as its snapshot says', async () => {
    await expectSchema(6, ['standing_entry']);
  });

  it('takes a ledger at 5 to 6 and touches no entry in it', () => {
    const database = openWithEntries();
    const rows = () => database.prepare('SELECT * FROM entry ORDER BY id').all();
    const before = rows();
    migrate(database, migrations.slice(0, 6));
    expect(versionOf(database)).toBe(6);
    expect(rows()).toEqual(before);
  });

  it('shows the entries that count, with every column of an entry', () => {
    const database = openWithEntries();
    migrate(database);
    const standing = database.prepare<[], { uid: string }>('SELECT * FROM standing_entry ORDER BY id').all();
    expect(standing.map(({ uid }) => uid)).toEqual(['first', 'again']);
    expect(standing[0]).toEqual(database.prepare("SELECT * FROM entry WHERE uid = 'first'").get());
  });

  it('reads them through the indexes of the entries', () => {
    const database = openWithEntries();
    migrate(database);
    const plan = database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT t.name FROM teacher t JOIN standing_entry e ON e.teacher_id = t.id WHERE t.uid = 't'`,
      )
      .all()
      .map(({ detail }) => detail);
    expect(plan).toEqual([
      'SEARCH t USING INDEX sqlite_autoindex_teacher_1 (uid=?)',
      'SEARCH e USING INDEX entry_teacher (teacher_id=?)',
      'CORRELATED SCALAR SUBQUERY 3',
      'SEARCH r USING COVERING INDEX entry_reverses (reverses_id=?)',
    ]);
  });
});
