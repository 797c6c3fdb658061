import { beforeAll, expect, test, vi } from 'vitest';
import { type HostBridge, portHandover } from '../../../src-shared/rpc/host-bridge.ts';

const electron = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  return {
    contextBridge: { exposeInMainWorld: vi.fn() },
    ipcRenderer: Object.assign(new EventEmitter(), {
      postMessage: vi.fn(),
      send: vi.fn(),
      invoke: vi.fn(async (channel: string) => channel),
    }),
  };
});
vi.mock('electron', () => electron);

const page = { addEventListener: vi.fn() };
let host: HostBridge;
let onMessage: (event: object) => void;

beforeAll(async () => {
  vi.stubGlobal('window', page);
  await import('../../../src-main/electron/preload.ts');
  const [name, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0] ?? [];
  expect(name).toBe('host');
  host = bridge;
  onMessage = page.addEventListener.mock.calls[0]?.[1];
});

test('only the handover of a port by the page itself is passed on', () => {
  onMessage({ source: page, data: 'something else', ports: ['port'] });
  onMessage({ source: {}, data: portHandover, ports: ['port'] });
  expect(electron.ipcRenderer.postMessage).not.toHaveBeenCalled();
  onMessage({ source: page, data: portHandover, ports: ['port'] });
  expect(electron.ipcRenderer.postMessage).toHaveBeenCalledWith('call-port', null, ['port']);
});

test('a page that fails to put its drafts away does not keep the window', async () => {
  let isDone = false;
  host.onBeforeClose(async () => {
    isDone = true;
  });
  electron.ipcRenderer.emit('before-close');
  await vi.waitFor(() => expect(electron.ipcRenderer.send).toHaveBeenCalledWith('ready-to-close'));
  expect(isDone).toBe(true);
});

test('the page may ask for a folder and for a PDF, and for nothing else of the host', async () => {
  expect(Object.keys(host).toSorted()).toEqual(['chooseLedgerFolder', 'kind', 'onBeforeClose', 'openPdf']);
  expect(await host.chooseLedgerFolder()).toBe('choose-ledger-folder');
  await host.openPdf(new Uint8Array([1]), 'a.pdf');
  expect(electron.ipcRenderer.invoke).toHaveBeenLastCalledWith('open-pdf', new Uint8Array([1]), 'a.pdf');
});
