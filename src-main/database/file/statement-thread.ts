import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { Cancelled } from '../../../src-shared/lib/work.ts';
import source from '../statement-thread.cjs?raw';

/** Rows as they came over from the thread: by the names of their columns; the values are not checked. */
export type StatementRows = readonly Readonly<Record<string, unknown>>[];

/** Statements that run beside this thread. */
export type StatementThread = {
  /**
   * When every statement has run and the file is let go of: true, or false where no thread can open the file here.
   *
   * @throws SqliteError that a statement met, Cancelled after `stop`.
   */
  readonly finished: Promise<boolean>;
  /** Ends it and waits until the file is let go of: at most as long as the statement under way. */
  readonly stop: () => Promise<void>;
};

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rows'), rows: z.array(z.record(z.string(), z.unknown())) }),
  z.object({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
  z.object({ kind: z.enum(['done', 'unavailable']) }),
]);

/**
 * Runs statements on a connection of its own in a thread of its own: for what SQLite does in one piece and no other call
 * should wait for. `onRows` gets the rows of each as it ends.
 */
export function startStatementThread(
  file: string,
  statements: readonly string[],
  options: { readonly isReadOnly: boolean; readonly onRows?: (rows: StatementRows) => void },
): StatementThread {
  const { isReadOnly, onRows } = options;
  const thread = new Worker(source, {
    eval: true,
    workerData: { from: import.meta.url, file, statements, isReadOnly },
  });
  const finished = new Promise<boolean>((resolve, reject) => {
    let outcome: boolean | Error = new Cancelled();
    thread.on('message', (received) => {
      const message = messageSchema.parse(received);
      if (message.kind === 'rows') onRows?.(message.rows);
      else if (message.kind === 'failed') outcome = new Database.SqliteError(message.message, message.code);
      else outcome = message.kind === 'done';
    });
    thread.on('error', reject);
    thread.on('exit', () => (typeof outcome === 'boolean' ? resolve(outcome) : reject(outcome)));
  });
  // Whoever stops it does not ask how it ended.
  finished.catch(() => undefined);
  return { finished, stop: async () => void (await thread.terminate()) };
}
