import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from './harness/built-program.ts';

/**
 * The launcher runs on a small project of its own with a build tool that takes its time, counts its runs and writes entries
 * that print what they were given: what is looked at is when it builds, what it starts and what it tells.
 */
const buildTool = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { setTimeout: wait } = require('node:timers/promises');
console.log('noise of the build');
appendFileSync('builds.txt', 'x');
wait(300).then(() => {
  mkdirSync('out/main', { recursive: true });
  for (const name of ['serve', 'cli'])
    writeFileSync(\`out/main/\${name}.js\`, \`console.log(JSON.stringify({ entry: '\${name}', argv: process.argv.slice(2), cwd: process.cwd() }))\`);
});
`;

let project: string;

function put(path: string, text: string): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'launch-'));
  put('package.json', '{"type":"module"}');
  put('src-shared/a.ts', '');
  put('node_modules/electron-vite/package.json', '{"type":"commonjs"}');
  put('node_modules/electron-vite/bin/electron-vite.js', buildTool);
  for (const path of ['src-main/launch.mjs', 'src-main/launch'])
    cpSync(join(projectRoot, path), join(project, path), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

type Result = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Electron is never started as root: there the launcher runs as nobody, with a copy of Node that nobody can reach. */
const NOBODY = 65_534;

function asOrdinaryUser(): {
  readonly node: string;
  readonly user: { readonly uid?: number; readonly gid?: number };
} {
  if (process.getuid?.() !== 0) return { node: process.execPath, user: {} };
  const node = join(project, 'node');
  cpSync(realpathSync(process.execPath), node);
  for (const path of [project, ...globSync('**', { cwd: project }).map((name) => join(project, name))])
    chownSync(path, NOBODY, NOBODY);
  return { node, user: { uid: NOBODY, gid: NOBODY } };
}

function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Result> {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, npm_lifecycle_event: _e, ...surroundings } = process.env;
  const { node, user } = args[0] === 'start' ? asOrdinaryUser() : { node: process.execPath, user: {} };
  return new Promise((resolve) => {
    const options = { cwd: project, env: { ...surroundings, ...env }, ...user };
    const child = execFile(node, ['src-main/launch.mjs', ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const builds = () => readFileSync(join(project, 'builds.txt'), 'utf8').length;

describe('the launcher', () => {
  test('builds what was never built, with all of its output on standard error', async () => {
    const { code, stdout, stderr } = await launch(['ledger', 'eval', 'x.json']);
    expect([code, JSON.parse(stdout)]).toEqual([0, { entry: 'cli', argv: ['eval', 'x.json'], cwd: project }]);
    expect(stderr).toContain('noise of the build');
  });

  test('builds again only when a source changed, came or went', async () => {
    await launch(['build']);
    await launch(['build']);
    expect(builds()).toBe(1);
    const soon = new Date(Date.now() + 2_000);
    utimesSync(put('src-shared/a.ts', 'changed'), soon, soon);
    await launch(['build']);
    expect(builds()).toBe(2);
    rmSync(join(project, 'src-shared', 'a.ts'));
    utimesSync(join(project, 'src-shared'), soon, soon);
    await launch(['build']);
    expect(builds()).toBe(3);
  });

  test('builds once for launches at the same time, and each of them runs', async () => {
    const results = await Promise.all([launch(['serve']), launch(['ledger']), launch(['serve', '--demo'])]);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(results.map(({ stdout }) => JSON.parse(stdout).entry)).toEqual(['serve', 'cli', 'serve']);
    expect(builds()).toBe(1);
  });

  test('is not held up by the lock of a launch that was killed', async () => {
    put('out/.building', '4194304');
    expect((await launch(['build'])).code).toBe(0);
    expect(builds()).toBe(1);
  });

  test('says that a build failed, builds again the next time and runs nothing', async () => {
    put('node_modules/electron-vite/bin/electron-vite.js', `process.exitCode = 1; ${buildTool}`);
    for (const _attempt of [1, 2]) {
      const { code, stdout, stderr } = await launch(['serve']);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('构建失败');
    }
    expect(builds()).toBe(2);
  });

  test('takes the paths of npm’s caller from where they stood', async () => {
    const { stdout } = await launch(['ledger'], { npm_lifecycle_event: 'ledger', INIT_CWD: tmpdir() });
    expect(JSON.parse(stdout).cwd).toBe(tmpdir());
  });

  test('refuses a mode it does not know', async () => {
    expect((await launch(['frobnicate'])).code).toBe(2);
  });
});

describe.skipIf(process.platform !== 'linux')('npm start (on Linux)', () => {
  /** An `electron` whose behaviour is a shell script. */
  function putElectron(script: string): Readonly<Record<string, string>> {
    chmodSync(put('electron/electron', `#!/bin/sh\n${script}\n`), 0o755);
    return { ELECTRON_OVERRIDE_DIST_PATH: join(project, 'electron'), DISPLAY: ':99' };
  }

  test('serves in the browser where there is no display, and says so in one line', async () => {
    const { code, stdout, stderr } = await launch(['start', '--demo']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { entry: 'serve', argv: ['--demo'] }]);
    expect(stderr).toContain('本机没有图形界面，改在浏览器中使用');
  });

  test('opens Electron on the project', async () => {
    const { code, stdout } = await launch(['start', '--demo'], putElectron('echo "$@"'));
    expect([code, stdout]).toEqual([0, `${project} --demo\n`]);
  });

  test('serves where Electron dies at once', async () => {
    const { code, stdout, stderr } = await launch(['start'], putElectron('kill -TRAP $$'));
    expect([code, JSON.parse(stdout).entry]).toEqual([0, 'serve']);
    expect(stderr).toContain('Electron 未能在本机启动');
  });

  test('serves nothing after the program itself told why it ended', async () => {
    expect(await launch(['start'], putElectron('exit 70'))).toMatchObject({ code: 1, stdout: '' });
  });

  test('tries a missing Electron once and serves when its host does not answer', async () => {
    put('node_modules/electron/install.js', `require('node:fs').writeFileSync('installed.txt', '');`);
    const env = { DISPLAY: ':99', ELECTRON_MIRROR: 'http://127.0.0.1:9/' };
    const { stdout, stderr } = await launch(['start'], env);
    expect(JSON.parse(stdout).entry).toBe('serve');
    expect(stderr).toContain('也未能下载');
    expect(() => readFileSync(join(project, 'installed.txt'))).toThrow();
  });
});
