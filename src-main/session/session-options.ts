/** Where the session keeps things and how it tells time; given once by the entry that starts it. */
export type SessionOptions = {
  /** Folder of the program's own settings (actor, known ledgers). */
  readonly configDirectory: string;
  /** Folder in which new ledger folders are created. */
  readonly ledgersDirectory: string;
  /** The shipped `resources` folder. */
  readonly resourcesDirectory: string;
  readonly hostKind: 'electron' | 'browser' | 'terminal';
  readonly version: string;
  readonly now: () => Date;
  readonly newUid: () => string;
};
