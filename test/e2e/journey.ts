import exceljs from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { assessmentsText } from '../../src-renderer/text/assessments.ts';
import { actionWord, auditText } from '../../src-renderer/text/audit.ts';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { entriesText } from '../../src-renderer/text/entries.ts';
import { explanationText, figuresText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { importWizardText, planSentence } from '../../src-renderer/text/import-wizard.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { daysLeftText, projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { backupsText, settingsText } from '../../src-renderer/text/settings.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { backupKindWords, resultWords, verdictWords } from '../../src-renderer/text/words.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetLayout } from '../../src-shared/sheet/layouts/sheet-layout.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { sentFile } from './harness/sent-files.ts';
import { anyCount, anyText, startingWith } from './harness/sentences.ts';
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

/** No rows of any kind in an import. */
export const noRows = { new: 0, changed: 0, same: 0, conflict: 0, problem: 0, skipped: 0 } as const;

/** What a column of a sheet is called. */
export function headingOf<Row>(layout: SheetLayout<Row>, key: keyof Row & string): string {
  const column = layout.columns.find((candidate) => candidate.key === key);
  if (column === undefined) throw new Error(`${layout.title} has no column ${key}`);
  return column.headings.join('');
}

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
  await createLedger(page, center);
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
  await expect.poll(() => subject.locator('option:checked').textContent()).toBe(importWizardText.leaveOut);
  await sees(page.getByRole('row').filter({ has: subject }), '语文');
  await subject.selectOption({ label: headingOf(teacherRoster, 'subject') });
  await button(page, importWizardText.check(40)).click();
  await sees(page, planSentence({ ...noRows, new: 39, problem: 1 }));
  const problems = page.getByRole('complementary', { name: importWizardText.problems(1) });
  await sees(problems, problemSentence({ code: 'idNumberInvalid', values: { reason: 'check-digit' } }));
  await sees(problems, importWizardText.place(wrongRow + 3, undefined));
  await button(page, importWizardText.apply(39, teachersText.import_.unit)).click();
  await sees(page, importWizardText.done({ ...noRows, new: 39 }, teachersText.import_.unit));
  await button(page, teachersText.import_.done).click();
  await sees(page, teachersText.count(39));
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
  await page.getByRole('tab', { name: startingWith(projectsText.page.tabs.trainees) }).click();
  await button(page, projectsText.trainees.import).click();
  const strangers = makeRoster(41).slice(40);
  const bytes = await qualifiedWorkbook([...listed, ...strangers], (index) =>
    index === failedIndex ? resultWords.failed : resultWords.passed,
  );
  await chooseFile(page, '合格学员信息表.xlsx', bytes);
  const check = button(page, importWizardText.check(listed.length + strangers.length));
  await check.waitFor();
  // What was just confirmed may still be on the screen: it never lies over the button that comes next.
  await expect.poll(() => isUncovered(check)).toBe(true);
  await check.click();
  const dialog = page.getByRole('dialog');
  await sees(dialog, problemSentence({ code: 'import.unknownTeacher', values: {} }));
  await button(dialog, importWizardText.apply(listed.length, projectsText.import.unit)).click();
  await button(dialog, projectsText.import.done).click();
  await page.getByRole('tab', { name: `${projectsText.page.tabs.trainees} ${3 + listed.length}` }).waitFor();
}

async function givesResults({ page }: Session): Promise<void> {
  await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
  await button(page, registrationsText.passPending(3)).click();
  await sees(page, registrationsText.resultsSaved(3, resultWords.passed));
  await button(page, registrationsText.passPending(3)).waitFor({ state: 'hidden' });
  const failed = page.getByRole('combobox', {
    name: registrationsText.setResult(listed[failedIndex]?.name ?? ''),
  });
  await expect.poll(() => failed.evaluate(selectedWord)).toBe(resultWords.failed);
}

function selectedWord(element: HTMLElement | SVGElement): string | undefined {
  return element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text : undefined;
}

async function readsWhyBefore({ page }: Session): Promise<void> {
  const [first] = rareNames;
  await button(row(page, first), startingWith(`${first} ${registrationsText.columns.credits} 3.0`)).click();
  const drawer = page.getByRole('complementary', { name: registrationsText.explain.label(first) });
  await sees(drawer, '第十四条第三项');
  await sees(drawer, '3.0');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** What stands in the way, as the page says it: the problem with its clause. */
const approvalMissing = `${problemSentence({ code: 'project.approvalMissing', values: {} })}（第七条）`;

/** Nothing offers to register before the form is signed, and the page says what is missing with the clause. */
async function isRefusedBeforeApproval({ page }: Session): Promise<void> {
  await expect.poll(() => button(page, anyCount(registrationsText.register.button)).count()).toBe(0);
  await button(page, approvalMissing).waitFor();
  await sees(page, `${projectsText.page.deadline} 2026-04-20，${daysLeftText(24, 'working')}`);
}

/** The form as it will print: a picture with something on it, then the same page as PDF. */
async function printsApprovalForm({ page, openedPdf }: Session): Promise<void> {
  await button(page, approvalMissing).click();
  const preview = page.getByRole('region', { name: approvalsText.form.title });
  const picture = preview.getByRole('img', { name: componentText.preview.page(1, 3) });
  await picture.waitFor();
  expect(await inkOf(picture)).toBeGreaterThan(0.005);
  const printed = await openedPdf(() => button(page, approvalsText.form.print).click());
  if (printed.size !== null) expect(printed.size).toBeGreaterThan(10_000);
  const saved = await sentFile(page, () => button(page, approvalsText.form.save).click());
  expect(saved.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(saved.name).toMatch(new RegExp(`^${approvalsText.form.title}.*\\.pdf$`));
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
  await button(page, registrationsText.register.button(passedCount)).click();
  const dialog = page.getByRole('dialog', { name: registrationsText.register.title });
  await sees(dialog, registrationsText.register.peopleValue(passedCount));
  await sees(dialog, String(passedCount * project.hours));
  await sees(dialog, `${passedCount * project.credits}.0`);
  await button(dialog, registrationsText.register.button(passedCount)).click();
  await sees(dialog, registrationsText.register.done(passedCount));
  await sees(dialog, registrationsText.register.seal);
  await button(dialog, registrationsText.register.close).click();
}

/** How far somebody is from what a year asks, in thousandths. */
const shortBy = (hours: number, credits: number) => `差 ${figuresText(hours, credits)}`;

async function readsWhyAfter({ page }: Session): Promise<void> {
  const [, name] = rareNames;
  await goTo(page, shellText.pages.teachers);
  await page.getByRole('searchbox', { name: teachersText.search }).fill('huang');
  await button(row(page, name), startingWith(`${teachersText.figure.credits(name, 2026)} 3.0`)).click();
  const drawer = page.getByRole('complementary', { name: explanationText.whyOf(name) });
  await sees(drawer, '第九条');
  await sees(drawer, shortBy(48_000, 7_000));
  await sees(drawer, explanationText.suggestions);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: teachersText.search }).fill('');
}

async function readsAssessment({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.assessments);
  await button(page, `${verdictWords.running} 39`).click();
  await sees(grid(page, assessmentsText.matrixLabel), `${verdictWords.running}，还${shortBy(48_000, 7_000)}`);
  await sees(
    grid(page, assessmentsText.matrixLabel),
    `${verdictWords.running}，还${shortBy(72_000, 10_000)}`,
  );
}

/** The sheet read back: a row for each entry, numbers as text, and the sums that the ledger showed. */
async function exportsSheet({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.exports);
  await button(page, sheetsText.scopes.project).click();
  await button(page, new RegExp(`^${project.name}`)).click();
  await sees(page, sheetsText.preview.count(passedCount));
  const { name, bytes } = await sentFile(page, () => button(page, sheetsText.export).click());
  expect(name).toBe(`${sheetsText.kinds.registration.title}-${project.name}.xlsx`);
  await sees(page.getByRole('status'), sheetsText.preview.count(passedCount));
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
  const heading = (key: keyof RegistrationSheetRow) => headingOf(registrationSheet, key);
  const lines: SheetLine[] = [];
  let columns: ReadonlyMap<string, number> | null = null;
  sheet?.eachRow((cells) => {
    const texts = new Map<string, number>();
    cells.eachCell((cell, column) => texts.set(cell.text, column));
    if (columns === null) {
      if (texts.has(heading('name')) && texts.has(heading('idNumber'))) columns = texts;
      return;
    }
    const cell = (key: keyof RegistrationSheetRow) => cells.getCell(columns?.get(heading(key)) ?? 1);
    const idNumber = cell('idNumber');
    if (!/^\d{17}[\dX]$/.test(idNumber.text)) return;
    expect(idNumber.type).toBe(exceljs.ValueType.String);
    const [hours, credits] = [Number(cell('hours').value), Number(cell('credits').value)];
    lines.push({ name: cell('name').text, idNumber: idNumber.text, hours, credits });
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
    .getByRole('img', { name: componentText.preview.page(1, 1) });
  await sample.waitFor();
  expect(await inkOf(sample)).toBeGreaterThan(0.002);
  // One page needs no pager, and what the page offers as its next step is not offered twice.
  await expect.poll(() => page.getByRole('button', { name: componentText.preview.next }).count()).toBe(0);
  await button(page, certificatesText.tab.issue(passedCount)).click();
  const dialog = page.getByRole('dialog', { name: certificatesText.tab.issueTitle });
  await button(dialog, certificatesText.tab.issue(passedCount)).click();
  await sees(dialog, certificatesText.tab.done(passedCount));
  const { size, bytes } = await openedPdf(() => button(dialog, certificatesText.print(passedCount)).click());
  if (size !== null) expect(size).toBeGreaterThan(20_000);
  if (bytes !== null) expect(countPages(bytes)).toBe(passedCount);
  await page.getByRole('tab', { name: `${projectsText.page.tabs.certificates} ${passedCount}` }).waitFor();
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
  await sees(page, entriesText.count(passedCount));
  await row(page, name)
    .getByRole('button', { name: componentText.figure('') })
    .first()
    .click();
  const drawer = page.getByRole('complementary', { name: explanationText.why });
  await button(drawer, explanationText.entry.reverse).click();
  const dialog = page.getByRole('dialog', { name: explanationText.reversal.title(name) });
  await dialog.getByRole('textbox', { name: explanationText.reversal.reason }).fill('查实由他人代训');
  await dialog.getByRole('radio', { name: registrationsText.afterwards.failed }).check();
  await button(dialog, `${explanationText.reversal.confirm} ${figuresText(24_000, 3_000)}`).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(drawer, '查实由他人代训');
  await page.keyboard.press('Escape');
}

/** Every step of the journey as the log names it, latest first. */
const doneActions = [
  'entry.reverse',
  'certificate.revoke',
  'certificate.print',
  'certificate.issue',
  'certificate.scheme',
  'sheet.export',
  'registration.register',
  'approval.approved',
  'project.results',
  'project.importTrainees',
  'project.addTrainees',
  'project.create',
  'teacher.import',
];

async function verifiesAndBacksUp({ page }: Session): Promise<void> {
  await goTo(page, shellText.pages.settings);
  await page.getByRole('tab', { name: settingsText.tabs.audit }).click();
  await button(page, auditText.verify).click();
  await sees(
    page,
    anyText((seal) => auditText.intact('2', '24', seal)),
  );
  const log = grid(page, auditText.table);
  for (const action of doneActions)
    await log.getByText(actionWord(action), { exact: true }).first().waitFor();
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
  await sees(page, entriesText.count(24));
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
