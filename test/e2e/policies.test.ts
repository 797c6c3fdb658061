import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { formWords } from '../../src-shared/words.ts';
import { fingerprintOf, makeRegistrable } from '../helpers/make-county.ts';
import { multiplyEntries } from '../helpers/raw-entries.ts';
import { cancelAtFirstReport } from './harness/cancel-job.ts';
import { findChromium } from './harness/chromium.ts';
import { holdCalls } from './harness/held-calls.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, goTo, row, sees } from './journey.ts';

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
    await goTo(page, '学分办法');
    await page.getByRole('tab', { name: '比较' }).click();
    await choose(page, '换成', '武汉市中小学教师继续教育管理办法');
    await cancelAtFirstReport(page, 'policies/compare', () => button(page, '开始比较').click());
    await takeScreenshots(page, '84-policy-compare-cancelled');
    const held = await holdCalls(page, 'policies/compare');
    await button(page, '开始比较').click();
    await sees(page, '正在比较');
    await takeScreenshots(page, '85-policy-compare-running');
    await held.letGo();
    await sees(page, '200,000 条学分记录');
    await takeScreenshots(page, '86-policy-compare-done');
  });

  test('the worked cases answer to what is typed before it is saved', async () => {
    await goTo(page, '学分办法');
    await button(page, '另存为本单位办法').click();
    const cloning = page.getByRole('dialog', { name: '另存为本单位办法' });
    await field(cloning, '名称').fill(OWN);
    await field(cloning, '简称').fill(OWN);
    await field(cloning, '缘由').fill('试用');
    await button(cloning, '建立并编辑').click();
    await page.getByRole('heading', { level: 1, name: `编辑：${OWN}` }).waitFor();
    const cases = page.getByRole('complementary', { name: '例题核对' });
    await sees(cases, '按已保存的第 1 版核对');
    await sees(cases, '结果都没有变');
    await field(page.getByRole('group', { name: '集中培训' }), '县级').fill('3');
    await sees(cases, '已算入还没保存的改动');
    await sees(cases, /没保存的改动影响 \d+ 题/);
    await sees(cases.getByRole('listitem').filter({ hasText: 'HN-03' }), '10');
    await takeScreenshots(page, '89-policy-cases-edited');
    const years = field(page.getByRole('group', { name: '周期' }), '年数');
    await years.fill('0');
    await sees(cases, '改动里有错');
    await takeScreenshots(page, '89-policy-cases-broken');
    await years.fill('5');
    await sees(cases, '已算入还没保存的改动');
    await button(page, '放弃改动').click();
    await button(page.getByRole('dialog', { name: '放弃改动' }), '放弃改动').click();
    await sees(cases, '结果都没有变');
    await sees(cases, '按已保存的第 1 版核对');
  });

  test('rules that a copy adds are checked while typed, and read as rules once saved', async () => {
    await button(page, /新增一行折算/).click();
    await field(page.getByRole('group', { name: '新的一行折算' }), '活动名称').fill('校际联合教研');
    const added = page.getByRole('group', { name: '校际联合教研' });
    await button(added, '其他').click();
    await field(added, '县级学分').fill('0.25');
    await sees(page, '1 条新增的没有填完');
    await field(added, '依据条款').fill('第五条');
    await sees(added, '每学时 0.25 学分');
    await button(page, /新增上限/).click();
    const cap = page.getByRole('group', { name: '学分上限' });
    await field(cap, '最多学分').fill('3');
    await field(cap, '依据条款').fill('第六条');
    await button(cap, formWords.remote).click();
    await sees(cap, '与H9的上限（school-cap）范围交叉');
    await takeScreenshots(page, '89-policy-cap-refused');
    for (const form of [formWords.remote, formWords.other]) await button(cap, form).click();
    for (const level of ['市级', '县级']) await button(cap, level).click();
    await sees(cap, /最多计 3/);
    await button(page, /新增最低要求/).click();
    const least = page.getByRole('group', { name: '最低要求' }).last();
    await field(least, '最少学时').fill('60');
    await field(least, '依据条款').fill('第七条');
    await sees(least, /试用期.*60 学时/);
    await takeScreenshots(page, '89-policy-rules-added');
    await button(page, '存为新版').click();
    const saving = page.getByRole('dialog', { name: '存为第 2 版' });
    await sees(saving, '共 3 处改动');
    await field(saving, '为什么改').fill('区里决定');
    await button(saving, '存为第 2 版').click();
    await sees(page, '已存为第 2 版');
    await goTo(page, '学分办法');
    await page.getByRole('navigation', { name: '学分办法' }).getByRole('button', { name: OWN }).click();
    for (const clause of ['第五条', '第六条', '第七条'])
      await sees(page.getByRole('region', { name: OWN }), clause);
    await takeScreenshots(page, '89-policy-rules-read');
    await button(page, '编辑').click();
    await added.getByRole('button', { name: '不采用此条' }).waitFor();
    expect(await added.getByRole('button', { name: '还原此条' }).count()).toBe(0);
    await sees(added, '其他：学员');
  });

  test('a version saved in another window takes nothing from what is typed here', async () => {
    const figureOf = (on: Page, level: string) => field(on.getByRole('group', { name: '集中培训' }), level);
    await figureOf(page, '县级').fill('3');
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    await figureOf(other, '市级').fill('4');
    await button(other, '存为新版').click();
    const saving = other.getByRole('dialog', { name: '存为第 3 版' });
    await field(saving, '为什么改').fill('市里决定');
    await button(saving, '存为第 3 版').click();
    await sees(other, '已存为第 3 版');
    await other.close();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: '立即备份' }).click();
    await sees(page, '这个办法在别处已存为第 3 版');
    expect(await figureOf(page, '县级').inputValue()).toBe('3');
    await takeScreenshots(page, '89-policy-saved-elsewhere');
    await button(page, '在新版上继续，保留我的改动').click();
    await expect.poll(() => figureOf(page, '市级').inputValue()).toBe('4');
    expect(await figureOf(page, '县级').inputValue()).toBe('3');
    await button(page, '放弃改动').click();
    await button(page.getByRole('dialog', { name: '放弃改动' }), '放弃改动').click();
    await sees(page, '没有改动');
  });

  test('a copy of a regulation is removed when nothing uses it', async () => {
    await goTo(page, '学分办法');
    const list = page.getByRole('navigation', { name: '学分办法' });
    await list.getByRole('button', { name: OWN }).click();
    await button(page, '更多操作').click();
    await page.getByRole('menuitem', { name: '删除这个办法…' }).click();
    const removing = page.getByRole('dialog', { name: '删除本单位办法' });
    await sees(removing, `《${OWN}》`);
    await takeScreenshots(page, '87-policy-removing');
    await button(removing, '删除办法').click();
    await sees(page, '已删除');
    await takeScreenshots(page, '88-policy-removed');
    await list.getByRole('button', { name: OWN }).waitFor({ state: 'hidden' });
    // What governs here is read again, and its menu has nothing to remove.
    await list.locator('[aria-current=page]').waitFor();
    await button(page, '更多操作').click();
    expect(await page.getByRole('menuitem', { name: '删除这个办法…' }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('the holidays of a new year are taken in, and told apart from those taken in before', async () => {
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '日历' }).click();
    await sees(page, '放假安排已到 2026 年');
    await button(page, '导入一年').click();
    const dialog = page.getByRole('dialog', { name: '导入放假安排' });
    await dialog.locator('input[type=file]').setInputFiles(asFile({ ...notice, daysOff: ['2027-02-30'] }));
    await button(dialog, '导入').click();
    await sees(dialog, '没有导入：文件里有 1 处要改');
    await takeScreenshots(page, '94-calendar-refused');
    await dialog.locator('input[type=file]').setInputFiles(asFile(notice));
    await takeScreenshots(page, '94-calendar-chosen');
    await button(dialog, '导入').click();
    await dialog.waitFor({ state: 'hidden' });
    await sees(page, '已导入 2027 年放假安排');
    await sees(page, '放假安排已到 2027 年');
    await takeScreenshots(page, '94-calendar-imported');
    const line = row(page, notice.source);
    for (const cell of ['2027', '已导入', '2', '1', '王老师'])
      await line.getByRole('gridcell', { name: cell, exact: true }).waitFor();
    await button(page, '导入一年').click();
    await dialog.locator('input[type=file]').setInputFiles(asFile(notice));
    await button(dialog, '导入').click();
    await sees(page, '2027 年的安排与现有的相同');
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
