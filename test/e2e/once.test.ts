import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { doublingsText } from '../../src-renderer/text/doublings.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { OUTSIDE, SCHEME, sameTrainingTwice } from '../helpers/project-steps.ts';
import {
  addPassedProject,
  approve,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
  TEST_NOW,
} from '../helpers/test-session.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, sees } from './journey.ts';

const chromium = await findChromium();
const REASON = '两期的证书，学员各参加一期';

describe.skipIf(chromium === null)('two people of one name (needs Chromium)', () => {
  const served = servePage('namesakes', chromium);
  let page: Page;
  let problems: readonly string[];
  let projectUid = '';

  beforeAll(async () => {
    const { session, client } = await openTestLedger({ level: 'county', folder: served.home });
    const uids: string[] = [];
    for (const subject of ['数学', '语文'])
      uids.push((await client.teachers.save({ fields: { ...NOBODY, name: '王芳', subject } })).uid);
    projectUid = await addPassedProject(client, uids);
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    await client.certificates.setScheme(SCHEME);
    await resultOf(await client.certificates.issue({ projectUid, issuedOn: '2025-11-05' }));
    const { folder } = session.ledger;
    await session.close();
    ({ page, problems } = await served.openLedger(folder, TEST_NOW));
  });

  const seesBoth = async () => {
    await sees(page, '王芳（数学）');
    await sees(page, '王芳（语文）');
  };

  test('are told apart on every page that lists them', async () => {
    for (const path of ['/teachers', '/entries', '/assessments', '/certificates']) {
      await page.evaluate((to) => window.location.assign(`#${to}`), path);
      await seesBoth();
      await takeScreenshots(page, `95-namesakes${path.replace('/', '-')}`);
    }
    await page.evaluate((to) => window.location.assign(`#${to}`), `/projects/${projectUid}`);
    for (const tab of ['trainees', 'results'] as const) {
      await page.getByRole('tab', { name: startingWith(projectsText.page.tabs[tab]) }).click();
      await seesBoth();
    }
    expect(problems).toEqual([]);
  });

  test('the reversal that cannot be undone names the right one', async () => {
    await page.evaluate(() => window.location.assign('#/entries'));
    await page.getByRole('grid').getByRole('row').filter({ hasText: '王芳（语文）' }).click();
    await button(page, explanationText.entry.reverse).click();
    await sees(page.getByRole('dialog'), '王芳（语文）');
    await takeScreenshots(page, '95-namesakes-reversal');
    expect(problems).toEqual([]);
  });
});

describe.skipIf(chromium === null)('one training counts once (needs Chromium)', () => {
  const served = servePage('once', chromium);
  let page: Page;
  let problems: readonly string[];
  let projects: { own: string; outside: string; mixed: string; teacher: string };

  beforeAll(async () => {
    const { session, client } = await openTestLedger({ level: 'county', folder: served.home });
    const { own, outside, teachers } = await sameTrainingTwice(client);
    await approve(client, await addPassedProject(client, teachers));
    const { uid: colleague } = await client.teachers.save({ fields: { ...NOBODY, name: '林晓' } });
    const proof = { proofHours: 24_000, proofCredits: 3_000 };
    const mixed = await addPassedProject(client, [...teachers, colleague], OUTSIDE, proof);
    projects = { own, outside, mixed, teacher: teachers[0] ?? '' };
    const { folder } = session.ledger;
    await session.close();
    ({ page, problems } = await served.openLedger(folder, TEST_NOW));
  });

  const open = (path: string) => page.evaluate((to) => window.location.assign(`#${to}`), path);

  test('the project says who is doubtful, and asks why before anything is registered (X4)', async () => {
    await open(`/projects/${projects.outside}`);
    await sees(page, problemSentence({ code: 'doubling.unexplained', values: { count: 1 } }));
    await takeScreenshots(page, '95-once-project');
    await button(page, projectsText.next.explain(1)).click();
    const dialog = page.getByRole('dialog', { name: doublingsText.title });
    await sees(dialog, doublingsText.open);
    await takeScreenshots(page, '95-once-dialog');
    await expect
      .poll(() => dialog.getByRole('link', { name: doublingsText.goTo }).first().getAttribute('href'))
      .toBe(`#/projects/${projects.own}`);
    await dialog.getByLabel(doublingsText.reason).fill(REASON);
    await button(dialog, doublingsText.save(3)).click();
    await sees(page, doublingsText.saved(3));
    await sees(dialog, REASON);
    await button(dialog, doublingsText.close).click();
    expect(problems).toEqual([]);
  });

  test('with the reason it is registered, and the entry, the project and the person keep it (X4)', async () => {
    await button(page, projectsText.next.register(1)).click();
    await button(page.getByRole('dialog'), registrationsText.register.button(1)).click();
    await sees(page, registrationsText.register.done(1));
    await button(page, registrationsText.register.close).click();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    await sees(page, registrationsText.registeredTo(2025));
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await sees(page.getByRole('complementary'), REASON);
    await takeScreenshots(page, '95-once-entry');
    await open(`/teachers/${projects.teacher}`);
    await page.getByText(doublingsText.ofTeacherLead(12, 9)).click();
    await sees(page, REASON);
    await takeScreenshots(page, '95-once-profile');
    expect(problems).toEqual([]);
  });

  test('who has no reason yet keeps everybody waiting, until somebody says that the others go first (X4)', async () => {
    await open(`/projects/${projects.mixed}`);
    await button(page, projectsText.next.register(1)).click();
    const dialog = page.getByRole('dialog');
    await sees(dialog, doublingsText.waiting(1));
    const register = button(dialog, registrationsText.register.button(1));
    await expect.poll(() => register.isDisabled()).toBe(true);
    await takeScreenshots(page, '95-once-register');
    await dialog.getByLabel(doublingsText.leaveOut(1)).check();
    await register.click();
    await sees(page, registrationsText.register.done(1));
    await button(page, registrationsText.register.close).click();
    await sees(page, problemSentence({ code: 'doubling.unexplained', values: { count: 1 } }));
    expect(problems).toEqual([]);
  });
});
