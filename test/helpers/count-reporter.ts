import { writeSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

/**
 * Names what was skipped and ends the output with one line, `N passed, N failed, N skipped`. A file that could not be read
 * counts as one failure. With CI=true every program is there that a test needs, so a skipped test fails the run.
 */
export function countReporter(): Reporter {
  let isFiltered = false;
  return {
    onInit: ({ config }) => {
      isFiltered = config.testNamePattern !== undefined;
    },
    onTestRunEnd: (modules) => {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const of = (state: string) => tests.filter((test) => test.result().state === state);
      const brokenFiles = modules.filter((module) => module.errors().length > 0);
      const skipped = of('skipped');
      const isRefused = process.env['CI'] === 'true' && !isFiltered && skipped.length > 0;
      if (isRefused) process.exitCode = 1;
      const lines = [
        ...(isFiltered ? [] : skipped.map((test) => `跳过：${test.fullName}`)),
        ...(isRefused ? ['未通过：CI 中不允许跳过'] : []),
        `${of('passed').length} passed, ${of('failed').length + brokenFiles.length} failed, ${skipped.length} skipped`,
      ];
      // Other reporters print until the end.
      process.once('exit', () => writeSync(1, `${lines.join('\n')}\n`));
    },
  };
}
