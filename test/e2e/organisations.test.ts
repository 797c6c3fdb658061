import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { actionWord } from '../../src-renderer/text/audit.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { organisationsText } from '../../src-renderer/text/organisations.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { settingsText } from '../../src-renderer/text/settings.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { locationKindWords } from '../../src-renderer/text/words.ts';
import { makeRegistrable } from '../helpers/make-county.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { anyText, startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();

describe.skipIf(chromium === null)('what sheets ask beyond credits, on its screens (needs Chromium)', () => {
  const served = servePage('organisations', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, clock } = await makeRegistrable(folder, 40, 1);
    const { now } = clock;
    await session.close();
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
  });

  test('a school’s codes are checked where they are typed, kept, and shown in the list and the log', async () => {
    await goTo(page, shellText.pages.settings);
    await page.getByRole('tab', { name: settingsText.tabs.organisations }).click();
    await row(page, '琼山区第1学校').click();
    const form = page.getByRole('form', { name: organisationsText.form.label });
    await form.getByLabel(organisationsText.form.schoolCode).fill('２１４６０００１２３');
    await form.getByLabel(organisationsText.form.creditCode).fill('12460100MB1234567A');
    await form.getByLabel(firstRunText.regionCode).fill('460107');
    await choose(page, organisationsText.form.locationKind, locationKindWords.town);
    await button(page, organisationsText.form.save).click();
    await sees(page, problemSentence({ code: 'organisation.creditCode-check-digit', values: {} }));
    await takeScreenshots(page, '94-organisation-refused');
    await form.getByLabel(organisationsText.form.creditCode).fill('12460100mb1234567e');
    await page.keyboard.press('Control+Enter');
    await sees(page, organisationsText.form.saved('琼山区第1学校'));
    await sees(row(page, '琼山区第1学校'), organisationsText.complete);
    // Codes are kept in their normal form, whatever they were typed in.
    await expect
      .poll(() => row(page, '琼山区第1学校').getByRole('gridcell').allInnerTexts())
      .toEqual(
        expect.arrayContaining([
          '琼山区第1学校',
          '海口市 琼山区',
          '2146000123',
          '12460100MB1234567E',
          locationKindWords.town,
        ]),
      );
    await takeScreenshots(page, '94-organisations');
    await page.getByRole('tab', { name: settingsText.tabs.audit }).click();
    await sees(page, actionWord('organisation.change'));
    expect(problems).toEqual([]);
  });

  test('a teacher’s folded facts are kept and shown, and open themselves the next time', async () => {
    await goTo(page, shellText.pages.teachers);
    await page
      .getByRole('grid', { name: teachersText.listLabel })
      .getByRole('row')
      .nth(1)
      .locator('a')
      .first()
      .click();
    await button(page, teachersText.profile.edit).click();
    await page.getByText(startingWith(teachersText.form.sections.reports)).click();
    await page.getByRole('combobox', { name: teachersText.form.ethnicity }).fill('黎族');
    await field(page, teachersText.form.email).fill('不是邮箱');
    await page.getByRole('checkbox', { name: teachersText.form.isFullTime }).uncheck();
    await page.keyboard.press('Control+Enter');
    await sees(page, problemSentence({ code: 'teacher.emailUnusual', values: { email: '不是邮箱' } }));
    await page
      .getByRole('complementary', { name: anyText(teachersText.form.editTitle) })
      .waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: teachersText.profile.tabs.details }).click();
    await sees(page, '黎族');
    await button(page, teachersText.profile.edit).click();
    await expect.poll(() => field(page, teachersText.form.email).inputValue()).toBe('不是邮箱');
    expect(problems).toEqual([]);
  });
});
