import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../../src-main/database/file/migrate.ts';
import shipped from './shipped.json' with { type: 'json' };

describe('the migrations', () => {
  it('are numbered without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('stay as they were shipped', () => {
    const present = Object.fromEntries(migrations.map(({ name, sql }) => [name, hash('sha256', sql)]));
    expect(
      present,
      'A migration that left the house is never edited: ledgers out there have run it. Write the next one. For a new file, or before the first release, put its hash into test/main/database/migrations/shipped.json.',
    ).toEqual(shipped);
  });

  it('have a test each', () => {
    const untested = migrations.filter(
      ({ name }) => !existsSync(join(import.meta.dirname, `${name}.test.ts`)),
    );
    expect(untested.map(({ name }) => `test/main/database/migrations/${name}.test.ts is missing`)).toEqual(
      [],
    );
  });
});
