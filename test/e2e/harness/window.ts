import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright-core';
import type { StandInReply, StandInRequest } from '../../helpers/electron-stand-in-protocol.ts';
import { builtFile, e2eNow, projectRoot } from './built-program.ts';
import { findChromium } from './chromium.ts';
import { collectProblems } from './page.ts';

export type ProgramWindow = {
  readonly kind: 'electron' | 'stand-in';
  readonly page: Page;
  readonly problems: readonly string[];
  /** What the next dialog of this kind answers (stand-in only). */
  readonly answerDialog: (method: 'showOpenDialog' | 'showMessageBox', result: unknown) => void;
  /** Everything the main process asked of the system (stand-in only): menus, dialogs, opened files. */
  readonly asked: () => Promise<readonly { readonly what: string; readonly detail: unknown }[]>;
  /** Quits as the menu does; resolves with the exit code. */
  readonly quit: () => Promise<number | null>;
};

type WindowOptions = { readonly home: string; readonly args?: readonly string[] };

/** Electron's program file in the packages, or null. */
export function findElectron(): string | null {
  const folder = join(projectRoot, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const file = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(file) ? file : null;
}

/** The program's window: real Electron where its binary is, else the same built files over the stand-in. */
export async function openWindow(options: WindowOptions): Promise<ProgramWindow> {
  const electron = findElectron();
  return electron === null ? openStandIn(options) : openElectron(electron, options);
}

async function openElectron(
  executablePath: string,
  { home, args = [] }: WindowOptions,
): Promise<ProgramWindow> {
  builtFile();
  const { CREDIT_LEDGER_NOW: _replaced, ...rest } = process.env;
  const env = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const program = await _electron.launch({
    executablePath,
    args: [projectRoot, '--home', home, ...args],
    env: { ...env, CREDIT_LEDGER_NOW: e2eNow },
  });
  const page = await program.firstWindow();
  return {
    kind: 'electron',
    page,
    problems: collectProblems(page),
    answerDialog() {
      throw new Error('a real dialog is answered by a person');
    },
    asked: async () => [],
    async quit() {
      const { exitCode } = program.process();
      if (exitCode !== null) return exitCode;
      const exited = once(program.process(), 'exit');
      await program.evaluate(({ app }) => app.quit());
      const [code]: readonly (number | null)[] = await exited;
      return code ?? null;
    },
  };
}

/** The built main and preload, unmodified, over the stand-in for `electron`; the page is a real Chromium page. */
export async function openStandIn({ home, args = [] }: WindowOptions): Promise<ProgramWindow> {
  const browser = await findChromium();
  if (browser === null) throw new Error('no Chromium');
  const runner = join(projectRoot, 'test', 'helpers', 'electron-stand-in-run.ts');
  const child = fork(runner, ['--home', home, ...args], {
    env: {
      ...process.env,
      CREDIT_LEDGER_NOW: e2eNow,
      STAND_IN_MAIN: builtFile('main', 'main.js'),
      STAND_IN_HOME: home,
      STAND_IN_CHROMIUM: JSON.stringify(browser),
    },
  });
  const exited = once(child, 'exit').then(([code]: readonly (number | null)[]) => code ?? null);
  const replies: StandInReply[] = [];
  child.on('message', (reply: StandInReply) => replies.push(reply));
  const ask = (request: StandInRequest) => child.send(request);
  const reply = async <Kind extends StandInReply['kind']>(kind: Kind) => {
    for (;;) {
      const index = replies.findIndex((candidate) => candidate.kind === kind);
      const [found] = index < 0 ? [] : replies.splice(index, 1);
      if (found !== undefined) return found;
      const ended = await Promise.race([once(child, 'message').then(() => false), exited.then(() => true)]);
      if (ended) throw new Error('the stand-in ended');
    }
  };
  const opened = await reply('opened');
  if (opened.kind !== 'opened') throw new Error('unexpected reply');
  const connection = await chromium.connectOverCDP(opened.debuggerAddress);
  const page = connection
    .contexts()
    .flatMap((context) => context.pages())
    .find((candidate) => candidate.url().startsWith(opened.pageOrigin));
  if (page === undefined) throw new Error('the window has no page');
  return {
    kind: 'stand-in',
    page,
    problems: collectProblems(page),
    answerDialog: (method, result) => ask({ kind: 'answer', method, result }),
    async asked() {
      ask({ kind: 'asked' });
      const answer = await reply('asked');
      return answer.kind === 'asked' ? answer.list : [];
    },
    async quit() {
      if (child.connected) ask({ kind: 'quit' });
      return exited;
    },
  };
}
