// Builds the program when a source is newer than the last build. Of launches at the same time one builds, the others wait.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Everything whose change makes `out` stale. */
const SOURCES = [
  'src-main',
  'src-shared',
  'src-renderer',
  'resources/policies',
  'resources/calendars',
  'package.json',
  'electron.vite.config.ts',
];
const WAIT_MS_MAX = 300_000;

/**
 * Gives null, or a sentence that says why there is no fresh build. What the build tool prints goes to standard error:
 * standard output belongs to the command.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function buildIfStale(root) {
  const lock = join(root, 'out', '.building');
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!isFresh(root)) {
    if (takeLock(lock)) {
      try {
        return isFresh(root) ? null : build(root);
      } finally {
        rmSync(lock, { force: true });
      }
    }
    if (Date.now() > deadline) {
      rmSync(lock, { force: true });
      return '等待另一个构建超时，请稍后再试。';
    }
    await wait(200);
  }
  return null;
}

/** The moment at which the sources of the last build were read. @param {string} root */
const stampOf = (root) => join(root, 'out', '.built');

/** @param {string} root */
function isFresh(root) {
  const stamp = statSync(stampOf(root), { throwIfNoEntry: false });
  return stamp !== undefined && SOURCES.every((source) => newestChange(join(root, source)) <= stamp.mtimeMs);
}

/** Folders count too: deleting a file changes only its folder. @param {string} path @returns {number} */
function newestChange(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/**
 * Takes the lock, or says that somebody else builds. The lock holds the number of its process: one that is gone is removed.
 * @param {string} lock
 */
function takeLock(lock) {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** @param {string} lock */
function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} root @returns {string | null} */
function build(root) {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!existsSync(tool)) return '依赖尚未安装，请先运行 npm ci。';
  console.error('正在构建（首次或源码有变动时需要几秒）…');
  // What changes while it is built counts as newer.
  const begun = new Date();
  rmSync(stampOf(root), { force: true });
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) return '构建失败，原因见上。';
  writeFileSync(stampOf(root), '');
  utimesSync(stampOf(root), begun, begun);
  return null;
}
