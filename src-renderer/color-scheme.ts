import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';

const KEY = 'credit-ledger-theme';
const YEAR_SECONDS = 31_536_000;

function read(): string | null {
  const cookie = new RegExp(`(?:^|; )${KEY}=(\\w+)`).exec(document.cookie)?.[1];
  return cookie ?? localStorage.getItem(KEY);
}

/**
 * Keeps the chosen theme. The loopback host serves from another port each time and a browser's storage belongs to a port,
 * a cookie to the address alone; a custom protocol keeps no cookies, so both are written.
 */
export function createColorSchemeManager(): MantineColorSchemeManager {
  return {
    get: (defaultValue) => {
      const kept = read();
      return isMantineColorScheme(kept) ? kept : defaultValue;
    },
    set: (value) => {
      localStorage.setItem(KEY, value);
      // biome-ignore lint/suspicious/noDocumentCookie: the asynchronous cookie store is absent outside secure contexts
      document.cookie = `${KEY}=${value}; max-age=${YEAR_SECONDS}; path=/; SameSite=Strict`;
    },
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => localStorage.removeItem(KEY),
  };
}
