import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnsWord } from '../../src-renderer/text/cells.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { type CountySession, makeRegistrable } from '../helpers/make-county.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();
const text = projectsText.cells;
const projectName = '2025 年全区远程研修';

type Column = 'totalPeriods' | 'absentPeriods' | 'excusedPeriods' | 'score';

/** Takes out what the county noted of everybody, so that the grid begins empty but for the periods due. */
async function forgetAttendance(client: CountySession['client']): Promise<void> {
  const { rows: projects } = await client.projects.list({});
  for (const { uid: projectUid } of projects.filter(({ name }) => name.startsWith(projectName))) {
    const { rows } = await client.projects.trainees({ projectUid });
    const fields = { absentPeriods: null, excusedPeriods: null };
    await client.projects.saveTrainees({
      projectUid,
      changes: rows
        .filter(({ isRegistered }) => !isRegistered)
        .map(({ uid, version }) => ({ uid, version, fields })),
    });
  }
}

describe.skipIf(chromium === null)('the grid of attendance (needs Chromium)', () => {
  const served = servePage('grid', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, client, clock } = await makeRegistrable(folder, 40, 1);
    const { now } = clock;
    await forgetAttendance(client);
    await session.close();
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
    await goTo(page, shellText.pages.projects);
    await row(page, projectName).dblclick();
    await page.getByRole('tab', { name: projectsText.page.tabs.attendance }).click();
    await cell(0, 'absentPeriods').waitFor();
  });

  const press = (key: string) => page.keyboard.press(key);
  const cell = (index: number, column: Column) => page.locator(`[data-cell="${index}:${column}"]`);
  const texts = async (column: Column, count: number) => {
    const shown: string[] = [];
    for (let index = 0; index < count; index++) shown.push(await cell(index, column).inputValue());
    return shown;
  };
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
  const pasteInto = (index: number, column: Column, block: string) =>
    cell(index, column).evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, block);

  test('Ctrl+Z takes back the last thing done in the grid, as one step, and goes there', async () => {
    await cell(0, 'absentPeriods').click();
    await page.keyboard.type('0');
    await press('Enter');
    await press('Control+d');
    await press('ArrowDown');
    await pasteInto(2, 'absentPeriods', '1\t0\n2\t1\n3\t0\n4\t1\n5\t0');
    await expect.poll(() => texts('absentPeriods', 7)).toEqual(['0', '0', '1', '2', '3', '4', '5']);
    await takeScreenshots(page, '22-grid-pasted');
    await press('Control+z');
    await sees(page, text.undone('pasted', 10));
    await expect.poll(() => texts('absentPeriods', 7)).toEqual(['0', '0', '', '', '', '', '']);
    await expect.poll(focused).toBe('2:absentPeriods');
    await takeScreenshots(page, '22-grid-undone');
    await press('Control+z');
    await sees(page, text.undone('repeated', 1));
    await expect.poll(() => texts('absentPeriods', 2)).toEqual(['0', '']);
    await expect.poll(focused).toBe('1:absentPeriods');
    await press('Control+y');
    await press('Control+Shift+z');
    await sees(page, text.redone('pasted', 10));
    await expect.poll(() => texts('excusedPeriods', 7)).toEqual(['', '', '0', '1', '0', '1', '0']);
    expect(problems).toEqual([]);
  });

  test('the undo of the browser itself changes no other cell than the last', async () => {
    await cell(8, 'absentPeriods').click();
    await page.keyboard.type('7');
    await page.evaluate(() => document.execCommand('undo'));
    await expect.poll(() => texts('absentPeriods', 9)).toEqual(['0', '0', '1', '2', '3', '4', '5', '', '']);
  });

  test('filling takes the first row only, and says what it left alone', async () => {
    await button(page, text.fillEmpty).click();
    await sees(page, text.fillWithout(['excusedPeriods', 'score']).slice(0, 4));
    await sees(page, columnsWord(['excusedPeriods', 'score']));
    await expect
      .poll(() => texts('absentPeriods', 10))
      .toEqual(['0', '0', '1', '2', '3', '4', '5', '0', '0', '0']);
    await expect.poll(async () => (await texts('excusedPeriods', 10)).slice(7)).toEqual(['', '', '']);
    await expect.poll(async () => (await texts('excusedPeriods', 2)).join('')).toBe('');
    await takeScreenshots(page, '22-grid-filled');
    await press('Control+z');
    await expect.poll(async () => (await texts('absentPeriods', 10)).slice(7)).toEqual(['', '', '']);
  });

  test('what was given up comes back, also from another tab of the page', async () => {
    const before = await texts('absentPeriods', 7);
    await button(page, text.discard).click();
    await expect.poll(async () => (await texts('absentPeriods', 7)).join('')).toBe('');
    await page.getByRole('tab', { name: projectsText.page.tabs.overview }).click();
    await page.getByRole('tab', { name: projectsText.page.tabs.attendance }).click();
    await cell(0, 'absentPeriods').waitFor();
    await button(page, text.undo).click();
    await expect.poll(() => texts('absentPeriods', 7)).toEqual(before);
    await button(page, text.save(7)).click();
    await sees(page, text.saved(7));
    await expect.poll(() => button(page, text.undo).isDisabled()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('the keyboard reaches a step far down in the list', async () => {
    await cell(0, 'score').click();
    await page.keyboard.type('80');
    await page.getByRole('grid').hover();
    await page.mouse.wheel(0, 20_000);
    await cell(39, 'score').click();
    await page.keyboard.type('90');
    await press('Control+z');
    await press('Control+z');
    await expect.poll(focused).toBe('0:score');
    expect(problems).toEqual([]);
  });
});
