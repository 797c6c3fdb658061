import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../src-main/session/shipped-policies.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Ids of requirements and readings: the letters of a text, the number of its article, an item of it. */
const ID = /\b(?:H|W|L|N|G|B|S|V|M|A|Q|X|SX|SP|GX|YL|JJ|SR)\d+(?:\.\d+)?[a-d]?\b/g;

/** What names cells in comments (`B2:C5`): there, a single letter with a whole number is no id. */
const namesCells = /^src-(?:main\/workbooks|shared\/sheet\/(?:template|render|read))\//;
const CELL = /^[A-Z]\d+$/;

const WRITE_LINE = 'Write the line of each id into docs/requirements.md, or into docs/readings.md (A…).';

/** Ids that have a line of their own, in both documents together. A line is a table row that begins with its id. */
function knownIds(): readonly string[] {
  return ['docs/requirements.md', 'docs/readings.md'].flatMap((file) =>
    [...read(file).matchAll(/^\| ([A-Z]+\d[\w.]*) \|/gm)].map(([, id = '']) => id),
  );
}

/** Ids in the comments of the sources and of the tests' names, each with a file that cites it. */
function citedIds(): ReadonlyMap<string, string> {
  const cited = new Map<string, string>();
  for (const file of globSync('src-{shared,main,renderer}/**/*.{ts,tsx}', { cwd: root })) {
    const path = file.replaceAll('\\', '/');
    const comments = read(file).match(/\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm) ?? [];
    for (const id of comments.join('\n').match(ID) ?? [])
      if (!(namesCells.test(path) && CELL.test(id))) cited.set(id, path);
  }
  for (const file of globSync('test/**/*.test.ts', { cwd: root }))
    for (const [, name = ''] of read(file).matchAll(/\b(?:it|test|describe)(?:\.\w+)?\(\s*['"`](.*)/g))
      for (const [, list = ''] of name.matchAll(/\(([A-Z]+\d[\w., ]*)\)/g))
        for (const id of list.match(ID) ?? []) cited.set(id, file);
  return cited;
}

describe('requirement ids', () => {
  it('stand once each', () => {
    const ids = knownIds();
    expect(ids.length).toBeGreaterThan(150);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('have a line wherever the sources or a test cite them', () => {
    const known = new Set(knownIds());
    const cited = citedIds();
    expect(cited.size).toBeGreaterThan(40);
    const unknown = [...cited].filter(([id]) => !known.has(id)).map(([id, file]) => `${id} in ${file}`);
    expect(unknown, WRITE_LINE).toEqual([]);
  });

  it('have a line wherever a pack cites them', () => {
    const known = new Set(knownIds());
    const cited = new Set<string>();
    for (const pack of loadShippedPolicies().values()) {
      for (const { id } of pack.notes) cited.add(id);
      for (const [, clause = ''] of JSON.stringify(pack).matchAll(/"clause":"([^"]+)"/g))
        for (const id of clause.split(/[,、，\s]+/)) cited.add(id);
    }
    expect(cited.size).toBeGreaterThan(40);
    expect(
      [...cited].filter((id) => id !== '' && !known.has(id)),
      WRITE_LINE,
    ).toEqual([]);
  });
});
