import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { compareText } from '../../src-renderer/text/policies/compare.ts';
import { forceText } from '../../src-renderer/text/policies/force.ts';
import { policiesText } from '../../src-renderer/text/policies/page.ts';
import { partWords, setText } from '../../src-renderer/text/policies/sets.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { provinceWord } from '../../src-renderer/text/regions.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { organisationLevelWords } from '../../src-renderer/text/words.ts';
import { DISTRICT_CLASS, openLinweiLedger } from '../helpers/linwei-ledger.ts';
import { addPassedProject, addTeachers, NO_PROJECT } from '../helpers/test-session.ts';
import { findChromium } from './harness/chromium.ts';
import { settled, takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, goTo, introduce, row, sees } from './journey.ts';
import { policyTitle } from './journey-data.ts';

const chromium = await findChromium();
const TEXTS = ['linwei-2022', 'shaanxi-2018', 'weinan-2019', 'shaanxi-guopei-2023'] as const;
const TEACHER = '教师一';
const LINWEI = '临渭培训办法 2022';
/** Two texts of no region, so that neither goes before the other. */
const COPIES = ['甲校补充办法', '乙校补充办法'] as const;
const CLASS = '临渭区骨干教师培训班';

describe.skipIf(chromium === null)('a new ledger of Linwei (needs Chromium)', () => {
  const served = servePage('sets-first-run', chromium);

  test('is proposed the four texts, sees what each gives, and follows them', async () => {
    const { page, problems } = await served.open();
    await introduce(page, '王老师');
    await button(page, new RegExp(`^${firstRunText.create}`)).click();
    await choose(page, firstRunText.region, provinceWord('610000'));
    await page.getByRole('radio', { name: new RegExp(`^${policyTitle('linwei-2022')}`) }).check();
    await button(page, firstRunText.next).click();
    await field(page, firstRunText.organisationName).fill('渭南市临渭区教育培训中心');
    await choose(page, firstRunText.organisationLevel, organisationLevelWords.county);
    await field(page, firstRunText.regionCode).fill('610502');
    await button(page, firstRunText.next).click();
    const proposed = page.getByRole('radio', { name: new RegExp(`^${literally(setText.proposed)}`) });
    await proposed.waitFor();
    await expect.poll(() => proposed.isChecked()).toBe(true);
    for (const id of TEXTS) await sees(page.getByRole('listitem'), policyTitle(id));
    await sees(page.getByRole('listitem').filter({ hasText: policyTitle('linwei-2022') }), partWords.process);
    await takeScreenshots(page, 'sets-first-run');
    await button(page, firstRunText.finish).click();
    await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
    await goTo(page, shellText.pages.policies);
    await page.getByRole('tab', { name: policiesText.tabs.force }).click();
    for (const word of ['临渭', '陕西', '渭南']) await sees(page.getByRole('grid'), new RegExp(word));
    await takeScreenshots(page, 'sets-force');
    expect(problems).toEqual([]);
  });
});

const literally = (text: string) => text.replace(/[（）()]/g, '.');

describe.skipIf(chromium === null)('a class of Linwei under four texts (needs Chromium)', () => {
  const served = servePage('sets', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const { client, session, clock } = await openLinweiLedger(served.home);
    const teachers = await addTeachers(client, 2);
    await addPassedProject(client, teachers, { ...NO_PROJECT, ...DISTRICT_CLASS, name: CLASS });
    for (const [index, title] of COPIES.entries())
      await client.policies.clone({
        ...{ from: { id: 'shandong-2015' }, id: `copy-${index}`, title, shortTitle: title },
        reason: '试用',
      });
    const { folder } = session.ledger;
    await session.close();
    ({ page, problems } = await served.openLedger(folder, clock.now));
  });
  afterAll(() => expect(problems).toEqual([]));

  test('is registered in hours and credits, 40 hours for 8 credits (SX2)', async () => {
    await goTo(page, shellText.pages.projects);
    await row(page, CLASS).click();
    await button(page, registrationsText.register.button(2)).first().click();
    const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
    await sees(dialog, '16.0');
    await sees(dialog, '80');
    await takeScreenshots(page, 'sets-register');
    await button(dialog, registrationsText.register.button(2)).click();
    await sees(dialog, registrationsText.register.done(2));
    await button(dialog, registrationsText.register.close).click();
  });

  test('shows the deadlines of every text, each with its words (L37, G3.4)', async () => {
    await page.getByRole('tab', { name: projectsText.page.tabs.overview }).click();
    await sees(page, projectsText.overview.deadlineOf(LINWEI, '培训结束后 5 日内上报培训档案'));
    await sees(page, projectsText.overview.deadlineOf('陕西国培通知 2023', '培训结束后 15 天内提交工作简报'));
    await takeScreenshots(page, 'sets-deadlines');
  });

  test('issues certificates by the scheme of the district (L23)', async () => {
    await page.getByRole('tab', { name: new RegExp(`^${projectsText.page.tabs.certificates}`) }).click();
    await settled(page);
    await button(page, certificatesText.tab.setScheme).click();
    const scheme = page.getByRole('dialog', { name: certificatesText.scheme.title });
    await field(scheme, certificatesText.scheme.organiserNumber).fill('1');
    await button(scheme, certificatesText.scheme.confirm).click();
    await scheme.waitFor({ state: 'hidden' });
    await button(page, certificatesText.tab.issue(2)).click();
    const dialog = page.getByRole('dialog', { name: certificatesText.tab.issueTitle });
    await button(dialog, certificatesText.tab.issue(2)).click();
    await sees(dialog, certificatesText.tab.done(2));
    await takeScreenshots(page, 'sets-certificates');
    await page.keyboard.press('Escape');
    await sees(page, /\b03\d{12}\b/);
  });

  test('is judged by the province and by the city, a line for each', async () => {
    await goTo(page, shellText.pages.assessments);
    await settled(page);
    await row(page, TEACHER).getByRole('button').last().click();
    const drawer = page.getByRole('complementary', { name: explanationText.whyOf(TEACHER) });
    await drawer.getByRole('radio').last().click();
    await sees(drawer, explanationText.byText('陕西学分办法 2018'));
    await sees(drawer.getByRole('region', { name: '渭南培训体系意见 2019' }), '360');
    await takeScreenshots(page, 'sets-assessment');
  });

  test('shows what a conflict says, and takes another set from a year on after it is settled', async () => {
    await goTo(page, shellText.pages.policies);
    await page.getByRole('tab', { name: policiesText.tabs.force }).click();
    await button(page, forceText.add).click();
    const dialog = page.getByRole('dialog', { name: forceText.dialog.title });
    // The texts in force stand there already; changing nothing is said and cannot be saved.
    await sees(dialog, forceText.dialog.already(2026, LINWEI));
    await dialog.getByRole('checkbox', { name: partWords.process }).nth(1).check();
    const add = (title: string) => choose(page, setText.add, title);
    await add(COPIES[0]);
    await add(COPIES[1]);
    await dialog.getByRole('textbox', { name: new RegExp(`^${forceText.dialog.reason}`) }).fill('局务会纪要');
    await field(dialog, setText.decidedBy).fill('局务会');
    await field(dialog, setText.decidedOn).fill('2025-11-03');
    const conflict = dialog.getByRole('combobox', { name: setText.conflict('activities') });
    await conflict.waitFor();
    await takeScreenshots(page, 'sets-conflict');
    await button(dialog, forceText.dialog.confirm(2026)).click();
    await sees(
      dialog,
      problemSentence({ code: 'policy.conflictOpen', values: { titles: COPIES.join('、') } }),
    );
    await conflict.click();
    await page.getByRole('option').first().click();
    await button(dialog, forceText.dialog.confirm(2026)).click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(page.getByRole('grid'), forceText.fromYear(2026));
    await sees(page.getByRole('grid'), setText.decided('局务会', '2025-11-03'));
    await takeScreenshots(page, 'sets-force-changed');
  });

  test('compares the texts in force with another set before it is set', async () => {
    await button(page, forceText.add).click();
    const dialog = page.getByRole('dialog', { name: forceText.dialog.title });
    await button(dialog, setText.remove('渭南培训体系意见 2019')).click();
    await button(dialog, forceText.dialog.compareFirst).click();
    await button(page, compareText.start).click();
    await sees(page, compareText.again);
    await takeScreenshots(page, 'sets-compare');
  });
});
