import type { Page } from 'playwright-core';

/** A file that the page handed to the user: saved, or opened as a finished PDF. */
export type SentFile = { readonly name: string; readonly bytes: Buffer };

declare global {
  interface Window {
    sentFiles?: File[];
  }
}

/**
 * Keeps every file that the page makes an address for, which is how a file leaves it in both hosts, so that its bytes can be
 * read where the browser's own download folder is out of reach. To be called before the page's own scripts run again.
 */
export async function keepSentFiles(page: Page): Promise<void> {
  const keep = () => {
    const kept: File[] = [];
    window.sentFiles = kept;
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (object) => {
      if (object instanceof File) kept.push(object);
      return original(object);
    };
  };
  await page.addInitScript(keep);
  await page.evaluate(keep);
}

/** The next file that leaves the page once `start` has been done. */
export async function sentFile(page: Page, start: () => Promise<unknown>): Promise<SentFile> {
  const before = await page.evaluate(() => window.sentFiles?.length ?? 0);
  await start();
  await page.waitForFunction((count) => (window.sentFiles?.length ?? 0) > count, before);
  const { name, base64 } = await page.evaluate(async (index) => {
    const file = window.sentFiles?.[index];
    if (file === undefined) throw new Error('no file was sent');
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsDataURL(file);
    });
    return { name: file.name, base64: address.slice(address.indexOf(',') + 1) };
  }, before);
  return { name, bytes: Buffer.from(base64, 'base64') };
}
