import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src-main/workbooks/read/read-workbook.ts';
import { assessmentsText } from '../../src-renderer/text/assessments.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { entriesText } from '../../src-renderer/text/entries.ts';
import { formatCount } from '../../src-renderer/text/format.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { verdictWords } from '../../src-renderer/text/words.ts';
import { makeRegistrable } from '../helpers/make-county.ts';
import { TEN_YEARS } from '../helpers/raw-people.ts';
import { cancelAtFirstReport } from './harness/cancel-job.ts';
import { findChromium } from './harness/chromium.ts';
import { holdCalls } from './harness/held-calls.ts';
import { settled } from './harness/page.ts';
import { keepSentFiles, sentFile } from './harness/sent-files.ts';
import { startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, field, goTo, grid, row, sees } from './journey.ts';

const chromium = await findChromium();

const TEACHERS = 10_000;
/** Ten entries for everybody: registering them goes on for long after the first report. */
const LONG_PROJECT = { ...TEN_YEARS, name: '全区十年研修', form: 'centralized', hours: null } as const;
/** Rows of a list in the document, of a window 768 pixels high: those in sight, ten beyond either end, the head. */
const ROWS_MAX = 48;
/** Rows of a sheet's preview: they are lower, and twelve stand ready beyond either end. */
const PAPER_ROWS_MAX = 72;

declare global {
  interface Window {
    mostRows?: number;
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

  /** The most rows of a table that stood in the document at once while `work` was done, head included: counted after every change. */
  async function mostRows(table: Locator, work: () => Promise<void>): Promise<number> {
    await table.evaluate((element) => {
      const count = () => element.querySelectorAll('[role=row]').length;
      window.mostRows = count();
      new MutationObserver(() => {
        window.mostRows = Math.max(window.mostRows ?? 0, count());
      }).observe(element, { childList: true, subtree: true });
    });
    await work();
    await settled(page);
    return page.evaluate(() => window.mostRows ?? 0);
  }

  const teachers = () => grid(page, teachersText.listLabel);
  /** The row of this number, the first below the head being 1. */
  const teacher = (nth: number) => teachers().locator(`[aria-rowindex="${nth + 1}"]`);

  const teacherCount = async () => Number(await teachers().getAttribute('aria-rowcount')) - 1;

  test('keeps a window of its teachers in the document, however one scrolls', async () => {
    await goTo(page, shellText.pages.teachers);
    await teacher(10).getByRole('link').waitFor();
    const count = await teacherCount();
    expect(count).toBeGreaterThan(TEACHERS * 0.9);
    const rows = await mostRows(teachers(), async () => {
      await teachers().focus();
      for (let times = 0; times < 25; times++) await page.keyboard.press('PageDown');
      await page.mouse.move(700, 400);
      for (let times = 0; times < 40; times++) await page.mouse.wheel(0, 900);
      await page.keyboard.press('End');
      await teacher(count).getByRole('link').waitFor();
      await page.keyboard.press('Home');
      await teacher(1).getByRole('link').waitFor();
    });
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBeLessThanOrEqual(ROWS_MAX);
  });

  test('searches for the last word typed, and for nothing else any more', async () => {
    const found = async () => ({
      count: await teacherCount(),
      names: await teachers().getByRole('link').allInnerTexts(),
    });
    const search = page.getByRole('searchbox', { name: teachersText.search });
    await settled(page);
    const everybody = await found();
    const held = await holdCalls(page, 'teachers/list');
    await page.keyboard.press('/');
    await page.keyboard.type('chen');
    await expect.poll(() => held.wanted().map(searchOf)).toEqual(['chen']);
    await held.letGo();
    await settled(page);
    const typed = await found();
    expect(typed.count).toBeLessThan(everybody.count / 5);
    expect(typed.names.length).toBeGreaterThan(10);
    await search.press('Escape');
    await settled(page);
    await expect.poll(() => found()).toEqual(everybody);
    await search.fill('chen');
    await settled(page);
    await expect.poll(() => found()).toEqual(typed);
    await search.fill('');
  });

  test('answers the assessment of everybody', async () => {
    await goTo(page, shellText.pages.assessments);
    await grid(page, assessmentsText.matrixLabel).getByRole('row').nth(10).waitFor();
    await settled(page);
    const count = Number(await grid(page, assessmentsText.matrixLabel).getAttribute('aria-rowcount')) - 1;
    // Nothing is registered yet, and the year has not ended.
    await button(page, `${verdictWords.running} ${formatCount(count)}`).waitFor();
    expect(count).toBeGreaterThan(TEACHERS * 0.9);
  });

  test('shows and exports a sheet of everybody, or stops when asked', async () => {
    await goTo(page, shellText.pages.exports);
    await button(page, new RegExp(`^${sheetsText.kinds.yearSummary.title}`)).click();
    // Everybody in service.
    const count = await page
      .getByText(/^共 9,\d{3} 行$/)
      .first()
      .innerText();
    const rows = await mostRows(page.getByRole('table'), async () => {
      await page.mouse.move(700, 500);
      for (let times = 0; times < 20; times++) await page.mouse.wheel(0, 500);
    });
    expect(rows).toBeLessThanOrEqual(PAPER_ROWS_MAX);
    await cancelAtFirstReport(page, 'sheets/write', () => button(page, sheetsText.export).click());
    expect(await page.evaluate(() => window.sentFiles?.length)).toBe(0);
    const file = await sentFile(page, () => button(page, sheetsText.export).click());
    await sees(page.getByRole('status'), count);
    expect(file.name).toMatch(new RegExp(`^${sheetsText.kinds.yearSummary.title}.*\\.xlsx$`));
    const [sheet] = (await readWorkbook(file.bytes, file.name)).sheets;
    const people = sheet?.rows.filter(({ cells }) => cells.some(({ text }) => /^\d{17}[\dX]$/.test(text)));
    expect(sheetsText.preview.count(people?.length ?? 0)).toBe(count);
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
    await sees(page, entriesText.empty.title);
    await expect.poll(() => grid(page, entriesText.listLabel).getByRole('gridcell').count()).toBe(0);
  });

  test('全选 chooses everybody for a project, not only the rows that were looked at', async () => {
    await goTo(page, shellText.pages.projects);
    await button(page, projectsText.create).first().click();
    const name = '2025年秋季学期全员师德研修：新课标背景下跨学科主题学习的设计、实施与评价（第二期）';
    await field(page, projectsText.form.name).fill(name);
    await field(page, projectsText.form.startOn).fill('2025-10-13');
    await field(page, projectsText.form.endOn).fill('2025-10-13');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    // Beside a long name the way up stays on one line.
    const wayUp = page.locator('header').getByRole('link', { name: startingWith(projectsText.title) });
    expect(await wayUp.evaluate((link) => link.getClientRects().length)).toBe(1);
    expect((await wayUp.boundingBox())?.height).toBeLessThan(30);
    await button(page, projectsText.trainees.add).first().click();
    const dialog = page.getByRole('dialog', { name: projectsText.trainees.add });
    await dialog.getByRole('row').nth(4).waitFor();
    await dialog.getByRole('checkbox', { name: componentText.table.checkAll }).click();
    const everybody = Number(await dialog.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    expect(everybody).toBeGreaterThan(TEACHERS * 0.9);
    await button(dialog, projectsText.pick.confirm(everybody)).waitFor();
    await dialog.getByRole('checkbox', { name: componentText.table.checkAll, checked: true }).click();
    await button(dialog, projectsText.pick.confirm(0)).waitFor();
    await button(dialog, componentText.dialog.cancel).click();
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});

/** What a held call of a list looks for. */
function searchOf(body: string): string {
  return JSON.parse(body).json.search;
}
