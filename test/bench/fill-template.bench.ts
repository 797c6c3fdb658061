import { test } from 'vitest';
import { runJob } from './run-job.ts';

/** In a process of its own: a test runner's modules would slow our side only. */
test('filling templates with 300 rows', () => {
  runJob(new URL('./fill-template.job.ts', import.meta.url));
});
