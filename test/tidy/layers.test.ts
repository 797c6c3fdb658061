import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Imports of a source file, as paths from the root or package names. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) =>
    target.startsWith('.') ? posix.join(dirname(file), target) : target,
  );
}

const files = globSync('{src-shared,src-main,src-renderer}/**/*.{ts,tsx}', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);

type Rule = { readonly from: RegExp; readonly mayNot: RegExp; readonly because: string };

/** Who may import whom (STYLE: a functional core and thin shells). */
const rules: readonly Rule[] = [
  {
    from: /^src-shared\//,
    mayNot: /^(src-main|src-renderer|node:|electron$|react|better-sqlite3|drizzle-orm|exceljs)/,
    because: 'the core is pure',
  },
  { from: /^src-shared\/lib\//, mayNot: /^src-shared\/(?!lib\/)/, because: 'lib has no domain words' },
  {
    from: /^src-shared\/(people|training|ledger|problems\.ts)/,
    mayNot: /^(src-shared\/(policy|sheet|review|rpc)\/|zod)/,
    because: 'the nouns stand on lib alone',
  },
  {
    from: /^src-shared\/(policy|sheet|review|registration)\//,
    mayNot: /^(src-shared\/rpc\/|@orpc)/,
    because: 'rules do not know the wire',
  },
  {
    from: /^src-shared\/(policy|sheet)\//,
    mayNot: /^src-shared\/review\//,
    because: 'reviews use sheets, not the other way round',
  },
  { from: /^src-shared\/policy\//, mayNot: /^src-shared\/sheet\//, because: 'rules do not know sheets' },
  {
    from: /^src-renderer\//,
    mayNot: /^(src-main|node:|electron$|@orpc\/server|better-sqlite3|drizzle-orm|exceljs)/,
    because: 'the renderer talks through the contract',
  },
  {
    from: /^src-main\/database\//,
    mayNot: /^src-main\/(?!database\/)|^electron$/,
    because: 'the database knows the core only',
  },
  {
    from: /^src-main\/workbooks\//,
    mayNot: /^src-main\/(?!workbooks\/)|^electron$/,
    because: 'workbooks know the core only',
  },
  {
    from: /^src-main\/documents\//,
    mayNot: /^src-main\/(?!documents\/)|^electron$/,
    because: 'documents know the core only',
  },
  {
    from: /^src-main\/features\//,
    mayNot: /^(electron$|src-main\/(electron\/|transport\/|(main|serve|cli|worker)\.ts))/,
    because: 'handlers run in every host',
  },
  {
    from: /^src-main\/(features|session)\//,
    mayNot: /^src-main\/demo\//,
    because: 'a demo is built by calling the handlers',
  },
  {
    from: /^src-main\/(?!electron\/|main\.ts)/,
    mayNot: /^electron$/,
    because: 'only the Electron entry imports Electron',
  },
];

describe('layers', () => {
  it('imports only downwards', () => {
    const offences = files.flatMap((file) =>
      importsOf(file).flatMap((target) =>
        rules
          .filter((rule) => rule.from.test(file) && rule.mayNot.test(target))
          .map((rule) => `${file} → ${target}: ${rule.because}`),
      ),
    );
    expect(offences).toEqual([]);
  });

  it('keeps features apart from each other', () => {
    const offences = files.flatMap((file) => {
      const [, side, feature] = /^(src-main|src-renderer)\/features\/([^/]+)\//.exec(file) ?? [];
      if (feature === undefined) return [];
      return importsOf(file)
        .filter(
          (target) =>
            target.startsWith(`${side}/features/`) && !target.startsWith(`${side}/features/${feature}/`),
        )
        .map((target) => `${file} → ${target}`);
    });
    expect(offences).toEqual([]);
  });

  it('imports nothing from the tests', () => {
    expect(files.filter((file) => importsOf(file).some((target) => target.startsWith('test/')))).toEqual([]);
  });

  it('has no cycles', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file).filter((target) => files.includes(target) && !isTypeOnly(file, target)),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('finds a planted import', () => {
    const rule = rules[0];
    expect(rule?.from.test('src-shared/people/x.ts') && rule.mayNot.test('node:fs')).toBe(true);
  });
});

/** `import type` vanishes when the code runs: it cannot make a cycle there. */
function isTypeOnly(file: string, target: string): boolean {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(import|export)\s+(type\s+)?[^;]*?from\s*'([^']+)'/g)]
    .filter(([, , , path = '']) => posix.join(dirname(file), path) === target)
    .every(([, , type]) => type !== undefined);
}
