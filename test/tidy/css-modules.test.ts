import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const list = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The classes that a CSS module defines; those of other files stand inside `:global(…)`. */
function classesOf(css: string): ReadonlySet<string> {
  const rules = css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/:global\([^)]*\)/g, '')
    .replaceAll(/\{[^{}]*\}/g, '{}');
  return new Set([...rules.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name = '']) => name));
}

type Use = {
  /** Classes taken by name: `css['name']`. */
  readonly classes: Set<string>;
  /** Some are taken by a value, such as `css[align]`: which ones, this test cannot see. */
  isOpen: boolean;
};

/** What the sources take from each CSS module. */
function usesOf(sources: readonly string[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const file of sources) {
    const text = read(file);
    for (const [, name = '', path = ''] of text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
      const module = posix.join(dirname(file), path);
      const use = uses.get(module) ?? { classes: new Set(), isOpen: false };
      for (const [, key = ''] of text.matchAll(new RegExp(`\\b${name}\\[([^\\]]+)\\]`, 'g'))) {
        const literal = /^'(.+)'$/.exec(key)?.[1];
        if (literal === undefined) use.isOpen = true;
        else use.classes.add(literal);
      }
      uses.set(module, use);
    }
  }
  return uses;
}

describe('CSS modules', () => {
  const modules = list('src-renderer/**/*.module.css');
  const uses = usesOf(list('src-renderer/**/*.{ts,tsx}'));

  it.each(modules)('%s defines the classes that are used, and no others', (module) => {
    const use = uses.get(module);
    const defined = classesOf(read(module));
    const used = use?.isOpen ? new Set([...defined, ...use.classes]) : (use?.classes ?? []);
    expect([...used].sort()).toEqual([...defined].sort());
  });

  it('are there for everybody who imports one', () => {
    expect([...uses.keys()].filter((module) => !modules.includes(module))).toEqual([]);
  });

  it('leave to text only the classes of the global sheets', () => {
    const global = new Set(
      ['tokens.css', 'controls.css'].flatMap((sheet) => [...classesOf(read(`src-renderer/${sheet}`))]),
    );
    const unknown = list('src-renderer/**/*.tsx').flatMap((file) =>
      [...read(file).matchAll(/className="([^"]+)"/g)]
        .flatMap(([, names = '']) => names.split(' '))
        .filter((name) => !global.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are the only sheets beside reset, tokens and controls', () => {
    expect(list('src-renderer/**/*.css').filter((sheet) => !sheet.endsWith('.module.css'))).toEqual([
      'src-renderer/controls.css',
      'src-renderer/reset.css',
      'src-renderer/tokens.css',
    ]);
  });
});
