import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from './harness/chromium.ts';
import { openPage, pictureOfFailure } from './harness/page.ts';
import { keepSentFiles, sentFile } from './harness/sent-files.ts';
import { type RunningServe, startServe } from './harness/serve.ts';
import { type Session, steps } from './journey.ts';

const chromium = await findChromium();
const home = mkdtempSync(join(tmpdir(), 'credit-ledger-journey-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(chromium === null)('the journey in the user’s browser (needs Chromium)', () => {
  let browser: Browser;
  let serve: RunningServe;
  let page: Page;
  let problems: readonly string[];
  let session: Session;

  beforeAll(async () => {
    if (chromium === null) return;
    [browser, serve] = await Promise.all([launchChromium(chromium), startServe({ home })]);
    ({ page, problems } = await openPage(browser, serve.address));
    await keepSentFiles(page);
    page.setDefaultTimeout(8_000);
    // The new tab of a finished PDF would keep the page behind it, and what is behind is drawn slowly.
    page.on('popup', (opened) => void opened.close());
    session = {
      page,
      async openedPdf(start) {
        const { bytes } = await sentFile(page, start);
        return { size: bytes.byteLength, bytes };
      },
    };
  });
  afterAll(async () => {
    await browser?.close();
    await serve?.stop();
  });
  afterEach(({ task }) => pictureOfFailure(page, task.result?.state, 'journey-serve'));

  for (const { title, run } of steps) test(title, () => run(session));

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
