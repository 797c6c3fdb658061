import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runChild } from './run-child.mjs';

/** Exit code of the window after it has told the user itself what went wrong (src-main/main.ts). */
const TOLD_EXIT_CODE = 70;
/** A window that ends sooner with an error never stood: Electron's sandbox, a missing library. */
const EARLY_MS = 15_000;
const DOWNLOAD_EVERY_MS = 24 * 3600_000;

/**
 * Opens the window and waits for its end, whose exit code becomes this process's. Gives null then, or a sentence that says
 * why no window opened.
 * @param {string} root @param {readonly string[]} args
 * @returns {Promise<string | null>}
 */
export async function openWindow(root, args) {
  const obstacle = windowObstacle();
  if (obstacle !== null) return obstacle;
  if (electronBinary(root) === null) await downloadElectron(root);
  const binary = electronBinary(root);
  if (binary === null) return '本机没有 Electron 程序文件，也未能下载';
  return (await runWindow(binary, [root, ...args])) ? null : 'Electron 未能在本机启动';
}

/** Why no window can open here whatever is installed, or null. */
function windowObstacle() {
  if (process.platform !== 'linux') return null;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return '本机没有图形界面';
  return process.getuid?.() === 0 ? 'Electron 不能以 root 身份运行' : null;
}

/** Electron's program file, or null when it was never downloaded. @param {string} root */
function electronBinary(root) {
  const pathFile = join(root, 'node_modules', 'electron', 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const file = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules', 'electron', 'dist'),
    name,
  );
  return existsSync(file) ? file : null;
}

/** Once a day at most, and only from a host that answers: a start without network must not wait. @param {string} root */
async function downloadElectron(root) {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  const tried = join(root, 'node_modules', '.cache', 'credit-ledger', 'electron-tried');
  const triedAt = statSync(tried, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (!existsSync(installer) || Date.now() - triedAt < DOWNLOAD_EVERY_MS) return;
  mkdirSync(dirname(tried), { recursive: true });
  writeFileSync(tried, '');
  const { ELECTRON_MIRROR, npm_config_electron_mirror: mirror } = process.env;
  const asked = fetch(ELECTRON_MIRROR ?? mirror ?? 'https://github.com/', {
    method: 'HEAD',
    signal: AbortSignal.timeout(5_000),
  });
  if (!(await asked.then(() => true).catch(() => false))) return;
  console.error('正在下载 Electron（约 110 MB，仅此一次；按 Ctrl-C 取消）…');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 600_000 });
}

/**
 * Runs the window; false when Electron could not start on this machine.
 * @param {string} binary @param {readonly string[]} args
 */
async function runWindow(binary, args) {
  const { ELECTRON_RUN_AS_NODE: _unset, ...env } = process.env;
  const begun = Date.now();
  const code = await runChild(binary, args, env);
  if (code !== 0 && code !== TOLD_EXIT_CODE && Date.now() - begun < EARLY_MS) return false;
  process.exitCode = code === TOLD_EXIT_CODE ? 1 : code;
  return true;
}
