import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

// TypeScript 7 checks; knip needs the compiler API that only TypeScript 5 has, so that one owns the name `tsc`.
it.each(['lint', 'types', 'dead'])('npm run %s', (name) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status, `\n${stdout}${stderr}`).toBe(0);
});
