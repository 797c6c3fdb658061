import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalsText } from '../../src-renderer/text/approvals.ts';
import { auditText } from '../../src-renderer/text/audit.ts';
import { certificatesText } from '../../src-renderer/text/certificates.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { helpText } from '../../src-renderer/text/help.ts';
import { importWizardText } from '../../src-renderer/text/import-wizard.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { findChromium } from './harness/chromium.ts';
import { settled } from './harness/page.ts';
import { anyText, startingWith } from './harness/sentences.ts';
import { servePage } from './harness/served-page.ts';
import { button, field, grid, headingOf, sees } from './journey.ts';
import { center, makeRoster, project, rareNames, rosterWorkbook } from './journey-data.ts';

const chromium = await findChromium();

const people = makeRoster(6);
const TABS_MAX = 60;
/** Lines of the longest list that one walks through. */
const LINES_MAX = 60;

describe.skipIf(chromium === null)('the main job with the keyboard alone (needs Chromium)', () => {
  const served = servePage('keyboard', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    ({ page, problems } = await served.open());
    page.on('popup', (opened) => void opened.close());
    // Somebody has to listen from the start: a chooser that opens right after its listener came is lost.
    page.on('filechooser', () => {});
  });

  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  const names = () => grid(page, teachersText.listLabel).getByRole('link').allInnerTexts();
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  /** Goes on with Tab until the control has the keyboard; says what was passed when it is never reached. */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    const passed: string[] = [];
    for (let count = 0; count < TABS_MAX; count++) {
      if (await isFocused(target)) return await isSeenFocused();
      await press('Tab');
      passed.push(await nameOfFocused());
    }
    throw new Error(`never reached with Tab; passed ${passed.join(' · ')}`);
  }

  const nameOfFocused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent?.slice(0, 16) ?? '?';
    });

  /** What has the keyboard shows it: an outline, a ring or a border of its own. */
  async function isSeenFocused(): Promise<void> {
    const isShown = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return false;
      // A field shows it at its frame, a table at its present row.
      const frame = element.closest('.mantine-Input-wrapper, label, [data-search]');
      const isGrid = element.role === 'grid';
      const row = isGrid
        ? document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
        : null;
      const parts = [element, frame, row];
      const styles = parts.flatMap((part) => (part === null ? [] : [getComputedStyle(part)]));
      return styles.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      );
    });
    expect(isShown, `${await nameOfFocused()} shows that it has the keyboard`).toBe(true);
  }

  /** Ctrl+K, a word, Enter. */
  async function jump(word: string): Promise<void> {
    await press('Control+k');
    await page.getByRole('combobox', { name: shellText.palette.placeholder }).waitFor();
    await type(word);
    await page.getByRole('option', { name: word, exact: true }).waitFor();
    const list = page.getByRole('listbox', { name: shellText.palette.label });
    for (let count = 0; count < 20; count++) {
      const chosen = list.getByRole('option', { selected: true });
      if ((await chosen.innerText()).startsWith(word)) break;
      await press('ArrowDown');
    }
    await press('Enter');
    await list.waitFor({ state: 'detached' });
  }

  /** ↓ until the line of the focused list is marked, then Enter; a list marks its lines when it has painted what the key did. */
  async function choose(line: string): Promise<void> {
    const option = page.getByRole('option', { name: line, exact: true });
    const marked = option.and(page.locator('[data-combobox-selected]'));
    await settled(page);
    for (let count = 0; (await marked.count()) === 0 && count < LINES_MAX; count++) {
      await press('ArrowDown');
      await option.waitFor();
      await settled(page);
    }
    await press('Enter');
    const chosen = page.locator(':focus');
    await option.waitFor({ state: 'hidden' });
    await expect.poll(() => chosen.inputValue()).toBe(line);
  }

  test('says who works here and creates a ledger', async () => {
    await field(page, firstRunText.actor.label).waitFor();
    await type('王老师');
    await press('Enter');
    await tabTo(button(page, startingWith(firstRunText.create)));
    await press('Enter');
    await tabTo(page.getByRole('combobox', { name: firstRunText.region }));
    await type(center.region);
    await choose(center.region);
    await tabTo(page.getByRole('radio').first());
    await press('Space');
    await press('Enter');
    await tabTo(field(page, firstRunText.organisationName));
    await type(center.name);
    await press('Enter');
    await choose(center.level);
    await tabTo(field(page, firstRunText.regionCode));
    await press('Control+a');
    await type(center.regionCode);
    await press('Control+Enter');
    await page.getByRole('combobox', { name: firstRunText.cycle }).waitFor();
    await press('Control+Enter');
    await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
    await sees(page, center.name);
  });

  test('imports the roster', async () => {
    await jump(shellText.actions.importTeachers);
    await tabTo(button(page, componentText.file.choose));
    const chooser = page.waitForEvent('filechooser');
    await press('Enter');
    await (await chooser).setFiles({
      name: '花名册.xlsx',
      mimeType: '',
      buffer: await rosterWorkbook(people),
    });
    const subject = page.getByRole('combobox', { name: importWizardText.fieldOf('教什么') });
    await tabTo(subject);
    await type(headingOf(teacherRoster, 'subject'));
    await tabTo(button(page, importWizardText.check(6)));
    await press('Enter');
    await tabTo(button(page, importWizardText.apply(6, teachersText.import_.unit)));
    await press('Enter');
    await tabTo(button(page, teachersText.import_.done));
    await press('Enter');
    await sees(page, teachersText.count(6));
    await expect
      .poll(async () => (await names()).toSorted())
      .toEqual(people.map(({ name }) => name).toSorted());
  });

  test('walks the list, opens why and closes it', async () => {
    await press('/');
    await type('zhao');
    await expect.poll(names).toEqual([rareNames[0]]);
    await press('ArrowDown');
    await press('Enter');
    const drawer = page.getByRole('complementary', { name: explanationText.whyOf(rareNames[0]) });
    await drawer.waitFor();
    await press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await expect.poll(() => isFocused(grid(page, teachersText.listLabel))).toBe(true);
    await press('/');
    await press('Escape');
    await sees(page, teachersText.count(6));
    await expect.poll(() => names().then(({ length }) => length)).toBe(6);
  });

  test('Enter right after a name waits for whom it names', async () => {
    await press('Control+k');
    await page.getByRole('combobox', { name: shellText.palette.placeholder }).waitFor();
    await type('zhao');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: rareNames[0] }).waitFor();
    await expect.poll(() => page.getByRole('listbox', { name: shellText.palette.label }).count()).toBe(0);
  });

  test('creates a project by Enter from field to field', async () => {
    await jump(shellText.actions.newProject);
    await field(page, projectsText.form.name).waitFor();
    await tabTo(field(page, projectsText.form.name));
    await type(project.name);
    for (const label of [projectsText.form.level, projectsText.form.form]) {
      await press('Enter');
      await expect
        .poll(() => isFocused(page.getByRole('combobox', { name: startingWith(label) })))
        .toBe(true);
    }
    await tabTo(field(page, projectsText.form.number));
    await type(project.number);
    await tabTo(field(page, projectsText.form.startOn));
    await type(project.startOn);
    await press('Enter');
    await type(project.endOn);
    await press('Enter');
    await type(String(project.days));
    await press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: project.name }).waitFor();
    await sees(page, project.number);
    const tab = page.getByRole('tab', { selected: true });
    await expect.poll(() => tab.innerText()).toBe(projectsText.page.tabs.trainees);
  });

  test('adds everybody, gives results, reads why', async () => {
    await tabTo(button(page, projectsText.trainees.add).first());
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: projectsText.trainees.add });
    await dialog.getByRole('row').nth(6).waitFor();
    await tabTo(dialog.getByRole('grid'));
    await press('Control+a');
    await press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    const tab = page.getByRole('tab', { selected: true });
    await tabTo(tab);
    await press('ArrowRight');
    await press('ArrowRight');
    await page.getByRole('tab', { name: projectsText.page.tabs.results, selected: true }).waitFor();
    await tabTo(button(page, registrationsText.passPending(6)));
    await press('Enter');
    await button(page, registrationsText.passPending(6)).waitFor({ state: 'hidden' });
    await tabTo(grid(page, registrationsText.label));
    await press('Enter');
    const drawer = page.getByRole('complementary', { name: anyText(registrationsText.explain.label) });
    await sees(drawer, '第十四条第三项');
    const first = await drawer.getAttribute('aria-label');
    await press('ArrowDown');
    await expect.poll(() => drawer.getAttribute('aria-label')).not.toBe(first);
    await press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await expect.poll(() => isFocused(grid(page, registrationsText.label))).toBe(true);
    const results = grid(page, registrationsText.label).getByRole('combobox');
    for (const result of await results.all()) await expect.poll(() => result.inputValue()).toBe('passed');
    await expect.poll(() => results.count()).toBe(6);
  });

  test('records the approval and registers', async () => {
    await tabTo(button(page, approvalsText.record).first());
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: approvalsText.record });
    await tabTo(field(dialog, approvalsText.dialog.person));
    await type('陈志文');
    await press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await tabTo(button(page, registrationsText.register.button(6)));
    await press('Enter');
    const registering = page.getByRole('dialog', { name: registrationsText.register.title });
    await sees(registering, registrationsText.register.peopleValue(6));
    await sees(registering, String(6 * project.hours));
    await sees(registering, `${6 * project.credits}.0`);
    await tabTo(button(registering, registrationsText.register.button(6)));
    await press('Enter');
    await sees(registering, registrationsText.register.done(6));
    await tabTo(button(registering, registrationsText.register.close));
    await press('Enter');
    await registering.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: projectsText.page.tabs.certificates }).waitFor();
    await expect.poll(() => button(page, registrationsText.register.button(6)).count()).toBe(0);
  });

  test('sets the scheme, issues and reaches the papers', async () => {
    await tabTo(page.getByRole('tab', { selected: true }));
    await press('ArrowRight');
    await page.getByRole('tab', { name: projectsText.page.tabs.certificates, selected: true }).waitFor();
    await tabTo(button(page, certificatesText.tab.setScheme));
    await press('Enter');
    const scheme = page.getByRole('dialog', { name: certificatesText.scheme.title });
    await scheme.waitFor();
    await tabTo(button(scheme, certificatesText.scheme.confirm));
    await press('Enter');
    await scheme.waitFor({ state: 'hidden' });
    await tabTo(button(page, certificatesText.tab.issue(6)));
    await press('Enter');
    const issuing = page.getByRole('dialog', { name: certificatesText.tab.issueTitle });
    await sees(issuing, certificatesText.tab.issueBody(6, '20260100030001', '20260100030006'));
    await tabTo(button(issuing, certificatesText.tab.issue(6)));
    await press('Enter');
    await sees(issuing, certificatesText.tab.done(6));
    await press('Escape');
    await issuing.waitFor({ state: 'hidden' });
    await page
      .getByRole('tab', { name: `${projectsText.page.tabs.certificates} 6`, selected: true })
      .waitFor();
    await jump(shellText.pages.exports);
    await sees(page, sheetsText.preview.count(6));
    await tabTo(button(page, sheetsText.export));
    const download = page.waitForEvent('download');
    await press('Enter');
    expect((await download).suggestedFilename()).toMatch(
      new RegExp(`^${sheetsText.kinds.registration.title}.*\\.xlsx$`),
    );
  });

  test('verifies and closes', async () => {
    await jump(shellText.actions.verify);
    await tabTo(button(page, auditText.verify));
    await press('Enter');
    await sees(
      page,
      anyText((seal) => auditText.intact('1', '6', seal)),
    );
    await press('F1');
    const help = page.getByRole('complementary', { name: helpText.label });
    await sees(help, 'Ctrl+K');
    await press('Escape');
    await help.waitFor({ state: 'hidden' });
    await jump(shellText.actions.closeLedger);
    await page.getByRole('heading', { name: shellText.brand }).waitFor();
    await expect.poll(() => button(page, startingWith(center.name)).isEnabled()).toBe(true);
    await expect.poll(() => page.getByRole('navigation', { name: shellText.navigation }).count()).toBe(0);
  });

  test('met no error on the page', () => {
    expect(problems).toEqual([]);
  });
});
