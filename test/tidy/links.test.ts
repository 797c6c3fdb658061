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

/** The words of what stands in backticks, without patterns of names (`problems-<feature>.ts`). */
function namedIn(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/`([^`]+)`/g)]
    .flatMap(([, span = '']) => span.split(/\s+/))
    .map((word) => word.replace(/[,;:]$|:\d+$/, ''))
    .filter((word) => !/[<>…]/.test(word));
}

const isThere = (path: string) =>
  /[*{]/.test(path) ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));
/** A path from the root (`src-main/app/jobs.ts`, `test/e2e`). */
const isPath = (word: string) => /^(?:src-[a-z]+|docs|test|resources)\//.test(word);
/** A file by its name, or by the end of its path. */
const isFileName = (word: string) => /^[\w-][\w./-]*\.(?:tsx?|[cm]js|css|sql|py)$/.test(word);
const sources = globSync('{src-*,resources,test}/**/*.*', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);

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
    // Decisions and changes keep the names of their day; the style names what there is none of.
    const kept = pages.filter(
      (page) => !['docs/decisions.md', 'docs/style.md', 'CHANGELOG.md'].includes(page),
    );
    const dead = kept.flatMap((page) =>
      namedIn(page)
        .filter((word) =>
          isPath(word)
            ? !isThere(word)
            : isFileName(word) && !sources.some((file) => file === word || file.endsWith(`/${word}`)),
        )
        .map((word) => `${page}: ${word}`),
    );
    expect(dead).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    const { scripts }: { scripts: object } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const dead = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/npm run (?:-s |--silent )?([\w:]+)/g)]
        .filter(([, script = '']) => !Object.hasOwn(scripts, script))
        .map(([command]) => `${page}: ${command}`),
    );
    expect(dead).toEqual([]);
  });

  it('has a first page of ninety lines at most', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
      90,
    );
  });
});
