import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const electron = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  class BrowserWindow extends EventEmitter {
    static readonly made: BrowserWindow[] = [];
    readonly webContents = { mainFrame: {}, send: vi.fn() };
    readonly show = vi.fn();
    readonly maximize = vi.fn();
    readonly loadURL = vi.fn(async () => undefined);
    isGone = false;
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      BrowserWindow.made.push(this);
    }
    isDestroyed = () => this.isGone;
    destroy = vi.fn(() => {
      this.isGone = true;
    });
    getNormalBounds = () => ({ x: 0, y: 0, width: 1000, height: 700 });
    isMaximized = () => false;
  }
  return {
    BrowserWindow,
    ipcMain: new EventEmitter(),
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [] },
    protocol: {},
  };
});
vi.mock('electron', () => electron);
const { isFromMainFrame, openMainWindow } = await import('../../../src-main/electron/window.ts');

const folder = mkdtempSync(join(tmpdir(), 'main-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  openMainWindow({ preloadScript: '/preload.cjs', stateFile: join(folder, 'window.json') });
  const window = electron.BrowserWindow.made.at(-1);
  if (window === undefined) throw new Error('a window');
  const close = () => {
    const preventDefault = vi.fn();
    window.emit('close', { preventDefault });
    return preventDefault;
  };
  return { window, close };
}

test('the window is sandboxed, isolated and without Node, and shows once it has something to show', () => {
  const { window } = open();
  expect(window.options).toMatchObject({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  expect(window.show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(window.show).toHaveBeenCalledTimes(1);
});

describe('a window that closes', () => {
  test('asks its page first and goes when that is ready, its place remembered', () => {
    const { window, close } = open();
    expect(close()).toHaveBeenCalledTimes(1);
    close();
    expect(window.webContents.send.mock.calls).toEqual([['before-close']]);
    electron.ipcMain.emit('ready-to-close', { senderFrame: {} });
    expect(window.destroy).not.toHaveBeenCalled();
    electron.ipcMain.emit('ready-to-close', { senderFrame: window.webContents.mainFrame });
    expect(window.destroy).toHaveBeenCalledTimes(1);
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({ width: 1000 });
  });
  test('does not wait for a page that hangs', () => {
    const { window, close } = open();
    close();
    vi.advanceTimersByTime(2_999);
    expect(window.destroy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(window.destroy).toHaveBeenCalledTimes(1);
    expect(electron.ipcMain.listenerCount('ready-to-close')).toBe(0);
  });
});

test('a message counts from the page itself, not from a frame in it or after the window is gone', () => {
  const { window } = open();
  expect(isFromMainFrame({ senderFrame: window.webContents.mainFrame }, window as never)).toBe(true);
  expect(isFromMainFrame({ senderFrame: new EventEmitter() }, window as never)).toBe(false);
  window.isGone = true;
  expect(isFromMainFrame({ senderFrame: window.webContents.mainFrame }, window as never)).toBe(false);
});
