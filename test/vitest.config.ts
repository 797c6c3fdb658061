import { resolve } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { countReporter } from './helpers/count-reporter.ts';

// LibreOffice and Chromium cannot name a file in Chinese without a UTF-8 locale, and a bare machine sets none.
const { LC_ALL, LC_CTYPE, LANG } = process.env;
if (process.platform !== 'win32' && !/utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || ''))
  process.env['LC_ALL'] = 'C.UTF-8';

const root = resolve(import.meta.dirname, '..');

/** The commands of package.json that check without running anything. */
const checks = ['test/tidy/checks.test.ts'];
/** Files that fill the machine: nothing else runs beside them. */
const long = ['test/e2e/large.test.ts'];
const pages = {
  globalSetup: resolve(import.meta.dirname, 'e2e/harness/build.ts'),
  testTimeout: 180_000,
  hookTimeout: 120_000,
};
const unit = {
  include: ['test/**/*.test.ts'],
  exclude: ['test/e2e/**', ...checks],
  // Ends what hangs and measures nothing: a busy machine takes minutes for what takes seconds alone.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  // The default leaves one of two cores idle.
  maxWorkers: '100%',
};

/** One project runs after the other, in the order of `groupOrder`. */
function project(
  name: string,
  groupOrder: number,
  options: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration {
  return {
    root,
    test: {
      name,
      sequence: { groupOrder },
      // What a test waits for comes when it comes: a busy machine needs more than the default second.
      expect: { poll: { timeout: 30_000 } },
      ...options,
    },
  };
}

/** Every check there is. The benchmarks have a configuration of their own, in test/bench. */
export default defineConfig({
  root,
  test: {
    reporters: ['default', countReporter()],
    projects: [
      project('checks', 0, { include: checks, testTimeout: 600_000 }),
      project('unit', 1, unit),
      project('e2e', 2, { ...pages, include: ['test/e2e/**/*.test.ts'], exclude: long, maxWorkers: 2 }),
      project('long', 3, { ...pages, include: long, fileParallelism: false }),
    ],
  },
});
