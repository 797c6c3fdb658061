import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openTerminalSession } from '../../../../src-main/transport/terminal/terminal-session.ts';
import { resourcesDirectory } from '../../../helpers/test-session.ts';

const home = mkdtempSync(join(tmpdir(), 'terminal-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const program = {
  version: '1',
  resourcesDirectory,
  rendererDirectory: home,
  preloadScript: '',
  workerScript: pathToFileURL(join(home, 'worker.js')),
  workerScriptPath: '',
};

test('settings of one command are forgotten with it', async () => {
  const { session, close } = await openTerminalSession({ program, actor: '王老师' });
  const { configDirectory } = session.options;
  expect(existsSync(configDirectory)).toBe(true);
  await close();
  expect(existsSync(configDirectory)).toBe(false);
});

test('settings under a named home last', async () => {
  const { session, close } = await openTerminalSession({ program, home, actor: '王老师' });
  expect(session.options.configDirectory).toBe(join(home, 'config'));
  await close();
  expect(existsSync(join(home, 'config'))).toBe(true);
});

test('a ledger that does not open is refused by its reason', async () => {
  await expect(openTerminalSession({ program, ledger: join(home, 'nowhere') })).rejects.toMatchObject({
    code: 'missingLedger',
  });
});
