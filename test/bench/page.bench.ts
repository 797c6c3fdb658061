import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { findChromium, launchChromium } from '../e2e/harness/chromium.ts';
import { openPage, settled } from '../e2e/harness/page.ts';
import { startingWith } from '../e2e/harness/sentences.ts';
import { startServe } from '../e2e/harness/serve.ts';
import { button, field, goTo, grid } from '../e2e/journey.ts';
import { makeRegistrable } from '../helpers/make-county.ts';
import { teachers } from './county.ts';
import { inFolder, median, print } from './measure.ts';

const ROUNDS = 5;
const chromium = await findChromium();

declare global {
  interface Window {
    frameTimes?: number[];
  }
}

/** The longest time between two frames of a page while `work` was done, in milliseconds. */
async function longestFrame(page: Page, work: () => Promise<void>): Promise<number> {
  await page.bringToFront();
  await settled(page);
  await page.evaluate(() => {
    const times: number[] = [];
    window.frameTimes = times;
    const note = (time: number) => {
      if (window.frameTimes !== times) return;
      times.push(time);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await work();
  await settled(page);
  return page.evaluate(() => {
    const times = window.frameTimes ?? [];
    delete window.frameTimes;
    return Math.max(0, ...times.map((time, index) => time - (times[index - 1] ?? time)));
  });
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(700, 400);
  for (let times = 0; times < 40; times++) await page.mouse.wheel(0, 900);
}

/** The pages of the built program in Chromium, beside a page with nothing on it that is scrolled by turns with them. */
test.skipIf(chromium === null)('scrolling and searching a county on its pages', async () => {
  if (chromium === null) return;
  await inFolder(async (folder) => {
    const { session, clock } = await makeRegistrable(folder, teachers, 1);
    const { now } = clock;
    await session.close();
    const serve = await startServe({
      home: join(folder, 'program'),
      args: ['--ledger', join(folder, 'county')],
      env: { CREDIT_LEDGER_NOW: now },
    });
    const browser = await launchChromium(chromium);
    try {
      const { page } = await openPage(browser, serve.address);
      const { page: empty } = await openPage(browser, 'about:blank');
      await empty.setContent('<div style="height: 400000px"></div>');
      await field(page, firstRunText.actor.label).fill('王老师');
      await page.keyboard.press('Enter');
      await goTo(page, shellText.pages.teachers);
      await grid(page, teachersText.listLabel).getByRole('row').nth(10).waitFor();
      const measure = async (name: string, work: () => Promise<void>) => {
        const ours: number[] = [];
        const peer: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          ours.push(await longestFrame(page, work));
          peer.push(await longestFrame(empty, () => scroll(empty)));
        }
        print({
          name,
          ratio: median(ours) / median(peer),
          against: 'the longest frame of an empty page that is scrolled',
          n: teachers,
          longestFrame: median(ours),
          longestFrameEmpty: median(peer),
        });
      };
      await measure('page-scroll-teachers', async () => {
        await scroll(page);
        await page.keyboard.press('End');
        await page.keyboard.press('Home');
      });
      await measure('page-search-teachers', async () => {
        await page.keyboard.press('/');
        await page.keyboard.type('chen');
        await settled(page);
        await page.keyboard.press('Escape');
      });
      await goTo(page, shellText.pages.exports);
      await button(page, startingWith(sheetsText.kinds.yearSummary.title)).click();
      await page.getByRole('table').waitFor();
      await measure('page-scroll-sheet', () => scroll(page));
    } finally {
      await browser.close();
      await serve.stop();
    }
  });
});
