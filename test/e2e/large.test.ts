import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeRegistrable } from '../helpers/make-county.ts';
import { findChromium, launchChromium } from './harness/chromium.ts';
import { openPage, pictureOfFailure } from './harness/page.ts';
import { type RunningServe, startServe } from './harness/serve.ts';
import { button, field, goTo, grid, row, sees } from './journey.ts';

const chromium = await findChromium();
const home = mkdtempSync(join(tmpdir(), 'credit-ledger-large-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const TEACHERS = 10_000;
/** Aim on an idle machine. The bound is generous because the tests share theirs. */
const LONGEST_TASK_AIM = 100;
const LONGEST_TASK_MAX = 200;

declare global {
  interface Window {
    longTasks?: number[];
  }
}

describe.skipIf(chromium === null)('a county of ten thousand teachers (needs Chromium)', () => {
  let browser: Browser;
  let serve: RunningServe;
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    if (chromium === null) return;
    const folder = join(home, '学分台账');
    const county = await makeRegistrable(folder, TEACHERS, 1);
    const { now } = county.clock;
    await county.desk.close();
    [browser, serve] = await Promise.all([
      launchChromium(chromium),
      startServe({
        home: join(home, 'program'),
        args: ['--ledger', join(folder, 'county')],
        env: { CREDIT_LEDGER_NOW: now },
      }),
    ]);
    ({ page, problems } = await openPage(browser, serve.address));
    page.setDefaultTimeout(15_000);
    await field(page, '姓名').fill('王老师');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await serve?.stop();
  });
  afterEach(({ task }) => pictureOfFailure(page, task.result?.state, 'large'));

  /** The longest task of the page while `work` is done, in milliseconds; 0 when none reached 50. */
  async function longestTask(work: () => Promise<void>): Promise<number> {
    await page.evaluate(() => {
      const tasks: number[] = [];
      window.longTasks = tasks;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
    });
    await work();
    return page.evaluate(() => Math.round(Math.max(0, ...(window.longTasks ?? []))));
  }

  test('scrolls its teachers without a pause', async () => {
    await goTo(page, '教师');
    await grid(page, '教师名单').getByRole('row').nth(10).waitFor();
    const longest = await longestTask(async () => {
      await grid(page, '教师名单').focus();
      for (let count = 0; count < 25; count++) await page.keyboard.press('PageDown');
      await page.mouse.move(700, 400);
      for (let count = 0; count < 40; count++) await page.mouse.wheel(0, 900);
      await page.keyboard.press('End');
      await page.waitForTimeout(300);
      await page.keyboard.press('Home');
      await page.waitForTimeout(300);
    });
    console.log(`longest task while scrolling ${TEACHERS} teachers: ${longest} ms (aim ${LONGEST_TASK_AIM})`);
    expect(longest).toBeLessThan(LONGEST_TASK_MAX);
  });

  test('finds while one types', async () => {
    const longest = await longestTask(async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('chen', { delay: 60 });
      await page.waitForTimeout(300);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
    });
    console.log(`longest task while searching: ${longest} ms`);
    expect(longest).toBeLessThan(LONGEST_TASK_MAX);
  });

  test('answers the assessment of everybody', async () => {
    const begun = performance.now();
    await goTo(page, '考核');
    await grid(page, '教师各年度考核情况').getByRole('row').nth(10).waitFor();
    console.log(`assessment page after ${Math.round(performance.now() - begun)} ms`);
    await button(page, /^未达标 [\d,]+$/).waitFor();
  });

  test('a registration cancelled while it runs has written nothing', async () => {
    await goTo(page, '培训项目');
    await grid(page, '培训项目').getByRole('row').nth(1).waitFor();
    await row(page, '待登记').first().click();
    await button(page, /^登记 [\d,]+ 人学分$/).click();
    const dialog = page.getByRole('dialog', { name: '登记学分' });
    const confirm = dialog.getByRole('button', { name: /^登记 [\d,]+ 人学分$/ });
    await confirm.click({ timeout: 30_000 });
    await button(dialog, '取消').last().waitFor();
    await dialog.getByRole('status').getByRole('button', { name: '取消' }).click();
    await sees(dialog, '已取消，什么都没有写入');
    await page.keyboard.press('Escape');
    await goTo(page, '学分台账');
    await sees(page, '还没有学分记录');
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
