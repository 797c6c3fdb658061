import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { decisionsText } from '../../src-renderer/text/decisions.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { homeText } from '../../src-renderer/text/home.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { resultWords } from '../../src-renderer/text/words.ts';
import { UNDECIDED } from '../helpers/project-steps.ts';
import { addPassedProject, addTeachers, openTestLedger, TEST_NOW } from '../helpers/test-session.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { anyText, startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, field, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();
const { page: words } = projectsText;
const name = '小学数学骨干教师考试';

describe.skipIf(chromium === null)('an approval binds what was signed (needs Chromium)', () => {
  const served = servePage('approval', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, 'made');
    const { client, session } = await openTestLedger({ level: 'county', folder });
    await addPassedProject(client, await addTeachers(client, 5), { ...UNDECIDED, name });
    const ledger = session.ledger.folder;
    await session.close();
    ({ page, problems } = await served.openLedger(ledger, TEST_NOW));
    page.on('popup', (opened) => void opened.close());
  });

  const toHome = () =>
    page
      .getByRole('navigation')
      .getByRole('link', { name: startingWith(shellText.pages.home) })
      .click();
  const openProject = async () => {
    await goTo(page, shellText.pages.projects);
    await row(page, name).dblclick();
    await page.getByRole('tab', { name: words.tabs.overview }).waitFor();
  };
  const openTab = (title: string) => page.getByRole('tab', { name: startingWith(title) }).click();
  const resultOf = (index: number) =>
    page.getByRole('combobox', { name: anyText(registrationsText.setResult) }).nth(index);
  const changesTable = () => page.getByRole('table', { name: approvalsText.changes.table }).first();
  const missing = (code: Parameters<typeof problemSentence>[0]['code'], count: number) =>
    startingWith(problemSentence({ code, values: { count } }));

  /** Records the decision on the form that the dialog proposes. */
  async function sign(person: string): Promise<string> {
    await button(page, approvalsText.record).first().click();
    const dialog = page.getByRole('dialog', { name: approvalsText.record });
    const which = dialog.getByRole('combobox', { name: startingWith(approvalsText.dialog.which) });
    await expect.poll(() => which.inputValue()).not.toBe('');
    const label = await which.inputValue();
    await field(dialog, approvalsText.dialog.person).fill(person);
    await takeScreenshots(page, `approval-${person}-记录`);
    await button(dialog, approvalsText.record).click();
    await dialog.waitFor({ state: 'hidden' });
    return label;
  }

  test('names undecided credits first, on the home page too, and the form is a draft that says so', async () => {
    await toHome();
    await sees(page, `${name} 5 人的学分待定`);
    await expect.poll(() => page.getByText(`${name} 审批表签字`).count()).toBe(0);
    await takeScreenshots(page, 'approval-01-待定-首页');
    await openProject();
    const bar = page.getByRole('status').filter({ hasText: words.missingSteps.register }).first();
    await bar.waitFor();
    const undecided = problemSentence({ code: 'project.creditsUndecided', values: { count: 5 } });
    await expect.poll(() => bar.getByRole('button').first().innerText()).toBe(undecided);
    await button(page, projectsText.next.decide(5)).waitFor();
    await openTab(words.tabs.approval);
    await sees(page, approvalsText.form.draft);
    await page.getByRole('region', { name: approvalsText.form.draftTitle }).locator('img').waitFor();
    await takeScreenshots(page, 'approval-02-草稿');
    await button(page, approvalsText.record).first().click();
    const dialog = page.getByRole('dialog', { name: approvalsText.record });
    await sees(dialog, approvalsText.dialog.draft);
    await field(dialog, approvalsText.dialog.person).fill('李主任');
    await button(dialog, approvalsText.record).click();
    await sees(dialog, problemSentence({ code: 'approval.draftUndecided', values: { count: 5 } }));
    await takeScreenshots(page, 'approval-03-草稿不能签');
    await page.keyboard.press('Escape');
  });

  test('is complete once they are decided, and carries a code', async () => {
    await button(page, projectsText.next.decide(5)).click();
    await field(page, decisionsText.dialog.value).fill('3');
    await field(page, decisionsText.dialog.decidedBy).fill('教研室');
    await field(page, decisionsText.dialog.reason).fill('会议纪要');
    await button(page, decisionsText.dialog.confirm).click();
    await field(page, decisionsText.dialog.reason).waitFor({ state: 'hidden' });
    await openTab(words.tabs.approval);
    await page.getByRole('region', { name: approvalsText.form.title }).locator('img').waitFor();
    await takeScreenshots(page, 'approval-04-完整');
    await button(page, approvalsText.form.print).click();
    const label = await sign('李主任');
    expect(label).toMatch(/签署码 [0-9A-F]{4} [0-9A-F]{4}/);
    await sees(page, label.slice(label.indexOf('签署码'), label.indexOf('签署码') + 13));
    await takeScreenshots(page, 'approval-05-已签署');
  });

  test('says what differs after it was signed, person by person, and registers the others', async () => {
    await openTab(words.tabs.results);
    await resultOf(0).selectOption({ label: resultWords.failed });
    await button(page, missing('project.changedAfterApproval', 1)).waitFor();
    await openTab(words.tabs.approval);
    await sees(changesTable(), '教师一');
    await sees(changesTable(), resultWords.failed);
    await takeScreenshots(page, 'approval-06-批准后有改动');
    await goTo(page, shellText.pages.approvals);
    await page.getByRole('tab', { name: startingWith(approvalsText.tabs.changed) }).click();
    await sees(page, approvalsText.states.changed);
    await takeScreenshots(page, 'approval-07-审批列表');
    await openProject();
    await button(page, registrationsText.register.button(4)).click();
    const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
    await sees(dialog, registrationsText.register.changed);
    await takeScreenshots(page, 'approval-08-登记签署的人');
    await button(dialog, registrationsText.register.button(4)).click();
    await sees(dialog, registrationsText.register.done(4));
    await button(dialog, registrationsText.register.close).click();
  });

  test('asks for a supplement that covers only the difference, then registers exactly that', async () => {
    await openTab(words.tabs.results);
    await resultOf(0).selectOption({ label: resultWords.excellent });
    await button(page, projectsText.next.resign).click();
    await page.getByRole('region', { name: approvalsText.form.supplementTitle }).locator('img').waitFor();
    await takeScreenshots(page, 'approval-09-补充审批表');
    await button(page, approvalsText.form.printSupplement).click();
    expect(await sign('陈主任')).toContain(approvalsText.form.scopes.supplement);
    await button(page, registrationsText.register.button(1)).click();
    const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
    await button(dialog, registrationsText.register.button(1)).click();
    await sees(dialog, registrationsText.register.done(1));
    await button(dialog, registrationsText.register.close).click();
    await openTab(words.tabs.approval);
    await sees(page, approvalsText.now.supplement);
    await takeScreenshots(page, 'approval-10-补充后登记');
  });

  /** Reverses the entry of a person and answers what becomes of him. */
  async function reverse(person: string, answer: 'again' | 'failed'): Promise<void> {
    await goTo(page, shellText.pages.entries);
    await row(page, person).getByRole('button').first().click();
    const drawer = page.getByRole('complementary', { name: explanationText.why });
    await button(drawer, explanationText.entry.reverse).click();
    const dialog = page.getByRole('dialog', { name: explanationText.reversal.title(person) });
    await dialog.getByRole('textbox', { name: explanationText.reversal.reason }).fill('登错');
    const confirm = button(dialog, startingWith(explanationText.reversal.confirm));
    await expect.poll(() => confirm.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: registrationsText.afterwards[answer] }).check();
    await takeScreenshots(page, `approval-11-冲正-${registrationsText.afterwards[answer]}`);
    await confirm.click();
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
  }

  test('offers nobody again whose entry was taken back, whatever was answered', async () => {
    await reverse('教师二', 'failed');
    await reverse('教师三', 'again');
    await toHome();
    await sees(page, homeText.duties);
    await expect.poll(() => page.getByText(`${name} 学分登记`).count()).toBe(0);
    await openProject();
    await expect.poll(() => button(page, registrationsText.register.button(1)).count()).toBe(0);
    await button(page, missing('project.changedAfterApproval', 2)).click();
    await sees(changesTable(), '教师二');
    await sees(changesTable(), approvalsText.changes.kinds.reversed);
    await takeScreenshots(page, 'approval-12-冲正之后');
    await button(page, approvalsText.form.printSupplement).click();
    await sign('林主任');
    await button(page, registrationsText.register.button(1)).click();
    const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
    await button(dialog, registrationsText.register.button(1)).click();
    await sees(dialog, registrationsText.register.done(1));
    await takeScreenshots(page, 'approval-13-补登');
    await button(dialog, registrationsText.register.close).click();
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
