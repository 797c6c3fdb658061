import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../src-main/session/shipped-policies.ts';
import { auditText } from '../../src-renderer/text/audit.ts';
import { calendarsText } from '../../src-renderer/text/calendars.ts';
import { componentText } from '../../src-renderer/text/components.ts';
import { entriesText } from '../../src-renderer/text/entries.ts';
import { explanationText } from '../../src-renderer/text/explanation.ts';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { importWizardText } from '../../src-renderer/text/import-wizard.ts';
import { policiesText } from '../../src-renderer/text/policies/page.ts';
import { projectsText } from '../../src-renderer/text/projects.ts';
import { registrationsText } from '../../src-renderer/text/registrations.ts';
import { backupsText, settingsText } from '../../src-renderer/text/settings.ts';
import { sheetsText } from '../../src-renderer/text/sheets.ts';
import { shellText } from '../../src-renderer/text/shell.ts';
import { teachersText } from '../../src-renderer/text/teachers.ts';
import { templatesText } from '../../src-renderer/text/templates.ts';
import { schoolStageWords } from '../../src-renderer/text/words.ts';
import { clauseIndex } from '../../src-shared/policy/pack/clause-words.ts';
import { centerWorkbook } from './center-workbook.ts';
import { projectRoot } from './harness/built-program.ts';
import { findChromium } from './harness/chromium.ts';
import { takeScreenshots } from './harness/page.ts';
import { servePage } from './harness/served-page.ts';
import { button, choose, chooseFile, field, goTo, grid, introduce, row, sees } from './journey.ts';

const chromium = await findChromium();

/** Controls that a screen reader or a voice cannot name. */
function unnamedControls(): readonly string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=tab], [role=grid], [role=option]',
  );
  const textOf = (ids: string | null) =>
    (ids ?? '')
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join('');
  const nameOf = (control: HTMLElement) =>
    [
      control.getAttribute('aria-label') ?? '',
      textOf(control.getAttribute('aria-labelledby')),
      'labels' in control
        ? [...((control as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join('')
        : '',
      control instanceof HTMLInputElement ? '' : (control.textContent ?? ''),
      control.title,
    ]
      .join('')
      .trim();
  return [...controls]
    .filter((control) => control.checkVisibility() && control.closest('[aria-hidden=true]') === null)
    .filter((control) => nameOf(control) === '')
    .map((control) => control.outerHTML.slice(0, 160));
}

/** Text that a box of fixed width cuts without saying so (no ellipsis), and boxes wider than the window. */
function cutTexts(): readonly string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (
      element.children.length > 0 ||
      !element.checkVisibility() ||
      (element.textContent ?? '').trim() === ''
    )
      continue;
    const style = getComputedStyle(element);
    if (element.closest('.visually-hidden, option, [aria-hidden=true]') !== null) continue;
    if (
      style.overflow === 'hidden' &&
      style.textOverflow !== 'ellipsis' &&
      element.scrollWidth > element.clientWidth + 1
    )
      found.push(`cut: ${element.textContent}`);
    const box = element.getBoundingClientRect();
    if (box.right > window.innerWidth + 1 && element.closest('[role=grid], section[tabindex="0"]') === null)
      found.push(`outside: ${element.textContent}`);
  }
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
  return found;
}

/** The texts of one column of a table that are cut at the smallest supported size. */
async function cutCells(page: Page, label: string, heading: string): Promise<readonly string[]> {
  const headings = await grid(page, label).getByRole('columnheader').allInnerTexts();
  const at = headings.findIndex((text) => text.trim() === heading);
  expect(at, heading).toBeGreaterThanOrEqual(0);
  const cells = await grid(page, label)
    .getByRole('row')
    .locator(`[role=gridcell]:nth-child(${at + 1})`)
    .all();
  expect(cells.length).toBeGreaterThan(5);
  const cut: string[] = [];
  for (const cell of cells)
    if (await cell.evaluate((element) => element.scrollWidth > element.clientWidth))
      cut.push(await cell.innerText());
  return cut;
}

/** Words that belong to the program and not to the reader. */
const english =
  /\b(?!(?:Ctrl|Enter|PgUp|PgDn|Home|Shift|Esc|Tab|PDF|Excel|Word|CSV|xlsx?|csv|sqlite|backups|F1|AI|STEAM|PPT|Python|App|HTML|ODS|XML|SVG|QS|QR|ID|WPS|USB|GB|KB|MB)\b)[A-Za-z]{4,}\b/;

const packs = [...loadShippedPolicies().values()];
/** What the program calls clauses and readings, and nobody else does; A4, B4 and B5 are paper too. */
const ids = new Set([
  ...clauseIndex(packs).keys(),
  ...packs.flatMap(({ notes }) => notes.map(({ id }) => id)),
]);
for (const paper of ['A1', 'A2', 'A3', 'A4', 'A5', 'B4', 'B5']) ids.delete(paper);

/** What is read on a page; in a line of details ids of rules may stand. */
function wordsForReaders(): string {
  const details = [...document.querySelectorAll<HTMLElement>('[data-detail]')];
  return details.reduce((text, { innerText }) => text.replace(innerText, ''), document.body.innerText);
}

/** Ids of clauses and readings that stand in a text: people read 第九条. */
function idsIn(text: string): readonly string[] {
  return (text.match(/(?<![\w.-])[A-Z]{1,3}\d+(?:\.\d+)?[a-z]?(?![\w-])/g) ?? []).filter((id) => ids.has(id));
}

describe.skipIf(chromium === null)('every screen with the data of a center (needs Chromium)', () => {
  const served = servePage('screens', chromium);
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    ({ page, problems } = await served.open());
  });

  /** The picture of a screen, with what a look at it must not find. */
  async function look(name: string): Promise<void> {
    await takeScreenshots(page, name);
    expect.soft(await page.evaluate(unnamedControls), name).toEqual([]);
    expect.soft(await page.evaluate(cutTexts), name).toEqual([]);
    // Names of files are the user's own; a policy's identifier is one; a seal may be all letters.
    const words = (await page.evaluate(wordsForReaders)).replaceAll(
      /[\w-]+\.(?:xlsx?|csv)|[a-z]+-\d{4}|\b[\da-f]{4} [\da-f]{4}\b/g,
      '',
    );
    expect.soft(english.exec(words)?.[0] ?? null, name).toBe(null);
    expect.soft(idsIn(words), name).toEqual([]);
  }

  test('first run', async () => {
    await sees(page, firstRunText.actor.title);
    await look('01-who');
    await introduce(page, '王老师');
    await look('02-start');
    await button(page, new RegExp(`^${firstRunText.create}`)).click();
    await page.getByRole('combobox', { name: firstRunText.region }).waitFor();
    await choose(page, firstRunText.region, '海南');
    await page.getByRole('radio').first().check();
    await look('03-create-policy');
    await button(page, firstRunText.next).click();
    await look('04-create-organisation');
    await button(page, new RegExp(`${firstRunText.toStart}`)).click();
  });

  test('a center', async () => {
    await button(page, new RegExp(`^${firstRunText.demoCenter}`)).click();
    await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('10-home');
    await goTo(page, shellText.pages.teachers);
    await row(page, schoolStageWords.primary).first().waitFor();
    await look('11-teachers');
    await grid(page, teachersText.listLabel)
      .getByRole('button', { name: componentText.figure('') })
      .first()
      .click();
    await page.getByRole('complementary').getByText(explanationText.required('').trim()).first().waitFor();
    await look('12-teachers-explained');
    await page.keyboard.press('Escape');
    await button(page, teachersText.add).click();
    await page.getByRole('form', { name: teachersText.form.label }).waitFor();
    await look('13-teacher-form');
    await page.keyboard.press('Escape');
    await grid(page, teachersText.listLabel).getByRole('row').nth(3).locator('a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('14-teacher');
    await goTo(page, shellText.pages.teachers);
    await button(page, teachersText.import).click();
    await chooseFile(
      page,
      '花名册.xlsx',
      readFileSync(join(projectRoot, 'resources/samples/roster-with-problems.xlsx')),
    );
    await sees(page, importWizardText.mappingLead);
    await look('15-import-mapping');
    await button(page, new RegExp(`^${importWizardText.steps.check}`))
      .last()
      .click();
    await grid(page, importWizardText.rowsLabel).waitFor();
    await look('16-import-check');
    await goTo(page, shellText.pages.projects);
    await look('20-projects');
    await button(page, projectsText.create).click();
    await field(page, projectsText.form.name).waitFor();
    await look('21-project-form');
    await goTo(page, shellText.pages.entries);
    await look('30-entries');
    expect(await cutCells(page, entriesText.listLabel, entriesText.columns.organisation)).toEqual([]);
    await grid(page, entriesText.listLabel)
      .getByRole('button', { name: componentText.figure('') })
      .first()
      .click();
    await look('31-entry-explained');
    await page.keyboard.press('Escape');
    for (const [name, title] of [
      ['40-assessments', shellText.pages.assessments],
      ['50-approvals', shellText.pages.approvals],
      ['60-certificates', shellText.pages.certificates],
      ['70-exports', shellText.pages.exports],
      ['80-policies', shellText.pages.policies],
    ] as const) {
      await goTo(page, title);
      await look(name);
    }
    for (const [name, title] of [
      ['81-policy-points', new RegExp(`^${policiesText.tabs.points}`)],
      ['82-policy-compare', policiesText.tabs.compare],
      ['83-policy-periods', policiesText.tabs.force],
    ] as const) {
      await page.getByRole('tab', { name: title }).click();
      await look(name);
    }
    await goTo(page, shellText.pages.exports);
    await page.getByRole('link', { name: sheetsText.addTemplate }).click();
    await chooseFile(page, '汇总表.xlsx', await centerWorkbook());
    await grid(page, templatesText.picture('学分认定汇总')).waitFor();
    await look('71-template');
    await goTo(page, shellText.pages.settings);
    await look('90-settings');
    await page.getByRole('tab', { name: settingsText.tabs.calendars }).click();
    await grid(page, calendarsText.table).waitFor();
    await look('93-calendars');
    await page.getByRole('tab', { name: settingsText.tabs.backups }).click();
    await grid(page, backupsText.table).waitFor();
    await look('91-backups');
    await page.getByRole('tab', { name: settingsText.tabs.audit }).click();
    await grid(page, auditText.table).waitFor();
    await look('92-audit');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('chen');
    await page.getByRole('option', { name: /^陈/ }).first().waitFor();
    await look('95-palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await look('96-help');
    await page.keyboard.press('F1');
  });

  test('greets by the clock of the ledger, not of the browser', async () => {
    await page.clock.setFixedTime('2025-11-10T20:00:00+08:00');
    await page
      .getByRole('navigation', { name: shellText.navigation })
      .getByRole('link', { name: shellText.pages.home })
      .click();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '上午好，王老师' }).waitFor();
  });

  test('a list of people who are all registered offers nothing to tick', async () => {
    await goTo(page, shellText.pages.projects);
    await grid(page, projectsText.title)
      .getByRole('gridcell', { name: '2025年上半年及暑期校本研修' })
      .dblclick();
    await page.getByRole('tab', { name: projectsText.page.tabs.results }).click();
    const people = grid(page, registrationsText.label);
    await people.getByText(projectsText.trainees.registered).first().waitFor();
    await expect.poll(() => people.getByRole('checkbox').count()).toBe(0);
    await expect.poll(() => button(page, projectsText.cells.fillEmpty).count()).toBe(0);
  });

  test('projects of every state', async () => {
    await goTo(page, shellText.pages.projects);
    const rows = grid(page, projectsText.title).getByRole('row');
    for (const index of [2, 7]) {
      await goTo(page, shellText.pages.projects);
      await rows.nth(index).waitFor();
      await rows.nth(index).getByRole('gridcell').first().dblclick();
      await page.getByRole('tablist', { name: projectsText.page.tabsLabel }).waitFor();
      const tabs = page.getByRole('tab');
      for (let at = 0; at < (await tabs.count()); at++) {
        await tabs.nth(at).click();
        await look(`22-project-${index}-${at}`);
      }
    }
  });

  test('no error met', () => expect(problems).toEqual([]));
});
