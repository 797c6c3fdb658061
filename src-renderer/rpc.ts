import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { focusManager, QueryClient } from '@tanstack/react-query';
import { safeName } from '../src-shared/lib/file-name.ts';
import type { contract } from '../src-shared/rpc/contract/index.ts';
import { type HostBridge, portHandover } from '../src-shared/rpc/host-bridge.ts';
import { ledgerHeader } from '../src-shared/rpc/ledger-header.ts';
import { streamedFiles } from './streamed-files.ts';

declare global {
  interface Window {
    /** Present in Electron only. */
    readonly host?: HostBridge;
  }
}

let presentLedger: string | undefined;

/** From now on every call is about this ledger (`ledgerId`), or about none in particular. */
export function speakOf(ledgerId: string | null): void {
  presentLedger = ledgerId ?? undefined;
}

let notOpen: () => void = () => undefined;

/** Sets what happens when a call finds its ledger no longer open. */
export function whenNotOpen(listener: () => void): void {
  notOpen = listener;
}

const interceptors = [
  async ({ next }: { readonly next: () => Promise<unknown> }): Promise<unknown> => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'LEDGER_NOT_OPEN') notOpen();
      throw error;
    }
  },
];

const aboutLedger = () => (presentLedger === undefined ? {} : { [ledgerHeader]: presentLedger });

const tokenKey = 'credit-ledger-token';

/** Electron: one port to the ledger worker, handed over through the preload. Its main process reads nothing. */
function connectPort(): PortLink<Record<never, never>> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(portHandover, window.location.origin, [port2]);
  port1.start();
  return new PortLink({
    port: port1,
    headers: aboutLedger,
    interceptors,
    customJsonSerializers: streamedFiles,
  });
}

/** Browser: HTTP to the loopback server that served this page. */
function connectHttp(): FetchLink<Record<never, never>> {
  const token = takeToken();
  return new FetchLink({
    url: `${window.location.origin}/rpc`,
    headers: () => ({ ...aboutLedger(), authorization: `Bearer ${token}` }),
    interceptors,
    customJsonSerializers: streamedFiles,
  });
}

/**
 * The token comes in the fragment of the printed address and is removed from it at once, so that it is neither
 * bookmarked nor read off the screen; the tab keeps it for reloads.
 */
function takeToken(): string {
  const fromAddress = /^#([A-Za-z0-9_-]{43})$/.exec(window.location.hash)?.[1];
  if (fromAddress === undefined) return sessionStorage.getItem(tokenKey) ?? '';
  sessionStorage.setItem(tokenKey, fromAddress);
  history.replaceState(null, '', window.location.pathname + window.location.search);
  return fromAddress;
}

/** Every call of the contract, typed. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(
  window.host?.kind === 'electron' ? connectPort() : connectHttp(),
);

/** Query and mutation options of every call, for TanStack Query. */
export const orpc = createTanstackQueryUtils(client);

/**
 * The ledger is on this machine: calls run whether or not there is a network, and what failed once fails again until
 * the user changes something.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

// Two windows may stand side by side: coming back to one of them shows or hides nothing.
focusManager.setEventListener((onFocus) => {
  const back = () => onFocus();
  window.addEventListener('visibilitychange', back);
  window.addEventListener('focus', back);
  return () => {
    window.removeEventListener('visibilitychange', back);
    window.removeEventListener('focus', back);
  };
});

/** Hands a file to the user: Electron asks where to, a browser puts it among the downloads. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = safeName(file.name);
  link.click();
  // Both hosts read the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Shows a finished PDF for reading and printing; where a browser blocks the new tab, it is saved instead. */
export async function openPdf(file: File): Promise<void> {
  if (window.host?.kind === 'electron') {
    await window.host.openPdf(new Uint8Array(await file.arrayBuffer()), file.name);
    return;
  }
  const address = URL.createObjectURL(file);
  if (window.open(address, '_blank') === null) {
    URL.revokeObjectURL(address);
    saveFile(file);
  }
}
