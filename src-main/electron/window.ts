import { BrowserWindow, ipcMain, nativeTheme } from 'electron';
import { channels } from './channels.ts';
import { screensAddress } from './screens-protocol.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** How long a closing window waits for the page to put its drafts away. */
const closeMillisecondsMax = 3_000;

/** Opens the one window of the program: sandboxed, isolated, without Node, showing the built screens. */
export function openMainWindow({
  preloadScript,
  stateFile,
}: {
  preloadScript: string;
  stateFile: string;
}): BrowserWindow {
  const state = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...(state ?? { width: 1366, height: 860 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: '学分台账',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: preloadScript,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Dictionaries would be fetched from the network.
      spellcheck: false,
    },
  });
  if (state?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  closeAfterPage(window, () => writeWindowState(stateFile, window));
  void window.loadURL(screensAddress);
  return window;
}

/** True for a message from the window's own page and not from a frame inside it. */
export function isFromMainFrame(event: { readonly senderFrame: unknown }, window: BrowserWindow): boolean {
  return !window.isDestroyed() && event.senderFrame === window.webContents.mainFrame;
}

/** Asks the page before closing; a page that hangs or is gone does not keep the window open. */
function closeAfterPage(window: BrowserWindow, beforeDestroy: () => void): void {
  let isAsked = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (isAsked) return;
    isAsked = true;
    const finish = () => {
      clearTimeout(timer);
      ipcMain.removeListener(channels.readyToClose, onReady);
      if (window.isDestroyed()) return;
      beforeDestroy();
      window.destroy();
    };
    const onReady = (message: { readonly senderFrame: unknown }) => {
      if (isFromMainFrame(message, window)) finish();
    };
    const timer = setTimeout(finish, closeMillisecondsMax);
    ipcMain.on(channels.readyToClose, onReady);
    window.webContents.send(channels.beforeClose);
  });
}
