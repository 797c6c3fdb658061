import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { dayPatternWords } from '../../src-shared/words.ts';
import { makeRegistrable } from '../helpers/make-county.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, grid, sees } from './journey.ts';

const chromium = await findChromium();

describe.skipIf(chromium === null)('hours of several days (needs Chromium)', () => {
  const served = servePage('spread', chromium);
  let page: Page;
  let uid = '';

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, clock, projectUids } = await makeRegistrable(folder, 5, 1, {
      form: 'centralized',
      days: 5000,
      hours: null,
    });
    uid = assertPresent(projectUids[0], 'one project was made');
    const { now } = clock;
    await session.close();
    ({ page } = await served.openLedger(join(folder, 'county'), now));
  });

  const edit = async (change: () => Promise<unknown>) => {
    await page.evaluate((hash) => location.assign(hash), `#/projects/${uid}?edit=1`);
    await field(page, projectsText.form.days).waitFor();
    await change();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
  };
  test('are asked with what each choice would give, and counted as somebody chose (A27b)', async () => {
    await edit(async () => {
      await field(page, projectsText.form.days).fill('5');
      await field(page, projectsText.form.dayHours).fill('');
      await field(page, projectsText.form.hours).fill('35');
    });
    await sees(page, /每天都是整天为 40 学时 5 学分，平均分到各天为 35 学时 5 学分/);
    await takeScreenshots(page, '98-spread-asked');
    // Nothing can be decided on a list of open points: the project's own form is the place.
    await button(page, projectsText.next.complete(5)).waitFor();
    await edit(async () => {
      await takeScreenshots(page, '98-spread-form');
      await choose(page, projectsText.form.dayPattern, dayPatternWords.even);
    });
    await expect
      .poll(() => grid(page, registrationsText.label).getByText('5.0', { exact: true }).count())
      .toBeGreaterThan(0);
    await takeScreenshots(page, '98-spread-chosen');
  });
});
