import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, shell } from 'electron';
import { safeName } from '../../src-shared/lib/file-name.ts';

/**
 * Shows a finished PDF in a window of its own with Chromium's viewer, from where it is printed: what goes to the printer
 * is the PDF, not the page. The viewer reads files only, so the bytes lie in the temporary folder while the window is open;
 * they are the user's documents and are removed with it. Where the viewer fails, the system's own program opens the file.
 */
export async function openPdfWindow(bytes: unknown, name: unknown): Promise<void> {
  if (!isPdf(bytes) || typeof name !== 'string') throw new TypeError('not a PDF');
  const folder = makeTemporaryFolder();
  const file = join(folder, toFileName(name));
  writeFileSync(file, bytes);
  const window = new BrowserWindow({
    width: 1000,
    height: 900,
    title: name,
    webPreferences: { plugins: true, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.removeMenu();
  window.once('closed', () => rmSync(folder, { recursive: true, force: true }));
  try {
    await window.loadFile(file);
  } catch {
    // Closing the window would remove the file before the other program has read it.
    window.removeAllListeners('closed');
    window.destroy();
    await shell.openPath(file);
  }
}

/** Removes what windows of an earlier run left behind after a crash, and what was handed to other programs. */
export function removeTemporaryPdfs(): void {
  rmSync(temporaryRoot(), { recursive: true, force: true });
}

function temporaryRoot(): string {
  return join(app.getPath('userData'), 'pdf');
}

function makeTemporaryFolder(): string {
  mkdirSync(temporaryRoot(), { recursive: true, mode: 0o700 });
  return mkdtempSync(join(temporaryRoot(), 'p-'));
}

function isPdf(bytes: unknown): bytes is Uint8Array {
  return bytes instanceof Uint8Array && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** A name that every file system takes and that cannot leave its folder. */
function toFileName(name: string): string {
  const plain = safeName(name.replace(/^\.+/, ''));
  return plain.toLowerCase().endsWith('.pdf') ? plain : `${plain === '' ? '文档' : plain}.pdf`;
}
