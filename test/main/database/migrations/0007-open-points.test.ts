import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { decidedValues } from '../../../../src-main/database/records/decision-records.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

describe('0007-open-points', () => {
  it('makes version 7 as its snapshot says', async () => {
    await expectSchema(7, ['decision']);
  });

  it('takes a ledger at 6 to 7: what was decided on settings before stays as it was', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 6));
    database.exec(`INSERT INTO actor (name, created_at) VALUES ('王老师', '2025-01-01T00:00:00.000Z');
      INSERT INTO decision (uid, policy_id, setting_id, value, decided_by, decided_on, reason, actor_id, recorded_at)
        VALUES ('d', 'hainan-2017', 'lecture.hours-per-lesson', 1000, '教研室', '2025-01-01', '纪要', 1, '2025-01-01');`);
    migrate(database, migrations.slice(0, 7));
    expect(versionOf(database)).toBe(7);
    expect(decidedValues(database)).toEqual([
      { policyId: 'hainan-2017', settingId: 'lecture.hours-per-lesson', kind: null, value: 1000 },
    ]);
  });
});
