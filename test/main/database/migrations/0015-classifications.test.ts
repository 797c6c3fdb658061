import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

const VERSION = 15;

/** A ledger of the version before with one line that stands. */
function openWithEntry() {
  const database = openMemory();
  migrate(database, migrations.slice(0, VERSION - 1));
  database.exec(`
    INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
    INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
    INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('t', 1, '王芳', 'id-card', 1, '');
    INSERT INTO policy_version (policy_id, version, sha256, content) VALUES ('p', '1', 'x', '{}');
    INSERT INTO facts (sha256, content) VALUES ('f', '{}');
    INSERT INTO trail (sha256, content) VALUES ('l', '{}');
    INSERT INTO batch (uid, kind, effective_on, actor_id, recorded_at, entry_count, seal_format, previous_seal, seal)
      VALUES ('b', 'registration', '2025-01-02', 1, '2025-01-02T00:00:00.000Z', 1, 1, '', 's');
    INSERT INTO entry (uid, batch_id, teacher_id, origin, year, form, level, role, hours, policy_version_id, facts_id, trail_id)
      VALUES ('e', 1, 1, 'own', 2025, 'remote', 'county', 'trainee', 1000, 1, 1, 1);`);
  return database;
}

describe('0015-classifications', () => {
  it(`makes version ${VERSION} as its snapshot says`, async () => {
    await expectSchema(VERSION, ['classification', 'entry', 'project', 'standing_entry']);
  });

  it('classifies nothing that is there already, and shows the column to whoever reads what stands', () => {
    const database = openWithEntry();
    migrate(database, migrations.slice(0, VERSION));
    expect(versionOf(database)).toBe(VERSION);
    expect(database.prepare('SELECT uid, classification_id FROM standing_entry').raw().all()).toEqual([
      ['e', null],
    ]);
    expect(database.prepare('SELECT count(*) FROM classification').pluck().get()).toBe(0);
  });

  it('keeps a classification for ever', () => {
    const database = openWithEntry();
    migrate(database, migrations.slice(0, VERSION));
    database.exec(`INSERT INTO classification (content) VALUES ('{"kind":"public"}')`);
    expect(() => database.exec('DELETE FROM classification')).toThrow('append-only');
    expect(() => database.exec(`UPDATE classification SET content = '{}'`)).toThrow('append-only');
  });
});
