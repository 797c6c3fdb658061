// Starts the program from its sources, on any Node from 20: `node src-main/launch.mjs MODE …`, built anew when stale.
//   start   the window; where Electron cannot run, the same program in the browser
//   serve   the program in the browser
//   ledger  the terminal commands
//   build   only the build
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './launch/build-if-stale.mjs';
import { openWindow } from './launch/open-window.mjs';
import { runChild } from './launch/run-child.mjs';

const NODE_MAJOR_MIN = 22;

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
/** @param {readonly string[]} parts */
const at = (...parts) => join(root, ...parts);
const [mode = 'start', ...parameters] = process.argv.slice(2);
const modes = {
  start,
  serve: () => runEntry('serve'),
  ledger: () => runEntry('cli'),
  build: () => undefined,
};

if (!isMode(mode)) refuse(`没有「${mode}」，可用：${Object.keys(modes).join('、')}。`);
if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR_MIN) await continueOnBundledNode();
const failure = await buildIfStale(root);
if (failure !== null) refuse(failure);
// npm runs scripts in the project folder; paths that the user typed are meant from where they stood.
if (process.env['npm_lifecycle_event'] === mode && process.env['INIT_CWD'])
  process.chdir(process.env['INIT_CWD']);
await modes[mode]();

/** @param {string} name @returns {name is keyof typeof modes} */
function isMode(name) {
  return Object.hasOwn(modes, name);
}

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

/** @returns {Promise<never>} */
async function continueOnBundledNode() {
  const isWindows = process.platform === 'win32';
  const platform = isWindows ? 'win' : process.platform;
  const node = at('node_modules', `node-${platform}-${process.arch}`, 'bin', isWindows ? 'node.exe' : 'node');
  if (!existsSync(node))
    refuse(
      `需要 Node ${NODE_MAJOR_MIN} 以上（现为 ${process.version}）。请安装新版 Node，或重新运行 npm ci。`,
    );
  process.exit(await runChild(node, [self, mode, ...parameters], process.env));
}

/** Runs a built entry in this process: signals arrive where the ledger is closed. @param {string} name */
async function runEntry(name) {
  const file = at('out', 'main', `${name}.js`);
  process.argv = [process.execPath, file, ...parameters];
  await import(pathToFileURL(file).href);
}

async function start() {
  const obstacle = await openWindow(root, parameters);
  if (obstacle === null) return;
  console.error(`${obstacle}，改在浏览器中使用；按 Ctrl-C 结束。网址：`);
  await runEntry('serve');
}
