import { beforeEach, expect, test, vi } from 'vitest';
import { FolderRefusedError } from '../../../src-main/transport/ledger-process.ts';

const electron = vi.hoisted(() => ({
  dialog: { showOpenDialog: vi.fn(), showErrorBox: vi.fn(), showMessageBox: vi.fn() },
}));
vi.mock('electron', () => electron);
const { askAfterPageCrash, chooseLedgerFolder } = await import('../../../src-main/electron/dialogs.ts');

const window = {} as never;
const choose = (paths: readonly string[], knowFolder: (path: string) => Promise<string>) => {
  electron.dialog.showOpenDialog.mockResolvedValue({ filePaths: paths });
  return chooseLedgerFolder(window, knowFolder);
};
beforeEach(() => vi.clearAllMocks());

test('a chosen folder is known by its id; without a choice nothing is asked', async () => {
  const know = vi.fn(async () => 'id');
  expect(await choose(['/台账'], know)).toBe('id');
  expect(await choose([], know)).toBeNull();
  expect(know.mock.calls).toEqual([['/台账']]);
});

test('a folder that is refused is told in a sentence', async () => {
  expect(await choose(['/a'], () => Promise.reject(new FolderRefusedError('notALedger')))).toBeNull();
  expect(electron.dialog.showErrorBox).toHaveBeenCalledWith(
    '学分台账',
    '台账未能打开：所选文件夹不是台账文件夹。',
  );
});

test('another failure is not told as a folder’s', async () => {
  await expect(choose(['/a'], () => Promise.reject(new RangeError()))).rejects.toBeInstanceOf(RangeError);
  expect(electron.dialog.showErrorBox).not.toHaveBeenCalled();
});

test('after a crash of the page it is loaded again, or the program ends', async () => {
  electron.dialog.showMessageBox
    .mockResolvedValueOnce({ response: 0 })
    .mockResolvedValueOnce({ response: 1 });
  expect([await askAfterPageCrash(window), await askAfterPageCrash(window)]).toEqual([true, false]);
});
