import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenAtStart } from './transport/control-message.ts';
import { conventionalFolders, foldersUnder } from './transport/conventional-folders.ts';
import { type LedgerProcess, startLedgerProcess } from './transport/ledger-process.ts';
import { startLoopbackServer, USUAL_PORT } from './transport/loopback-server.ts';
import { locateProgram, startOptions } from './transport/program.ts';
import { loadRendererFiles } from './transport/renderer-files.ts';
import { failureSentence } from './transport/terminal/sentences.ts';
import { startWorkerThread } from './transport/worker-thread.ts';

const usage = `在浏览器中使用学分台账（仅本机可访问）

用法：npm run serve -- [选项]
  --port N       端口（默认 ${USUAL_PORT}，被占用时换一个空闲的；0 由系统选择）
                 浏览器按端口保存草稿和记住的列，换了端口就找不到
  --no-open      只显示网址，不打开浏览器
  --home DIR     设置与台账都放在此文件夹
  --ledger DIR   打开此台账文件夹
  --demo         打开演示台账
  --help         显示本说明`;

/** The app in the user's own browser: prints one line, the address, and runs until it is interrupted. */
async function serve(argv: readonly string[]): Promise<void> {
  const options = parseOptions(argv);
  if (options === null) return;
  const program = locateProgram(import.meta.dirname);
  const { env, platform } = process;
  const folders =
    options.home === null
      ? conventionalFolders({ platform, env, home: homedir() })
      : foldersUnder(resolve(options.home));
  const ledger = startLedgerProcess(
    startWorkerThread(program.workerScript),
    { options: startOptions(program, folders, 'browser', env), open: options.open },
    (failure) => {
      console.error(failureSentence(failure));
      if (failure.during !== 'open') process.exit(1);
      process.exitCode = 1;
      void ledger.close().then(() => process.exit());
    },
  );
  const server = await startLoopbackServer({
    ports: options.port === null ? [USUAL_PORT, 0] : [options.port],
    files: loadRendererFiles(program.rendererDirectory),
    connect: ledger.connect,
  });
  const stop = stopOnce(server.close, ledger);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  await ledger.ready;
  if (process.exitCode !== undefined) return;
  console.log(server.address);
  if (options.shouldOpenBrowser) openBrowser(server.address);
}

/** The ledger is closed (checkpoint, backup) before the process ends, however often it is interrupted. */
function stopOnce(closeServer: () => Promise<void>, ledger: LedgerProcess<never>): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    void closeServer()
      .then(() => ledger.close())
      .then(() => process.exit(0));
  };
}

type ServeOptions = {
  /** Null where none was asked for: the usual one, or a free one where that is taken. */
  readonly port: number | null;
  readonly shouldOpenBrowser: boolean;
  readonly home: string | null;
  readonly open: OpenAtStart;
};

/** The options, or null when the answer was the usage text. */
function parseOptions(argv: readonly string[]): ServeOptions | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      home: { type: 'string' },
      ledger: { type: 'string' },
      demo: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return null;
  }
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65_535)) throw new RangeError('--port');
  return {
    port,
    shouldOpenBrowser: !values['no-open'] && hasDisplay(),
    home: values.home ?? null,
    open: openAtStart(values),
  };
}

function openAtStart({ ledger, demo }: { ledger?: string; demo: boolean }): OpenAtStart {
  if (ledger !== undefined) return { kind: 'folder', path: resolve(ledger) };
  return demo ? { kind: 'demo' } : { kind: 'nothing' };
}

function hasDisplay(): boolean {
  const { env, platform } = process;
  return platform !== 'linux' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
}

/** Best effort: where no browser opens, the printed address is what the user needs. */
function openBrowser(address: string): void {
  const [command, ...parameters] = {
    win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
    darwin: ['open', address],
  }[process.platform as string] ?? ['xdg-open', address];
  if (command === undefined) return;
  const child = spawn(command, parameters, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** A wrong option or a taken port is told in one line; neither is worth a stack. */
function tellStartFailure(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') console.error('端口已被占用，请换一个端口或去掉 --port。');
  else if (error instanceof RangeError || String(code).startsWith('ERR_PARSE_ARGS'))
    console.error(`选项有误。\n\n${usage}`);
  else console.error('程序未能启动。', error);
  process.exit(2);
}

serve(process.argv.slice(2)).catch(tellStartFailure);
