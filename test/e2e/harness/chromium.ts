import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

export type Chromium = { readonly executablePath: string; readonly args: readonly string[] };

const installedPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium to drive: the one named by `CHROMIUM`, the system's, else the one that came with the packages (Linux x64). */
export async function findChromium(): Promise<Chromium | null> {
  const named = process.env['CHROMIUM'];
  const installed = [...(named === undefined ? [] : [named]), ...installedPlaces].find((place) =>
    existsSync(place),
  );
  if (installed !== undefined) return { executablePath: installed, args: [] };
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return { executablePath: await packaged.executablePath(), args: packaged.args };
  } catch {
    return null;
  }
}

export async function launchChromium({ executablePath, args }: Chromium): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...args] });
}
