import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

const PROJECT = `INSERT INTO project (uid, version, kind, name, level, form, organiser_name, organiser_kind, organiser_level,
    is_organiser_approved, is_organiser_registered, is_delegated, is_in_district, days, hours)
  VALUES ('p', 1, 'own', '骨干教师培训', 'county', 'centralized', '县教师培训中心', 'training-institution', 'county', 1, 1, 0, 1, 5000, 35000);`;

describe('0012-training-facts', () => {
  it('makes version 12 as its snapshot says', async () => {
    await expectSchema(12, ['project']);
  });

  it('takes a ledger at 11 to 12: of what nobody asked for yet, nothing is known', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, 11));
    database.exec(PROJECT);
    migrate(database, migrations.slice(0, 12));
    expect(versionOf(database)).toBe(12);
    expect(database.prepare('SELECT days, hours, day_pattern, training_kind FROM project').all()).toEqual([
      { days: 5000, hours: 35_000, day_pattern: null, training_kind: null },
    ]);
  });

  it('holds no word that the program does not know', () => {
    const database = openMemory();
    migrate(database);
    database.exec(PROJECT);
    expect(() => database.exec("UPDATE project SET day_pattern = 'uneven'")).toThrow('CHECK');
    expect(() => database.exec("UPDATE project SET training_kind = 'other'")).toThrow('CHECK');
    database.exec("UPDATE project SET day_pattern = 'even', training_kind = 'new-teacher'");
  });
});
