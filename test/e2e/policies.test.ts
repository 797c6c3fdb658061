import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { calendarsText } from '../../src-renderer/text/calendars.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { casesText } from '../../src-renderer/text/policies/cases.ts';
import { compareText } from '../../src-renderer/text/policies/compare.ts';
import { editText } from '../../src-renderer/text/policies/edit.ts';
import { policiesText } from '../../src-renderer/text/policies/page.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { backupsText, settingsText } from '../../src-renderer/text/settings.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { levelWords } from '../../src-renderer/text/words.ts';
import { fieldLabel } from '../../src-shared/policy/document/field-words.ts';
import { periodWords } from '../../src-shared/policy/policy-words.ts';
import { formWords, roleWords } from '../../src-shared/words.ts';
import { fingerprintOf, makeRegistrable } from '../helpers/make-county.ts';
import { multiplyEntries } from '../helpers/raw-entries.ts';
import { cancelAtFirstReport } from './harness/cancel-job.ts';
import { findChromium } from './harness/chromium.ts';
import { holdCalls } from './harness/held-calls.ts';
import { settled, takeScreenshots } from './harness/page.ts';
import { anyCountWithin, countIn } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, goTo, row, sees } from './journey.ts';
import { policyTitle } from './journey-data.ts';

const chromium = await findChromium();

const TEACHERS = 200;
/** Records with facts of their own, each computed anew: seconds of work, and 取消 is offered after 200 ms. */
const TIMES = 1000;
const OWN = '琼山区补充规定';
const notice = {
  year: 2027,
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  daysOff: ['2027-01-01', '2027-01-04'],
  makeUpWorkdays: ['2027-01-09'],
};
const asFile = (json: unknown) => ({
  name: '2027.json',
  mimeType: '',
  buffer: Buffer.from(JSON.stringify(json)),
});

describe.skipIf(chromium === null)('packs and calendars on their screens (needs Chromium)', () => {
  const served = servePage('policies', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, client, clock, projectUids } = await makeRegistrable(folder, TEACHERS, 1);
    const [projectUid = ''] = projectUids;
    const fingerprint = await fingerprintOf(session.ledger, projectUid);
    for await (const _ of await client.registrations.register({ projectUid, fingerprint }));
    const { now } = clock;
    await session.close();
    multiplyEntries(join(folder, 'county'), TIMES);
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
  });

  test('a comparison cancelled while it runs says so, and can be asked again', async () => {
    await goTo(page, shellText.pages.policies);
    await page.getByRole('tab', { name: policiesText.tabs.compare }).click();
    await choose(page, compareText.b, policyTitle('wuhan-2008'));
    await cancelAtFirstReport(page, 'policies/compare', () => button(page, compareText.start).click());
    await takeScreenshots(page, '84-policy-compare-cancelled');
    const held = await holdCalls(page, 'policies/compare');
    await button(page, compareText.start).click();
    await sees(page, compareText.running);
    await takeScreenshots(page, '85-policy-compare-running');
    await held.letGo();
    const scope = page.getByText(anyCountWithin((teachers) => compareText.scope(teachers, TEACHERS * TIMES)));
    // However long the whole of it takes.
    await settled(page);
    await scope.waitFor();
    const inService = countIn((await scope.innerText()).split('，')[0] ?? '');
    expect(inService).toBeGreaterThan(TEACHERS * 0.9);
    await takeScreenshots(page, '86-policy-compare-done');
  });

  test('the worked cases answer to what is typed before it is saved', async () => {
    await goTo(page, shellText.pages.policies);
    await button(page, policiesText.actions.clone).click();
    const cloning = page.getByRole('dialog', { name: policiesText.clone.title });
    await field(cloning, policiesText.clone.name).fill(OWN);
    await field(cloning, policiesText.clone.shortName).fill(OWN);
    await field(cloning, policiesText.clone.reason).fill('试用');
    await button(cloning, policiesText.clone.confirm).click();
    await page.getByRole('heading', { level: 1, name: editText.title(OWN) }).waitFor();
    const cases = page.getByRole('complementary', { name: casesText.title });
    await sees(cases, casesText.saved(1));
    await sees(cases, casesText.allSame);
    await field(page.getByRole('group', { name: formWords.centralized }), levelWords.county).fill('3');
    await sees(cases, casesText.edited);
    await sees(cases, anyCountWithin(casesText.moved));
    const moved = cases.getByRole('listitem').filter({ hasText: 'HN-03' });
    await sees(moved, '10');
    await takeScreenshots(page, '89-policy-cases-edited');
    const years = field(
      page.getByRole('group', { name: periodWords.cycle, exact: true }),
      fieldLabel(['years']),
    );
    await years.fill('0');
    await sees(cases, casesText.broken);
    await takeScreenshots(page, '89-policy-cases-broken');
    await years.fill('5');
    await sees(cases, casesText.edited);
    await button(page, editText.discard).click();
    await button(page.getByRole('dialog', { name: editText.discard }), editText.discard).click();
    await sees(cases, casesText.allSame);
    await sees(cases, casesText.saved(1));
    await expect.poll(() => cases.getByText(casesText.edited).count()).toBe(0);
    await expect.poll(() => years.inputValue()).toBe('5');
  });

  test('rules that a copy adds are checked while typed, and read as rules once saved', async () => {
    await button(page, new RegExp(editText.added.addActivity)).click();
    await field(page.getByRole('group', { name: editText.added.kinds.activity }), editText.added.name).fill(
      '校际联合教研',
    );
    const added = page.getByRole('group', { name: '校际联合教研' });
    await button(added, formWords.other).click();
    await field(added, editText.added.rate(levelWords.county)).fill('0.25');
    await sees(page, editText.added.unfinished(1));
    await field(added, editText.added.clause).fill('第五条');
    await sees(added, '每学时 0.25 学分');
    await button(page, new RegExp(editText.added.addCap)).click();
    const cap = page.getByRole('group', { name: editText.added.kinds.cap });
    await field(cap, editText.added.mostCredits).fill('3');
    await field(cap, editText.added.clause).fill('第六条');
    await button(cap, formWords.remote).click();
    await sees(
      cap,
      problemSentence({ code: 'policy.capsOverlap', values: { clause: '第九条', other: 'school-cap' } }),
    );
    await takeScreenshots(page, '89-policy-cap-refused');
    for (const form of [formWords.remote, formWords.other]) await button(cap, form).click();
    for (const level of [levelWords.city, levelWords.county]) await button(cap, level).click();
    await sees(cap, /最多计 3/);
    await button(page, new RegExp(editText.added.addMinimum)).click();
    const least = page.getByRole('group', { name: editText.added.kinds.minimum }).last();
    await field(least, editText.added.leastHours).fill('60');
    await field(least, editText.added.clause).fill('第七条');
    await sees(least, /试用期.*60 学时/);
    await button(page, new RegExp(editText.added.addGate)).click();
    const gate = page.getByRole('group', { name: editText.added.kinds.gate });
    await field(gate, editText.added.share).fill('10');
    await field(gate, editText.added.clause).fill('第八条');
    await button(page, new RegExp(editText.added.addDeadline)).click();
    const deadline = page.getByRole('group', { name: editText.added.kinds.deadline });
    await field(deadline, editText.added.count).fill('5');
    await field(deadline, editText.added.clause).fill('第九条');
    await button(page, new RegExp(editText.added.addPaper)).click();
    const paper = page.getByRole('group', { name: editText.added.kinds.paper });
    await field(paper, editText.added.paper).fill('签到表');
    await field(paper, editText.added.clause).fill('第十条');
    await takeScreenshots(page, '89-policy-rules-added');
    await button(page, editText.save).click();
    const saving = page.getByRole('dialog', { name: editText.saveTitle(2) });
    await sees(saving, editText.saveBody(6));
    await field(saving, editText.reason).fill('区里决定');
    await button(saving, editText.saveTitle(2)).click();
    await sees(page, editText.saved(2));
    await goTo(page, shellText.pages.policies);
    await page
      .getByRole('navigation', { name: shellText.pages.policies })
      .getByRole('button', { name: OWN })
      .click();
    for (const clause of ['第五条', '第六条', '第七条'])
      await sees(page.getByRole('region', { name: OWN }), clause);
    await takeScreenshots(page, '89-policy-rules-read');
    await button(page, policiesText.actions.edit).click();
    await added.getByRole('button', { name: editText.remove }).waitFor();
    await expect.poll(() => added.getByRole('button', { name: editText.restore }).count()).toBe(0);
    await sees(added, `${formWords.other}：${roleWords.trainee}`);
  });

  test('a version saved in another window takes nothing from what is typed here', async () => {
    const figureOf = (on: Page, level: string) =>
      field(on.getByRole('group', { name: formWords.centralized }), level);
    await figureOf(page, levelWords.county).fill('3');
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    await figureOf(other, levelWords.city).fill('4');
    await button(other, editText.save).click();
    const saving = other.getByRole('dialog', { name: editText.saveTitle(3) });
    await field(saving, editText.reason).fill('市里决定');
    await button(saving, editText.saveTitle(3)).click();
    await sees(other, editText.saved(3));
    await other.close();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: backupsText.now }).click();
    await sees(page, editText.stale(3));
    await expect.poll(() => figureOf(page, levelWords.county).inputValue()).toBe('3');
    await takeScreenshots(page, '89-policy-saved-elsewhere');
    await button(page, editText.staleTake).click();
    await expect.poll(() => figureOf(page, levelWords.city).inputValue()).toBe('4');
    await expect.poll(() => figureOf(page, levelWords.county).inputValue()).toBe('3');
    await button(page, editText.discard).click();
    await button(page.getByRole('dialog', { name: editText.discard }), editText.discard).click();
    await sees(page, editText.changes(0));
  });

  test('a copy of a regulation is removed when nothing uses it', async () => {
    await goTo(page, shellText.pages.policies);
    const list = page.getByRole('navigation', { name: shellText.pages.policies });
    await list.getByRole('button', { name: OWN }).click();
    await button(page, componentText.menu).click();
    await page.getByRole('menuitem', { name: policiesText.actions.remove }).click();
    const removing = page.getByRole('dialog', { name: policiesText.removing.title });
    await sees(removing, `《${OWN}》`);
    await takeScreenshots(page, '87-policy-removing');
    await button(removing, policiesText.removing.confirm).click();
    await sees(page, policiesText.removing.done);
    await takeScreenshots(page, '88-policy-removed');
    await list.getByRole('button', { name: OWN }).waitFor({ state: 'hidden' });
    // What governs here is read again, and its menu has nothing to remove.
    await list.locator('[aria-current=page]').waitFor();
    await button(page, componentText.menu).click();
    await expect
      .poll(() => page.getByRole('menuitem', { name: policiesText.actions.remove }).count())
      .toBe(0);
    await page.keyboard.press('Escape');
  });

  test('the holidays of a new year are taken in, and told apart from those taken in before', async () => {
    await goTo(page, shellText.pages.settings);
    await page.getByRole('tab', { name: settingsText.tabs.calendars }).click();
    await sees(page, calendarsText.knownUntil(2026));
    await button(page, calendarsText.import).click();
    const dialog = page.getByRole('dialog', { name: calendarsText.dialog.title });
    await dialog.locator('input[type=file]').setInputFiles(asFile({ ...notice, daysOff: ['2027-02-30'] }));
    await button(dialog, calendarsText.dialog.confirm).click();
    await sees(dialog, calendarsText.dialog.refused(1));
    await sees(
      dialog,
      problemSentence({ code: 'calendar.brokenRule', values: { rule: 'not a day written YYYY-MM-DD' } }),
    );
    await takeScreenshots(page, '94-calendar-refused');
    await dialog.locator('input[type=file]').setInputFiles(asFile(notice));
    await takeScreenshots(page, '94-calendar-chosen');
    await button(dialog, calendarsText.dialog.confirm).click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(page, calendarsText.dialog.done(2027));
    await sees(page, calendarsText.knownUntil(2027));
    await takeScreenshots(page, '94-calendar-imported');
    const line = row(page, notice.source);
    await expect
      .poll(() => line.getByRole('gridcell').allInnerTexts())
      .toEqual(
        expect.arrayContaining(['2027', calendarsText.kinds.imported, notice.source, '2', '1', '王老师']),
      );
    await button(page, calendarsText.import).click();
    await dialog.locator('input[type=file]').setInputFiles(asFile(notice));
    await button(dialog, calendarsText.dialog.confirm).click();
    await sees(page, calendarsText.dialog.same(2027));
    await expect.poll(() => row(page, notice.source).count()).toBe(1);
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
