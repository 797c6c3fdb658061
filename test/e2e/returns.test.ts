import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { componentText } from '../../src-renderer/text/components.ts';
import { correctionsText } from '../../src-renderer/text/corrections.ts';
import { entriesText } from '../../src-renderer/text/entries.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { headRow, look, returned, rowTexts, strike, YELLOW } from '../helpers/returned-sheet.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { keepSentFiles, sentFile } from './harness/sent-files.ts';
import { servePage } from './harness/served-page.ts';
import { button, chooseFile, field, goTo, grid, introduce, row, sees } from './journey.ts';

const chromium = await findChromium();

/** The training whose line the county strikes out. */
const struckFrom = '2025年海南省中小学教师全员远程研修';

describe.skipIf(chromium === null)('a registration sheet that the county sends back (needs Chromium)', () => {
  const served = servePage('returns', chromium);
  let page: Page;
  let problems: readonly string[];
  let sheet: Buffer = Buffer.alloc(0);
  let changed = '';

  beforeAll(async () => {
    ({ page, problems } = await served.open());
    await keepSentFiles(page);
  });

  const differences = () => grid(page, correctionsText.table);

  test('is exported, corrected by the county and dropped on the page', async () => {
    await introduce(page, '王老师');
    await button(page, /县区中心/).click();
    await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
    await goTo(page, shellText.pages.exports);
    await button(
      page.getByRole('navigation', { name: sheetsText.list }),
      new RegExp(`^${sheetsText.kinds.registration.title}`),
    ).click();
    await page.getByRole('table').waitFor();
    await button(page, sheetsText.export).and(page.locator(':enabled')).waitFor();
    const { name, bytes } = await sentFile(page, () => button(page, sheetsText.export).click());
    const back = await returned(new File([new Uint8Array(bytes)], name), (worksheet) => {
      const head = headRow(worksheet);
      const headings = rowTexts(worksheet, head);
      const cell = (nth: number, heading: string) =>
        worksheet.getRow(head + nth).getCell(headings.indexOf(heading) + 1);
      changed = cell(1, '姓名').text;
      cell(1, '学分').value = 0.5;
      look(cell(1, '学分'), { fill: YELLOW });
      cell(1, '备注').value = '缺一天';
      cell(2, '学科').value = '书法';
      strike(worksheet, head + 3);
      cell(4, '学时').note = '请核对';
    });
    sheet = Buffer.from(await back.arrayBuffer());
    await page.getByRole('link', { name: correctionsText.link }).click();
    await sees(page, '把文件拖到这里');
    await takeScreenshots(page, '75-returns-start');
    await chooseFile(page, '退回.xlsx', sheet);
    await differences().waitFor();
    await sees(page, '4 处不同或有标记');
    await takeScreenshots(page, '76-returns');
  });

  test('is decided on by the keyboard, with the effect before anything is written', async () => {
    await sees(row(page, changed), '备注：缺一天');
    expect(await button(page, correctionsText.finish).isDisabled()).toBe(true);
    await differences().focus();
    for (const key of ['a', 'a', 'r']) await page.keyboard.press(key);
    await sees(page.getByRole('complementary'), '批注：请核对');
    await sees(page.getByRole('status').last(), '接受 2 · 不接受 1');
    await takeScreenshots(page, '77-returns-decided');
    await button(page, correctionsText.finish).click();
    const dialog = page.getByRole('dialog');
    await sees(dialog, '1 条学分记录冲正后按退回的数字重新登记');
    await sees(dialog, '1 位教师的资料修改');
    await sees(dialog, '→ ');
    await takeScreenshots(page, '78-returns-effect');
    await field(dialog, correctionsText.dialog.decidedBy).fill('琼山区教育局');
    await field(dialog, correctionsText.dialog.reason).fill('按办法核减');
    expect(await button(dialog, '接受 2 处').isDisabled()).toBe(true);
    await field(dialog, correctionsText.dialog.rejection).fill('材料齐全');
    await page.keyboard.press('Control+Enter');
    await sees(page, correctionsText.result.title);
    await sees(page.getByRole('status').first(), '1 处不接受，记入操作记录');
    await takeScreenshots(page, '79-returns-written');
  });

  test('shows who changed the figure and by what, and is done with', async () => {
    await page.getByRole('link', { name: correctionsText.result.toEntries }).click();
    await grid(page, entriesText.listLabel).getByRole('row').nth(1).click();
    await sees(page.getByRole('complementary'), /按退回的登记表更正：琼山区教育局 .*按办法核减/);
    await sees(page.getByRole('complementary'), '上级核对');
    await goTo(page, shellText.pages.exports);
    await page.getByRole('link', { name: correctionsText.link }).click();
    await chooseFile(page, '退回.xlsx', sheet);
    await sees(page, correctionsText.decidedTitle);
  });

  test('is taken back as one step', async () => {
    await button(page, componentText.file.change).click();
    await sees(page, correctionsText.past.title);
    await button(page, registrationsText.undo).click();
    const dialog = page.getByRole('dialog');
    await field(dialog, correctionsText.undo.reason).fill('县里改了主意');
    await button(dialog, correctionsText.undo.confirm).click();
    await sees(page, correctionsText.past.undone);
    await chooseFile(page, '退回.xlsx', sheet);
    await sees(page, '4 处不同或有标记');
  });

  test('does not press to register again whom the county struck out, and still can', async () => {
    await differences().focus();
    for (const key of ['r', 'r', 'a']) await page.keyboard.press(key);
    await button(page, correctionsText.finish).click();
    const deciding = page.getByRole('dialog');
    await field(deciding, correctionsText.dialog.decidedBy).fill('琼山区教育局');
    await field(deciding, correctionsText.dialog.reason).fill('重复登记');
    await field(deciding, correctionsText.dialog.rejection).fill('材料齐全');
    // The effect is worked out meanwhile; nothing is written before it is shown.
    await button(deciding, '接受 1 处').and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Control+Enter');
    await sees(page, correctionsText.result.title);
    await goTo(page, shellText.pages.projects);
    await row(page, struckFrom).click();
    await button(page, componentText.menu).click();
    await takeScreenshots(page, '79-returns-struck');
    expect(await button(page, /^登记 \d+ 人学分$/).count()).toBe(0);
    await page.getByRole('menuitem', { name: registrationsText.register.again(1) }).click();
    await sees(page.getByRole('dialog', { name: registrationsText.register.title }), '琼山区教育局');
    await page.keyboard.press('Escape');
    expect(problems).toEqual([]);
  });
});
