import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './harness/chromium.ts';
import { PATIENCE, pictureOfFailure } from './harness/page.ts';
import { keepSentFiles } from './harness/sent-files.ts';
import { findElectron, openWindow, type ProgramWindow } from './harness/window.ts';
import { type Session, steps } from './journey.ts';

const chromium = await findChromium();
const home = mkdtempSync(join(tmpdir(), 'credit-ledger-window-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(chromium === null && findElectron() === null)(
  'the journey in the program’s window (Electron, or its stand-in with Chromium)',
  () => {
    let opened: ProgramWindow;
    let session: Session;

    beforeAll(async () => {
      opened = await openWindow({ home });
      await keepSentFiles(opened.page);
      opened.page.setDefaultTimeout(PATIENCE);
      session = { page: opened.page, openedPdf: (start) => openedPdf(opened, start) };
    });
    afterAll(async () => {
      await opened?.quit();
    });
    afterEach(({ task }) => pictureOfFailure(opened.page, task, 'journey-window'));

    for (const { title, run } of steps) test(title, () => run(session));

    test('met no error in the window', () => {
      expect(opened.problems).toEqual([]);
    });

    test('quits in order', async () => {
      expect(await opened.quit()).toBe(0);
    });
  },
);

/** A finished PDF goes to a window of its own: the stand-in tells its size, a real Electron shows it to a person. */
async function openedPdf(program: ProgramWindow, start: () => Promise<unknown>) {
  if (program.kind === 'electron') {
    await start();
    return { size: null, bytes: null };
  }
  const sizes = async () => {
    const asked = await program.asked();
    return asked.flatMap(({ what, detail }) => (what === 'loadFile' ? [sizeOf(detail)] : []));
  };
  const before = (await sizes()).length;
  await start();
  await expect.poll(async () => (await sizes()).length).toBeGreaterThan(before);
  return { size: (await sizes())[before] ?? 0, bytes: null };
}

function sizeOf(detail: unknown): number {
  const isSized = typeof detail === 'object' && detail !== null && 'bytes' in detail;
  return isSized && typeof detail.bytes === 'number' ? detail.bytes : 0;
}
