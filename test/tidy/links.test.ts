import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const pages = globSync(['*.md', '{docs,src-*,resources,test}/**/*.md'], { cwd: root });

/** Targets of links and pictures inside the repository, as paths from the root. */
function linkedFrom(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
}

/** Paths in backticks that begin at the root (`src-main/app/jobs.ts`, `test/e2e`); patterns stand for what they match. */
function namedIn(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/`((?:src-[a-z]+|docs|test|resources)\/[^`\s]+)`/g)]
    .map(([, path = '']) => path.replace(/:\d+$/, ''))
    .filter((path) => !/[<>…]/.test(path));
}

const isThere = (path: string) =>
  /[*{]/.test(path) ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));

describe('documentation', () => {
  it('links to what is there', () => {
    expect(pages.length).toBeGreaterThan(10);
    const dead = pages.flatMap((page) =>
      linkedFrom(page)
        .filter((target) => !isThere(target))
        .map((target) => `${page} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('names files and folders that are there', () => {
    // A decision keeps the names of its day.
    const kept = pages.filter((page) => page !== 'docs/decisions.md');
    const dead = kept.flatMap((page) =>
      namedIn(page)
        .filter((path) => !isThere(path))
        .map((path) => `${page}: ${path}`),
    );
    expect(dead).toEqual([]);
  });

  it('has a first page of ninety lines at most', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
      90,
    );
  });
});
