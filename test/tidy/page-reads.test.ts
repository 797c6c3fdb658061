import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What a locator tells at one moment. */
const READS = new Set([
  'allInnerTexts',
  'count',
  'getAttribute',
  'innerText',
  'inputValue',
  'isChecked',
  'isDisabled',
  'isEnabled',
  'isHidden',
  'isVisible',
  'textContent',
]);

/** `expect(await locator.count())` and its like: what the page shows is judged once, maybe before it has painted. */
function oneShotReads(name: string, text: string): readonly string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'expect') {
      const [judged] = node.arguments;
      const read = judged !== undefined && ts.isAwaitExpression(judged) ? judged.expression : null;
      if (
        read !== null &&
        ts.isCallExpression(read) &&
        ts.isPropertyAccessExpression(read.expression) &&
        READS.has(read.expression.name.text)
      )
        found.push(`${name}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('page tests', () => {
  it('wait for what a page shows: `expect.poll(() => …)`, never one look at it', () => {
    const folder = resolve(import.meta.dirname, '../e2e');
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    expect(files.flatMap((file) => oneShotReads(file, readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  });

  it('finds a planted look', () => {
    expect(oneShotReads('x.ts', 'expect(await button(page, x).count()).toBe(0);')).toEqual(['x.ts:1']);
  });
});
