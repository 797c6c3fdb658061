import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  migrate,
  migrations,
  versionOf,
} from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

describe('0001-ledger', () => {
  it('makes version 1 as its snapshot says', async () => {
    await expectSchema(1);
  });

  it('takes an empty file to version 1, with our mark, and rows go in', () => {
    const database = openMemory();
    expect(versionOf(database)).toBe(0);
    migrate(database, migrations.slice(0, 1));
    expect(versionOf(database)).toBe(1);
    expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO ledger (id, uid, organisation_id, policy_id, cycle_from, is_demo, created_at) VALUES (1, 'l', 1, 'hainan-2017', 2021, 0, '');`);
    expect(() =>
      database.exec(
        "INSERT INTO ledger (id, uid, organisation_id, policy_id, cycle_from, is_demo, created_at) VALUES (2, 'm', 1, 'x', 2021, 0, '')",
      ),
    ).toThrow('CHECK');
  });
});
