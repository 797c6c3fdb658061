import exceljs from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { assessmentsText } from '../../src-renderer/text/assessments.ts';
import { auditText } from '../../src-renderer/text/audit.ts';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { importWizardText } from '../../src-renderer/text/import-wizard.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { backupsText, settingsText } from '../../src-renderer/text/settings.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { backupKindWords } from '../../src-renderer/text/words.ts';
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
  await field(page, firstRunText.actor.label).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: shellText.brand }).waitFor();
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
  await button(page, new RegExp(`^${firstRunText.create}`)).click();
  await choose(page, firstRunText.region, organisation.region);
  await page.getByRole('radio', { name: new RegExp(`^${organisation.policy}`) }).check();
  await button(page, firstRunText.next).click();
  await field(page, firstRunText.organisationName).fill(organisation.name);
  await choose(page, firstRunText.organisationLevel, organisation.level);
  await field(page, firstRunText.regionCode).fill(organisation.regionCode);
  await button(page, firstRunText.next).click();
  await choose(page, firstRunText.cycle, organisation.cycle);
  await button(page, firstRunText.finish).click();
  await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
}

async function startsAsNobody({ page }: Session): Promise<void> {
  await sees(page, firstRunText.actor.title);
  await introduce(page, '王老师');
}

async function createsLedger({ page }: Session): Promise<void> {
  await createLedger(page, { ...center, region: '海南', level: '县、区' });
  await sees(page, center.name);
}

/** The roster has a column whose heading says nothing: the user points it to the subject. */
async function importsRoster({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.teachers);
  await button(page, teachersText.empty.import).click();
  const asTyped = people.map((person, index) =>
    index === wrongRow ? { ...person, idNumber: withWrongCheckDigit(person.idNumber) } : person,
  );
  await chooseFile(page, '琼山区教师花名册.xlsx', await rosterWorkbook(asTyped));
  const subject = page.getByRole('combobox', { name: importWizardText.fieldOf('教什么') });
  await subject.waitFor();
  expect(await subject.locator('option:checked').textContent()).toBe('不导入');
  await sees(page.getByRole('row').filter({ has: subject }), '语文');
  await subject.selectOption({ label: '学科' });
  await button(page, importWizardText.check(40)).click();
  await sees(page, '新增 39 · 有问题 1 — 将不导入');
  const problems = page.getByRole('complementary', { name: '问题 1' });
  await sees(problems, '校验位不符');
  await sees(problems, `第 ${wrongRow + 3} 行`);
  await button(page, '导入 39 人').click();
  await sees(page, '新增 39 人');
  await button(page, teachersText.import_.done).click();
  await sees(page, '39 人');
  const search = page.getByRole('searchbox', { name: teachersText.search });
  for (const [pinyin, name] of [
    ['zhao', rareNames[0]],
    ['hyf', rareNames[1]],
  ] as const) {
    await search.fill(pinyin);
    await sees(grid(page, teachersText.listLabel), name);
  }
  await search.fill('');
}

export async function fillProject(page: Page): Promise<void> {
  await field(page, projectsText.form.name).fill(project.name);
  await field(page, projectsText.form.number).fill(project.number);
  await field(page, projectsText.form.documentNumber).fill(project.documentNumber);
  await field(page, projectsText.form.startOn).fill(project.startOn);
  await field(page, projectsText.form.endOn).fill(project.endOn);
  await field(page, projectsText.form.days).fill(String(project.days));
}

async function createsProject({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.projects);
  await button(page, projectsText.create).first().click();
  await field(page, projectsText.form.name).waitFor();
  await fillProject(page);
  await button(page, projectsText.form.save).click();
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
  await button(page, projectsText.trainees.add).first().click();
  const dialog = page.getByRole('dialog', { name: projectsText.trainees.add });
  const names = inLedger.slice(0, 3).map((person) => person.name);
  for (const name of names) {
    await dialog.getByRole('searchbox').fill(name);
    await dialog.getByRole('row').filter({ hasText: name }).getByRole('checkbox').click();
  }
  await button(dialog, projectsText.pick.confirm(3)).click();
  await dialog.waitFor({ state: 'hidden' });
  for (const name of names) await row(page, name).waitFor();
}

async function importsQualifiedList({ page }: Session): Promise<void> {
  await page.getByRole('tab', { name: /^学员/ }).click();
  await button(page, projectsText.trainees.import).click();
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
  await button(dialog, projectsText.import.done).click();
  await page.getByRole('tab', { name: `学员 ${3 + listed.length}` }).waitFor();
}

async function givesResults({ page }: Session): Promise<void> {
  await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
  await button(page, registrationsText.passPending(3)).click();
  await sees(page, registrationsText.resultsSaved(3, '合格'));
  await button(page, registrationsText.passPending(3)).waitFor({ state: 'hidden' });
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
  const preview = page.getByRole('region', { name: approvalsText.form.title });
  const picture = preview.getByRole('img', { name: /第 1 页/ });
  await picture.waitFor();
  expect(await inkOf(picture)).toBeGreaterThan(0.005);
  const printed = await openedPdf(() => button(page, approvalsText.form.print).click());
  if (printed.size !== null) expect(printed.size).toBeGreaterThan(10_000);
  const saved = await sentFile(page, () => button(page, approvalsText.form.save).click());
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
  await button(page, approvalsText.record).first().click();
  const dialog = page.getByRole('dialog', { name: approvalsText.record });
  await field(dialog, approvalsText.dialog.person).fill('陈志文');
  await field(dialog, approvalsText.dialog.scanFileName).fill('审批表-QS-2026-003.pdf');
  await button(dialog, approvalsText.record).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, approvalsText.now.approved('陈志文', '2026-03-16'));
}

async function registers({ page }: Session): Promise<void> {
  await button(page, `登记 ${passedCount} 人学分`).click();
  const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
  await sees(dialog, `${passedCount} 人`);
  await sees(dialog, String(passedCount * project.hours));
  await sees(dialog, `${passedCount * project.credits}.0`);
  await button(dialog, `登记 ${passedCount} 人学分`).click();
  await sees(dialog, `已登记 ${passedCount} 人`);
  await sees(dialog, registrationsText.register.seal);
  await button(dialog, registrationsText.register.close).click();
}

async function readsWhyAfter({ page }: Session): Promise<void> {
  const [, name] = rareNames;
  await goTo(page, shellText.pages.teachers);
  await page.getByRole('searchbox', { name: teachersText.search }).fill('huang');
  await button(row(page, name), new RegExp(`^${name} 2026 年度学分 3\\.0`)).click();
  const drawer = page.getByRole('complementary', { name: `为什么是这个数 · ${name}` });
  await sees(drawer, 'H9');
  await sees(drawer, '差 7.0 学分、48 学时');
  await sees(drawer, explanationText.suggestions);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: teachersText.search }).fill('');
}

async function readsAssessment({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.assessments);
  await button(page, '未达标 39').click();
  await sees(grid(page, assessmentsText.matrixLabel), '△ 差 7.0 学分、48 学时');
  await sees(grid(page, assessmentsText.matrixLabel), '△ 差 10.0 学分、72 学时');
}

/** The sheet read back: a row for each entry, numbers as text, and the sums that the ledger showed. */
async function exportsSheet({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.exports);
  await button(page, sheetsText.scopes.project).click();
  await button(page, new RegExp(`^${project.name}`)).click();
  await sees(page, `共 ${passedCount} 行`);
  const { name, bytes } = await sentFile(page, () => button(page, sheetsText.export).click());
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
  await goTo(page, shellText.pages.projects);
  // As people do who come from Excel: the first click opens, the second must do nothing to the page that came.
  await row(page, project.name).getByText(project.name).dblclick();
  await page.getByRole('heading', { level: 1, name: project.name }).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
}

/** Hainan has no scheme of its own: it is asked before the first number is given. */
async function setsScheme({ page }: Session): Promise<void> {
  await openProject(page);
  await page.getByRole('tab', { name: projectsText.page.tabs.certificates }).click();
  await sees(page, certificatesText.tab.schemeUnset);
  await button(page, certificatesText.tab.setScheme).click();
  const dialog = page.getByRole('dialog', { name: certificatesText.scheme.title });
  await field(dialog, certificatesText.scheme.organiserNumber).fill('7');
  await button(dialog, certificatesText.scheme.confirm).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, certificatesText.tab.schemeOwn);
}

async function issuesCertificates({ page, openedPdf }: Session): Promise<void> {
  const sample = page
    .getByRole('region', { name: certificatesText.tab.preview })
    .getByRole('img', { name: /第 1 页/ });
  await sample.waitFor();
  expect(await inkOf(sample)).toBeGreaterThan(0.002);
  // One page needs no pager, and what the page offers as its next step is not offered twice.
  expect(await page.getByRole('button', { name: componentText.preview.next }).count()).toBe(0);
  await button(page, `发放 ${passedCount} 份证书`).click();
  const dialog = page.getByRole('dialog', { name: certificatesText.tab.issueTitle });
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
  await button(row(page, name), certificatesText.revoke).click();
  const revoking = page.getByRole('dialog', { name: new RegExp(`^${certificatesText.revoke}`) });
  await revoking.getByRole('textbox').fill('本人冒名顶替，查实后作废');
  await button(revoking, certificatesText.revokeConfirm).click();
  await revoking.waitFor({ state: 'hidden' });
  await goTo(page, shellText.pages.entries);
  await sees(page, `${passedCount} 条`);
  await button(row(page, name), /为什么是这个数/)
    .first()
    .click();
  const drawer = page.getByRole('complementary', { name: explanationText.why });
  await button(drawer, explanationText.entry.reverse).click();
  const dialog = page.getByRole('dialog', { name: `冲正 ${name} 的学分记录` });
  await dialog.getByRole('textbox', { name: explanationText.reversal.reason }).fill('查实由他人代训');
  await button(dialog, '冲正 3.0 学分、24 学时').click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(drawer, '查实由他人代训');
  await page.keyboard.press('Escape');
}

async function verifiesAndBacksUp({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.settings);
  await page.getByRole('tab', { name: settingsText.tabs.audit }).click();
  await button(page, auditText.verify).click();
  await sees(page, /台账完整：2 批、24 条学分记录全部一致/);
  const log = grid(page, auditText.table);
  const done = ['冲正', '作废证书', '打印证书', '发证书', '证书编号规则', '导出表格', '登记学分', '审批同意'];
  for (const action of [...done, '导入学员', '加学员', '新建项目', '导入教师']) await sees(log, action);
  await page.getByRole('tab', { name: settingsText.tabs.backups }).click();
  await button(page, backupsText.now).click();
  await sees(grid(page, backupsText.table), backupKindWords.manual);
}

async function reopens({ page }: Session): Promise<void> {
  await button(page, new RegExp(`${settingsText.actor}$`)).click();
  await page.getByRole('menuitem', { name: shellText.switchLedger }).click();
  await button(page, new RegExp(`^${center.name}`)).click();
  await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
  await goTo(page, shellText.pages.entries);
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
