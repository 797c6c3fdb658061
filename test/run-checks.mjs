/**
 * `npm test`: every check of the project, one after another, with its time. Stops at nothing: all of them run, then the
 * summary says what failed. Checks that need a program which is not here are skipped by name; with CI=true none may be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const isCi = process.env.CI === 'true';
const report = join(root, 'test-results', 'vitest.json');
// LibreOffice and Chromium cannot name a file in Chinese without a UTF-8 locale, and a bare machine sets none.
const isUtf8 = /utf-?8/i.test(process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '');
const locale = isUtf8 || process.platform === 'win32' ? {} : { LC_ALL: 'C.UTF-8' };
const env = {
  ...process.env,
  ...locale,
  NO_COLOR: '1',
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
};

const checks = [
  { name: '格式与规范 (Biome)', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  // TypeScript 7 checks; knip needs the compiler API that only TypeScript 5 has, so that one owns the name `tsc`.
  { name: '类型 (TypeScript)', command: ['node', 'node_modules/typescript-native/bin/tsc', '-b'] },
  { name: '无用代码 (knip)', command: ['knip'] },
  { name: '构建', command: ['node', 'src-main/launch.mjs', 'build'] },
  {
    name: '测试 (Vitest)',
    command: [
      'vitest',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--project',
      'unit',
      '--project',
      'e2e',
      '--project',
      'alone',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  },
];

rmSync(report, { force: true });
const failed = [];
for (const { name, command } of checks) {
  const started = performance.now();
  const [program, ...parameters] = command;
  const { status } = spawnSync(program, parameters, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name}  ${seconds} s`);
  if (status !== 0) failed.push(name);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
if (existsSync(report)) {
  const results = JSON.parse(readFileSync(report, 'utf8'));
  const tests = results.testResults.flatMap((file) => file.assertionResults);
  counts.passed = tests.filter((test) => test.status === 'passed').length;
  counts.failed = tests.filter((test) => test.status === 'failed').length;
  const skipped = tests.filter(
    (test) => test.status === 'skipped' || test.status === 'pending' || test.status === 'todo',
  );
  counts.skipped = skipped.length;
  for (const test of skipped) console.log(`跳过：${test.fullName}`);
  if (isCi && skipped.length > 0) failed.push(`${skipped.length} skipped in CI`);
  if (tests.length === 0) failed.push('no test ran');
} else failed.push('no test report');

console.log(failed.length === 0 ? '全部通过' : `未通过：${failed.join('、')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed.length === 0 ? 0 : 1;
