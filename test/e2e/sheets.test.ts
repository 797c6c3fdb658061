import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src-main/workbooks/read/read-workbook.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { templatesText } from '../../src-renderer/text/templates.ts';
import { levelWords } from '../../src-renderer/text/words.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../src-shared/sheet/layouts/registration-sheet.ts';
import type { WorkbookRows } from '../../src-shared/sheet/render/sheet-cell.ts';
import { centerTable, centerWorkbook } from './center-workbook.ts';
import { projectRoot } from './harness/built-program.ts';
import { findChromium } from './harness/chromium.ts';
import { settled, takeScreenshots } from './harness/page.ts';
import { keepSentFiles, type SentFile, sentFile } from './harness/sent-files.ts';
import { anyCount, anyCountWithin, anyText, countIn, startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, chooseFile, field, goTo, headingOf, introduce, sees } from './journey.ts';

const chromium = await findChromium();

const hasProgram = (program: string, argument: string) =>
  spawnSync(program, [argument], { stdio: 'ignore', timeout: 60_000 }).status === 0;
const canRender = hasProgram('soffice', '--version') && spawnSync('pdftoppm', ['-v']).error === undefined;

const blankTitle = '某区学分认定汇总表';
const blankName = `${blankTitle}.xlsx`;
const { kinds } = sheetsText;
/** What the program calls a field of a registration. */
const own = (key: keyof RegistrationSheetRow) => headingOf(registrationSheet, key);

describe.skipIf(chromium === null)('报表与导出 and a center’s own sheet (needs Chromium)', () => {
  const served = servePage('sheets', chromium);
  let page: Page;
  let problems: readonly string[];
  let filled: SentFile | null = null;

  beforeAll(async () => {
    ({ page, problems } = await served.open());
    await keepSentFiles(page);
  });

  const sheet = (title: string) =>
    button(page.getByRole('navigation', { name: sheetsText.list }), startingWith(title));
  const picture = () => page.getByRole('grid', { name: anyText(templatesText.picture) });
  const label = (column: string) =>
    picture().getByRole('columnheader', { name: startingWith(`${column} 列`) });
  const rowNumber = (row: number) =>
    picture().getByRole('rowheader', { name: startingWith(templatesText.rowTitle(row)) });
  const exported = () => sentFile(page, () => button(page, sheetsText.export).click());
  const read = ({ bytes, name }: SentFile) => readWorkbook(bytes, name);

  /** As many rows as the preview says there are, once it is of what is asked. */
  async function rowCount(): Promise<number> {
    await settled(page);
    return countIn(await page.getByText(anyCount(sheetsText.preview.count)).first().innerText());
  }

  /** The sheet's own page, ready to be exported. */
  async function show(title: string): Promise<void> {
    await sheet(title).click();
    await page.getByRole('heading', { level: 2, name: startingWith(title) }).waitFor();
    await page.getByRole('table').waitFor();
    await button(page, sheetsText.export).and(page.locator(':enabled')).waitFor();
  }

  test('opens a center with its records', async () => {
    await introduce(page, '王老师');
    await button(page, startingWith(firstRunText.demoCenter)).click();
    await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
    await goTo(page, shellText.pages.exports);
  });

  test('previews every kind, or says why there is nothing', async () => {
    for (const kind of [
      'registration',
      'yearSummary',
      'cycleSummary',
      'trainingHours',
      'moe4068',
      'qualified',
      'completion',
    ] as const) {
      const { title } = kinds[kind];
      await sheet(title).click();
      await page.getByRole('heading', { level: 2, name: startingWith(title) }).waitFor();
      const pick = page.getByRole('list').getByRole('button', { name: /^2025年琼山区青年教师/ });
      const table = page.getByRole('table');
      await pick.or(table).first().waitFor();
      if (await pick.isVisible()) await pick.click();
      await table.getByRole('row').nth(2).waitFor();
      await button(page, sheetsText.export).and(page.locator(':enabled')).waitFor();
      await takeScreenshots(page, `71-sheet-${kind}`);
      await expect.poll(() => rowCount(), { message: title }).toBeGreaterThan(0);
    }
    await sheet(kinds.nationalTrainees.title).click();
    await sees(page, sheetsText.noProjects);
    await expect.poll(() => page.getByRole('table').count()).toBe(0);
  });

  test.each([
    ['registration', headingOf(registrationSheet, 'idNumber'), 18],
    ['yearSummary', headingOf(registrationSheet, 'idNumber'), 18],
    ['moe4068', '代码', 2],
  ] as const)('exports what the sheet showed: %s', async (kind, column, length) => {
    await show(kinds[kind].title);
    const shown = await rowCount();
    const workbook = await read(await exported());
    await sees(page.getByRole('status'), sheetsText.preview.count(shown));
    expect(textsUnder(workbook, column).filter((text) => text.length === length).length).toBe(shown);
  });

  test('puts every school on a sheet of its own', async () => {
    await show(kinds.yearSummary.title);
    await button(page, startingWith(sheetsText.split.label)).click();
    await page.getByRole('menuitem', { name: sheetsText.split.sheetPerSchool }).click();
    const schools = countIn(await page.getByText(anyCount(sheetsText.preview.organisations)).innerText());
    const { sheets } = await read(await exported());
    expect(sheets.length).toBe(schools);
    await button(page, startingWith(sheetsText.split.label)).click();
    await page.getByRole('menuitem', { name: sheetsText.split.filePerSchool }).click();
    expect((await exported()).name).toMatch(/\.zip$/);
  });

  test('finds its filters again', async () => {
    await show(kinds.registration.title);
    const all = await rowCount();
    await button(page, startingWith(sheetsText.filters.level)).click();
    await page.getByRole('menuitem', { name: levelWords.county }).click();
    const ofCounty = button(page, startingWith(`${sheetsText.filters.level} ${levelWords.county}`));
    await ofCounty.waitFor();
    const count = await rowCount();
    expect(count).toBeLessThan(all);
    await goTo(page, shellText.pages.teachers);
    await goTo(page, shellText.pages.exports);
    await ofCounty.waitFor();
    await expect.poll(() => rowCount()).toBe(count);
    await ofCounty.click();
    await page.getByRole('menuitem', { name: componentText.filter.all }).click();
    await ofCounty.waitFor({ state: 'hidden' });
    await expect.poll(() => rowCount()).toBe(all);
  });

  test('says what to do with a file that is no .xlsx', async () => {
    await page.getByRole('link', { name: sheetsText.addTemplate }).click();
    await takeScreenshots(page, '72-template-new');
    await chooseFile(page, '旧表.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
    await sees(
      page.getByRole('alert'),
      problemSentence({ code: 'template.templateNotXlsx', values: { format: 'xls' } }),
    );
    await expect.poll(() => button(page, templatesText.saveNew).count()).toBe(0);
    await takeScreenshots(page, '72-template-refused');
  });

  test('reads an unseen workbook with a three-row head and draws what goes where', async () => {
    await chooseFile(page, blankName, await centerWorkbook());
    await picture().waitFor();
    await label('B')
      .filter({ hasText: own('name') })
      .waitFor();
    await expect.poll(() => label('E').innerText()).toBe(own('projectName'));
    await expect.poll(() => label('C').innerText()).toBe('·');
    await sees(picture(), templatesText.cells.sum(own('hours')));
    await takeScreenshots(page, '73-template-proposed');
  });

  test('is corrected with the mouse: a column, and where the head begins', async () => {
    await label('C').click();
    await page.getByRole('option', { name: own('idNumber'), exact: true }).click();
    await label('C')
      .filter({ hasText: own('idNumber') })
      .waitFor();
    await rowNumber(centerTable.headFirstRow + 1).click();
    await takeScreenshots(page, '74-template-row');
    await page.getByRole('option', { name: templatesText.rowMenu.headFirst }).click();
    const first = page.getByRole('textbox', { name: templatesText.rows.headFirst });
    await expect.poll(() => first.inputValue()).toBe(String(centerTable.headFirstRow + 1));
    await first.fill(String(centerTable.headFirstRow));
    await first.press('Enter');
    await rowNumber(centerTable.headFirstRow).filter({ hasText: templatesText.roles.head }).waitFor();
    // What was corrected before stays.
    await expect.poll(() => label('C').innerText()).toBe(own('idNumber'));
  });

  test('is corrected with the keyboard alone', async () => {
    await picture().focus();
    await page.keyboard.press('Control+Home');
    for (let column = 1; column < 10; column++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await sees(page, templatesText.chooser.column('J', '登记结果认定分值'));
    await page.keyboard.type(own('credits'));
    await takeScreenshots(page, '75-template-choose');
    await page.keyboard.press('Enter');
    await label('J')
      .filter({ hasText: own('credits') })
      .waitFor();
    await sees(picture(), templatesText.cells.sum(own('credits')));
    // Taken back and done again: the picture follows.
    await page.keyboard.press('Control+z');
    await label('J').filter({ hasText: '·' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(own('credits'));
    await page.keyboard.press('Enter');
    await label('J')
      .filter({ hasText: own('credits') })
      .waitFor();
    // The signature of whoever prepared it, a single cell.
    for (let row = 0; row < 3; row++) await page.keyboard.press('PageDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await sees(page, templatesText.chooser.cell('B19'));
    await page.keyboard.type('制表人');
    await page.keyboard.press('Enter');
    await picture().getByText('制表人', { exact: true }).waitFor();
    await expect.poll(() => label('J').innerText()).toBe(own('credits'));
    await takeScreenshots(page, '76-template-corrected');
  });

  test('goes to the place of a remark', async () => {
    await button(page, /“签收”/).click();
    await expect.poll(() => picture().getAttribute('aria-activedescendant')).toMatch(/-12$/);
    await page.keyboard.press('Enter');
    await sees(page, templatesText.chooser.column('L', '签收'));
    await page.keyboard.press('Escape');
    await expect.poll(() => picture().evaluate((table) => table === document.activeElement)).toBe(true);
  });

  test('is found again as it was left by whoever looks something up meanwhile', async () => {
    await goTo(page, shellText.pages.teachers);
    await goTo(page, shellText.pages.exports);
    await page.getByRole('link', { name: sheetsText.addTemplate }).click();
    await label('J')
      .filter({ hasText: own('credits') })
      .waitFor();
    await picture().getByText('制表人', { exact: true }).waitFor();
    await button(page, templatesText.undo).and(page.locator(':enabled')).waitFor();
    await expect.poll(() => label('C').innerText()).toBe(own('idNumber'));
  });

  test('is saved and filled with the ledger’s own figures, every cell compared', async () => {
    await button(page, templatesText.saveNew).click();
    await button(page.getByRole('dialog'), templatesText.saveNew).click();
    await page.getByRole('heading', { level: 2, name: blankTitle }).waitFor();
    const records = await rowCount();
    await show(kinds.registration.title);
    const ours = await read(await exported());
    await sheet(blankTitle).click();
    await button(page, templatesText.fill).and(page.locator(':enabled')).waitFor();
    filled = await sentFile(page, () => button(page, templatesText.fill).click());
    await sees(page.getByRole('status'), anyCountWithin(templatesText.checked));
    await takeScreenshots(page, '77-template-filled');
    const theirs = await read(filled);
    const ownHeads = (
      ['name', 'idNumber', 'organisationName', 'projectName', 'hours', 'credits'] as const
    ).map(own);
    const theirHeads = ['姓名', '持证号码', '任教学校', '培训项目名称', '学时', '认定分值'];
    const recordsOf = (workbook: WorkbookRows, heads: readonly string[]) => {
      const columns = heads.map((head) => textsUnder(workbook, head).slice(0, records));
      return Array.from({ length: records }, (_, row) => columns.map((texts) => texts[row]).join('|'));
    };
    const expected = recordsOf(ours, ownHeads);
    expect(records).toBeGreaterThan(100);
    expect(recordsOf(theirs, theirHeads)).toEqual(expected);
    const sumOf = (at: number) =>
      expected.reduce((sum, line) => sum + Math.round(Number(line.split('|')[at]) * 1000), 0) / 1000;
    const total = theirs.sheets[0]?.rows.find(({ cells }) => cells[0]?.text === '合计');
    const figures = total?.cells.filter(({ text }) => /^[\d.]+$/.test(text)).map(({ text }) => Number(text));
    expect(figures).toEqual([sumOf(4), sumOf(5)]);
    expect(cellTexts(theirs)).toContain('填报单位：海口市琼山区教师发展中心');
  });

  test('knows the form again, and says what the center changed', async () => {
    await page.getByRole('link', { name: sheetsText.addTemplate }).click();
    await chooseFile(page, '再来一次.xlsx', await centerWorkbook());
    await sees(page, templatesText.known(blankTitle));
    await button(page, componentText.file.change).click();
    await chooseFile(page, '新的空表.xlsx', await centerWorkbook({ isMoved: true }));
    await sees(page, templatesText.knownChanged(blankTitle, 1));
    await takeScreenshots(page, '78-template-changed');
    await button(page, templatesText.replaceKnown(blankTitle)).click();
    await sees(page, templatesText.replaceChanged(1));
    await picture().waitFor();
    await expect.poll(() => label('J').innerText()).toBe(own('credits'));
    await button(page, templatesText.saveReplaced).click();
    await page.getByRole('heading', { level: 2, name: blankTitle }).waitFor();
  });

  test('is renamed and removed', async () => {
    await button(page, componentText.menu).click();
    await page.getByRole('menuitem', { name: templatesText.actions.rename }).click();
    await field(page, templatesText.name).fill('区里的表');
    await button(page.getByRole('dialog'), templatesText.actions.rename).click();
    await sheet('区里的表').waitFor();
    await button(page, componentText.menu).click();
    await page.getByRole('menuitem', { name: templatesText.actions.remove }).click();
    await button(page.getByRole('dialog'), templatesText.removeConfirm).click();
    await sees(page, sheetsText.noTemplates);
    await expect.poll(() => sheet('区里的表').count()).toBe(0);
  });

  test.skipIf(!canRender)('opens in LibreOffice (needs soffice and pdftoppm)', () => {
    expect(filled).not.toBe(null);
    const folder = join(projectRoot, 'test-results', 'filled');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'filled.xlsx');
    writeFileSync(file, filled?.bytes ?? '');
    const converted = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${served.home}/office`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        file,
      ],
      { timeout: 120_000 },
    );
    expect(converted.status).toBe(0);
    const drawn = spawnSync('pdftoppm', [
      '-png',
      '-r',
      '80',
      '-f',
      '1',
      '-l',
      '1',
      join(folder, 'filled.pdf'),
      join(folder, 'page'),
    ]);
    expect(drawn.status).toBe(0);
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});

function cellTexts({ sheets }: WorkbookRows): readonly string[] {
  return sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
}

/** What stands below a heading, to the end of the first sheet, blank and merged cells left out. */
function textsUnder({ sheets }: WorkbookRows, heading: string): readonly string[] {
  const rows = sheets[0]?.rows ?? [];
  const heads = rows.flatMap(({ cells }) => cells.filter(({ text }) => text.replace(/\s/g, '') === heading));
  const head = heads.at(-1);
  if (head === undefined) throw new Error(`no column ${heading}`);
  return rows
    .filter(({ row }) => row > head.row)
    .flatMap(({ cells }) => cells.filter((cell) => cell.column === head.column && cell.text !== ''))
    .map(({ text }) => text);
}
