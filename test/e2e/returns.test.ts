import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { componentText } from '../../src-renderer/text/components.ts';
import {
  correctionsText,
  differenceKindWords,
  effectLines,
  markWords,
} from '../../src-renderer/text/corrections.ts';
import { entriesText } from '../../src-renderer/text/entries.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../src-shared/sheet/layouts/registration-sheet.ts';
import { headRow, look, returned, rowTexts, strike, YELLOW } from '../helpers/returned-sheet.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { keepSentFiles, sentFile } from './harness/sent-files.ts';
import { anyCount, startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, chooseFile, field, goTo, grid, headingOf, introduce, row, sees } from './journey.ts';

const chromium = await findChromium();

/** The training whose line the county strikes out. */
const struckFrom = '2025年海南省中小学教师全员远程研修';

/** Four differences, and however many lines that are as the ledger has them. */
const fourDifferences = anyCount((same) => correctionsText.summary(same, 4));
const [commentWords = ''] = markWords({
  fill: null,
  fontColour: null,
  isStruck: false,
  isRow: false,
  struckText: null,
  comment: '请核对',
});
const noEffect = {
  entriesRegistered: 0,
  entriesStruck: 0,
  teachersChanged: 0,
  rejected: 0,
} satisfies Parameters<typeof effectLines>[0];

describe.skipIf(chromium === null)('a registration sheet that the county sends back (needs Chromium)', () => {
  const served = servePage('returns', chromium);
  let page: Page;
  let problems: readonly string[];
  let sheet: Buffer = Buffer.alloc(0);
  let changed = '';
  let creditsBefore = 0;

  beforeAll(async () => {
    ({ page, problems } = await served.open());
    await keepSentFiles(page);
  });

  const differences = () => grid(page, correctionsText.table);

  test('is exported, corrected by the county and dropped on the page', async () => {
    await introduce(page, '王老师');
    await button(page, startingWith(firstRunText.demoCenter)).click();
    await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
    await goTo(page, shellText.pages.exports);
    await button(
      page.getByRole('navigation', { name: sheetsText.list }),
      startingWith(sheetsText.kinds.registration.title),
    ).click();
    await page.getByRole('table').waitFor();
    await button(page, sheetsText.export).and(page.locator(':enabled')).waitFor();
    const { name, bytes } = await sentFile(page, () => button(page, sheetsText.export).click());
    const back = await returned(new File([new Uint8Array(bytes)], name), (worksheet) => {
      const head = headRow(worksheet);
      const headings = rowTexts(worksheet, head);
      const cell = (nth: number, key: keyof RegistrationSheetRow) =>
        worksheet.getRow(head + nth).getCell(headings.indexOf(headingOf(registrationSheet, key)) + 1);
      changed = cell(1, 'name').text;
      creditsBefore = Number(cell(1, 'credits').value);
      cell(1, 'credits').value = 0.5;
      look(cell(1, 'credits'), { fill: YELLOW });
      cell(1, 'remark').value = '缺一天';
      cell(2, 'subject').value = '书法';
      strike(worksheet, head + 3);
      cell(4, 'hours').note = '请核对';
    });
    sheet = Buffer.from(await back.arrayBuffer());
    await page.getByRole('link', { name: correctionsText.link }).click();
    await sees(page, componentText.file.drop);
    await takeScreenshots(page, '75-returns-start');
    await chooseFile(page, '退回.xlsx', sheet);
    await differences().waitFor();
    await sees(page, fourDifferences);
    await takeScreenshots(page, '76-returns');
    // The figure with its remark, the subject, the line struck out, the comment.
    for (const kind of ['figure', 'person', 'struck', 'question'] as const) {
      const ofKind = differences().getByRole('row').filter({ hasText: differenceKindWords[kind] });
      await expect.poll(() => ofKind.count()).toBe(1);
    }
  });

  test('is decided on by the keyboard, with the effect before anything is written', async () => {
    await sees(row(page, changed), correctionsText.remark('缺一天'));
    await expect.poll(() => button(page, correctionsText.finish).isDisabled()).toBe(true);
    await differences().focus();
    for (const key of ['a', 'a', 'r']) await page.keyboard.press(key);
    await sees(page.getByRole('complementary'), commentWords);
    await sees(page.getByRole('status').last(), correctionsText.plan(2, 1, 0));
    await takeScreenshots(page, '77-returns-decided');
    await button(page, correctionsText.finish).click();
    const dialog = page.getByRole('dialog');
    for (const line of effectLines({ ...noEffect, entriesRegistered: 1, teachersChanged: 1, rejected: 1 }))
      await sees(dialog, line);
    // The person's total falls by what the county took off.
    const total = await dialog.getByRole('row').filter({ hasText: changed }).innerText();
    const [, before = '', after = ''] = /([\d.]+) → ([\d.]+)/.exec(total) ?? [];
    expect(Number(before) - Number(after)).toBeCloseTo(creditsBefore - 0.5, 3);
    await takeScreenshots(page, '78-returns-effect');
    await field(dialog, correctionsText.dialog.decidedBy).fill('琼山区教育局');
    await field(dialog, correctionsText.dialog.reason).fill('按办法核减');
    await expect.poll(() => button(dialog, correctionsText.dialog.confirm(2, 1)).isDisabled()).toBe(true);
    await field(dialog, correctionsText.dialog.rejection).fill('材料齐全');
    await page.keyboard.press('Control+Enter');
    await sees(page, correctionsText.result.title);
    await sees(page.getByRole('status').first(), effectLines({ ...noEffect, rejected: 1 })[0] ?? '');
    await expect.poll(() => button(page, correctionsText.finish).count()).toBe(0);
    await takeScreenshots(page, '79-returns-written');
  });

  test('shows who changed the figure and by what, and is done with', async () => {
    await page.getByRole('link', { name: correctionsText.result.toEntries }).click();
    await grid(page, entriesText.listLabel).getByRole('row').nth(1).click();
    const drawer = page.getByRole('complementary');
    await sees(drawer, '上级核对');
    // What the ledger itself says of the entry for good: who, when, by what.
    await expect
      .poll(() => drawer.innerText())
      .toMatch(/按退回的登记表更正：琼山区教育局 \d{4}-\d\d-\d\d.*按办法核减/);
    await goTo(page, shellText.pages.exports);
    await page.getByRole('link', { name: correctionsText.link }).click();
    await chooseFile(page, '退回.xlsx', sheet);
    await sees(page, correctionsText.decidedTitle);
    await expect.poll(() => button(page, correctionsText.finish).count()).toBe(0);
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
    await sees(page, fourDifferences);
    // Nothing of what was decided before stands.
    await differences().waitFor();
    await expect.poll(() => button(page, correctionsText.finish).isDisabled()).toBe(true);
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
    await button(deciding, correctionsText.dialog.confirm(1, 2)).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Control+Enter');
    await sees(page, correctionsText.result.title);
    await goTo(page, shellText.pages.projects);
    await row(page, struckFrom).click();
    await button(page, componentText.menu).click();
    await takeScreenshots(page, '79-returns-struck');
    await expect.poll(() => button(page, anyCount(registrationsText.register.button)).count()).toBe(0);
    await page.getByRole('menuitem', { name: registrationsText.register.again(1) }).click();
    await sees(page.getByRole('dialog', { name: registrationsText.register.title }), '琼山区教育局');
    await page.keyboard.press('Escape');
    expect(problems).toEqual([]);
  });
});
