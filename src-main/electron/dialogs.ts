import { type BrowserWindow, dialog } from 'electron';
import { FolderRefusedError, type LedgerFailure } from '../transport/ledger-process.ts';
import { failureSentence } from '../transport/terminal/sentences.ts';

/** Lets the user choose a ledger folder; its opaque id, or null when they changed their mind or it is none. */
export async function chooseLedgerFolder(
  window: BrowserWindow,
  knowFolder: (path: string) => Promise<string>,
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: '选择台账文件夹',
    buttonLabel: '选择',
    properties: ['openDirectory'],
  });
  const [path] = filePaths;
  if (path === undefined) return null;
  try {
    return await knowFolder(path);
  } catch (error) {
    if (!(error instanceof FolderRefusedError)) throw error;
    tellFailure({ during: 'open', code: error.code });
    return null;
  }
}

export function tellFailure(failure: LedgerFailure): void {
  dialog.showErrorBox('学分台账', failureSentence(failure));
}

/** After the page's process has ended (out of memory, killed): true to load the page again, false to quit. */
export async function askAfterPageCrash(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: '窗口意外停止，台账数据不受影响。',
    buttons: ['重新载入', '退出'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
