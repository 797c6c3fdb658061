/** Messages between the preload and the main process. */
export const channels = {
  port: 'call-port',
  chooseLedgerFolder: 'choose-ledger-folder',
  openPdf: 'open-pdf',
  beforeClose: 'before-close',
  readyToClose: 'ready-to-close',
} as const;
