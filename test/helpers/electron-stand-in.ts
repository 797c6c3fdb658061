import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { StandInReply } from './electron-stand-in-protocol.ts';

/**
 * A stand-in for `electron` under plain Node: enough for the built main file and preload to run unmodified, with a real
 * Chromium page as the window and a worker thread as the utility process. It proves wiring and the programs' own code;
 * it does not prove Electron's sandbox, its archive format or its protocol handling. Everything asked of the system is
 * kept in `asked`; dialogs answer from `dialogAnswers`.
 */
export const asked: { what: string; detail: unknown }[] = [];
export const dialogAnswers: { method: string; result: unknown }[] = [];

const home = process.env['STAND_IN_HOME'] ?? '';

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map([['documents', join(home, 'Documents')]]);
  readonly #ready = Promise.withResolvers<void>();
  whenReady() {
    return this.#ready.promise;
  }
  becomeReady() {
    this.#ready.resolve();
  }
  requestSingleInstanceLock() {
    return true;
  }
  setPath(name: string, path: string) {
    mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }
  getPath(name: string) {
    return this.#paths.get(name) ?? home;
  }
  setAboutPanelOptions(options: unknown) {
    asked.push({ what: 'about', detail: options });
  }
  /** As Electron: windows close first and may keep it from quitting; with none left `will-quit` may delay it. */
  quit() {
    const windows = BrowserWindow.getAllWindows();
    for (const window of windows) window.close();
    if (BrowserWindow.getAllWindows().length > 0) return;
    if (isAllowed(this, 'will-quit')) this.exit(0);
  }
  exit(code: number) {
    void closeBrowser().then(() => process.exit(code));
  }
}
export const app = new App();

/** Emits an event that listeners may prevent. */
function isAllowed(emitter: EventEmitter, name: string): boolean {
  let isPrevented = false;
  emitter.emit(name, {
    preventDefault() {
      isPrevented = true;
    },
  });
  return !isPrevented;
}

type Handler = (event: unknown, ...parameters: readonly unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler) {
    if (this.#handlers.has(channel)) throw new Error(`second handler for ${channel}`);
    this.#handlers.set(channel, handler);
  }
  invoke(channel: string, event: unknown, parameters: readonly unknown[]): unknown {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`no handler for ${channel}`);
    return handler(event, ...parameters);
  }
}
export const ipcMain = new IpcMain();

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
const protocolHandlers = new Map<string, ProtocolHandler>();
export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown) {
    asked.push({ what: 'schemes', detail: schemes });
  },
  handle(scheme: string, handler: ProtocolHandler) {
    protocolHandlers.set(scheme, handler);
  },
};

class Session extends EventEmitter {
  readonly webRequest = {
    onBeforeRequest: ({ urls }: { readonly urls: readonly string[] }) =>
      asked.push({ what: 'blocked', detail: urls }),
  };
  setPermissionRequestHandler() {}
  setPermissionCheckHandler() {}
}
export const session = { defaultSession: new Session() };

export const nativeTheme = { shouldUseDarkColors: false };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const shell = {
  async openPath(path: string) {
    asked.push({ what: 'openPath', detail: path });
    return '';
  },
};
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (template: unknown) => asked.push({ what: 'menu', detail: template }),
};

function answerDialog(method: string, options: unknown, otherwise: unknown): Promise<unknown> {
  asked.push({ what: method, detail: options });
  const index = dialogAnswers.findIndex((answer) => answer.method === method);
  const [answer] = index < 0 ? [] : dialogAnswers.splice(index, 1);
  return Promise.resolve(answer === undefined ? otherwise : answer.result);
}
export const dialog = {
  showOpenDialog: (_window: unknown, options: unknown) =>
    answerDialog('showOpenDialog', options, { canceled: true, filePaths: [] }),
  showMessageBox: (_window: unknown, options: unknown) =>
    answerDialog('showMessageBox', options, { response: 1 }),
  showErrorBox: (title: string, content: string) =>
    asked.push({ what: 'showErrorBox', detail: { title, content } }),
};

/** The main process's end of a port that came from the page; Electron passes it on without reading. */
class PortMain {
  readonly port: MessagePort;
  constructor(port: MessagePort) {
    this.port = port;
  }
}

class UtilityProcess extends EventEmitter {
  readonly #worker: Worker;
  constructor(script: string) {
    super();
    const inside = new URL('./electron-stand-in-worker.mjs', import.meta.url);
    this.#worker = new Worker(inside, { workerData: { script } });
    this.#worker.on('message', (message) => this.emit('message', message));
    this.#worker.on('error', () => {});
    this.#worker.on('exit', (code) => this.emit('exit', code));
  }
  postMessage(message: unknown, transfer: readonly PortMain[] = []) {
    const ports = transfer.map(({ port }) => port);
    this.#worker.postMessage({ message, ports }, ports);
  }
  kill() {
    void this.#worker.terminate();
    return true;
  }
}
export const utilityProcess = { fork: (script: string) => new UtilityProcess(script) };

let browser: Promise<BrowserContext> | null = null;
const profile = join(home, 'chromium');

/** One Chromium with an open debugger, so that the test drives the very page that belongs to this process. */
function openBrowser(): Promise<BrowserContext> {
  const { executablePath, args } = JSON.parse(process.env['STAND_IN_CHROMIUM'] ?? '{}');
  browser ??= chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...args, '--remote-debugging-port=0'],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
  });
  return browser;
}

async function closeBrowser(): Promise<void> {
  await (await browser)?.close().catch(() => {});
}

class WebContents extends EventEmitter {
  readonly mainFrame = { kind: 'main frame' };
  page: Page | null = null;
  setWindowOpenHandler() {}
  send(channel: string, ...parameters: readonly unknown[]) {
    void this.page
      ?.evaluate(`window.__standInSend(${JSON.stringify(channel)}, ${JSON.stringify(encode(parameters))})`)
      .catch(() => {});
  }
}

type WindowOptions = {
  readonly title?: string;
  readonly webPreferences: {
    readonly preload?: string;
    readonly sandbox?: boolean;
    readonly contextIsolation?: boolean;
    readonly nodeIntegration?: boolean;
  };
};

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();
  readonly webContents = new WebContents();
  readonly #options: WindowOptions;
  #server: Server | null = null;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences;
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false)
      throw new Error('insecure webPreferences');
    this.#options = options;
    BrowserWindow.#all.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return [...BrowserWindow.#all];
  }

  show() {}
  focus() {}
  maximize() {}
  restore() {}
  removeMenu() {}
  isMinimized() {
    return false;
  }
  isMaximized() {
    return false;
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 1366, height: 768 };
  }
  reload() {
    void this.webContents.page?.reload();
  }
  close() {
    if (isAllowed(this, 'close')) this.destroy();
  }
  destroy() {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    BrowserWindow.#all.delete(this);
    this.#server?.close();
    const closed = this.webContents.page?.close() ?? Promise.resolve();
    void closed
      .catch(() => {})
      .then(() => {
        this.emit('closed');
        if (BrowserWindow.#all.size === 0) app.emit('window-all-closed');
      });
  }

  async loadFile(file: string) {
    asked.push({
      what: 'loadFile',
      detail: { title: this.#options.title, bytes: readFileSync(file).byteLength },
    });
  }

  /** The scheme's own handler answers over a local server, because Chromium knows no scheme of ours. */
  async loadURL(address: string) {
    const { protocol: scheme, host, pathname } = new URL(address);
    const handler = protocolHandlers.get(scheme.slice(0, -1));
    if (handler === undefined) throw new Error(`no handler for ${scheme}`);
    this.#server = createServer(async (request, response) => {
      const answer = await handler(new Request(`${scheme}//${host}${request.url}`));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${portOf(this.#server)}`;
    const context = await openBrowser();
    const page = await context.newPage();
    this.webContents.page = page;
    await this.#bridge(page);
    await page.goto(`${origin}${pathname}`);
    this.emit('ready-to-show');
    const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    const opened: StandInReply = {
      kind: 'opened',
      debuggerAddress: `http://127.0.0.1:${port}`,
      pageOrigin: origin,
    };
    process.send?.(opened);
  }

  async #bridge(page: Page) {
    const ends: MessagePort[] = [];
    const event = (ports: readonly PortMain[]) => ({
      senderFrame: this.webContents.mainFrame,
      sender: this.webContents,
      ports,
    });
    await page.exposeFunction('__standInPort', (index: number, text: string) =>
      ends[index]?.postMessage(decode(text)),
    );
    await page.exposeFunction(
      '__standInMessage',
      (channel: string, text: string, indexes: readonly number[]) => {
        const ports = indexes.map((index) => {
          const { port1, port2 } = new MessageChannel();
          ends[index] = port2;
          port2.on('message', (data) => {
            const deliver = `window.__standInDeliver(${index}, ${JSON.stringify(encode(data))})`;
            void page.evaluate(deliver).catch(() => {});
          });
          return new PortMain(port1);
        });
        ipcMain.emit(channel, event(ports), ...decodeList(text));
      },
    );
    await page.exposeFunction('__standInInvoke', async (channel: string, text: string) => {
      try {
        return encode({ value: await ipcMain.invoke(channel, event([]), decodeList(text)) });
      } catch (error) {
        return encode({ error: String(error) });
      }
    });
    // A reload ends the page's ports, as Electron ends them; going from page to page inside it asks for no document.
    page.on('request', (request) => {
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
      for (const end of ends.splice(0)) end.close();
    });
    const preload = readFileSync(this.#options.webPreferences.preload ?? '', 'utf8');
    const frame = readFileSync(new URL('./electron-stand-in-page.js', import.meta.url), 'utf8');
    await page.addInitScript({
      content: `${frame}\n((require) => {${preload}\n})(window.__standInRequire);`,
    });
  }
}

function portOf(server: Server | null): number {
  const address: AddressInfo | string | null = server?.address() ?? null;
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The main process's half of the tagged JSON of `electron-stand-in-page.js`. */
function encode(value: unknown): string {
  return JSON.stringify(value, (_key, member) => {
    if (member instanceof ArrayBuffer) return { $buffer: Buffer.from(member).toString('base64') };
    return member instanceof Uint8Array ? { $bytes: Buffer.from(member).toString('base64') } : member;
  });
}

function decode(text: string): unknown {
  return JSON.parse(text, (_key, member) => {
    const tagged = member?.$bytes ?? member?.$buffer;
    if (typeof tagged !== 'string') return member;
    const bytes = new Uint8Array(Buffer.from(tagged, 'base64'));
    return member.$bytes === undefined ? bytes.buffer : bytes;
  });
}

function decodeList(text: string): readonly unknown[] {
  const list = decode(text);
  return Array.isArray(list) ? list : [];
}
