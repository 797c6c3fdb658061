import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const json = (file: string): Record<string, unknown> => JSON.parse(readFileSync(join(root, file), 'utf8'));

describe('package', () => {
  it('pins every dependency to one version', () => {
    const manifest = json('package.json');
    const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.entries((manifest[key] ?? {}) as Record<string, string>),
    );
    expect(ranges.length).toBeGreaterThan(30);
    expect(ranges.filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('locks every optional platform package, else npm ci refuses the file', () => {
    const packages = json('package-lock.json')['packages'] as Record<
      string,
      { optionalDependencies?: Record<string, string> }
    >;
    const names = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
    );
    const missing = Object.values(packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });

  it('has a configuration that electron-builder accepts', async () => {
    const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
    const { DebugLogger } = require('builder-util');
    await expect(
      validateConfiguration(json('package.json')['build'], new DebugLogger(false)),
    ).resolves.not.toThrow();
  });
});
