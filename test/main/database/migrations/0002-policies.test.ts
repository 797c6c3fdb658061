import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { insertPeriod, policyPeriods } from '../../../../src-main/database/records/policy-records.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

function atOne() {
  const database = openMemory();
  migrate(database, migrations.slice(0, 1));
  return database;
}

describe('0002-policies', () => {
  it('makes version 2 as its snapshot says', async () => {
    await expectSchema(2, ['own_policy', 'own_policy_removal', 'policy_period', 'calendar_year']);
  });

  it('takes a ledger at 1 to 2: its pack governs since its beginning, every row stays', () => {
    const database = atOne();
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO ledger (id, uid, organisation_id, policy_id, cycle_from, is_demo, created_at)
        VALUES (1, 'l', 1, 'wuhan-2008', 2021, 0, '2025-01-02T00:00:00.000Z');
      INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
      INSERT INTO decision (uid, policy_id, setting_id, value, decided_by, decided_on, reason, actor_id, recorded_at)
        VALUES ('d', 'wuhan-2008', 's', 500, '李主任', '2025-01-02', '会议决定', 1, '2025-01-02T00:00:00.000Z');`);
    migrate(database, migrations.slice(0, 2));
    expect(versionOf(database)).toBe(2);
    // As the table stood then: later migrations add to it.
    expect(
      database
        .prepare(
          'SELECT policy_id, version, from_year, from_on, reason, name, recorded_at FROM policy_period JOIN actor ON actor.id = actor_id',
        )
        .raw()
        .all(),
    ).toEqual([['wuhan-2008', null, null, null, '建立台账时选定', '学分台账', '2025-01-02T00:00:00.000Z']]);
    expect(database.prepare('SELECT name FROM actor ORDER BY id').pluck().all()).toEqual([
      '王老师',
      '学分台账',
    ]);
    expect(database.prepare('SELECT count(*) FROM decision').pluck().get()).toBe(1);
  });

  it('gives a ledger that is only being made no period yet', () => {
    const database = openMemory();
    migrate(database);
    expect(policyPeriods(database)).toEqual([]);
    expect(database.prepare('SELECT count(*) FROM actor').pluck().get()).toBe(0);
  });

  it('keeps what was written, and lets the later of two equal starts count', () => {
    const database = openMemory();
    migrate(database);
    const signature = { actor: '王老师', at: '2025-01-02T00:00:00.000Z' };
    for (const policyId of ['hainan-2017', 'wuhan-2008'])
      insertPeriod(database, signature, {
        policyId,
        version: null,
        fromYear: 2026,
        fromOn: '2026-01-01',
        reason: '更换',
      });
    expect(policyPeriods(database).map(({ policyId }) => policyId)).toEqual(['wuhan-2008']);
    for (const table of ['policy_period', 'own_policy', 'own_policy_removal', 'calendar_year']) {
      database.exec(fill[table] ?? '');
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only');
      expect(() => database.exec(`UPDATE ${table} SET recorded_at = ''`)).toThrow('append-only');
    }
    expect(() =>
      database.exec(
        "INSERT INTO policy_period (policy_id, from_year, reason, actor_id, recorded_at) VALUES ('x', 2026, '', 1, '')",
      ),
    ).toThrow('CHECK');
  });
});

const fill: Readonly<Record<string, string>> = {
  own_policy:
    "INSERT INTO own_policy (policy_id, version, content, resolved, reason, actor_id, recorded_at) VALUES ('x', 1, '{}', '{}', '', 1, '')",
  own_policy_removal: "INSERT INTO own_policy_removal (policy_id, actor_id, recorded_at) VALUES ('x', 1, '')",
  calendar_year:
    "INSERT INTO calendar_year (year, content, actor_id, recorded_at) VALUES (2027, '{}', 1, '')",
};
