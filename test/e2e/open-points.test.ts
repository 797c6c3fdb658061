import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../src-main/session/shipped-policies.ts';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { decisionsText, kindWord } from '../../src-renderer/text/decisions.ts';
import { policiesText } from '../../src-renderer/text/policies/page.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import type { OpenKind } from '../../src-shared/policy/award/open-point.ts';
import type { Trainee } from '../../src-shared/rpc/contract/projects.ts';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import { SCHEME } from '../helpers/project-steps.ts';
import { addPassedProject, addTeachers, openTestSession } from '../helpers/test-session.ts';
import { e2eNow } from './harness/built-program.ts';
import { findChromium } from './harness/chromium.ts';
import { holdCalls } from './harness/held-calls.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();
const course = '小学数学骨干教师培训';

/** What is decided in the window where a text leaves an own centralized training open. */
const decisions: ReadonlyMap<string, { readonly kind: OpenKind; readonly value: string | null }> = new Map([
  ['chongqing-2019', { kind: 'credits-per-hour', value: '0.125' }],
  ['guangxi-2016', { kind: 'credits-per-day', value: '1' }],
  ['yulin-2014', { kind: 'credits', value: '2' }],
  ['shandong-county', { kind: 'credits-per-hour', value: '0.1' }],
  ['shaanxi-guopei-2023', { kind: 'hours-only', value: null }],
  ['zhejiang-2016', { kind: 'credits-per-hour', value: '1' }],
  ['shanghai-2021', { kind: 'credits-per-hour', value: '0.1' }],
]);

/** What a text must know of a training before it can be registered: the axis and the value that is chosen. */
const classified: ReadonlyMap<string, readonly [axis: string, value: string]> = new Map([
  ['beijing-2016', ['课程类别', '专业必修']],
  ['shanghai-2021', ['课程类别', '师德素养']],
]);

type Prepared = {
  readonly ledger: string;
  readonly requiresApprovalForm: boolean;
  readonly hasCredits: boolean;
};

/** A fresh ledger of a text with a course of two who passed. */
async function prepare(
  home: string,
  policyId: string,
  fields: Partial<ProjectFields> = {},
  result: Partial<Trainee> = {},
): Promise<Prepared> {
  const { client, session } = openTestSession(home, e2eNow);
  await client.app.setActor({ name: '王老师' });
  await client.app.createLedger({
    organisation: { name: '教师发展中心', level: 'county', regionCode: '610502', schoolCode: null },
    policyId,
    cycleFrom: 2021,
  });
  const uid = await addPassedProject(
    client,
    await addTeachers(client, 2),
    { hours: 24_000, ...fields },
    result,
  );
  await client.certificates.setScheme(SCHEME);
  const { requiresApprovalForm } = await client.projects.get({ uid });
  const hasCredits = (await client.app.status()).ledger?.hasCredits ?? true;
  await session.close();
  const [folder = ''] = readdirSync(join(home, 'ledgers'));
  return { ledger: join(home, 'ledgers', folder), requiresApprovalForm, hasCredits };
}

describe.skipIf(chromium === null).each([...loadShippedPolicies().keys()].toSorted())(
  'an own training under %s goes its whole way in the window (needs Chromium)',
  (policyId) => {
    const served = servePage(`open-points-${policyId}`, chromium);
    const decided = decisions.get(policyId);
    const axis = classified.get(policyId);
    let page: Page;
    let problems: readonly string[];
    let prepared: Prepared;

    beforeAll(async () => {
      prepared = await prepare(served.home, policyId);
      ({ page, problems } = await served.openLedger(prepared.ledger, e2eNow));
      await goTo(page, shellText.pages.projects);
      await row(page, course).dblclick();
    });

    // A text that says it all, or knows hours alone, asks nothing.
    if (decided !== undefined)
      test('is decided where it is met', async () => {
        // The button opens the form in its own tab, and the keyboard is in the first field.
        await button(page, projectsText.next.decide(2)).click();
        const form = page.getByRole('form', { name: decisionsText.dialog.title });
        await form.waitFor();
        await takeScreenshots(page, `open-point-${policyId}`);
        await choose(page, decisionsText.dialog.kind, kindWord(decided.kind));
        if (decided.value !== null) await field(form, decisionsText.dialog.value).fill(decided.value);
        await field(form, decisionsText.dialog.decidedBy).fill('中心主任会');
        await field(form, decisionsText.dialog.reason).fill('会议纪要');
        await button(form, decisionsText.dialog.confirm).click();
        await form.waitFor({ state: 'hidden' });
      });

    if (axis !== undefined)
      test('is completed in its form with what the text divides trainings by', async () => {
        await button(page, projectsText.next.complete(2)).click();
        await takeScreenshots(page, `open-axis-${policyId}`);
        await choose(page, ...axis);
        await button(page, projectsText.form.save).click();
        await sees(page, projectsText.form.saved);
      });

    test('is registered, after the signature where the text asks one, and certified', async () => {
      if (prepared.requiresApprovalForm) {
        await button(page, projectsText.next.approval).click();
        const signing = page.getByRole('dialog', { name: approvalsText.record });
        await field(signing, approvalsText.dialog.person).fill('陈主任');
        await button(signing, approvalsText.record).click();
        await signing.waitFor({ state: 'hidden' });
      }
      const { hasCredits } = prepared;
      const { title, hoursTitle } = registrationsText.register;
      await button(page, projectsText.next.register(2, hasCredits)).click();
      const dialog = page.getByRole('dialog', { name: hasCredits ? title : hoursTitle });
      await button(dialog, registrationsText.register.button(2, hasCredits)).click();
      await sees(page, registrationsText.register.done(2));
      await takeScreenshots(page, `open-registered-${policyId}`);
      await button(page, registrationsText.register.toCertificates).click();
      await button(page, certificatesText.tab.issue(2)).first().click();
      const issuing = page.getByRole('dialog', { name: certificatesText.tab.issueTitle });
      await button(issuing, certificatesText.tab.issue(2)).click();
      await sees(page, certificatesText.tab.done(2));
      await takeScreenshots(page, `open-certified-${policyId}`);
      expect(problems).toEqual([]);
    });

    if (decided !== undefined)
      test('stands on 待定事项 with who decided it', async () => {
        await page.keyboard.press('Escape');
        await goTo(page, shellText.pages.policies);
        await page.getByRole('tab', { name: new RegExp(policiesText.tabs.points) }).click();
        await sees(page, '中心主任会');
        await takeScreenshots(page, `open-list-${policyId}`);
      });
  },
);

describe.skipIf(chromium === null)('an outside record that the text does not count (needs Chromium)', () => {
  const served = servePage('outside-record', chromium);

  test('is kept as 不计 with its clause, and counts once a person decided (B4)', async () => {
    const company = {
      kind: 'outside',
      registrar: '某公司',
      proof: '结业证',
      organiserKind: 'company',
    } as const;
    const { ledger } = await prepare(served.home, 'hubei-hours', company, { proofHours: 40_000 });
    const { page, problems } = await served.openLedger(ledger, e2eNow);
    await goTo(page, shellText.pages.projects);
    await row(page, course).dblclick();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    await sees(row(page, '教师一'), registrationsText.notCounted);
    await takeScreenshots(page, 'open-outside-not-counted');
    await button(page, decisionsText.decide).first().click();
    const form = page.getByRole('form', { name: decisionsText.dialog.title });
    await choose(page, decisionsText.dialog.kind, kindWord('counted'));
    await field(form, decisionsText.dialog.decidedBy).fill('县教育局');
    await field(form, decisionsText.dialog.reason).fill('局文件同意');
    await button(form, decisionsText.dialog.confirm).click();
    await form.waitFor({ state: 'hidden' });
    await expect.poll(() => row(page, '教师一').getByText(registrationsText.notCounted).count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

describe.skipIf(chromium === null)(
  'the button of a step that is done in the present tab (needs Chromium)',
  () => {
    const served = servePage('own-tab', chromium);

    test('leads into the first cell to fill in, never back to where one is, also before the table is there', async () => {
      const outside = { kind: 'outside', registrar: '省中心', proof: '结业证' } as const;
      const { ledger } = await prepare(served.home, 'hubei-hours', outside);
      const { page, problems } = await served.openLedger(ledger, e2eNow);
      const trainees = await holdCalls(page, 'projects/trainees');
      await goTo(page, shellText.pages.projects);
      await row(page, course).dblclick();
      await page.getByRole('tab', { name: projectsText.page.tabs.results, selected: true }).waitFor();
      await trainees.asked();
      await button(page, projectsText.next.proof(2)).click();
      await trainees.letGo();
      await page.locator('[role=grid] input:focus').waitFor();
      await page.keyboard.type('40');
      await sees(page, projectsText.cells.unsaved(1));
      expect(problems).toEqual([]);
    });
  },
);

describe.skipIf(chromium === null)('the button that decides (needs Chromium)', () => {
  const served = servePage('early-decision', chromium);

  test('opens its form also where it is pressed before the open points are read', async () => {
    const { ledger } = await prepare(served.home, 'guangxi-2016');
    const { page, problems } = await served.openLedger(ledger, e2eNow);
    const points = await holdCalls(page, 'decisions/list');
    await goTo(page, shellText.pages.projects);
    await row(page, course).dblclick();
    await points.asked();
    await button(page, projectsText.next.decide(2)).click();
    await points.letGo();
    await page.getByRole('form', { name: decisionsText.dialog.title }).waitFor();
    expect(problems).toEqual([]);
  });
});
