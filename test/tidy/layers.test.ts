import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOffences, layerOf, layers } from './layers.ts';
import { findCycles, listSources, readImports } from './source-tree.mjs';

const tree = { root: resolve(import.meta.dirname, '../..'), planted: new Map<string, string>() };
const imports = readImports(tree);
const cyclesOf = (some: typeof imports): readonly string[] =>
  findCycles(some).map((files) => files.join(' ↔ '));

describe('layers', () => {
  it('imports only what the table allows', () => {
    expect(findOffences(imports)).toEqual([]);
  });

  it('has no cycles, type-only ones included', () => {
    expect(cyclesOf(imports)).toEqual([]);
  });

  it('knows a layer for every source file', () => {
    expect(listSources(tree).filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it('names only layers that exist', () => {
    const names = [...layers.map(({ name }) => name)];
    expect(
      layers
        .flatMap(({ imports: some, types = [] }) => [...some, ...types])
        .filter((n) => !names.includes(n)),
    ).toEqual([]);
  });
});

/** A tree of planted files alone: what the checker says of it does not depend on the sources of today. */
function plant(files: Readonly<Record<string, string>>): ReturnType<typeof readImports> {
  return readImports({ root: '/nowhere', planted: new Map(Object.entries(files)) });
}

describe('a planted import', () => {
  /** Each breaks one rule: the file, what it imports, and what the checker must say. */
  const broken: readonly (readonly [file: string, target: string, why: string])[] = [
    ['src-shared/lib/x.ts', 'src-shared/people/y.ts', 'lib may not import nouns'],
    ['src-shared/lib/x.ts', 'node:fs', 'no package for lib'],
    ['src-shared/words.ts', 'src-shared/policy/pack/y.ts', 'nouns may not import policy'],
    ['src-shared/people/x.ts', 'better-sqlite3', 'no package for nouns'],
    ['src-shared/ledger/x.ts', 'src-shared/sheet/read/y.ts', 'nouns may not import sheet'],
    ['src-shared/training/x.ts', 'src-main/database/y.ts', 'nouns may not import database'],
    ['src-shared/policy/award/x.ts', 'src-shared/sheet/y.ts', 'policy may not import sheet'],
    ['src-shared/policy/award/x.ts', 'src-shared/registration/y.ts', 'policy may not import operations'],
    ['src-shared/sheet/x.ts', 'src-shared/rpc/contract/y.ts', 'sheet may not import contract'],
    ['src-shared/sheet/x.ts', 'exceljs', 'no package for sheet'],
    ['src-shared/review/x.ts', 'src-shared/rpc/contract/y.ts', 'operations may not import contract'],
    ['src-shared/registration/x.ts', '@orpc/contract', 'no package for operations'],
    ['src-shared/rpc/contract/x.ts', 'src-renderer/text/y.ts', 'contract may not import text'],
    ['src-main/database/x.ts', 'src-main/workbooks/y.ts', 'database may not import workbooks'],
    ['src-main/database/x.ts', 'src-main/session/y.ts', 'database may not import session'],
    ['src-main/workbooks/x.ts', 'src-main/documents/y.ts', 'workbooks may not import documents'],
    ['src-main/workbooks/x.ts', 'better-sqlite3', 'no package for workbooks'],
    ['src-main/documents/x.ts', 'src-main/database/y.ts', 'documents may not import database'],
    ['src-main/lib/x.ts', 'src-shared/people/y.ts', 'floor may not import nouns'],
    ['src-main/session/x.ts', 'src-main/app/y.ts', 'session may not import app'],
    ['src-main/session/x.ts', 'src-main/features/teachers/y.ts', 'session may not import features'],
    ['src-main/features/teachers/x.ts', 'src-main/transport/y.ts', 'features may not import transport'],
    ['src-main/features/teachers/x.ts', 'src-main/demo/y.ts', 'features may not import demo'],
    ['src-main/features/teachers/x.ts', 'src-main/features/projects/y.ts', 'do not know each other'],
    ['src-main/features/teachers/x.ts', 'src-main/session/open-ledger.ts', 'decisions take plain facts'],
    ['src-main/features/teachers/x.ts', 'electron', 'no package for features'],
    ['src-main/app/x.ts', 'electron', 'no package for app'],
    ['src-main/serve.ts', 'electron', 'no package for entries'],
    ['src-main/transport/x.ts', 'src-renderer/y.ts', 'transport may not import what stands in no layer'],
    ['src-renderer/text/x.ts', 'src-renderer/components/y.tsx', 'text may not import components'],
    ['src-renderer/components/x.tsx', 'src-renderer/rpc.ts', 'components may not import calls'],
    ['src-renderer/components/x.tsx', 'src-shared/rpc/y.ts', 'types alone of contract'],
    [
      'src-renderer/components/x.tsx',
      'src-renderer/features/home/y.tsx',
      'components may not import screens',
    ],
    ['src-renderer/rpc.ts', 'src-main/app/router.ts', 'calls may not import app'],
    ['src-renderer/frame/x.tsx', 'src-renderer/features/home/y.tsx', 'frame may not import screens'],
    ['src-renderer/features/home/x.tsx', 'src-renderer/features/teachers/y.tsx', 'do not know each other'],
    ['src-renderer/features/home/x.tsx', 'src-renderer/app.tsx', 'screens may not import page'],
    ['src-renderer/features/home/x.tsx', 'src-main/session/y.ts', 'screens may not import session'],
    ['src-renderer/features/home/x.tsx', 'node:fs', 'no package for screens'],
    ['src-renderer/features/home/x.tsx', 'test/helpers/y.ts', 'stands in no layer'],
    ['src-shared/utils/x.ts', 'src-shared/lib/y.ts', 'the file stands in no layer'],
  ];
  it.each(broken)('is found: %s → %s', (file, target, why) => {
    const specifier = target.includes('/') && /^(src-|test)/.test(target) ? upwards(file) + target : target;
    const isFile = specifier !== target;
    const planted = { [file]: `import { y } from '${specifier}';`, ...(isFile ? { [target]: '' } : {}) };
    expect(findOffences(plant(planted))).toEqual([
      expect.stringMatching(new RegExp(`^${file} → ${target}: .*${why}`)),
    ]);
  });

  it.each([
    ['import()', "const y = await import('../sheet/y.ts');"],
    ['import type', "import type { Y } from '../sheet/y.ts';"],
    ["import('…').Type", "type Y = import('../sheet/y.ts').Y;"],
    ['export … from', "export * from '../sheet/y.ts';"],
    ['a bare import', "import '../sheet/y.ts';"],
  ])('is found written as %s', (_, text) => {
    const offences = findOffences(plant({ 'src-shared/policy/x.ts': text, 'src-shared/sheet/y.ts': '' }));
    expect(offences).toEqual(['src-shared/policy/x.ts → src-shared/sheet/y.ts: policy may not import sheet']);
  });

  it('is not found in a comment or a text', () => {
    const text = `// import { y } from '../sheet/y.ts';\nconst text = "import('../sheet/y.ts')";`;
    expect(plant({ 'src-shared/policy/x.ts': text })).toEqual([]);
  });

  it('lets components take types of the contract', () => {
    const planted = {
      'src-renderer/components/x.tsx': "import type { Y } from '../../src-shared/rpc/y.ts';",
      'src-shared/rpc/y.ts': '',
    };
    expect(findOffences(plant(planted))).toEqual([]);
  });

  it('closes a cycle of types alone', () => {
    const planted = {
      'src-shared/lib/a.ts': "import type { B } from './b.ts';",
      'src-shared/lib/b.ts': "import type { C } from './c.ts';",
      'src-shared/lib/c.ts': "type A = import('./a.ts').A;",
      'src-shared/lib/d.ts': "import { a } from './a.ts';",
    };
    expect(cyclesOf(plant(planted))).toEqual([
      'src-shared/lib/a.ts ↔ src-shared/lib/b.ts ↔ src-shared/lib/c.ts',
    ]);
  });
});

/** The way from a file up to the root. */
function upwards(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}

describe('biome.json', () => {
  type Override = { readonly includes: readonly string[]; readonly linter: { readonly rules: object } };
  const overrides: readonly Override[] = JSON.parse(
    readFileSync(resolve(tree.root, 'biome.json'), 'utf8'),
  ).overrides;

  it.each([
    'src-shared/lib',
    'src-shared/policy',
    'src-shared/sheet',
    'src-main/database',
    'src-main/workbooks',
    'src-main/documents',
    'src-main/features',
    'src-renderer/components',
  ])('says in the editor what the table says of %s', (folder) => {
    const override = overrides.find(({ includes }) => includes.includes(`${folder}/**`));
    const bans = JSON.stringify(override?.linter.rules ?? {});
    const layer = layerOf(`${folder}/x.ts`);
    const side = folder.slice(0, folder.indexOf('/'));
    const foldersNotAllowed = readdirSync(resolve(tree.root, side), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && `${side}/${entry.name}` !== folder)
      .map(({ name }) => name)
      .filter((name) => {
        const other = layerOf(`${side}/${name}/x.ts`)?.name;
        return other !== undefined && other !== layer?.name && layer?.imports.includes(other) === false;
      });
    expect(
      foldersNotAllowed.filter((name) => !bans.includes(`"**/${name}/**"`) && !bans.includes('"../**"')),
    ).toEqual([]);
  });
});
