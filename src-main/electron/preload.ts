import { contextBridge, ipcRenderer } from 'electron';
import { type HostBridge, portHandover } from '../../src-shared/rpc/host-bridge.ts';
import { channels } from './channels.ts';

// A port cannot cross the context bridge: the page posts it to its own window and the preload passes it on.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === portHandover) {
    ipcRenderer.postMessage(channels.port, null, [...event.ports]);
  }
});

let beforeClose: () => void | Promise<void> = () => {};
ipcRenderer.on(channels.beforeClose, async () => {
  try {
    await beforeClose();
  } finally {
    ipcRenderer.send(channels.readyToClose);
  }
});

const host: HostBridge = {
  kind: 'electron',
  chooseLedgerFolder: () => ipcRenderer.invoke(channels.chooseLedgerFolder),
  openPdf: (bytes, name) => ipcRenderer.invoke(channels.openPdf, bytes, name),
  onBeforeClose(listener) {
    beforeClose = listener;
  },
};
contextBridge.exposeInMainWorld('host', host);
