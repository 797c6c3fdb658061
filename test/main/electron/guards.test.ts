import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  app: { on: vi.fn(), getPath: () => '/文档' },
  session: {
    defaultSession: {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      webRequest: { onBeforeRequest: vi.fn() },
      on: vi.fn(),
    },
  },
}));
vi.mock('electron', () => electron);
const { askWhereToSave, guardPages, guardSession } = await import('../../../src-main/electron/guards.ts');
const { defaultSession } = electron.session;

test('a page opens no window and goes nowhere', () => {
  guardPages();
  const [event, created] = electron.app.on.mock.calls[0] ?? [];
  expect(event).toBe('web-contents-created');
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
  created({}, contents);
  expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]({ url: 'https://example.org' })).toEqual({
    action: 'deny',
  });
  for (const name of ['will-navigate', 'will-attach-webview']) {
    const preventDefault = vi.fn();
    contents.emit(name, { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(1);
  }
});

test('a page gets no permission but to write to the clipboard, and reaches no network', () => {
  guardSession();
  const request = defaultSession.setPermissionRequestHandler.mock.calls[0]?.[0];
  const answers: boolean[] = [];
  for (const permission of ['clipboard-sanitized-write', 'media', 'clipboard-read', 'openExternal'])
    request(null, permission, (answer: boolean) => answers.push(answer));
  expect(answers).toEqual([true, false, false, false]);
  const check = defaultSession.setPermissionCheckHandler.mock.calls[0]?.[0];
  expect([check(null, 'clipboard-sanitized-write'), check(null, 'geolocation')]).toEqual([true, false]);
  const [{ urls }, onRequest] = defaultSession.webRequest.onBeforeRequest.mock.calls[0] ?? [];
  expect(urls).toEqual(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']);
  const answer = vi.fn();
  onRequest({}, answer);
  expect(answer).toHaveBeenCalledWith({ cancel: true });
});

test('a download asks where to, under its own name', () => {
  askWhereToSave();
  const [, download] = defaultSession.on.mock.calls[0] ?? [];
  const setSaveDialogOptions = vi.fn();
  const save = (name: string) => download({}, { getFilename: () => name, setSaveDialogOptions });
  save('名单.xlsx');
  save('无后缀');
  expect(setSaveDialogOptions.mock.calls.map(([options]) => [options.defaultPath, options.filters])).toEqual([
    [join('/文档', '名单.xlsx'), [{ name: 'XLSX', extensions: ['xlsx'] }]],
    [join('/文档', '无后缀'), []],
  ]);
});
