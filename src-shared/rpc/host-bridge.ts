/**
 * What Electron's preload gives the page beside the call port; in a browser there is no `window.host`.
 * The page names no path: it gets ledger ids and hands over bytes.
 */
export type HostBridge = {
  readonly kind: 'electron';
  /** Shows the folder dialog; the ledger id of the chosen folder, or null when the user changed their mind. */
  readonly chooseLedgerFolder: () => Promise<string | null>;
  /** Opens a finished PDF in a window of its own, from where it is printed. */
  readonly openPdf: (bytes: Uint8Array, name: string) => Promise<void>;
  /** Calls back before the window closes; the window waits (not longer than a few seconds) until it is done. */
  readonly onBeforeClose: (listener: () => void | Promise<void>) => void;
};

/** The message by which the page hands its call port to the preload. */
export const portHandover = 'credit-ledger:port';
