import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page, Request } from 'playwright-core';
import type { RunnerTask } from 'vitest';
import { projectRoot } from './built-program.ts';

export const screenSizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/**
 * Collects what must not happen on a page: errors on its console, uncaught errors, requests that failed.
 * A declared error of a call is a 4xx answer, which Chromium also writes to the console; those lines are left out.
 */
export function collectProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.location().url.includes('/rpc/')) return;
    problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A call that the page itself cancelled.
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${new URL(request.url()).pathname} ${reason}`);
  });
  return problems;
}

/** Milliseconds that anything may take on a page before the test gives up. It measures nothing: a machine may be slow. */
export const PATIENCE = 60_000;

export type OpenedPage = { readonly page: Page; readonly problems: readonly string[] };

/**
 * Makes a slow machine of this one, to find what depends on its speed: with `E2E_DELAY` every call waits up to so many
 * milliseconds, most of them little and some of them long; with `E2E_CPU` the page computes so many times slower.
 */
async function slowDown(page: Page): Promise<void> {
  const delay = Number(process.env['E2E_DELAY'] ?? 0);
  const rate = Number(process.env['E2E_CPU'] ?? 1);
  if (rate > 1) {
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate });
  }
  if (delay > 0)
    await page.route('**/rpc/**', async (route) => {
      await setTimeout(Math.random() ** 3 * delay);
      await route.continue().catch(() => undefined);
    });
}

/** A fresh page (own storage) at the address, in Chinese, at the smallest supported size. */
export async function openPage(browser: Browser, address: string): Promise<OpenedPage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    viewport: screenSizes[0],
  });
  const page = await context.newPage();
  requestsUnderWay(page);
  const problems = collectProblems(page);
  page.setDefaultTimeout(PATIENCE);
  await slowDown(page);
  await page.goto(address);
  return { page, problems };
}

/** The requests of a page that have not ended; a call that streams ends with its stream. */
type Requests = {
  readonly add: (request: Request) => void;
  /** It ended, or a test holds it and knows itself when it goes on. */
  readonly remove: (request: Request) => void;
  readonly isEmpty: () => boolean;
  /** Resolves when there is none. */
  readonly ended: () => Promise<void>;
};

const requestsOf = new WeakMap<Page, Requests>();

/** The requests under way of a page, counted from the first time this is asked. */
export function requestsUnderWay(page: Page): Requests {
  const known = requestsOf.get(page);
  if (known !== undefined) return known;
  const underWay = new Set<Request>();
  const waiting: (() => void)[] = [];
  const requests: Requests = {
    add: (request) => underWay.add(request),
    remove(request) {
      underWay.delete(request);
      if (underWay.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    isEmpty: () => underWay.size === 0,
    ended: () => (underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
  requestsOf.set(page, requests);
  page.on('request', requests.add);
  page.on('requestfinished', requests.remove);
  page.on('requestfailed', requests.remove);
  return requests;
}

/**
 * Resolves when nothing on the page is under way any more: every request has ended but those that a test holds, every
 * animation that ends has ended, the fonts are there, and what the last of it changed is painted. It cannot know of what
 * the page still means to ask, such as a search a moment after the last key: a test waits for the answer itself.
 */
export async function settled(page: Page): Promise<void> {
  const requests = requestsUnderWay(page);
  do {
    await requests.ended();
    await page.evaluate(async () => {
      const ending = document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
      await Promise.allSettled(ending.map(({ finished }) => finished));
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
  } while (!requests.isEmpty());
}

/**
 * Pictures of the page as it stands under `test-results/screens`: the small screen in light and the large one in dark;
 * with `SCREENS=all` both sizes in both.
 */
export async function takeScreenshots(page: Page, name: string): Promise<void> {
  const isAll = process.env['SCREENS'] === 'all';
  const folder = join(projectRoot, 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  for (const [index, size] of screenSizes.entries()) {
    for (const [at, colorScheme] of (['light', 'dark'] as const).entries()) {
      if (!isAll && at !== index) continue;
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      await page.screenshot({
        path: join(folder, `${name}-${size.width}x${size.height}-${colorScheme}.png`),
      });
    }
  }
  await page.setViewportSize(screenSizes[0]);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** What the page showed when a test failed, and what it said where a picture cannot tell, under `test-results`. */
export async function pictureOfFailure(page: Page, task: Readonly<RunnerTask>, name: string): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const folder = join(projectRoot, 'test-results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${task.name.replace(/[^\p{L}\p{N}]+/gu, '-')}-failed`);
  await page.screenshot({ path: `${path}.png` }).catch(() => undefined);
  const said = await page
    .locator('body')
    .ariaSnapshot()
    .catch(() => '');
  writeFileSync(`${path}.txt`, said);
}
