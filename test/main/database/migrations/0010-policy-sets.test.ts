import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

const NUMBER = 10;

/** A ledger of the version before, under one pack since it began. */
function openWithPeriod() {
  const database = openMemory();
  migrate(database, migrations.slice(0, NUMBER - 1));
  database.exec(`
    INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-02T00:00:00.000Z');
    INSERT INTO policy_period (policy_id, version, reason, actor_id, recorded_at)
      VALUES ('hainan-2017', NULL, '建立台账时选定', 1, '2025-01-02T00:00:00.000Z');`);
  return database;
}

describe('policy-sets', () => {
  it('makes its version as its snapshot says', async () => {
    await expectSchema(NUMBER, ['policy_period', 'policy_set']);
  });

  it('leaves a ledger of one pack what it is', () => {
    const database = openWithPeriod();
    const before = database.prepare<[], object>('SELECT * FROM policy_period').all();
    migrate(database, migrations.slice(0, NUMBER));
    expect(versionOf(database)).toBe(NUMBER);
    expect(database.prepare('SELECT * FROM policy_period').all()).toEqual(
      before.map((row) => ({ ...row, texts: null, decided_by: null, decided_on: null })),
    );
  });

  it('keeps a set as it was stored', () => {
    const database = openWithPeriod();
    migrate(database, migrations.slice(0, NUMBER));
    database.exec(`INSERT INTO policy_set (sha256, content) VALUES ('ab', '[]')`);
    expect(() => database.exec(`UPDATE policy_set SET content = ''`)).toThrow('append-only');
    expect(() => database.exec('DELETE FROM policy_set')).toThrow('append-only');
    expect(() => database.exec(`INSERT INTO policy_set (sha256, content) VALUES ('ab', '[]')`)).toThrow(
      'UNIQUE',
    );
  });
});
