import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** What a test waits for comes when it comes: a busy machine needs more than the default second. */
const expecting = { poll: { timeout: 30_000 } };

/** Files that measure: nothing else runs beside them. */
const alone = ['test/e2e/large.test.ts'];

/** `unit`, `e2e` and `alone` are what `npm test` runs, one group after the other; `bench` is `npm run bench`. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: expecting,
          // The default leaves one of two cores idle.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          testTimeout: 180_000,
          expect: expecting,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'alone',
          include: alone,
          testTimeout: 180_000,
          expect: expecting,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        root,
        test: {
          name: 'bench',
          include: ['test/bench/**/*.bench.ts'],
          testTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
