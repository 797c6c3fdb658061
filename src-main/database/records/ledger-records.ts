import type { Database } from 'better-sqlite3';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/** The one row that says whose books these are. */
export type LedgerRecord = typeof schema.ledger.$inferSelect;

/** The row of a ledger; a file without it is no ledger of ours (asserted). */
export function readLedger(database: Database): LedgerRecord {
  return assertPresent(query(database).select().from(schema.ledger).get(), 'a ledger has its one row');
}

/** Writes the row of a new ledger. Its certificate numbers have no scheme until the administrator sets one. */
export function insertLedger(writer: Database, made: Omit<LedgerRecord, 'id' | 'certificateScheme'>): void {
  query(writer)
    .insert(schema.ledger)
    .values({ id: 1, ...made })
    .run();
}
