import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1366, height: 768 } }] },
}));
const { readWindowState, writeWindowState } = await import('../../../src-main/electron/window-state.ts');

const folder = mkdtempSync(join(tmpdir(), 'window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'settings', 'window.json');
const remember = (bounds: object, isMaximized = false) =>
  writeWindowState(file, { getNormalBounds: () => bounds, isMaximized: () => isMaximized } as never);

describe('the place of the window', () => {
  test('is the one of the last time', () => {
    const bounds = { x: 10, y: 20, width: 1200, height: 700 };
    remember(bounds, true);
    expect(readWindowState(file)).toEqual({ ...bounds, isMaximized: true });
  });
  test.each([
    ['on a screen that is gone', { x: 2000, y: 0, width: 900, height: 600 }],
    ['with its title bar above the screen', { x: 0, y: -40, width: 900, height: 600 }],
    ['with too little left to take hold of', { x: 1300, y: 0, width: 900, height: 600 }],
    ['too small to use', { x: 0, y: 0, width: 100, height: 50 }],
  ])('is forgotten %s', (_, bounds) => {
    remember(bounds);
    expect(readWindowState(file)).toBeNull();
  });
  test('is as at the first start where the file is absent or broken', () => {
    expect(readWindowState(join(folder, 'none.json'))).toBeNull();
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(readWindowState(join(folder, 'broken.json'))).toBeNull();
  });
  test('that cannot be written does not keep the window from closing', () => {
    expect(() =>
      writeWindowState(join(file, 'below a file.json'), {
        getNormalBounds: () => ({ x: 0, y: 0, width: 900, height: 600 }),
        isMaximized: () => false,
      } as never),
    ).not.toThrow();
  });
});
