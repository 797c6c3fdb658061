import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import Database from 'better-sqlite3';
import { zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { decisionsText } from '../../src-renderer/text/decisions.ts';
import { entriesText } from '../../src-renderer/text/entries.ts';
import { describeError } from '../../src-renderer/text/errors.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { importWizardText } from '../../src-renderer/text/import-wizard.ts';
import { problemSentence } from '../../src-renderer/text/problems.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { backupsText } from '../../src-renderer/text/settings.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import {
  backupKindWords,
  formWords,
  levelWords,
  organisationLevelWords,
} from '../../src-renderer/text/words.ts';
import type { ProblemCode } from '../../src-shared/problems.ts';
import type { WireProblem } from '../../src-shared/rpc/contract/shared.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { headerNotFound } from '../../src-shared/sheet/read/find-header.ts';
import { rawParts, textData } from '../main/workbooks/read/raw-xlsx.ts';
import { findChromium } from './harness/chromium.ts';
import { anyCount, anyText, startingWith } from './harness/sentences.ts';
import { startServe } from './harness/serve.ts';
import { servePage } from './harness/served-page.ts';
import {
  button,
  choose,
  chooseFile,
  createLedger,
  field,
  goTo,
  grid,
  headingOf,
  introduce,
  noRows,
  row,
  sees,
} from './journey.ts';
import { center, makeRoster, rosterWorkbook, unprintableName, workbookBytes } from './journey-data.ts';

const chromium = await findChromium();

const school = '海口市北塘实验小学';
const people = makeRoster(4).map((person, index) => ({
  ...person,
  organisationName: school,
  ...(index === 3 ? { name: unprintableName } : {}),
}));

const imports = (people: number) => importWizardText.apply(people, teachersText.import_.unit);

/** A problem that refuses a whole file. */
function refused(code: ProblemCode, values: WireProblem['values'] = {}): WireProblem {
  return { code, severity: 'error', values };
}

describe.skipIf(chromium === null)('what the program refuses, and how it says so (needs Chromium)', () => {
  const served = servePage('refusals', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    ({ page, problems } = await served.open());
    page.on('popup', (opened) => void opened.close());
    await introduce(page, '符老师');
    await createLedger(page, {
      ...center,
      name: school,
      level: organisationLevelWords.school,
    });
  });

  async function openImport(): Promise<void> {
    await goTo(page, shellText.pages.teachers);
    await button(page, teachersText.import).click();
    await button(page, componentText.file.choose).waitFor();
  }

  describe('wrong files say in Chinese what they are and change nothing', () => {
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const oneSheet = [{ name: '花名册', xml: textData([['姓名'], ['王芳']]) }];
    const refusals: readonly (readonly [string, string, () => Promise<Buffer>, WireProblem])[] = [
      ['a picture', '花名册.xlsx', async () => picture, refused('workbook.notASpreadsheet')],
      ['an empty file', '花名册.xlsx', async () => Buffer.alloc(0), refused('workbook.emptyFile')],
      [
        'a workbook with a password',
        '花名册.xlsx',
        async () => encryptedContainer(),
        refused('workbook.encryptedWorkbook'),
      ],
      [
        'a bomb',
        '花名册.xlsx',
        async () =>
          Buffer.from(
            zipSync({ ...rawParts(oneSheet), 'xl/worksheets/big.xml': new Uint8Array(80 * 1024 * 1024) }),
          ),
        refused('workbook.zipBomb'),
      ],
      [
        'no column of names',
        '花名册.xlsx',
        () =>
          workbookBytes('表', [
            ['项目', '金额'],
            ['资料费', 100],
          ]),
        headerNotFound(teacherRoster, '表'),
      ],
      [
        'fifty thousand columns',
        '花名册.csv',
        async () => Buffer.from(Array.from({ length: 50_000 }, (_, at) => `列${at}`).join(',')),
        refused('workbook.tooManyColumns', { sheet: '花名册', limit: 500 }),
      ],
    ];
    for (const [title, name, bytes, problem] of refusals)
      test(title, async () => {
        await openImport();
        await chooseFile(page, name, await bytes());
        await sees(page, problemSentence(problem));
        await expect.poll(() => button(page, componentText.error.retry).count()).toBe(0);
        await expect.poll(() => button(page, anyCount(imports)).count()).toBe(0);
        await expect
          .poll(() =>
            page.getByRole('navigation').getByRole('link', { name: teachersText.title }).innerText(),
          )
          .toBe(teachersText.title);
      });
  });

  test('reads .xls and .csv as well, each with a remark where one is due', async () => {
    const [first, second] = people;
    const head = (['name', 'idNumber', 'organisationName'] as const).map((key) =>
      headingOf(teacherRoster, key),
    );
    const book = utils.book_new();
    const lines = [head, [first?.name, first?.idNumber, school]];
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines), '花名册');
    const xls: Buffer = write(book, { type: 'buffer', bookType: 'biff8' });
    const csv = Buffer.from(`\uFEFF${head.join(',')}\r\n${second?.name},${second?.idNumber},${school}\r\n`);
    for (const [name, bytes] of [
      ['花名册.xls', xls],
      ['花名册.csv', csv],
    ] as const) {
      await openImport();
      await chooseFile(page, name, bytes);
      // A heading row seen before goes straight on to the check.
      const check = button(page, importWizardText.check(1));
      await check
        .or(button(page, imports(1)))
        .first()
        .waitFor();
      if (await check.isVisible()) await check.click();
      await button(page, imports(1)).click();
      await sees(page, importWizardText.done({ ...noRows, new: 1 }, teachersText.import_.unit));
    }
    await openImport();
    await chooseFile(page, '全校.xlsx', await rosterWorkbook(people));
    await button(page, importWizardText.check(4)).click();
    await button(page, imports(2)).click();
    await sees(page, importWizardText.done({ ...noRows, new: 2, same: 2 }, teachersText.import_.unit));
    await button(page, teachersText.import_.done).click();
    await sees(page, teachersText.count(4));
    const names = grid(page, teachersText.listLabel).getByRole('link');
    await expect
      .poll(async () => (await names.allInnerTexts()).toSorted())
      .toEqual(people.map(({ name }) => name).toSorted());
  });

  test('a county’s project is not a school’s to register (H5); as an outside one it may stand', async () => {
    await goTo(page, shellText.pages.projects);
    await button(page, projectsText.create).first().click();
    await field(page, projectsText.form.name).fill('琼山区骨干教师集中培训');
    await choose(page, projectsText.form.level, levelWords.county);
    await choose(page, projectsText.form.form, formWords.centralized);
    await field(page, projectsText.form.startOn).fill('2026-03-02');
    await field(page, projectsText.form.endOn).fill('2026-03-03');
    await page.keyboard.press('Control+Enter');
    await sees(page, projectsText.form.refusedTitle);
    await sees(page, '第五条');
    await button(page, projectsText.form.switchToOutside).click();
    await field(page, projectsText.form.registrar).fill('海口市琼山区教师发展中心');
    await field(page, projectsText.form.proof).fill('琼山教培〔2026〕1号合格名单');
    await button(page, projectsText.form.save).click();
    await page.getByRole('heading', { level: 1, name: '琼山区骨干教师集中培训' }).waitFor();
    await sees(page, projectsText.outside);
    await sees(page, '海口市琼山区教师发展中心');
    // Somebody else registers it, so there is no form to sign here and no certificate to issue.
    const tabs = page.getByRole('tab');
    await expect.poll(() => tabs.allInnerTexts()).not.toContain(projectsText.page.tabs.approval);
    await expect.poll(() => tabs.allInnerTexts()).not.toContain(projectsText.page.tabs.certificates);
  });

  test('a figure that cannot be read is not passed over', async () => {
    await goTo(page, shellText.pages.projects);
    await button(page, projectsText.create).first().click();
    await field(page, projectsText.form.name).fill('“学时写错了”校本研修');
    await field(page, projectsText.form.startOn).fill('2026-03-09');
    await field(page, projectsText.form.endOn).fill('2026-03-10');
    const hours = field(page, projectsText.form.hours);
    await hours.fill('8');
    await hours.fill('8小时半');
    for (const save of [
      () => page.keyboard.press('Control+Enter'),
      () => button(page, projectsText.form.save).click(),
    ]) {
      await field(page, projectsText.form.startOn).focus();
      await save();
      await sees(page, componentText.form.invalidFigure);
      await hours.and(page.locator(':focus')).waitFor();
    }
    await expect.poll(() => hours.inputValue()).toBe('8小时半');
    await button(page, componentText.dialog.cancel).click();
    await page.getByRole('heading', { level: 1, name: projectsText.title }).waitFor();
    await expect.poll(() => page.getByText('“学时写错了”校本研修').count()).toBe(0);
  });

  test('a silent point waits for a person, and the next registration uses what was decided (H14.4)', async () => {
    await goTo(page, shellText.pages.projects);
    await button(page, projectsText.create).first().click();
    await field(page, projectsText.form.name).fill('“课堂评价”校本研修');
    await field(page, projectsText.form.number).fill('校本〔2026〕2号');
    await field(page, projectsText.form.startOn).fill('2026-03-09');
    await field(page, projectsText.form.endOn).fill('2026-03-09');
    await field(page, projectsText.form.hours).fill('8');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: '“课堂评价”校本研修' }).waitFor();
    await button(page, projectsText.trainees.add).first().click();
    const dialog = page.getByRole('dialog', { name: projectsText.trainees.add });
    await dialog.getByRole('row').nth(4).waitFor();
    await dialog.getByRole('checkbox', { name: componentText.table.checkAll }).check();
    await button(dialog, projectsText.pick.confirm(4)).click();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    await button(page, registrationsText.passPending(4)).click();
    await button(row(page, unprintableName), registrationsText.decide).click();
    const decision = page.getByRole('dialog', { name: decisionsText.dialog.title });
    await field(decision, decisionsText.dialog.value).fill('0.1');
    await field(decision, decisionsText.dialog.decidedBy).fill('校务会');
    await field(decision, decisionsText.dialog.reason).fill('参照远程研修每学时 0.1 学分');
    await button(decision, decisionsText.dialog.confirm).click();
    await decision.waitFor({ state: 'hidden' });
    await button(
      row(page, unprintableName),
      startingWith(`${unprintableName} ${registrationsText.columns.credits} 0.8`),
    ).waitFor();
    await button(page, approvalsText.record).first().click();
    const approval = page.getByRole('dialog', { name: approvalsText.record });
    await field(approval, approvalsText.dialog.person).fill('林校长');
    await button(approval, approvalsText.record).click();
    await approval.waitFor({ state: 'hidden' });
    await button(page, registrationsText.register.button(4)).click();
    const registering = page.getByRole('dialog', { name: registrationsText.register.title });
    await sees(registering, '3.2');
    await button(registering, registrationsText.register.button(4)).click();
    await sees(registering, registrationsText.register.done(4));
    await button(registering, registrationsText.register.close).click();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    // Eight hours of 0.1 credits each, for all four.
    const credits = grid(page, registrationsText.label).getByRole('button', {
      name: new RegExp(` ${registrationsText.columns.credits} `),
    });
    await expect.poll(() => credits.allInnerTexts()).toEqual(['0.8', '0.8', '0.8', '0.8']);
    await button(
      row(page, unprintableName),
      startingWith(`${unprintableName} ${registrationsText.columns.credits} 0.8`),
    ).click();
    await sees(page.getByRole('complementary', { name: explanationText.why }), '第十四条第四项');
    await page.keyboard.press('Escape');
  });

  test('a name that cannot be printed is told before anything is issued', async () => {
    await page.getByRole('tab', { name: projectsText.page.tabs.certificates }).click();
    await button(page, certificatesText.tab.setScheme).click();
    await button(page.getByRole('dialog'), certificatesText.scheme.confirm).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const line = row(page, unprintableName);
    await sees(line, certificatesText.tab.blocked);
    await sees(line, '𪛖');
    await button(page, certificatesText.tab.issue(3)).last().click();
    const issuing = page.getByRole('dialog', { name: certificatesText.tab.issueTitle });
    await sees(issuing, certificatesText.tab.issueBody(3, '20260100020001', '20260100020003'));
    await page.keyboard.press('Escape');
    await issuing.waitFor({ state: 'hidden' });
    await expect.poll(() => line.getByText(certificatesText.tab.ready).count()).toBe(0);
    await expect.poll(() => row(page, certificatesText.tab.issued).count()).toBe(0);
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });

  describe('a ledger folder that cannot be opened says why', () => {
    const known = () => page.locator('[data-ledger]').filter({ hasText: school });

    async function leave(): Promise<void> {
      await button(page, shellText.actorMenu('符老师')).click();
      await page.getByRole('menuitem', { name: shellText.switchLedger }).click();
      await known().waitFor();
    }
    async function listAgain(): Promise<Locator> {
      await page.reload();
      await known().first().waitFor();
      return known();
    }
    const folder = () => {
      const ledgers = join(served.home, '学分台账');
      return join(ledgers, readdirSync(ledgers)[0] ?? '');
    };
    const file = () => join(folder(), 'ledger.sqlite');

    test('in use by another program', async () => {
      await leave();
      const other = await startServe({ home: join(served.home, 'other'), args: ['--ledger', folder()] });
      await button(page, startingWith(school)).click();
      await sees(page, describeError({ code: 'FAILURE', data: { reason: 'ledgerInUse' } }).title);
      await expect.poll(() => page.getByRole('navigation', { name: shellText.navigation }).count()).toBe(0);
      await other.stop();
      await button(page, startingWith(school)).click();
      await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
      await leave();
    });

    test('written by a newer version', async () => {
      const database = new Database(file());
      const version = database.pragma('user_version', { simple: true });
      database.pragma('user_version = 9999');
      database.close();
      const bytes = readFileSync(file());
      await sees(await listAgain(), firstRunText.knownStates.newer);
      await expect.poll(() => button(page, startingWith(school)).isDisabled()).toBe(true);
      expect(readFileSync(file()).equals(bytes)).toBe(true);
      const back = new Database(file());
      back.pragma(`user_version = ${version}`);
      back.close();
    });

    test('missing', async () => {
      const [from, to] = [folder(), join(served.home, '移走')];
      renameSync(from, to);
      await sees(await listAgain(), firstRunText.knownStates.missing);
      await expect.poll(() => button(page, startingWith(school)).isDisabled()).toBe(true);
      renameSync(to, from);
      await listAgain();
      await expect.poll(() => button(page, startingWith(school)).isEnabled()).toBe(true);
    });

    test('damaged, with the way back from a backup', async () => {
      writeFileSync(file(), Buffer.alloc(8192, 7));
      await sees(await listAgain(), firstRunText.knownStates.damaged);
      await button(known(), firstRunText.restoreKnown).click();
      await page.getByRole('heading', { name: firstRunText.backups }).waitFor();
      await button(page, new RegExp(backupKindWords.close)).first().click();
      const dialog = page.getByRole('dialog');
      await sees(dialog, anyText(firstRunText.restoreConfirm));
      await button(dialog, backupsText.restoreLabel).click();
      await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
      await goTo(page, shellText.pages.entries);
      await sees(page, entriesText.count(4));
      // What was damaged is kept beside, and can be looked at.
      const kept = readdirSync(join(folder(), 'backups')).filter((name) => name.includes('restore'));
      expect(kept.map((name) => readFileSync(join(folder(), 'backups', name)).length)).toEqual([8192]);
    });
  });
});

/** The container that Office writes around a workbook with a password: a compound file naming its encrypted package. */
function encryptedContainer(): Buffer {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
  const bytes: Buffer = CFB.write(container, { type: 'buffer' });
  return bytes;
}
