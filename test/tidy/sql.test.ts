import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Where statements may stand: the database, and the queries and commands of a feature. */
const MAY_ASK = /^src-main\/(database\/|features\/[a-z]+\/(?:[a-z]+-)*(?:queries|commands)\.ts$)/;
/** Statements by hand, drizzle, and what drizzle is asked through. */
const ASKS = /\.prepare(?:<|\()|\bSELECT [\s\S]*\bFROM\b|from 'drizzle-orm|database\/(?:query|schema)\.ts'/;

const sources = globSync('src-main/**/*.ts', { cwd: root }).map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(join(root, file), 'utf8'),
}));

describe('SQL', () => {
  it('stands in src-main/database and in the queries and commands of features, nowhere else', () => {
    const elsewhere = sources.filter(({ file, text }) => !MAY_ASK.test(file) && ASKS.test(text));
    expect(
      elsewhere.map(({ file }) => file),
      'Move the statement into queries.ts or commands.ts of the feature, or into src-main/database where several need it.',
    ).toEqual([]);
  });

  it('is looked for where it stands', () => {
    const asking = sources.filter(({ file, text }) => MAY_ASK.test(file) && ASKS.test(text));
    expect(asking.length).toBeGreaterThan(20);
    expect(ASKS.test('database.prepare<[], number>(sql)')).toBe(true);
  });
});
