/** Where the desk keeps things and how it tells time; given once by the entry that starts it. */
export type DeskOptions = {
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

/** The administrator's desk: at most one open ledger folder, the actor, the known folders. */
export class Desk {
  readonly options: DeskOptions;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  /** Closes the open ledger (checkpoint, backup) and releases its lock. */
  async close(): Promise<void> {}
}
