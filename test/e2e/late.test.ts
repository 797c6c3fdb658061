import { join } from 'node:path';
import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeRegistrable } from '../helpers/make-county.ts';
import { findChromium } from './harness/chromium.ts';
import { holdCalls } from './harness/held-calls.ts';
import { collectProblems, takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, chooseFile, createLedger, field, goTo, grid, row, sees } from './journey.ts';
import { center } from './journey-data.ts';

const chromium = await findChromium();

describe.skipIf(chromium === null)('a hurried user on a slow machine (needs Chromium)', () => {
  const served = servePage('late', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, clock } = await makeRegistrable(folder, 40, 1);
    const { now } = clock;
    await session.close();
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
  });

  const press = (key: string) => page.keyboard.press(key);
  const openProject = async (name: string) => {
    await goTo(page, '培训项目');
    await row(page, name).dblclick();
    await page.getByRole('tab', { name: '概况' }).waitFor();
  };
  const openTab = (name: string | RegExp) => page.getByRole('tab', { name }).click();
  const resultOf = (index: number) => page.getByRole('combobox', { name: /的考核结果$/ }).nth(index);

  test('saves a form once, and takes nothing that would be in no answer', async () => {
    await goTo(page, '教师');
    await button(page, '新增教师').click();
    const drawer = page.getByRole('complementary', { name: '新增教师' });
    await field(drawer, '姓名').fill('海棠');
    await drawer.getByRole('combobox', { name: /^单位/ }).fill('琼山区第1学校');
    const saving = await holdCalls(page, 'teachers/save');
    for (let count = 0; count < 3; count++) await press('Control+Enter');
    await saving.asked();
    await page.keyboard.type('后来');
    await press('Escape');
    expect(await field(drawer, '姓名').inputValue()).toBe('海棠');
    await takeScreenshots(page, '97-form-saving');
    await saving.letGo();
    await drawer.waitFor({ state: 'hidden' });
    expect(saving.count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test('keeps what was typed in the breath before a form was closed', async () => {
    await button(page, '新增教师').click();
    const drawer = page.getByRole('complementary', { name: '新增教师' });
    await field(drawer, '姓名').fill('云霞');
    await press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await button(page, '新增教师').click();
    await button(drawer, '接着填').click();
    expect(await field(drawer, '姓名').inputValue()).toBe('云霞');
    await press('Escape');
    expect(problems).toEqual([]);
  });

  test('a sheet that is still being read brings back no file that was put aside', async () => {
    const workbook = new exceljs.Workbook();
    for (const name of ['甲表', '乙表'])
      workbook.addWorksheet(name).addRows([
        ['姓名', '单位'],
        ['海棠', '琼山区第1学校'],
      ]);
    await button(page, '导入').click();
    await chooseFile(page, '花名册.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    await button(page, /^核对/).waitFor();
    const reading = await holdCalls(page, 'teachers/previewImport');
    await button(page, '工作表 甲表 ▾').click();
    await page.getByRole('menuitem', { name: '乙表' }).click();
    await reading.asked();
    // The columns in sight are still those of the other sheet.
    expect(await page.locator('[inert] table').count()).toBe(1);
    await button(page, '换一个文件').click();
    const answer = page.waitForResponse(/previewImport/);
    await reading.letGo();
    await answer;
    await button(page, '选择文件').waitFor();
    expect(await button(page, /^核对/).count()).toBe(0);
    await goTo(page, '教师');
    expect(problems).toEqual([]);
  });

  test('an answer about one organisation does not close another', async () => {
    await goTo(page, '设置');
    await openTab('单位');
    await row(page, '琼山区第1学校').click();
    await page.getByRole('form', { name: '单位资料' }).getByLabel('学校（机构）标识码').fill('2146000123');
    const saving = await holdCalls(page, 'organisations/save');
    await press('Control+Enter');
    await saving.asked();
    await grid(page, '单位').getByRole('row').nth(1).click();
    const code = page.getByRole('form', { name: '单位资料' }).getByLabel('学校（机构）标识码');
    await code.fill('2146000456');
    await saving.letGo();
    await sees(page, '已保存 琼山区第1学校');
    expect(await code.inputValue()).toBe('2146000456');
    expect(problems).toEqual([]);
  });

  test('a second choice follows the first one, and the last one stands', async () => {
    await openProject('2025 年全区远程研修');
    await openTab('结果与学分');
    const saving = await holdCalls(page, 'projects/saveTrainees');
    await resultOf(0).selectOption({ label: '不合格' });
    await saving.asked();
    expect(await resultOf(0).inputValue()).toBe('failed');
    await resultOf(0).selectOption({ label: '缺席' });
    await resultOf(0).selectOption({ label: '优秀' });
    await saving.letGo();
    await saving.asked(2);
    await expect.poll(() => row(page, '优秀').count()).toBeGreaterThan(0);
    expect(await resultOf(0).inputValue()).toBe('excellent');
    expect([saving.count(), await page.getByText('内容已被改动').count()]).toEqual([2, 0]);
    expect(problems).toEqual([]);
  });

  test('cells typed while others are saved stay to be saved', async () => {
    await openTab('考勤');
    const cell = (index: number) => page.locator(`[data-cell="${index}:absentPeriods"]`);
    const saving = await holdCalls(page, 'projects/saveTrainees');
    await cell(0).waitFor();
    await cell(0).fill('1');
    await press('Control+Enter');
    await saving.asked();
    await cell(1).fill('2');
    await saving.letGo();
    await sees(page, '已保存 1 人');
    await sees(page, '1 处改动未保存');
    expect([await cell(0).inputValue(), await cell(1).inputValue()]).toEqual(['1', '2']);
    await button(page, /^保存/).click();
    await page.getByText('1 处改动未保存').waitFor({ state: 'hidden' });
    expect(problems).toEqual([]);
  });

  test('cells are saved on what stands now while the answer to an earlier choice is on its way', async () => {
    await openTab('结果与学分');
    const reading = await holdCalls(page, 'projects/trainees');
    await resultOf(1).selectOption({ label: '合格' });
    await reading.asked();
    await openTab('考勤');
    await page.locator('[data-cell="1:absentPeriods"]').fill('3');
    await press('Control+Enter');
    // The version in sight is older than the choice: the people are read again.
    await reading.asked(2);
    await reading.letGo();
    await page.getByText('1 处改动未保存').waitFor({ state: 'hidden' });
    expect(await page.locator('[data-cell="1:absentPeriods"]').inputValue()).toBe('3');
    expect(await page.getByText('内容已被改动').count()).toBe(0);
    // The third saving in a row: its message stands in the place of the ones before.
    expect(await page.getByText('已保存 1 人', { exact: true }).count()).toBeLessThan(2);
    expect(problems).toEqual([]);
  });

  test('what changed in another window is said, and neither change is lost', async () => {
    await button(page, '更多操作').click();
    await page.getByRole('menuitem', { name: '修改项目' }).click();
    await field(page, '地点').fill('海口');
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    const otherProblems = collectProblems(other);
    await field(other, '备注').fill('乙窗口');
    await button(other, '保存项目').click();
    await sees(other, '项目已保存');
    await other.close();
    // Looked up again in between: the newer record comes in under the form.
    const asked = await holdCalls(page, 'projects/get');
    await press('Control+k');
    await page.getByRole('option', { name: '立即备份' }).click();
    await asked.asked();
    await asked.letGo();
    await sees(page, '已备份');
    await button(page, '保存项目').click();
    await sees(page, '这个项目在别处改过');
    await takeScreenshots(page, '97-project-changed-elsewhere');
    await button(page, '载入最新资料，保留我的改动').click();
    await expect.poll(() => field(page, '备注').inputValue()).toBe('乙窗口');
    expect(await field(page, '地点').inputValue()).toBe('海口');
    const save = button(page, '保存项目');
    await expect.poll(() => save.evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Enter');
    await page.getByRole('tab', { name: '概况' }).waitFor();
    expect([...problems, ...otherProblems]).toEqual([]);
  });

  test('registers only what stands there for the day in sight', async () => {
    await openProject('2021 年全区远程研修');
    await button(page, /^登记 40 人学分/).click();
    const dialog = page.getByRole('dialog');
    const confirm = button(dialog, '登记 40 人学分');
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    const preview = await holdCalls(page, 'registrations/preview');
    const registering = await holdCalls(page, 'registrations/register');
    await field(dialog, '登记日期').fill('2026-01-05');
    await preview.asked();
    await press('Control+Enter');
    expect([await confirm.isDisabled(), registering.count()]).toEqual([true, 0]);
    await preview.letGo();
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    await registering.letGo();
    await press('Control+Enter');
    await press('Control+Enter');
    await sees(dialog, /^已登记/);
    expect(registering.count()).toBe(1);
    await button(dialog, '完成').click();
    expect(problems).toEqual([]);
  });

  test('a tab that is come back to does not begin again what was begun there once', async () => {
    await openProject('2025 年全区远程研修');
    await openTab('结果与学分');
    await button(page, /^其余 \d+ 人/).click();
    await button(page, '记录审批结果').click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await openTab('概况');
    await sees(page, '登记期限');
    await openTab(/^审批与材料/);
    await sees(page, '存档材料');
    expect(await dialog.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('offers no reversal of an entry that is about to leave', async () => {
    await goTo(page, '学分台账');
    const entries = page.getByRole('grid');
    await entries.getByRole('row').nth(1).click();
    const reverse = button(page, /^冲正/);
    await expect.poll(() => reverse.isEnabled()).toBe(true);
    const explaining = await holdCalls(page, 'entries/explain');
    await press('ArrowDown');
    await explaining.asked();
    expect(await reverse.isDisabled()).toBe(true);
    await explaining.letGo();
    await expect.poll(() => reverse.isEnabled()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('never shows one teacher’s figures under the name of another', async () => {
    await goTo(page, '教师');
    const rows = grid(page, '教师名单').getByRole('row');
    await rows.nth(1).click();
    const drawer = page.getByRole('complementary', { name: /^为什么是这个数/ });
    await button(drawer, /^查看/).or(drawer.getByText('学时')).first().waitFor();
    const explaining = await holdCalls(page, 'assessments/explain');
    await rows.nth(2).click();
    await explaining.asked();
    await sees(drawer, '正在计算');
    expect(await drawer.locator('.explain').count()).toBe(0);
    await explaining.letGo();
    await drawer.locator('.explain').waitFor();
    const profile = await holdCalls(page, 'teachers/get');
    await button(drawer, '打开教师档案').click();
    await profile.asked();
    await profile.letGo();
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    const other = await holdCalls(page, 'teachers/get');
    await page.goBack();
    await rows.nth(3).click();
    await button(drawer, '打开教师档案').click();
    await other.asked();
    expect(await page.getByRole('heading', { level: 1, name }).count()).toBe(0);
    await other.letGo();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(problems).toEqual([]);
  });

  test('writes nothing into a ledger that another window opened, and shows nothing of the old one', async () => {
    await goTo(page, '教师');
    await grid(page, '教师名单').getByRole('row').nth(1).waitFor();
    await button(page, '新增教师').click();
    await field(page, '姓名').fill('写给前一本的人');
    await page.getByRole('combobox', { name: /^单位( \*)?$/ }).fill('海口市第九小学');
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    await other.getByRole('button', { name: /王老师/ }).click();
    await other.getByRole('menuitem', { name: '换一本台账' }).click();
    await createLedger(other, { ...center, region: '海南', level: '县、区' });
    // This window has not been told: what it saves is meant for the ledger it shows.
    await button(page, '新增').click();
    await sees(page, /^另一个窗口关闭或换了台账/);
    await sees(page, center.name);
    expect(await page.getByText('写给前一本的人').count()).toBe(0);
    await goTo(other, '教师');
    await sees(other, '台账里还没有教师');
    expect(await grid(page, '教师名单').getByRole('row').count()).toBeLessThan(2);
    await other.getByRole('button', { name: /王老师/ }).click();
    const closing = await holdCalls(other, 'app/closeLedger');
    await other.getByRole('menuitem', { name: '换一本台账' }).click();
    await sees(other, '正在备份并关闭台账…');
    await closing.letGo();
    await sees(other, '新建台账');
    await other.getByText('正在备份并关闭台账…').waitFor({ state: 'hidden' });
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await sees(page, '新建台账');
    await other.close();
    expect(problems).toEqual([]);
  });
});
