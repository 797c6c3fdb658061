import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { resultWords } from '../../src-renderer/text/words.ts';
import { addPassedProject, addTeachers, openTestLedger } from '../helpers/test-session.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { anyText } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, field, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();
const text = registrationsText.excellent;
const name = '新教师入职培训';

describe.skipIf(chromium === null)('who really passed under Linwei’s text (needs Chromium)', () => {
  const served = servePage('passed', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const { session, client, clock } = await openTestLedger({
      level: 'county',
      policyId: 'linwei-2022',
      folder: served.home,
    });
    const { now } = clock;
    const { folder } = session.ledger;
    const projectUid = await addPassedProject(client, await addTeachers(client, 12), {
      ...{ name, number: '03', organiserName: '临渭区教育局' },
    });
    const { rows } = await client.projects.trainees({ projectUid });
    await client.projects.saveTrainees({
      projectUid,
      changes: rows.slice(0, 1).map(({ uid, version }) => ({ uid, version, fields: { absentPeriods: 3 } })),
    });
    await session.close();
    ({ page, problems } = await served.openLedger(folder, now));
    await goTo(page, shellText.pages.projects);
    await row(page, name).dblclick();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
  });

  const resultOf = (index: number) =>
    page.getByRole('combobox', { name: anyText(registrationsText.setResult) }).nth(index);

  test('says that somebody with a good result is stopped by a gate, and is counted nowhere as passed (L21)', async () => {
    await sees(page, text.leftOut(1));
  });

  test('asks why more are excellent than a tenth, and saves them once the reason is given (L21)', async () => {
    await resultOf(1).selectOption({ label: resultWords.excellent });
    await expect.poll(() => resultOf(1).inputValue()).toBe('excellent');
    await resultOf(2).selectOption({ label: resultWords.excellent });
    const dialog = page.getByRole('dialog');
    await sees(dialog, text.title);
    await takeScreenshots(page, '24-excellent-asked');
    await field(dialog, text.label).fill('两人获市级教学比赛一等奖');
    await button(dialog, text.confirm).click();
    await sees(page, text.reason('两人获市级教学比赛一等奖'));
    await expect.poll(() => resultOf(2).inputValue()).toBe('excellent');
    await sees(page, text.standing(2, 1));
    await takeScreenshots(page, '24-excellent-said');
    expect(problems).toEqual([]);
  });

  test('numbers certificates by the project, its organiser and its session, and names what is missing (L23)', async () => {
    await page.getByRole('tab', { name: projectsText.page.tabs.certificates }).click();
    await button(page, certificatesText.tab.setScheme).click();
    const dialog = page.getByRole('dialog');
    await sees(dialog, certificatesText.scheme.organisers);
    await takeScreenshots(page, '24-scheme');
    await button(dialog, certificatesText.scheme.confirm).click();
    await sees(page, '请在编号规则里填“临渭区教育局”的编号');
    await takeScreenshots(page, '24-organiser-missing');
    await button(page, certificatesText.tab.changeScheme).click();
    await field(dialog, '临渭区教育局').fill('12');
    await button(dialog, certificatesText.scheme.confirm).click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(page, /^03 ?12/);
    await expect.poll(() => page.getByText('请在编号规则里填').count()).toBe(0);
    await takeScreenshots(page, '24-scheme-set');
    expect(problems).toEqual([]);
  });
});
