import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach } from 'vitest';
import { firstRunText } from '../../../src-renderer/text/first-run.ts';
import { shellText } from '../../../src-renderer/text/shell.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { field } from '../journey.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { type OpenedPage, openPage, pictureOfFailure } from './page.ts';
import { type RunningServe, type ServeOptions, startServe } from './serve.ts';

type ServedPage = {
  /** A folder of its own, gone after the tests. */
  readonly home: string;
  /** Starts the program with an empty home and shows it. */
  readonly open: () => Promise<OpenedPage>;
  /** The same with a ledger that is there already, on its own day, and 王老师 at work in it. */
  readonly openLedger: (ledger: string, now: string) => Promise<OpenedPage>;
};

/** One page of the built program in Chromium for the tests of the block it is called in; ends with them. */
export function servePage(name: string, chromium: Chromium | null): ServedPage {
  let home: string | undefined;
  let browser: Browser | undefined;
  let serve: RunningServe | undefined;
  let opened: OpenedPage | undefined;
  afterEach(async ({ task }) => {
    if (opened !== undefined) await pictureOfFailure(opened.page, task, name);
  });
  afterAll(async () => {
    await browser?.close();
    await serve?.stop();
    if (home !== undefined) rmSync(home, { recursive: true, force: true });
  });
  async function start(options: ServeOptions): Promise<OpenedPage> {
    [browser, serve] = await Promise.all([
      launchChromium(assertPresent(chromium, 'skipped without Chromium')),
      startServe(options),
    ]);
    opened = await openPage(browser, serve.address);
    return opened;
  }
  return {
    get home() {
      home ??= mkdtempSync(join(tmpdir(), `credit-ledger-${name}-`));
      return home;
    },
    open() {
      return start({ home: this.home });
    },
    async openLedger(ledger, now) {
      const { page, problems } = await start({
        home: join(this.home, 'program'),
        args: ['--ledger', ledger],
        env: { CREDIT_LEDGER_NOW: now },
      });
      await field(page, firstRunText.actor.label).fill('王老师');
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: shellText.navigation }).waitFor();
      return { page, problems };
    },
  };
}
