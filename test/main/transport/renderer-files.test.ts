import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findRendererFile, loadRendererFiles } from '../../../src-main/transport/renderer-files.ts';

const home = mkdtempSync(join(tmpdir(), 'transport-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('the built screens are served with their type and a strict policy, source maps are not', () => {
  const folder = join(home, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const name of ['index.html', 'assets/a.js', 'assets/a.js.map'])
    writeFileSync(join(folder, name), name);
  const files = loadRendererFiles(folder);
  expect([...files.keys()].toSorted()).toEqual(['/assets/a.js', '/index.html']);
  const page = findRendererFile(files, '/');
  expect(page?.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  const policy = page?.headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self';/);
  expect(findRendererFile(files, '/assets/a.js')?.headers['content-type']).toMatch(/^text\/javascript/);
});
