import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeRegistrable } from '../helpers/make-county.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, field, goTo, row, sees } from './journey.ts';

const chromium = await findChromium();

describe.skipIf(chromium === null)('what sheets ask beyond credits, on its screens (needs Chromium)', () => {
  const served = servePage('organisations', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    const folder = join(served.home, '学分台账');
    const { session, clock } = await makeRegistrable(folder, 40, 1);
    const { now } = clock;
    await session.close();
    ({ page, problems } = await served.openLedger(join(folder, 'county'), now));
  });

  test('a school’s codes are checked where they are typed, kept, and shown in the list and the log', async () => {
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '单位' }).click();
    await row(page, '琼山区第1学校').click();
    const form = page.getByRole('form', { name: '单位资料' });
    await form.getByLabel('学校（机构）标识码').fill('２１４６０００１２３');
    await form.getByLabel('统一社会信用代码').fill('12460100MB1234567A');
    await form.getByLabel('行政区划代码').fill('460107');
    await choose(page, '所在地类型', '镇区');
    await button(page, '保存').click();
    await sees(page, '信用代码的校验码不符，请按原件核对');
    await takeScreenshots(page, '94-organisation-refused');
    await form.getByLabel('统一社会信用代码').fill('12460100mb1234567e');
    await page.keyboard.press('Control+Enter');
    await sees(page, '已保存 琼山区第1学校');
    for (const text of ['海口市 琼山区', '2146000123', '12460100MB1234567E', '镇区', '已填齐'])
      await sees(row(page, '琼山区第1学校'), text);
    await takeScreenshots(page, '94-organisations');
    await page.getByRole('tab', { name: '核对与操作记录' }).click();
    await sees(page, '修改单位信息');
    expect(problems).toEqual([]);
  });

  test('a teacher’s folded facts are kept and shown, and open themselves the next time', async () => {
    await goTo(page, '教师');
    await page.getByRole('grid', { name: '教师名单' }).getByRole('row').nth(1).locator('a').first().click();
    await button(page, '修改资料').click();
    await page.getByText(/^上报用/).click();
    await page.getByRole('combobox', { name: '民族' }).fill('黎族');
    await field(page, '邮箱').fill('不是邮箱');
    await page.getByRole('checkbox', { name: '专任教师' }).uncheck();
    await page.keyboard.press('Control+Enter');
    await sees(page, '不像一个邮箱地址');
    await page.getByRole('complementary', { name: /^修改/ }).waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: '基本资料' }).click();
    await sees(page, '黎族');
    await button(page, '修改资料').click();
    expect(await field(page, '邮箱').inputValue()).toBe('不是邮箱');
    expect(problems).toEqual([]);
  });
});
