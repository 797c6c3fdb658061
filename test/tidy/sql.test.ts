import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Where statements may stand: the database, and the queries and commands of a feature. */
const MAY_ASK = /^src-main\/(database\/|features\/[a-z]+\/(?:[a-z]+-)*(?:queries|commands)\.ts$)/;
/** Statements by hand, drizzle, and what drizzle is asked through. */
const ASKS = /\.prepare(?:<|\()|\bSELECT [\s\S]*\bFROM\b|from 'drizzle-orm|database\/(?:query|schema)\.ts'/;

/** A statement that is written out: drizzle's own `prepare()` takes none. */
const BY_HAND = /\.prepare(?:<|\((?!\)))/;

const sources = globSync('src-main/**/*.ts', { cwd: root }).map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(join(root, file), 'utf8'),
}));

/** Names of the program that are written as columns are (`teacher_id`): texts and comments are no names. */
function columnNames(file: string, text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && /[a-z0-9]_[a-z0-9]/.test(node.text)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
  return [...found];
}

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

  it('is written out in src-main/database alone; elsewhere drizzle says it', () => {
    const byHand = sources.filter(({ text }) => BY_HAND.test(text)).map(({ file }) => file);
    expect(
      byHand.filter((file) => !file.startsWith('src-main/database/')),
      'Say it by drizzle (`query`), or move it into src-main/database with the measured reason.',
    ).toEqual([]);
    expect(byHand.length).toBeGreaterThan(10);
  });

  it('keeps the names of its columns to itself: rows are mapped where they are read', () => {
    const files = globSync('{src-main,src-shared,src-renderer}/**/*.{ts,tsx}', { cwd: root });
    const named = files.flatMap((file) =>
      columnNames(file, readFileSync(join(root, file), 'utf8')).map((name) => `${file}: ${name}`),
    );
    expect(named, 'Give it its name in the schema (`AS teacherId`, `columnList`).').toEqual([]);
    expect(columnNames('a.ts', 'const row = { "teacher_id": 1 }; row.teacher_id;')).toEqual(['teacher_id']);
    expect(
      columnNames('a.ts', '// teacher_id\nconst _id = `SELECT teacher_id`; const MAX_ROWS = 1;'),
    ).toEqual([]);
  });
});
