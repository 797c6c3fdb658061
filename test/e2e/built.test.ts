import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFile } from './harness/built-program.ts';

/** What the built program reads from `node_modules`: at once when it starts, or when it is first used. */
function packagesIn(pattern: RegExp): readonly string[] {
  const folder = dirname(builtFile('main', 'serve.js'));
  const names = globSync('**/*.js', { cwd: folder }).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(pattern)].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => !name.startsWith('.') && !isBuiltin(name)).sort();
}

describe('the built main side', () => {
  test('reads at its start no package but the one that holds a native part', () => {
    expect(packagesIn(/^(?:import|export)\b[^;'"]*["']([^"']+)["']/gm)).toEqual([
      'better-sqlite3',
      'electron',
    ]);
  });

  test('reads the readers and writers of files when they are first used', () => {
    expect(packagesIn(/\bimport\(["']([^"']+)["']\)/g)).toEqual([
      '@e965/xlsx',
      '@myriaddreamin/typst-ts-node-compiler',
      'exceljs',
    ]);
  });
});
