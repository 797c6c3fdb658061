import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { assessmentsText } from '../../src-renderer/text/assessments.ts';
import { cellWords } from '../../src-renderer/text/cells.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import type { Trainee } from '../../src-shared/rpc/contract/projects.ts';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import { addPassedProject, NOBODY, openTestLedger } from '../helpers/test-session.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();
const OWN: Partial<ProjectFields> = {
  ...{ level: 'school', organiserKind: 'school', organiserLevel: 'school', days: null, totalPeriods: null },
};

/** A school with a project of each kind, as `facts` fills it, in the folder of the page. */
async function school(
  folder: string,
  policyId: string,
  projects: readonly Partial<ProjectFields>[],
  role: Trainee['role'] = 'trainee',
) {
  const { client, session, clock } = await openTestLedger({ policyId, folder });
  const people = [
    { name: '钱一凡', education: '大专', roles: ['specialist'], isOnProbation: true },
    { name: '孙立人', education: '大学本科', roles: [] },
  ];
  const uids: string[] = [];
  for (const person of people)
    uids.push((await client.teachers.save({ fields: { ...NOBODY, ...person } })).uid);
  for (const project of projects) await addPassedProject(client, uids, { ...OWN, ...project }, { role });
  const ledger = session.ledger.folder;
  await session.close();
  return { ledger, now: clock.now };
}

describe.skipIf(chromium === null)('facts that rules ask for, typed in the window (needs Chromium)', () => {
  const served = servePage('stated-facts', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const practice = {
      form: 'enterprise',
      startOn: '2025-07-07',
      endOn: '2025-07-11',
      name: '下企业实践',
    } as const;
    const unplanned = { form: 'centralized', hours: 8000, isPlanned: false, name: '临时办的培训' } as const;
    const { ledger, now } = await school(served.home, 'vocational-school', [practice, unplanned]);
    ({ page, problems } = await served.openLedger(ledger, now));
  });

  test('practice in an enterprise is told by its dates until its weeks are typed (V2)', async () => {
    await goTo(page, shellText.pages.projects);
    await row(page, '下企业实践').click();
    await button(page, projectsText.page.edit).click();
    await sees(page, projectsText.form.practiceHint('0', '0.714'));
    await page.getByLabel(projectsText.form.practiceWeeks).fill('1');
    await takeScreenshots(page, '96-practice');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    await sees(page, '企业实践 1 周');
    expect(problems).toEqual([]);
  });

  test('a training outside the plan of its year is marked in the list (B5.2)', async () => {
    await goTo(page, shellText.pages.projects);
    await sees(row(page, '临时办的培训'), projectsText.unplannedMark);
    await takeScreenshots(page, '96-unplanned');
  });

  test('a degree that is still due is flagged, and its teachers are listed (V4.2)', async () => {
    await goTo(page, shellText.pages.teachers);
    await page.getByRole('button', { name: teachersText.filters.onlyDegreeDue }).click();
    await row(page, '孙立人').waitFor({ state: 'detached' });
    await sees(page, '钱一凡');
    await takeScreenshots(page, '96-degree-due');
  });

  test('who has a probation to pass or a task to carry is counted and listed (W3.2, V2)', async () => {
    await goTo(page, shellText.pages.assessments);
    await page.getByRole('button', { name: `${assessmentsText.groups.tasks} 1` }).click();
    await row(page, '孙立人').waitFor({ state: 'detached' });
    await sees(row(page, '钱一凡'), assessmentsText.duties.open);
    await takeScreenshots(page, '96-duties');
    expect(problems).toEqual([]);
  });
});

describe.skipIf(chromium === null)('the paper that mentoring is registered by (needs Chromium)', () => {
  const served = servePage('paper', chromium);
  let page: Page;

  beforeAll(async () => {
    const mentoring = {
      form: 'mentoring',
      startOn: '2025-03-01',
      endOn: '2025-07-15',
      name: '青蓝结对',
    } as const;
    const { ledger, now } = await school(served.home, 'hainan-2017', [mentoring], 'mentee');
    ({ page } = await served.openLedger(ledger, now));
  });

  test('is typed in the results; without it nobody is registered (H14.6, A34)', async () => {
    await goTo(page, shellText.pages.projects);
    await row(page, '青蓝结对').click();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    await sees(page, registrationsText.paperHint);
    await sees(row(page, '孙立人'), '缺少');
    await takeScreenshots(page, '96-paper-missing');
    const cell = page.getByLabel(projectsText.attendance.cell('钱一凡', cellWords.paper));
    await cell.fill('师徒合格证 2025-07-16');
    await button(page, projectsText.cells.save(1)).click();
    await sees(page, projectsText.cells.saved(1));
    await takeScreenshots(page, '96-paper');
    await page.reload();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    await expect.poll(() => cell.inputValue()).toBe('师徒合格证 2025-07-16');
  });
});
