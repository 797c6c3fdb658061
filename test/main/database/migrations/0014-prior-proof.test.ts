import { describe, expect, it } from 'vitest';
import { migrate, migrations, versionOf } from '../../../../src-main/database/file/migrate.ts';
import { expectSchema } from '../../../helpers/expect-schema.ts';
import { openMemory } from '../../../helpers/open-memory.ts';

const VERSION = 14;

describe('0014-prior-proof', () => {
  it(`makes version ${VERSION} as its snapshot says`, async () => {
    await expectSchema(VERSION, ['teacher']);
  });

  it('claims nothing of a proof that was only said to be there', () => {
    const database = openMemory();
    migrate(database, migrations.slice(0, VERSION - 1));
    database.exec(`INSERT INTO organisation (uid, name, level, region_code) VALUES ('o', '北塘实验小学', 'school', '460100');
      INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text, has_proof_of_prior_training) VALUES ('t', 1, '王芳', 'id-card', 1, '', 1);`);
    migrate(database, migrations.slice(0, VERSION));
    expect(versionOf(database)).toBe(VERSION);
    expect(
      database
        .prepare(
          'SELECT prior_proof_issuer, prior_proof_level, prior_proof_from, prior_proof_to FROM teacher',
        )
        .raw()
        .all(),
    ).toEqual([[null, null, null, null]]);
  });
});
