import { join } from 'node:path';
import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { describeError } from '../../src-renderer/text/errors.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { importWizardText } from '../../src-renderer/text/import-wizard.ts';
import { organisationsText } from '../../src-renderer/text/organisations.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { backupsText, settingsText } from '../../src-renderer/text/settings.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { resultWords } from '../../src-renderer/text/words.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { makeRegistrable } from '../helpers/make-county.ts';
import { findChromium } from './harness/chromium.ts';
import { holdCalls } from './harness/held-calls.ts';
import { collectProblems, takeScreenshots } from './harness/page.ts';
import { anyCount, anyText, startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, chooseFile, createLedger, field, goTo, grid, headingOf, row, sees } from './journey.ts';
import { center } from './journey-data.ts';

const chromium = await findChromium();

describe.skipIf(chromium === null)('a hurried user on a slow machine (needs Chromium)', () => {
  const served = servePage('late', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, clock } = await makeRegistrable(folder, 40, 1);
    const { now } = clock;
    await session.close();
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
  });

  const press = (key: string) => page.keyboard.press(key);
  const openProject = async (name: string) => {
    await goTo(page, shellText.pages.projects);
    await row(page, name).dblclick();
    await page.getByRole('tab', { name: projectsText.page.tabs.overview }).waitFor();
  };
  const openTab = (name: string | RegExp) => page.getByRole('tab', { name }).click();
  const resultOf = (index: number) =>
    page.getByRole('combobox', { name: anyText(registrationsText.setResult) }).nth(index);

  test('saves a form once, and takes nothing that would be in no answer', async () => {
    await goTo(page, shellText.pages.teachers);
    await button(page, teachersText.add).click();
    const drawer = page.getByRole('complementary', { name: teachersText.add });
    await field(drawer, teachersText.form.name).fill('海棠');
    await drawer
      .getByRole('combobox', { name: startingWith(teachersText.form.organisationName) })
      .fill('琼山区第1学校');
    const saving = await holdCalls(page, 'teachers/save');
    for (let count = 0; count < 3; count++) await press('Control+Enter');
    await saving.asked();
    await page.keyboard.type('后来');
    await press('Escape');
    await expect.poll(() => field(drawer, teachersText.form.name).inputValue()).toBe('海棠');
    await takeScreenshots(page, '97-form-saving');
    await saving.letGo();
    await drawer.waitFor({ state: 'hidden' });
    expect(saving.count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test('keeps what was typed in the breath before a form was closed', async () => {
    await button(page, teachersText.add).click();
    const drawer = page.getByRole('complementary', { name: teachersText.add });
    await field(drawer, teachersText.form.name).fill('云霞');
    await press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await button(page, teachersText.add).click();
    await button(drawer, componentText.form.draftUse).click();
    await expect.poll(() => field(drawer, teachersText.form.name).inputValue()).toBe('云霞');
    await press('Escape');
    expect(problems).toEqual([]);
  });

  test('a sheet that is still being read brings back no file that was put aside', async () => {
    const workbook = new exceljs.Workbook();
    for (const name of ['甲表', '乙表'])
      workbook.addWorksheet(name).addRows([
        [headingOf(teacherRoster, 'name'), headingOf(teacherRoster, 'organisationName')],
        ['海棠', '琼山区第1学校'],
      ]);
    await button(page, teachersText.import).click();
    await chooseFile(page, '花名册.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    await button(page, anyCount(importWizardText.check)).waitFor();
    const reading = await holdCalls(page, 'teachers/previewImport');
    await button(page, startingWith(`${importWizardText.sheet} 甲表`)).click();
    await page.getByRole('menuitem', { name: '乙表' }).click();
    await reading.asked();
    // The columns in sight are still those of the other sheet.
    await expect.poll(() => page.locator('[inert] table').count()).toBe(1);
    await button(page, componentText.file.change).click();
    const answer = page.waitForResponse(/previewImport/);
    await reading.letGo();
    await answer;
    await button(page, componentText.file.choose).waitFor();
    await expect.poll(() => button(page, anyCount(importWizardText.check)).count()).toBe(0);
    await goTo(page, shellText.pages.teachers);
    expect(problems).toEqual([]);
  });

  test('an answer about one organisation does not close another', async () => {
    await goTo(page, shellText.pages.settings);
    await openTab(settingsText.tabs.organisations);
    await row(page, '琼山区第1学校').click();
    await page
      .getByRole('form', { name: organisationsText.form.label })
      .getByLabel(organisationsText.form.schoolCode)
      .fill('2146000123');
    const saving = await holdCalls(page, 'organisations/save');
    await press('Control+Enter');
    await saving.asked();
    await grid(page, organisationsText.table).getByRole('row').nth(1).click();
    const code = page
      .getByRole('form', { name: organisationsText.form.label })
      .getByLabel(organisationsText.form.schoolCode);
    await code.fill('2146000456');
    await saving.letGo();
    await sees(page, organisationsText.form.saved('琼山区第1学校'));
    await expect.poll(() => code.inputValue()).toBe('2146000456');
    expect(problems).toEqual([]);
  });

  test('a second choice follows the first one, and the last one stands', async () => {
    await openProject('2025 年全区远程研修');
    await openTab(projectsText.page.tabs.results);
    const saving = await holdCalls(page, 'projects/saveTrainees');
    await resultOf(0).selectOption({ label: resultWords.failed });
    await saving.asked();
    await expect.poll(() => resultOf(0).inputValue()).toBe('failed');
    await resultOf(0).selectOption({ label: resultWords.absent });
    await resultOf(0).selectOption({ label: resultWords.excellent });
    await saving.letGo();
    await saving.asked(2);
    await expect.poll(() => row(page, resultWords.excellent).count()).toBeGreaterThan(0);
    await expect.poll(() => resultOf(0).inputValue()).toBe('excellent');
    expect([saving.count(), await page.getByText(describeError({ code: 'STALE' }).title).count()]).toEqual([
      2, 0,
    ]);
    expect(problems).toEqual([]);
  });

  test('cells typed while others are saved stay to be saved', async () => {
    await openTab(projectsText.page.tabs.attendance);
    const cell = (index: number) => page.locator(`[data-cell="${index}:absentPeriods"]`);
    const saving = await holdCalls(page, 'projects/saveTrainees');
    await cell(0).waitFor();
    await cell(0).fill('1');
    await press('Control+Enter');
    await saving.asked();
    await cell(1).fill('2');
    await saving.letGo();
    await sees(page, projectsText.cells.saved(1));
    await sees(page, projectsText.cells.unsaved(1));
    expect([await cell(0).inputValue(), await cell(1).inputValue()]).toEqual(['1', '2']);
    await button(page, projectsText.cells.save(1)).click();
    await page.getByText(projectsText.cells.unsaved(1)).waitFor({ state: 'hidden' });
    expect(problems).toEqual([]);
  });

  test('cells are saved on what stands now while the answer to an earlier choice is on its way', async () => {
    await openTab(projectsText.page.tabs.results);
    const reading = await holdCalls(page, 'projects/trainees');
    await resultOf(1).selectOption({ label: resultWords.passed });
    await reading.asked();
    await openTab(projectsText.page.tabs.attendance);
    await page.locator('[data-cell="1:absentPeriods"]').fill('3');
    await press('Control+Enter');
    // The version in sight is older than the choice: the people are read again.
    await reading.asked(2);
    await reading.letGo();
    await page.getByText(projectsText.cells.unsaved(1)).waitFor({ state: 'hidden' });
    await expect.poll(() => page.locator('[data-cell="1:absentPeriods"]').inputValue()).toBe('3');
    await expect.poll(() => page.getByText(describeError({ code: 'STALE' }).title).count()).toBe(0);
    // The third saving in a row: its message stands in the place of the ones before.
    await expect
      .poll(() => page.getByText(projectsText.cells.saved(1), { exact: true }).count())
      .toBeLessThan(2);
    expect(problems).toEqual([]);
  });

  test('what changed in another window is said, and neither change is lost', async () => {
    await button(page, componentText.menu).click();
    await page.getByRole('menuitem', { name: projectsText.page.edit }).click();
    await field(page, projectsText.form.place).fill('海口');
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    const otherProblems = collectProblems(other);
    await field(other, projectsText.form.remark).fill('乙窗口');
    await button(other, projectsText.form.save).click();
    await sees(other, projectsText.form.saved);
    await other.close();
    // Looked up again in between: the newer record comes in under the form.
    const asked = await holdCalls(page, 'projects/get');
    await press('Control+k');
    await page.getByRole('option', { name: backupsText.now }).click();
    await asked.asked();
    await asked.letGo();
    await sees(page, shellText.backupDone);
    await button(page, projectsText.form.save).click();
    await sees(page, projectsText.form.stale);
    await takeScreenshots(page, '97-project-changed-elsewhere');
    await button(page, projectsText.form.staleReload).click();
    await expect.poll(() => field(page, projectsText.form.remark).inputValue()).toBe('乙窗口');
    await expect.poll(() => field(page, projectsText.form.place).inputValue()).toBe('海口');
    const save = button(page, projectsText.form.save);
    await expect.poll(() => save.evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Enter');
    await page.getByRole('tab', { name: projectsText.page.tabs.overview }).waitFor();
    expect([...problems, ...otherProblems]).toEqual([]);
  });

  test('registers only what stands there for the day in sight', async () => {
    await openProject('2021 年全区远程研修');
    await button(page, registrationsText.register.button(40)).click();
    const dialog = page.getByRole('dialog');
    const confirm = button(dialog, registrationsText.register.button(40));
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    const preview = await holdCalls(page, 'registrations/preview');
    const registering = await holdCalls(page, 'registrations/register');
    await field(dialog, registrationsText.register.registeredOn).fill('2026-01-05');
    await preview.asked();
    await press('Control+Enter');
    expect([await confirm.isDisabled(), registering.count()]).toEqual([true, 0]);
    await preview.letGo();
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    await registering.letGo();
    await press('Control+Enter');
    await press('Control+Enter');
    await sees(dialog, registrationsText.register.done(40));
    expect(registering.count()).toBe(1);
    await button(dialog, registrationsText.register.close).click();
    expect(problems).toEqual([]);
  });

  test('a tab that is come back to does not begin again what was begun there once', async () => {
    await openProject('2025 年全区远程研修');
    await openTab(projectsText.page.tabs.results);
    await button(page, anyCount(registrationsText.passPending)).click();
    await button(page, approvalsText.record).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await openTab(projectsText.page.tabs.overview);
    await sees(page, projectsText.page.deadline);
    await openTab(startingWith(projectsText.page.tabs.approval));
    await sees(page, approvalsText.materials.title);
    await expect.poll(() => dialog.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('offers no reversal of an entry that is about to leave', async () => {
    await goTo(page, shellText.pages.entries);
    const entries = page.getByRole('grid');
    await entries.getByRole('row').nth(1).click();
    const reverse = button(page, explanationText.entry.reverse);
    await expect.poll(() => reverse.isEnabled()).toBe(true);
    const explaining = await holdCalls(page, 'entries/explain');
    await press('ArrowDown');
    await explaining.asked();
    await expect.poll(() => reverse.isDisabled()).toBe(true);
    await explaining.letGo();
    await expect.poll(() => reverse.isEnabled()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('never shows one teacher’s figures under the name of another', async () => {
    await goTo(page, shellText.pages.teachers);
    const rows = grid(page, teachersText.listLabel).getByRole('row');
    await rows.nth(1).click();
    const drawer = page.getByRole('complementary', { name: anyText(explanationText.whyOf) });
    const figure = drawer
      .getByText(`${explanationText.credits}，${explanationText.required('')}`.trim())
      .first();
    await figure.waitFor();
    const explaining = await holdCalls(page, 'assessments/explain');
    await rows.nth(2).click();
    await explaining.asked();
    await sees(drawer, explanationText.counting);
    await expect.poll(() => figure.count()).toBe(0);
    await explaining.letGo();
    await figure.waitFor();
    const profile = await holdCalls(page, 'teachers/get');
    await button(drawer, explanationText.toProfile).click();
    await profile.asked();
    await profile.letGo();
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    const other = await holdCalls(page, 'teachers/get');
    await page.goBack();
    await rows.nth(3).click();
    await button(drawer, explanationText.toProfile).click();
    await other.asked();
    await expect.poll(() => page.getByRole('heading', { level: 1, name }).count()).toBe(0);
    await other.letGo();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(problems).toEqual([]);
  });

  test('writes nothing into a ledger that another window opened, and shows nothing of the old one', async () => {
    await goTo(page, shellText.pages.teachers);
    await grid(page, teachersText.listLabel).getByRole('row').nth(1).waitFor();
    await button(page, teachersText.add).click();
    await field(page, teachersText.form.name).fill('写给前一本的人');
    await page
      .getByRole('combobox', { name: startingWith(teachersText.form.organisationName) })
      .fill('海口市第九小学');
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    await other.getByRole('button', { name: shellText.actorMenu('王老师') }).click();
    await other.getByRole('menuitem', { name: shellText.switchLedger }).click();
    await createLedger(other, center);
    // This window has not been told: what it saves is meant for the ledger it shows.
    await button(page, teachersText.form.saveNew).click();
    await sees(page, shellText.movedElsewhere);
    await sees(page, center.name);
    await expect.poll(() => page.getByText('写给前一本的人').count()).toBe(0);
    await goTo(other, shellText.pages.teachers);
    await sees(other, teachersText.empty.title);
    await expect.poll(() => grid(page, teachersText.listLabel).getByRole('row').count()).toBeLessThan(2);
    await other.getByRole('button', { name: shellText.actorMenu('王老师') }).click();
    const closing = await holdCalls(other, 'app/closeLedger');
    await other.getByRole('menuitem', { name: shellText.switchLedger }).click();
    await sees(other, shellText.closing);
    await closing.letGo();
    await sees(other, firstRunText.create);
    await other.getByText(shellText.closing).waitFor({ state: 'hidden' });
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await sees(page, firstRunText.create);
    await other.close();
    expect(problems).toEqual([]);
  });
});
