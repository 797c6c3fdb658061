import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run bench`: one file after the other, because a benchmark runs alone. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/bench/**/*.bench.ts'],
    globalSetup: resolve(import.meta.dirname, '../e2e/harness/build.ts'),
    testTimeout: 900_000,
    fileParallelism: false,
  },
});
