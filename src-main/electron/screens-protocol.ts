import { protocol } from 'electron';
import { findRendererFile, loadRendererFiles } from '../transport/renderer-files.ts';

const scheme = 'app';
const host = 'credit-ledger';

/** What the window loads. A scheme of our own has an origin and a policy; `file:` has neither and sees the whole disk. */
export const screensAddress = `${scheme}://${host}/index.html`;

/** Must run before `app` is ready. */
export function registerScreensScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Answers `app://credit-ledger/…` from the built screens and everything else with 404. */
export function handleScreens(rendererDirectory: string): void {
  const files = loadRendererFiles(rendererDirectory);
  protocol.handle(scheme, (request) => {
    const url = new URL(request.url);
    const file = url.host === host ? findRendererFile(files, url.pathname) : null;
    return file === null
      ? new Response(null, { status: 404 })
      : new Response(file.bytes, { headers: { ...file.headers } });
  });
}
