import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { assessmentsText } from '../../src-renderer/text/assessments.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { makeRegistrable } from '../helpers/make-county.ts';
import { TEN_YEARS } from '../helpers/raw-people.ts';
import { cancelAtFirstReport } from './harness/cancel-job.ts';
import { findChromium } from './harness/chromium.ts';
import { keepSentFiles, sentFile } from './harness/sent-files.ts';
import { servePage } from './harness/served-page.ts';
import { button, field, goTo, grid, row, sees } from './journey.ts';

const chromium = await findChromium();

const TEACHERS = 10_000;
/** Ten entries for everybody: a hundred thousand take seconds, and 取消 is offered after 200 ms. */
const LONG_PROJECT = { ...TEN_YEARS, name: '全区十年研修', form: 'centralized', hours: null } as const;
/** In milliseconds; what a free machine shows. The bound is wider, because the tests share theirs: what the program itself does too long, it does every time. */
const LONGEST_TASK_AIM = 100;
const LONGEST_TASK_MAX = 200;

declare global {
  interface Window {
    longTasks?: number[];
    longTaskObserver?: PerformanceObserver;
  }
}

describe.skipIf(chromium === null)('a county of ten thousand teachers (needs Chromium)', () => {
  const served = servePage('large', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const county = await makeRegistrable(folder, TEACHERS, 1, LONG_PROJECT);
    const { now } = county.clock;
    await county.session.close();
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
    await keepSentFiles(page);
  });

  /** The longest task of the page while `work` is done, in milliseconds; 0 when none reached 50. */
  async function longestTask(work: () => Promise<void>): Promise<number> {
    await page.evaluate(() => {
      const tasks: number[] = [];
      window.longTasks = tasks;
      window.longTaskObserver?.disconnect();
      window.longTaskObserver = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      });
      window.longTaskObserver.observe({ type: 'longtask' });
    });
    await work();
    return page.evaluate(() => Math.round(Math.max(0, ...(window.longTasks ?? []))));
  }

  /** The least of some measurements; stops at the first that reaches the aim. */
  async function leastOf(tries: number, measure: () => Promise<number>): Promise<number> {
    let least = Number.POSITIVE_INFINITY;
    for (let count = 0; count < tries && least > LONGEST_TASK_AIM; count++)
      least = Math.min(least, await measure());
    return least;
  }

  test('scrolls its teachers without a pause', async () => {
    await goTo(page, shellText.pages.teachers);
    await grid(page, teachersText.listLabel).getByRole('row').nth(10).waitFor();
    const scroll = async () => {
      await grid(page, teachersText.listLabel).focus();
      for (let count = 0; count < 25; count++) await page.keyboard.press('PageDown');
      await page.mouse.move(700, 400);
      for (let count = 0; count < 40; count++) await page.mouse.wheel(0, 900);
      await page.keyboard.press('End');
      await page.waitForTimeout(300);
      await page.keyboard.press('Home');
      await page.waitForTimeout(300);
    };
    const longest = await leastOf(3, () => longestTask(scroll));
    console.log(`longest task while scrolling ${TEACHERS} teachers: ${longest} ms (aim ${LONGEST_TASK_AIM})`);
    expect(longest).toBeLessThan(LONGEST_TASK_MAX);
  });

  test('finds while one types', async () => {
    const search = async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('chen', { delay: 60 });
      await page.waitForTimeout(300);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
    };
    const longest = await leastOf(3, () => longestTask(search));
    console.log(`longest task while searching: ${longest} ms`);
    expect(longest).toBeLessThan(LONGEST_TASK_MAX);
  });

  test('answers the assessment of everybody', async () => {
    const begun = performance.now();
    await goTo(page, shellText.pages.assessments);
    await grid(page, assessmentsText.matrixLabel).getByRole('row').nth(10).waitFor();
    console.log(`assessment page after ${Math.round(performance.now() - begun)} ms`);
    await button(page, /^未达标 [\d,]+$/).waitFor();
  });

  test('shows and exports a sheet of everybody, or stops when asked', async () => {
    await goTo(page, shellText.pages.exports);
    const begun = performance.now();
    await button(page, new RegExp(`^${sheetsText.kinds.yearSummary.title}`)).click();
    // Everybody in service.
    const count = await page
      .getByText(/^共 9,\d{3} 行$/)
      .first()
      .innerText();
    console.log(`preview of ${count} after ${Math.round(performance.now() - begun)} ms`);
    const longest = await leastOf(3, () =>
      longestTask(async () => {
        await page.mouse.move(700, 500);
        for (let count = 0; count < 20; count++) await page.mouse.wheel(0, 500);
        await page.waitForTimeout(300);
      }),
    );
    console.log(`longest task while scrolling a sheet: ${longest} ms (aim ${LONGEST_TASK_AIM})`);
    expect(longest).toBeLessThan(LONGEST_TASK_MAX);
    await cancelAtFirstReport(page, 'sheets/write', () => button(page, sheetsText.export).click());
    const written = performance.now();
    const { name } = await sentFile(page, () => button(page, sheetsText.export).click());
    console.log(`${count} written after ${Math.round(performance.now() - written)} ms`);
    expect(name).toMatch(/^年度学分汇总表.*\.xlsx$/);
    await sees(page.getByRole('status'), count);
  });

  test('a registration cancelled while it runs has written nothing', async () => {
    await goTo(page, shellText.pages.projects);
    await row(page, LONG_PROJECT.name).click();
    await button(page, registrationsText.register.button(10_000)).click();
    const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
    const confirm = dialog.getByRole('button', {
      name: registrationsText.register.button(10_000),
      disabled: false,
    });
    await confirm.waitFor();
    await cancelAtFirstReport(page, 'registrations/register', () => confirm.click());
    await button(dialog, componentText.dialog.cancel).click();
    await dialog.waitFor({ state: 'hidden' });
    await button(page, registrationsText.register.button(10_000)).waitFor();
    await goTo(page, shellText.pages.entries);
    await sees(page, teachersText.profile.noEntries);
  });

  test('全选 chooses everybody for a project, not only the rows that were looked at', async () => {
    await goTo(page, shellText.pages.projects);
    await button(page, projectsText.create).first().click();
    await field(page, projectsText.form.name).fill('全员师德研修');
    await field(page, projectsText.form.startOn).fill('2025-10-13');
    await field(page, projectsText.form.endOn).fill('2025-10-13');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: '全员师德研修' }).waitFor();
    await button(page, projectsText.trainees.add).first().click();
    const dialog = page.getByRole('dialog', { name: projectsText.trainees.add });
    await dialog.getByRole('row').nth(4).waitFor();
    await dialog.getByRole('checkbox', { name: componentText.table.checkAll }).click();
    await button(dialog, /^添加 (?:9,\d{3}|10,000) 人$/).waitFor();
    await dialog.getByRole('checkbox', { name: componentText.table.checkAll, checked: true }).click();
    await button(dialog, projectsText.pick.confirm(0)).waitFor();
    await button(dialog, componentText.dialog.cancel).click();
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
