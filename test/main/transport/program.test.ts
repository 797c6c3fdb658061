import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { foldersUnder } from '../../../src-main/transport/conventional-folders.ts';
import { locateProgram, startOptions } from '../../../src-main/transport/program.ts';

const home = mkdtempSync(join(tmpdir(), 'program-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function install(folder: string) {
  const entry = join(home, folder, 'out', 'main');
  mkdirSync(entry, { recursive: true });
  writeFileSync(join(home, folder, 'package.json'), '{"version":"1.2.3","name":"x"}');
  return locateProgram(entry);
}

test('the parts of a program are found from its entry', () => {
  const program = install('plain');
  expect(program.version).toBe('1.2.3');
  expect(program.resourcesDirectory).toBe(join(home, 'plain', 'resources'));
  expect(program.rendererDirectory).toBe(join(home, 'plain', 'out', 'renderer'));
  expect(program.workerScript.pathname).toMatch(/\/plain\/out\/main\/worker\.js$/);
});

test('resources lie beside the archive, where native code can read them', () => {
  expect(install('app.asar').resourcesDirectory).toBe(join(home, 'app.asar.unpacked', 'resources'));
});

test('the clock is the real one unless the environment fixes it', () => {
  const program = install('plain');
  const folders = foldersUnder(home);
  expect(startOptions(program, folders, 'browser', {})).toEqual({
    ...folders,
    resourcesDirectory: program.resourcesDirectory,
    version: '1.2.3',
    hostKind: 'browser',
    fixedNow: null,
  });
  expect(
    startOptions(program, folders, 'browser', { CREDIT_LEDGER_NOW: '2026-03-01T00:00:00Z' }).fixedNow,
  ).toBe('2026-03-01T00:00:00Z');
});
