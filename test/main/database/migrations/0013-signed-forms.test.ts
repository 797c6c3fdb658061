import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

const AT = '2025-10-20T00:00:00.000Z';

/** A ledger at 12: an approval, somebody registered, somebody reversed, somebody whom a returned sheet took out, somebody new. */
function openSigned() {
  const database = openMemory();
  migrate(database, migrations.slice(0, 12));
  const trainee = (id: number, isRegistered: number) =>
    `INSERT INTO teacher (id, uid, version, name, id_type, organisation_id, search_text) VALUES (${id}, 't${id}', 1, '教师', 'id-card', 1, '');
     INSERT INTO participation (id, uid, version, project_id, teacher_id, role, result, is_registered)
       VALUES (${id}, 'p${id}', 1, 1, ${id}, 'trainee', 'passed', ${isRegistered});`;
  const entry = (id: number, batch: number, teacher: number, reverses: number | null) =>
    `INSERT INTO entry (id, uid, batch_id, teacher_id, participation_id, origin, year, form, level, role, hours, credits,
         policy_version_id, facts_id, trail_id, reverses_id)
       VALUES (${id}, 'e${id}', ${batch}, ${teacher}, ${teacher}, 'own', 2025, 'remote', 'county', 'trainee', 8000, 1000, 1, 1, 1, ${reverses});`;
  const batch = (id: number, kind: string) =>
    `INSERT INTO batch (id, uid, kind, project_id, effective_on, actor_id, recorded_at, entry_count, seal_format, previous_seal, seal)
       VALUES (${id}, 'b${id}', '${kind}', 1, '2025-10-20', 1, '${AT}', 1, 1, '', 's${id}');`;
  database.exec(`
    INSERT INTO actor (name, created_at) VALUES ('王老师', '${AT}');
    INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
    INSERT INTO project (uid, version, kind, name, level, form, organiser_name, organiser_kind, organiser_level,
        is_organiser_approved, is_organiser_registered, is_delegated, is_in_district, is_abroad)
      VALUES ('j', 1, 'own', '校本研修', 'school', 'school-based', '学校', 'school', 'school', 1, 1, 0, 1, 0);
    INSERT INTO policy_version (policy_id, version, sha256, content) VALUES ('p', '1', 'x', '{}');
    INSERT INTO facts (sha256, content) VALUES ('f', '{}');
    INSERT INTO trail (sha256, content) VALUES ('l', '{}');
    INSERT INTO approval (uid, project_id, decision, person, decided_on, actor_id, recorded_at)
      VALUES ('a', 1, 'approved', '李主任', '2025-10-20', 1, '${AT}');
    ${trainee(1, 1)} ${trainee(2, 0)} ${trainee(3, 0)} ${trainee(4, 0)}
    ${batch(1, 'registration')} ${batch(2, 'reversal')} ${batch(3, 'reversal')}
    ${entry(1, 1, 1, null)} ${entry(2, 1, 2, null)} ${entry(3, 1, 3, null)} ${entry(4, 2, 2, 2)} ${entry(5, 3, 3, 3)}
    INSERT INTO correction (uid, file_name, file_sha256, sheet, fingerprint, decided_by, decided_on, reason, accepted, rejected,
        differences, undo, actor_id, recorded_at)
      VALUES ('c', 'x.xlsx', 'x', 's', 'f', '县中心', '2025-10-25', '不予认定', 1, 0, '[]',
        '{"batches":[{"reversal":"b3","registration":null}]}', 1, '${AT}');`);
  return database;
}

describe('0013-signed-forms', () => {
  it('makes version 13 as its snapshot says', async () => {
    await expectSchema(13, ['approval', 'approval_form', 'participation']);
  });

  it('takes a ledger at 12 to 13: an approval is of the whole form, and what was signed is not known', () => {
    const database = openSigned();
    migrate(database, migrations.slice(0, 13));
    expect(versionOf(database)).toBe(13);
    expect(database.prepare('SELECT person, form_id, scope FROM approval').all()).toEqual([
      { person: '李主任', form_id: null, scope: 'whole' },
    ]);
  });

  it('asks for nobody again whose entry was taken back, and leaves a review its own state', () => {
    const database = openSigned();
    migrate(database, migrations.slice(0, 13));
    expect(database.prepare('SELECT after_reversal FROM participation ORDER BY id').pluck().all()).toEqual([
      null,
      'held',
      null,
      null,
    ]);
  });

  it('counts those who are held by their index', () => {
    const database = openSigned();
    migrate(database, migrations.slice(0, 13));
    const plan = database
      .prepare<[], { detail: string }>(
        "EXPLAIN QUERY PLAN SELECT count(*) FROM participation WHERE after_reversal = 'held' AND project_id = 1",
      )
      .all()
      .map(({ detail }) => detail);
    expect(plan.join()).toContain('participation_held');
  });
});
