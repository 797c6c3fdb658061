import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { decisionsText } from '../../src-renderer/text/decisions.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { addPassedProject, addTeachers, openTestLedger, registerAll } from '../helpers/test-session.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, field, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();
const text = teachersText.profile.deduct;

describe.skipIf(chromium === null)('hours that are taken away by rule (SR1) (needs Chromium)', () => {
  const served = servePage('deductions', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const { client, session, clock } = await openTestLedger({ policyId: 'school-own', folder: served.home });
    const training = { hours: 24_000, days: null, level: 'school', form: 'school-based' } as const;
    const teachers = await addTeachers(client, 2);
    await registerAll(
      client,
      await addPassedProject(client, teachers, { ...training, organiserKind: 'school' }),
    );
    const ledger = session.ledger.folder;
    await session.close();
    ({ page, problems } = await served.openLedger(ledger, clock.now));
    await goTo(page, shellText.pages.teachers);
    await row(page, '教师一').dblclick();
  });

  const dialog = () => page.getByRole('dialog', { name: text.title('教师一') });

  test('are not taken while nobody said how many: the way to decide it is beside', async () => {
    await button(page, text.action).click();
    await sees(dialog(), text.open);
    await expect.poll(() => button(dialog(), text.confirmOpen).isDisabled()).toBe(true);
    await takeScreenshots(page, 'deduct-open');
    await button(dialog(), text.toPoints).click();
    await row(page, '笔记、心得体会检查不合格一次扣的学时').getByRole('button').last().click();
    const form = page.getByRole('form', { name: decisionsText.dialog.title });
    await field(form, decisionsText.dialog.value).fill('2');
    await field(form, decisionsText.dialog.decidedBy).fill('校务会');
    await field(form, decisionsText.dialog.reason).fill('会议纪要');
    await button(form, decisionsText.dialog.confirm).click();
    await form.waitFor({ state: 'hidden' });
  });

  test('are taken from the page of the person, with who found it and why', async () => {
    await goTo(page, shellText.pages.teachers);
    await row(page, '教师一').dblclick();
    await button(page, text.action).click();
    await sees(dialog(), text.says('2'));
    await sees(dialog(), text.withheld('继续教育合格证书'));
    await field(dialog(), text.inspectedBy).fill('县教育局');
    await field(dialog(), text.paper).fill('通报〔2025〕3号');
    await field(dialog(), text.reason).fill('培训笔记没有写');
    await takeScreenshots(page, 'deduct-dialog');
    await button(dialog(), text.confirm('2')).click();
    await dialog().waitFor({ state: 'hidden' });
    await sees(page, text.done('教师一', '2', 2025));
    await sees(row(page, '扣学时：继续教育笔记、心得体会检查不合格'), '−2');
    await takeScreenshots(page, 'deduct-profile');
  });

  test('say why they were taken, and are taken back like any other entry', async () => {
    await row(page, '扣学时：').click();
    await sees(page, '培训笔记没有写');
    await takeScreenshots(page, 'deduct-why');
    await button(page, explanationText.entry.reverse).click();
    const reversal = page.getByRole('dialog', { name: explanationText.reversal.title('教师一') });
    await field(reversal, explanationText.reversal.reason).fill('复查合格');
    await button(reversal, new RegExp(`^${explanationText.reversal.confirm}`)).click();
    await reversal.waitFor({ state: 'hidden' });
    await takeScreenshots(page, 'deduct-reversed');
    expect(problems).toEqual([]);
  });
});
