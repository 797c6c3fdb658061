import { useCallback, useEffect, useSyncExternalStore } from 'react';

/** Where the window stands: everything after `#`, so that path and search work under file, custom protocol and loopback alike. */
function currentHash(): string {
  return `/${window.location.hash.replace(/^#?\/?/, '')}`;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

function pathOf(hash: string): string {
  return hash.split('?')[0] ?? '/';
}

function searchOf(hash: string): string {
  return hash.split('?')[1] ?? '';
}

/** `replace` leaves no step back to the page left. */
export type NavigateOptions = { readonly replace?: boolean };

/**
 * Goes to a page such as `/teachers/01J…` or `/entries?teacher=01J…`. The search stays inside the hash:
 * in the page's own address the next page would inherit it.
 */
export function navigate(to: string, options: NavigateOptions = {}): void {
  const address = `#${to}`;
  if (options.replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** wouter's location hook over the path part of the hash. */
export function useHashPath(): [string, (to: string, options?: NavigateOptions) => void] {
  const path = useSyncExternalStore(subscribe, () => pathOf(currentHash()));
  return [path, navigate];
}
useHashPath.hrefs = (href: string) => `#${href}`;

/** wouter's search hook over the search part of the hash. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => searchOf(currentHash()));
}

/** One value of the address (`?teacher=…`), null when absent, with a setter that replaces the history entry. */
export function useSearchValue(name: string): [string | null, (value: string | null) => void] {
  const search = useHashSearch();
  const set = useCallback(
    (value: string | null) => {
      const hash = currentHash();
      const params = new URLSearchParams(searchOf(hash));
      if (value === null || value === '') params.delete(name);
      else params.set(name, value);
      const rest = params.toString();
      navigate(rest === '' ? pathOf(hash) : `${pathOf(hash)}?${rest}`, { replace: true });
    },
    [name],
  );
  return [new URLSearchParams(search).get(name), set];
}

/**
 * A value that a link hands over (`/entries?year=2025`): `take` gets it once and the address loses it, so that afterwards
 * the page's own state rules. `take` keeps its identity.
 */
export function useHandedOver(name: string, take: (value: string) => void): void {
  const [value, setValue] = useSearchValue(name);
  useEffect(() => {
    if (value === null) return;
    take(value);
    setValue(null);
  }, [value, take, setValue]);
}
