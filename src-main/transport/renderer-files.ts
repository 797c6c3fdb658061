import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export type RendererFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

/** The built screens by URL path (`/index.html`, `/assets/…`). */
export type RendererFiles = ReadonlyMap<string, RendererFile>;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.otf': 'font/otf',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * The screens may load only what came with them and talk only to their own host. Styles may be inline because Mantine
 * writes its variables and responsive rules into style elements; scripts may not.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Reads every built file once. Serving from memory means that no request can name a file outside, and that a build
 * running next to an open window cannot take its files away.
 */
export function loadRendererFiles(directory: string): RendererFiles {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) !== '.map')
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    names.map((name) => {
      const path = `/${relative(directory, name).split(sep).join('/')}`;
      return [path, { bytes: new Uint8Array(readFileSync(name)), headers: headersOf(path) }];
    }),
  );
}

/** The file behind a URL path; the bare root is the page itself. */
export function findRendererFile(files: RendererFiles, pathname: string): RendererFile | null {
  return files.get(pathname === '/' ? '/index.html' : pathname) ?? null;
}

function headersOf(path: string): Readonly<Record<string, string>> {
  return {
    'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
    // Built assets carry a hash in their name; the page itself must always be the present one.
    'cache-control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
