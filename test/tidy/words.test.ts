import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as policyWords from '../../src-shared/policy/policy-words.ts';
import * as words from '../../src-shared/words.ts';
import { listSources, parseSource } from './source-tree.mjs';

/** The tables of words; everything else takes them from here. */
const HOMES = ['src-shared/words.ts', 'src-shared/policy/policy-words.ts'];

/** Texts by code that are no words for it. */
const OTHER_TEXTS = [
  // Heads of a tab: what is counted in a training of this form.
  'src-renderer/text/projects.ts {lecture, exam}',
  // Lines under a form: what it means.
  'src-renderer/text/projects.ts {centralized, shadowing, remote, school-based, exam, lecture, mentoring, degree, enterprise, self-directed, other}',
  // A sentence about the columns of the page.
  'src-renderer/text/assessments.ts {credits, hours}',
];

const tables: readonly (readonly string[])[] = [...Object.values(words), ...Object.values(policyWords)]
  .filter((table) => typeof table === 'object')
  .map((table) => Object.keys(table));

/** Every object of two keys or more whose values are all Chinese texts, as `file {keys}`. */
function tablesIn(file: string, planted: ReadonlyMap<string, string> = new Map()): readonly string[][] {
  const found: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const keys = node.properties.flatMap((property) =>
        ts.isPropertyAssignment(property) && isChinese(property.initializer) ? [keyOf(property.name)] : [],
      );
      if (keys.length > 1 && keys.length === node.properties.length) found.push(keys);
    }
    ts.forEachChild(node, visit);
  };
  visit(parseSource({ root: resolve(import.meta.dirname, '../..'), planted }, file));
  return found;
}

const isChinese = (node: ts.Node) => ts.isStringLiteralLike(node) && /\p{Script=Han}/u.test(node.text);
const keyOf = (name: ts.PropertyName) =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '';

/** The tables of a file that say what a table of words says. */
function secondTables(file: string, planted?: ReadonlyMap<string, string>): readonly string[] {
  return tablesIn(file, planted)
    .filter((keys) => tables.some((codes) => keys.every((key) => codes.includes(key))))
    .map((keys) => `${file} {${keys.join(', ')}}`);
}

describe('words', () => {
  it('stand once: no other table gives a code a word of its own', () => {
    const root = resolve(import.meta.dirname, '../..');
    const files = listSources({ root, planted: new Map() }).filter((file) => !HOMES.includes(file));
    expect(files.flatMap((file) => secondTables(file)).toSorted()).toEqual(OTHER_TEXTS.toSorted());
  });

  it('finds a planted second table', () => {
    const planted = new Map([['src-renderer/x.ts', "const roles = { lecturer: '主讲', mentor: '导师' };"]]);
    expect(secondTables('src-renderer/x.ts', planted)).toEqual(['src-renderer/x.ts {lecturer, mentor}']);
  });
});
