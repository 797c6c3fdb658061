import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostBridge } from '../../src-shared/rpc/host-bridge.ts';
import { findChromium, launchChromium } from './harness/chromium.ts';
import { openPage } from './harness/page.ts';
import { type RunningServe, startServe } from './harness/serve.ts';
import { openWindow, type ProgramWindow } from './harness/window.ts';

declare global {
  interface Window {
    readonly host?: HostBridge;
  }
}

const chromium = await findChromium();
const home = mkdtempSync(join(tmpdir(), 'credit-ledger-e2e-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(chromium === null)('the program in the user’s browser (needs Chromium)', () => {
  const folder = join(home, 'browser');
  let browser: Browser;
  let serve: RunningServe;

  beforeAll(async () => {
    if (chromium === null) return;
    [browser, serve] = await Promise.all([launchChromium(chromium), startServe({ home: folder })]);
  });
  afterAll(async () => {
    await browser?.close();
    await serve?.stop();
  });

  /** A call as the page makes it, with the token that the tab keeps. */
  const callStatus = (page: Page) =>
    page.evaluate(async () => {
      const authorization = `Bearer ${Object.values(sessionStorage).find((value) => value.length === 43)}`;
      const answer = await fetch('/rpc/app/status', { method: 'POST', headers: { authorization }, body: '' });
      return { status: answer.status, output: (await answer.json()).json };
    });

  test('prints exactly one line, the address with its token', () => {
    expect(serve.output().stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[A-Za-z0-9_-]{43}\n$/);
  });

  test('shows the page, takes the token out of the address and keeps it over a reload', async () => {
    const { page, problems } = await openPage(browser, serve.address);
    expect(await page.title()).toBe('学分台账');
    await page.waitForFunction(() => !window.location.hash.match(/^#[A-Za-z0-9_-]{43}$/));
    expect(await callStatus(page)).toMatchObject({
      status: 200,
      output: { hostKind: 'browser', ledger: null },
    });
    await page.reload();
    expect(await callStatus(page)).toMatchObject({ status: 200 });
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('answers nothing to a tab that was not opened with the token', async () => {
    const { page } = await openPage(browser, new URL(serve.address).origin);
    expect(
      await page.evaluate(() => fetch('/rpc/app/status', { method: 'POST', body: '' }).then((r) => r.status)),
    ).toBe(401);
    await page.context().close();
  });

  test('lets the page load and reach nothing but its own host', async () => {
    const { page } = await openPage(browser, serve.address);
    const reach = (address: string) =>
      page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'reached',
            () => 'blocked',
          ),
        address,
      );
    expect(await reach('http://127.0.0.1:9/')).toBe('blocked');
    expect(await reach('/index.html')).toBe('reached');
    const inline = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.wasInjected = true';
      document.body.append(script);
      return 'wasInjected' in window;
    });
    expect(inline).toBe(false);
    await page.context().close();
  });

  test('changes its colours at once for who asks for less motion', async () => {
    const { page } = await openPage(browser, serve.address);
    await page.getByRole('textbox').first().waitFor();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const colours = () =>
      page.evaluate(() => ({
        ground: getComputedStyle(document.body).backgroundColor,
        underWay: document.getAnimations().length,
      }));
    const light = await colours();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.waitForFunction(
      (ground) => getComputedStyle(document.body).backgroundColor !== ground,
      light.ground,
    );
    expect((await colours()).underWay).toBe(0);
    await page.context().close();
  });

  test('closes the ledger and ends on Ctrl-C', async () => {
    const second = await startServe({ home: join(home, 'second') });
    expect(await second.stop()).toBe(0);
    expect(second.output().stderr).toBe('');
  });
});

describe.skipIf(chromium === null)('the program’s window (Electron, or its stand-in with Chromium)', () => {
  const folder = join(home, 'window');
  let opened: ProgramWindow;

  beforeAll(async () => {
    if (chromium !== null) opened = await openWindow({ home: folder });
  });
  afterAll(async () => {
    await opened?.quit();
  });

  /** One call over a port of its own, in oRPC's message form, as the page's client sends it. */
  const call = (page: Page, path: string) =>
    page.evaluate(async (procedure) => {
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<string>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
      window.postMessage('credit-ledger:port', window.location.origin, [port2]);
      port1.postMessage(JSON.stringify({ i: 1, p: { u: procedure } }));
      return JSON.parse(await answer).p;
    }, path);

  test('shows the page and answers its calls from the ledger worker', async () => {
    expect(await opened.page.title()).toBe('学分台账');
    expect((await call(opened.page, '/app/status')).b.json).toMatchObject({
      hostKind: 'electron',
      ledger: null,
    });
    expect(opened.problems).toEqual([]);
  });

  test('gives the page three things and no Node', async () => {
    const seen = await opened.page.evaluate(() => ({
      host: Object.keys(window.host ?? {}).toSorted(),
      node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ host: ['chooseLedgerFolder', 'kind', 'onBeforeClose', 'openPdf'], node: [] });
  });

  test('reloads and goes on', async () => {
    await opened.page.reload();
    expect((await call(opened.page, '/app/status')).b.json).toMatchObject({ hostKind: 'electron' });
  });

  test('turns a chosen folder into an opaque id, and no choice into null', async () => {
    if (opened.kind === 'electron') return;
    const choose = () => opened.page.evaluate(() => window.host?.chooseLedgerFolder());
    expect(await choose()).toBe(null);
    opened.answerDialog('showOpenDialog', { canceled: false, filePaths: [join(home, '某校台账')] });
    const ledgerId = await choose();
    expect(ledgerId).toEqual(expect.any(String));
    expect(ledgerId).not.toContain('某校');
  });

  test('opens a finished PDF of 5 MB in a window of its own and refuses anything else', async () => {
    if (opened.kind === 'electron') return;
    await opened.page.evaluate(async () => {
      const bytes = new Uint8Array(5_000_000);
      bytes.set(new TextEncoder().encode('%PDF-1.7'));
      await window.host?.openPdf(bytes, '../审批表');
    });
    expect(await opened.asked()).toContainEqual({
      what: 'loadFile',
      detail: { title: '../审批表', bytes: 5_000_000 },
    });
    const refused = opened.page.evaluate(() =>
      window.host?.openPdf(new TextEncoder().encode('<html>'), 'x.html'),
    );
    await expect(refused).rejects.toThrow('not a PDF');
  });

  test('has a menu in Chinese without reload and developer tools, and reaches no network', async () => {
    if (opened.kind === 'electron') return;
    const asked = await opened.asked();
    const menu = JSON.stringify(asked.find(({ what }) => what === 'menu')?.detail);
    expect(menu).toMatch(/"label":"编辑".*"label":"视图".*"label":"窗口".*"label":"帮助"/);
    expect(menu).not.toMatch(/reload|toggleDevTools/);
    expect(asked.find(({ what }) => what === 'blocked')?.detail).toContain('https://*/*');
  });

  test('lets the page put its drafts away, closes the ledger, remembers its size and ends', async () => {
    await opened.page.evaluate(() => {
      window.host?.onBeforeClose(() => sessionStorage.setItem('drafts', 'saved'));
    });
    expect(await opened.quit()).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'config', 'window.json'), 'utf8'))).toMatchObject({
      isMaximized: false,
    });
  });
});
