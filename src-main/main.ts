import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, ipcMain, type MessagePortMain } from 'electron';
import { channels } from './electron/channels.ts';
import { askAfterPageCrash, chooseLedgerFolder, tellFailure } from './electron/dialogs.ts';
import { askWhereToSave, guardPages, guardSession } from './electron/guards.ts';
import { setMenu } from './electron/menu.ts';
import { openPdfWindow, removeTemporaryPdfs } from './electron/pdf-window.ts';
import { handleScreens, registerScreensScheme } from './electron/screens-protocol.ts';
import { startUtilityProcess } from './electron/utility-process.ts';
import { isFromMainFrame, openMainWindow } from './electron/window.ts';
import type { OpenAtStart } from './transport/control-message.ts';
import { conventionalFolders, type Folders, foldersUnder } from './transport/conventional-folders.ts';
import { type LedgerFailure, type LedgerProcess, startLedgerProcess } from './transport/ledger-process.ts';
import { locateProgram, startOptions } from './transport/program.ts';

/** Ends the program after the user has been told why; the launcher does not start anything else then. */
const toldExitCode = 70;

const { values } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { home: { type: 'string' }, ledger: { type: 'string' }, demo: { type: 'boolean' } },
  // Chromium's own switches stand on the same line.
  strict: false,
  allowPositionals: true,
});
const program = locateProgram(import.meta.dirname);
const folders = chooseFolders();

app.setPath('userData', join(folders.configDirectory, 'window'));
registerScreensScheme();
guardPages();
if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run(): void {
  guardSession();
  askWhereToSave();
  removeTemporaryPdfs();
  setMenu({
    configDirectory: folders.configDirectory,
    isDeveloping: process.env['CREDIT_LEDGER_DEVELOP'] !== undefined,
  });
  handleScreens(program.rendererDirectory);
  const ledger = startLedgerProcess(
    startUtilityProcess(program.workerScriptPath),
    { options: startOptions(program, folders, 'electron', process.env), open: openAtStart() },
    onLedgerFailure,
  );
  const window = openMainWindow({
    preloadScript: program.preloadScript,
    stateFile: join(folders.configDirectory, 'window.json'),
  });
  answerPage(window, ledger);
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (await askAfterPageCrash(window)) window.reload();
    else window.destroy();
  });
  window.once('closed', () => {
    for (const other of BrowserWindow.getAllWindows()) other.destroy();
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  closeLedgerBeforeQuit(ledger);
}

/** What the preload asks for. Only the window's own page is answered. */
function answerPage(window: BrowserWindow, ledger: LedgerProcess<MessagePortMain>): void {
  ipcMain.on(channels.port, (event) => {
    if (!isFromMainFrame(event, window)) return;
    for (const port of event.ports) ledger.connect(port);
  });
  ipcMain.handle(channels.chooseLedgerFolder, (event) =>
    isFromMainFrame(event, window) ? chooseLedgerFolder(window, ledger.knowFolder) : null,
  );
  ipcMain.handle(channels.openPdf, async (event, bytes: unknown, name: unknown) => {
    if (isFromMainFrame(event, window)) await openPdfWindow(bytes, name);
  });
}

/** The ledger is closed (checkpoint, backup) before the program ends, by whatever way it ends. */
function closeLedgerBeforeQuit(ledger: LedgerProcess<MessagePortMain>): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    removeTemporaryPdfs();
    void ledger.close().then(() => app.exit(0));
  });
}

function onLedgerFailure(failure: LedgerFailure): void {
  tellFailure(failure);
  if (failure.during !== 'open') app.exit(toldExitCode);
}

function chooseFolders(): Folders {
  if (typeof values.home === 'string') return foldersUnder(resolve(values.home));
  const { platform, env } = process;
  return conventionalFolders({ platform, env, home: homedir(), documents: app.getPath('documents') });
}

function openAtStart(): OpenAtStart {
  if (typeof values.ledger === 'string') return { kind: 'folder', path: resolve(values.ledger) };
  return values.demo === true ? { kind: 'demo' } : { kind: 'nothing' };
}
