// Runs before anything is built, on any Node from 20: builds when the sources are newer, then starts what was asked for.
//   start   the window; where Electron cannot run, the same program in the browser
//   serve   the program in the browser
//   ledger  the terminal commands
//   build   only the build
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

const nodeMajorMin = 22;
/** Everything whose change makes `out` stale. Folders count too: deleting a file changes only its folder. */
const sources = [
  'src-main',
  'src-shared',
  'src-renderer',
  'resources/policies',
  'resources/calendars',
  'package.json',
  'electron.vite.config.ts',
];
const builtStamp = at('out', '.built');
const buildLock = at('out', '.building');
const buildMillisecondsMax = 300_000;

const tell = (sentence) => console.error(sentence);

// Node

/** The Node that came with the packages, whatever the system has. */
function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = at(
    'node_modules',
    `node-${platform}-${process.arch}`,
    'bin',
    platform === 'win' ? 'node.exe' : 'node',
  );
  return existsSync(file) ? file : null;
}

/** Runs this launcher again under a Node that is new enough; ends this process with its result. */
async function continueOnNewerNode() {
  const node = bundledNode();
  if (node === null) {
    tell(`需要 Node ${nodeMajorMin} 以上（现为 ${process.version}）。请安装新版 Node，或重新运行 npm ci。`);
    process.exit(2);
  }
  process.exit(
    await run(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]).ended.then(exitCode),
  );
}

/** A child that owns the terminal: Ctrl-C reaches it directly, and this process waits for its orderly end. */
function run(command, parameters, options = {}) {
  const child = spawn(command, parameters, { stdio: 'inherit', ...options });
  const keepWaiting = () => {};
  const passOn = (signal) => child.kill(signal);
  process.on('SIGINT', keepWaiting);
  process.on('SIGTERM', passOn);
  process.on('SIGHUP', passOn);
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    ended: ended.finally(() => {
      process.off('SIGINT', keepWaiting);
      process.off('SIGTERM', passOn);
      process.off('SIGHUP', passOn);
    }),
  };
}

const exitCode = ({ code, signal }) => code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);

// Build

function newestChange(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function isFresh() {
  const stamp = statSync(builtStamp, { throwIfNoEntry: false });
  return stamp !== undefined && sources.every((source) => newestChange(at(source)) <= stamp.mtimeMs);
}

/** Takes the lock, or says that somebody else builds. A lock whose holder is gone is removed. */
function lockBuild() {
  mkdirSync(dirname(buildLock), { recursive: true });
  try {
    const file = openSync(buildLock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(buildLock, { force: true });
    return false;
  }
}

/** False when the launch that took the lock is gone; for a moment after taking it, it is not named yet. */
function isHeld() {
  try {
    const pid = Number(readFileSync(buildLock, 'utf8'));
    if (pid === 0) return Date.now() - statSync(buildLock).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds when needed; of two launches one builds and the other waits for it. */
async function ensureBuilt() {
  const deadline = Date.now() + buildMillisecondsMax;
  while (!isFresh()) {
    if (lockBuild()) {
      try {
        if (!isFresh()) build();
      } finally {
        rmSync(buildLock, { force: true });
      }
      return;
    }
    if (Date.now() > deadline) fail('等待另一个构建超时，请稍后再试。');
    await wait(200);
  }
}

function build() {
  const tool = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!existsSync(tool)) fail('依赖尚未安装，请先运行 npm ci。');
  tell('正在构建（首次或源码有变动时需要几秒）…');
  const begun = new Date();
  rmSync(builtStamp, { force: true });
  // Everything the build prints goes to standard error: standard output belongs to the command.
  const { status } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('构建失败，原因见上。');
  writeFileSync(builtStamp, '');
  // What changed while it was being built counts as newer.
  utimesSync(builtStamp, begun, begun);
}

function fail(sentence) {
  rmSync(buildLock, { force: true });
  tell(sentence);
  process.exit(2);
}

// Electron

/** Electron's program file, or null when it was never downloaded. */
function electronBinary() {
  const folder = at('node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : defaultElectronName();
  const file = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(file) ? file : null;
}

function defaultElectronName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Why no window can open here whatever is installed, or null. */
function windowObstacle() {
  if (process.platform !== 'linux') return null;
  if (process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined)
    return '本机没有图形界面';
  return process.getuid() === 0 ? 'Electron 不能以 root 身份运行' : null;
}

const triedStamp = at('node_modules', '.cache', 'credit-ledger', 'electron-tried');
const triedAgainAfter = 24 * 3600_000;
const reachMillisecondsMax = 5_000;
const downloadMillisecondsMax = 600_000;

/** Downloads Electron once a day at most, and only from a host that answers: a start without network must not wait. */
async function installElectron() {
  const tried = statSync(triedStamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const installer = at('node_modules', 'electron', 'install.js');
  if (!existsSync(installer) || Date.now() - tried < triedAgainAfter) return;
  mkdirSync(dirname(triedStamp), { recursive: true });
  writeFileSync(triedStamp, '');
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(reachMillisecondsMax) });
  } catch {
    return;
  }
  tell('正在下载 Electron（约 110 MB，仅此一次；按 Ctrl-C 取消）…');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: downloadMillisecondsMax });
}

/** Exit code of the program after it has told the user itself what went wrong (src-main/main.ts). */
const toldExitCode = 70;
const earlyMilliseconds = 15_000;

/** Runs the window; false when Electron could not start on this machine (its sandbox, a missing library). */
async function runWindow(binary, parameters) {
  const { ELECTRON_RUN_AS_NODE: _unset, ...env } = process.env;
  const begun = Date.now();
  const result = await run(binary, [root, ...parameters], { env }).ended;
  const code = exitCode(result);
  if (code !== 0 && code !== toldExitCode && Date.now() - begun < earlyMilliseconds) return false;
  process.exitCode = code === toldExitCode ? 1 : code;
  return true;
}

// Modes

/** Runs a built entry in this process: no second Node, and signals arrive where the ledger is closed. */
async function runEntry(name, parameters) {
  const file = at('out', 'main', `${name}.js`);
  process.argv = [process.execPath, file, ...parameters];
  await import(pathToFileURL(file).href);
}

async function start(parameters) {
  let obstacle = windowObstacle();
  if (obstacle === null) {
    if (electronBinary() === null) await installElectron();
    const binary = electronBinary();
    if (binary !== null && (await runWindow(binary, parameters))) return;
    obstacle = binary === null ? '本机没有 Electron 程序文件，也未能下载' : 'Electron 未能在本机启动';
  }
  tell(`${obstacle}，改在浏览器中使用；按 Ctrl-C 结束。网址：`);
  await runEntry('serve', parameters);
}

const modes = {
  start,
  serve: (parameters) => runEntry('serve', parameters),
  ledger: (parameters) => runEntry('cli', parameters),
  build: async () => {},
};

const [mode = 'start', ...parameters] = process.argv.slice(2);
if (!Object.hasOwn(modes, mode)) fail(`没有「${mode}」，可用：${Object.keys(modes).join('、')}。`);
if (Number.parseInt(process.versions.node, 10) < nodeMajorMin) await continueOnNewerNode();
await ensureBuilt();
// npm runs scripts in the project folder; paths that the user typed are meant from where they stood.
if (process.env.npm_lifecycle_event === mode && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await modes[mode](parameters);
