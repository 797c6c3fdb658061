import exceljs from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sentFile } from './harness/sent-files.ts';
import {
  center,
  makeRoster,
  project,
  qualifiedWorkbook,
  rareNames,
  rosterWorkbook,
  withWrongCheckDigit,
} from './journey-data.ts';

/** The one job of the program, from an empty machine to issued certificates, told as the user does it. */
export type Session = {
  readonly page: Page;
  /** The finished PDF that `start` opens: bytes and size, null where the host cannot tell. */
  readonly openedPdf: (start: () => Promise<unknown>) => Promise<{
    readonly size: number | null;
    readonly bytes: Buffer | null;
  }>;
};

const people = makeRoster();
const wrongRow = 12;
const inLedger = people.filter((_, index) => index !== wrongRow);
const listed = inLedger.slice(3, 24);
const failedIndex = 5;
/** Three picked by hand, twenty-one from the organiser's list, of whom one did not pass. */
const passedCount = 3 + listed.length - 1;

export const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
export const field = (page: Page | Locator, name: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${name}( \\*)?$`) });
export const grid = (page: Page, name: string) => page.getByRole('grid', { name });
export const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

export async function sees(page: Page | Locator, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

/** Chooses a line of a select by its visible word. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(`^${label}( \\*)?$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

export async function goTo(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${title}`) })
    .click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export async function chooseFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: '', buffer: bytes });
}

export async function introduce(page: Page, name: string): Promise<void> {
  await field(page, '姓名').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '学分台账' }).waitFor();
}

type Organisation = {
  readonly region: string;
  readonly policy: string;
  readonly name: string;
  readonly level: string;
  readonly regionCode: string;
  readonly cycle: string;
};

export async function createLedger(page: Page, organisation: Organisation): Promise<void> {
  await button(page, /^新建台账/).click();
  await choose(page, '地区', organisation.region);
  await page.getByRole('radio', { name: new RegExp(`^${organisation.policy}`) }).check();
  await button(page, '下一步').click();
  await field(page, '单位名称').fill(organisation.name);
  await choose(page, '单位级别', organisation.level);
  await field(page, '行政区划代码').fill(organisation.regionCode);
  await button(page, '下一步').click();
  await choose(page, '当前周期', organisation.cycle);
  await button(page, '建立台账').click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

async function startsAsNobody({ page }: Session): Promise<void> {
  await sees(page, '您是哪一位？');
  await introduce(page, '王老师');
}

async function createsLedger({ page }: Session): Promise<void> {
  await createLedger(page, { ...center, region: '海南', level: '县、区' });
  await sees(page, center.name);
}

/** The roster has a column whose heading says nothing: the user points it to the subject. */
async function importsRoster({ page }: Session): Promise<void> {
  await goTo(page, '教师');
  await button(page, '导入花名册').click();
  const asTyped = people.map((person, index) =>
    index === wrongRow ? { ...person, idNumber: withWrongCheckDigit(person.idNumber) } : person,
  );
  await chooseFile(page, '琼山区教师花名册.xlsx', await rosterWorkbook(asTyped));
  const subject = page.getByRole('combobox', { name: '“教什么”列对应到' });
  await subject.waitFor();
  expect(await subject.locator('option:checked').textContent()).toBe('不导入');
  await sees(page.getByRole('row').filter({ has: subject }), '语文');
  await subject.selectOption({ label: '学科' });
  await button(page, '核对 40 行').click();
  await sees(page, '新增 39 · 有问题 1 — 将不导入');
  const problems = page.getByRole('complementary', { name: '问题 1' });
  await sees(problems, '校验位不符');
  await sees(problems, `第 ${wrongRow + 3} 行`);
  await button(page, '导入 39 人').click();
  await sees(page, '新增 39 人');
  await button(page, '查看教师').click();
  await sees(page, '39 人');
  const search = page.getByRole('searchbox', { name: '姓名、拼音、证件尾号' });
  for (const [pinyin, name] of [
    ['zhao', rareNames[0]],
    ['hyf', rareNames[1]],
  ] as const) {
    await search.fill(pinyin);
    await sees(grid(page, '教师名单'), name);
  }
  await search.fill('');
}

export async function fillProject(page: Page): Promise<void> {
  await field(page, '项目名称').fill(project.name);
  await field(page, '项目编号').fill(project.number);
  await field(page, '文件文号').fill(project.documentNumber);
  await field(page, '开始日期').fill(project.startOn);
  await field(page, '结束日期').fill(project.endOn);
  await field(page, '天数').fill(String(project.days));
}

async function createsProject({ page }: Session): Promise<void> {
  await goTo(page, '培训项目');
  await button(page, '新建培训项目').first().click();
  await field(page, '项目名称').waitFor();
  await fillProject(page);
  await button(page, '保存项目').click();
  await page.getByRole('heading', { level: 1, name: project.name }).waitFor();
}

/** Whether a press on the middle of a control reaches it. */
function isUncovered(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
}

async function picksTrainees({ page }: Session): Promise<void> {
  await button(page, '添加学员').first().click();
  const dialog = page.getByRole('dialog', { name: '添加学员' });
  const names = inLedger.slice(0, 3).map((person) => person.name);
  for (const name of names) {
    await dialog.getByRole('searchbox').fill(name);
    await dialog.getByRole('row').filter({ hasText: name }).getByRole('checkbox').click();
  }
  await button(dialog, '添加 3 人').click();
  await dialog.waitFor({ state: 'hidden' });
  for (const name of names) await row(page, name).waitFor();
}

async function importsQualifiedList({ page }: Session): Promise<void> {
  await page.getByRole('tab', { name: /^学员/ }).click();
  await button(page, '导入名单').click();
  const strangers = makeRoster(41).slice(40);
  const bytes = await qualifiedWorkbook([...listed, ...strangers], (index) =>
    index === failedIndex ? '不合格' : '合格',
  );
  await chooseFile(page, '合格学员信息表.xlsx', bytes);
  const check = button(page, /^核对 22 行/);
  await check.waitFor();
  // What was just confirmed may still be on the screen: it never lies over the button that comes next.
  expect(await isUncovered(check)).toBe(true);
  await check.click();
  const dialog = page.getByRole('dialog');
  await sees(dialog, '教师名单里没有这个人');
  await button(dialog, `导入 ${listed.length} 人`).click();
  await button(dialog, '查看名单').click();
  await page.getByRole('tab', { name: `学员 ${3 + listed.length}` }).waitFor();
}

async function givesResults({ page }: Session): Promise<void> {
  await page.getByRole('tab', { name: '结果与学分' }).click();
  await button(page, '其余 3 人设为合格').click();
  await sees(page, '3 人的考核结果已设为“合格”');
  await button(page, '其余 3 人设为合格').waitFor({ state: 'hidden' });
  const failed = listed[failedIndex];
  expect(await page.getByRole('combobox', { name: `${failed?.name}的考核结果` }).evaluate(selectedWord)).toBe(
    '不合格',
  );
}

function selectedWord(element: HTMLElement | SVGElement): string | undefined {
  return element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text : undefined;
}

async function readsWhyBefore({ page }: Session): Promise<void> {
  const [first] = rareNames;
  await button(row(page, first), new RegExp(`^${first} 学分 3\\.0`)).click();
  const drawer = page.getByRole('complementary', { name: `${first}：为什么是这个数` });
  await sees(drawer, 'H14.3');
  await sees(drawer, '3.0');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** Nothing offers to register before the form is signed, and the page says what is missing with the clause. */
async function isRefusedBeforeApproval({ page }: Session): Promise<void> {
  expect(await button(page, /^登记 \d+ 人学分$/).count()).toBe(0);
  await button(page, '审批表还没有签字（H7）').waitFor();
  await sees(page, /登记期限 2026-04-\d\d，还有 \d+ 个工作日/);
}

/** The form as it will print: a picture with something on it, then the same page as PDF. */
async function printsApprovalForm({ page, openedPdf }: Session): Promise<void> {
  await button(page, '审批表还没有签字（H7）').click();
  const preview = page.getByRole('region', { name: '学分登记审批表' });
  const picture = preview.getByRole('img', { name: /第 1 页/ });
  await picture.waitFor();
  expect(await inkOf(picture)).toBeGreaterThan(0.005);
  const printed = await openedPdf(() => button(page, '打印审批表').click());
  if (printed.size !== null) expect(printed.size).toBeGreaterThan(10_000);
  const saved = await sentFile(page, () => button(page, '另存 PDF').click());
  expect(saved.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(saved.name).toMatch(/审批表.*\.pdf$/);
}

/** Share of dark pixels of a picture on the page. */
async function inkOf(picture: Locator): Promise<number> {
  return picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 400;
    canvas.height = Math.round((400 * image.naturalHeight) / image.naturalWidth);
    const context = canvas.getContext('2d');
    if (context === null) return 0;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let index = 0; index < data.length; index += 4) if ((data[index] ?? 255) < 160) dark++;
    return dark / (data.length / 4);
  });
}

async function recordsApproval({ page }: Session): Promise<void> {
  await button(page, '记录审批结果').first().click();
  const dialog = page.getByRole('dialog', { name: '记录审批结果' });
  await field(dialog, '审批人').fill('陈志文');
  await field(dialog, '扫描件文件名').fill('审批表-QS-2026-003.pdf');
  await button(dialog, '记录审批结果').click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, '陈志文 于 2026-03-16 同意登记');
}

async function registers({ page }: Session): Promise<void> {
  await button(page, `登记 ${passedCount} 人学分`).click();
  const dialog = page.getByRole('dialog', { name: '登记学分' });
  await sees(dialog, `${passedCount} 人`);
  await sees(dialog, String(passedCount * project.hours));
  await sees(dialog, `${passedCount * project.credits}.0`);
  await button(dialog, `登记 ${passedCount} 人学分`).click();
  await sees(dialog, `已登记 ${passedCount} 人`);
  await sees(dialog, '批次封签');
  await button(dialog, '完成').click();
}

async function readsWhyAfter({ page }: Session): Promise<void> {
  const [, name] = rareNames;
  await goTo(page, '教师');
  await page.getByRole('searchbox', { name: '姓名、拼音、证件尾号' }).fill('huang');
  await button(row(page, name), new RegExp(`^${name} 2026 年度学分 3\\.0`)).click();
  const drawer = page.getByRole('complementary', { name: `为什么是这个数 · ${name}` });
  await sees(drawer, 'H9');
  await sees(drawer, '差 7.0 学分、48 学时');
  await sees(drawer, '最省的补法');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: '姓名、拼音、证件尾号' }).fill('');
}

async function readsAssessment({ page }: Session): Promise<void> {
  await goTo(page, '考核');
  await button(page, '未达标 39').click();
  await sees(grid(page, '教师各年度考核情况'), '△ 差 7.0 学分、48 学时');
  await sees(grid(page, '教师各年度考核情况'), '△ 差 10.0 学分、72 学时');
}

/** The sheet read back: a row for each entry, numbers as text, and the sums that the ledger showed. */
async function exportsSheet({ page }: Session): Promise<void> {
  await goTo(page, '报表与导出');
  await button(page, '按项目').click();
  await button(page, new RegExp(`^${project.name}`)).click();
  await sees(page, `共 ${passedCount} 行`);
  const { name, bytes } = await sentFile(page, () => button(page, '导出').click());
  expect(name).toBe(`学分登记表-${project.name}.xlsx`);
  await sees(page.getByRole('status'), `共 ${passedCount} 行`);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const lines = readLines(workbook);
  expect(lines.length).toBe(passedCount);
  expect(lines.reduce((sum, line) => sum + line.hours, 0)).toBe(passedCount * project.hours);
  expect(lines.reduce((sum, line) => sum + line.credits, 0)).toBe(passedCount * project.credits);
  const numbers = new Map(people.map((person) => [person.name, person.idNumber]));
  for (const line of lines) expect(line.idNumber).toBe(numbers.get(line.name));
  expect(lines.map((line) => line.name)).toEqual(expect.arrayContaining([...rareNames]));
}

type SheetLine = {
  readonly name: string;
  readonly idNumber: string;
  readonly hours: number;
  readonly credits: number;
};

/** The lines of a registration sheet under its head, found by their headings. */
function readLines(workbook: exceljs.Workbook): readonly SheetLine[] {
  const sheet = workbook.worksheets[0];
  const lines: SheetLine[] = [];
  let columns: ReadonlyMap<string, number> | null = null;
  sheet?.eachRow((cells) => {
    const texts = new Map<string, number>();
    cells.eachCell((cell, column) => texts.set(cell.text, column));
    if (columns === null) {
      if (texts.has('姓名') && texts.has('身份证号')) columns = texts;
      return;
    }
    const cell = (heading: string) => cells.getCell(columns?.get(heading) ?? 1);
    const idNumber = cell('身份证号');
    if (!/^\d{17}[\dX]$/.test(idNumber.text)) return;
    expect(idNumber.type).toBe(exceljs.ValueType.String);
    const [hours, credits] = [Number(cell('学时').value), Number(cell('学分').value)];
    lines.push({ name: cell('姓名').text, idNumber: idNumber.text, hours, credits });
  });
  return lines;
}

async function openProject(page: Page): Promise<void> {
  await goTo(page, '培训项目');
  // As people do who come from Excel: the first click opens, the second must do nothing to the page that came.
  await row(page, project.name).getByText(project.name).dblclick();
  await page.getByRole('heading', { level: 1, name: project.name }).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
}

/** Hainan has no scheme of its own: it is asked before the first number is given. */
async function setsScheme({ page }: Session): Promise<void> {
  await openProject(page);
  await page.getByRole('tab', { name: '证书' }).click();
  await sees(page, '还没有编号规则');
  await button(page, '设定编号规则').click();
  const dialog = page.getByRole('dialog', { name: '证书编号规则' });
  await field(dialog, '本单位的编号').fill('7');
  await button(dialog, '保存编号规则').click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, '本单位设定');
}

async function issuesCertificates({ page, openedPdf }: Session): Promise<void> {
  const sample = page
    .getByRole('region', { name: '证书样张（第一份）' })
    .getByRole('img', { name: /第 1 页/ });
  await sample.waitFor();
  expect(await inkOf(sample)).toBeGreaterThan(0.002);
  // One page needs no pager, and what the page offers as its next step is not offered twice.
  expect(await page.getByRole('button', { name: '下一页' }).count()).toBe(0);
  await button(page, `发放 ${passedCount} 份证书`).click();
  const dialog = page.getByRole('dialog', { name: '发放证书' });
  await button(dialog, `发放 ${passedCount} 份证书`).click();
  await sees(dialog, `已发放 ${passedCount} 份证书`);
  const { size, bytes } = await openedPdf(() => button(dialog, `打印 ${passedCount} 份`).click());
  if (size !== null) expect(size).toBeGreaterThan(20_000);
  if (bytes !== null) expect(countPages(bytes)).toBe(passedCount);
  await page.getByRole('tab', { name: `证书 ${passedCount}` }).waitFor();
}

/** Pages of a PDF whose objects are not packed, or null where they are. */
export function countPages(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

/** The certificate stands in the way first; revoked, the entry can be reversed with its reason. */
async function reversesOne({ page }: Session): Promise<void> {
  const [name] = rareNames;
  await button(row(page, name), '作废证书').click();
  const revoking = page.getByRole('dialog', { name: /^作废证书/ });
  await revoking.getByRole('textbox').fill('本人冒名顶替，查实后作废');
  await button(revoking, '作废这份证书').click();
  await revoking.waitFor({ state: 'hidden' });
  await goTo(page, '学分台账');
  await sees(page, `${passedCount} 条`);
  await button(row(page, name), /为什么是这个数/)
    .first()
    .click();
  const drawer = page.getByRole('complementary', { name: '为什么是这个数' });
  await button(drawer, '冲正这条记录').click();
  const dialog = page.getByRole('dialog', { name: `冲正 ${name} 的学分记录` });
  await dialog.getByRole('textbox', { name: '冲正理由' }).fill('查实由他人代训');
  await button(dialog, '冲正 3.0 学分、24 学时').click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(drawer, '查实由他人代训');
  await page.keyboard.press('Escape');
}

async function verifiesAndBacksUp({ page }: Session): Promise<void> {
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '核对与操作记录' }).click();
  await button(page, '核对台账').click();
  await sees(page, /台账完整：2 批、24 条学分记录全部一致/);
  const log = grid(page, '操作记录');
  const done = ['冲正', '作废证书', '打印证书', '发证书', '证书编号规则', '导出表格', '登记学分', '审批同意'];
  for (const action of [...done, '导入学员', '加学员', '新建项目', '导入教师']) await sees(log, action);
  await page.getByRole('tab', { name: '备份与恢复' }).click();
  await button(page, '立即备份').click();
  await sees(grid(page, '备份'), '手动');
}

async function reopens({ page }: Session): Promise<void> {
  await button(page, /当前操作人$/).click();
  await page.getByRole('menuitem', { name: '换一本台账' }).click();
  await button(page, new RegExp(`^${center.name}`)).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await goTo(page, '学分台账');
  await sees(page, '24 条');
}

export type Step = { readonly title: string; readonly run: (session: Session) => Promise<void> };

export const steps: readonly Step[] = [
  { title: 'asks who works here', run: startsAsNobody },
  { title: 'creates the ledger of a county center', run: createsLedger },
  { title: 'imports the roster after correcting one column', run: importsRoster },
  { title: 'creates a centralized county project', run: createsProject },
  { title: 'picks trainees from the teachers', run: picksTrainees },
  { title: 'imports the organiser’s list of those who finished', run: importsQualifiedList },
  { title: 'gives the results still open', run: givesResults },
  { title: 'explains a figure before it is registered (H14.3)', run: readsWhyBefore },
  { title: 'refuses to register before the form is signed (H7)', run: isRefusedBeforeApproval },
  { title: 'shows the approval form as it prints and saves it', run: printsApprovalForm },
  { title: 'records the approval', run: recordsApproval },
  { title: 'registers with seal', run: registers },
  { title: 'explains a year and what is missing (H9)', run: readsWhyAfter },
  { title: 'lists who is short and by what', run: readsAssessment },
  { title: 'exports the registration sheet with the ledger’s sums', run: exportsSheet },
  { title: 'asks for the certificate scheme first', run: setsScheme },
  { title: 'issues certificates, one page each', run: issuesCertificates },
  { title: 'revokes and reverses with a reason', run: reversesOne },
  { title: 'verifies, backs up and shows every step in the log', run: verifiesAndBacksUp },
  { title: 'closes and reopens the ledger', run: reopens },
];
