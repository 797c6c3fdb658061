import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({ protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() } }));
vi.mock('electron', () => electron);
const { handleScreens, registerScreensScheme, screensAddress } = await import(
  '../../../src-main/electron/screens-protocol.ts'
);

const folder = mkdtempSync(join(tmpdir(), 'screens-'));
writeFileSync(join(folder, 'index.html'), '<title>学分台账</title>');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the scheme has an origin and is secure, but is not trusted beyond that', () => {
  registerScreensScheme();
  expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
});

test('the screens are answered with their policy, everything else with 404', async () => {
  handleScreens(folder);
  const [scheme, handle] = electron.protocol.handle.mock.calls[0] ?? [];
  expect(scheme).toBe('app');
  const page: Response = handle({ url: screensAddress });
  expect([page.status, await page.text()]).toEqual([200, '<title>学分台账</title>']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const url of [
    'app://elsewhere/index.html',
    'app://credit-ledger/../etc/passwd',
    'app://credit-ledger/none.js',
  ])
    expect(handle({ url }).status).toBe(404);
});
