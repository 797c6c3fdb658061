import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './harness/chromium.ts';
import { keepSentFiles, sentFile } from './harness/sent-files.ts';
import { servePage } from './harness/served-page.ts';
import { type Session, steps } from './journey.ts';

const chromium = await findChromium();

describe.skipIf(chromium === null)('the journey in the user’s browser (needs Chromium)', () => {
  const served = servePage('journey-serve', chromium);
  let page: Page;
  let problems: readonly string[];
  let session: Session;

  beforeAll(async () => {
    ({ page, problems } = await served.open());
    await keepSentFiles(page);
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

  for (const { title, run } of steps) test(title, () => run(session));

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
