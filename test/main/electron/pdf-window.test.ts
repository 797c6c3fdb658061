import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'pdf-window-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const electron = vi.hoisted(() => {
  const windows: {
    readonly loaded: string[];
    closed: (() => void) | null;
    isDestroyed: boolean;
    readonly options: unknown;
  }[] = [];
  const state = { root: '', fails: false };
  class BrowserWindow {
    readonly loaded: string[] = [];
    closed: (() => void) | null = null;
    isDestroyed = false;
    readonly options: unknown;
    constructor(options: unknown) {
      this.options = options;
      windows.push(this);
    }
    removeMenu() {}
    once(_event: string, listener: () => void) {
      this.closed = listener;
    }
    removeAllListeners() {
      this.closed = null;
    }
    destroy() {
      this.isDestroyed = true;
    }
    async loadFile(file: string) {
      this.loaded.push(file);
      if (state.fails) throw new Error('no viewer');
    }
  }
  return {
    windows,
    state,
    BrowserWindow,
    app: { getPath: () => state.root },
    shell: { openPath: vi.fn(async () => '') },
  };
});
vi.mock('electron', () => electron);
const { openPdfWindow, removeTemporaryPdfs } = await import('../../../src-main/electron/pdf-window.ts');

const PDF = new TextEncoder().encode('%PDF-1.7 …');
beforeEach(() => {
  electron.windows.length = 0;
  Object.assign(electron.state, { root, fails: false });
});

async function open(name: string) {
  await openPdfWindow(PDF, name);
  const [window] = electron.windows;
  return { window, file: window?.loaded[0] ?? '' };
}

describe('a PDF in its own window', () => {
  test('lies in a folder of its own as long as the window is open', async () => {
    const { window, file } = await open('登记表.pdf');
    expect(readFileSync(file)).toEqual(Buffer.from(PDF));
    expect(window?.options).toMatchObject({
      title: '登记表.pdf',
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    window?.closed?.();
    expect(existsSync(dirname(file))).toBe(false);
  });
  test.each([
    ['../../etc/passwd', '_.._etc_passwd.pdf'],
    ['...', '文档.pdf'],
    ['表.PDF', '表.PDF'],
    ['长'.repeat(100), `${'长'.repeat(60)}…${'长'.repeat(12)}.pdf`],
  ])('called %s stays in that folder', async (name, expected) => {
    const { file } = await open(name);
    expect(basename(file)).toBe(expected);
    expect(dirname(dirname(file))).toBe(join(root, 'pdf'));
  });
  test('is opened by the system where the viewer fails, and kept for it', async () => {
    electron.state.fails = true;
    const { window, file } = await open('a');
    expect(window?.isDestroyed).toBe(true);
    expect(electron.shell.openPath).toHaveBeenCalledWith(file);
    expect(existsSync(file)).toBe(true);
  });
  test('is nothing but a PDF', async () => {
    await expect(openPdfWindow(new TextEncoder().encode('<html>'), 'a')).rejects.toBeInstanceOf(TypeError);
    await expect(openPdfWindow(PDF, 1)).rejects.toBeInstanceOf(TypeError);
    expect(electron.windows).toEqual([]);
  });
});

test('what an earlier run left is removed at the start', () => {
  removeTemporaryPdfs();
  expect(readdirSync(root)).toEqual([]);
});
