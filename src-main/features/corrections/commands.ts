import type { Database } from 'better-sqlite3';
import { query } from '../../database/query.ts';
import { type Signature, signed } from '../../database/records/audit-log.ts';
import * as schema from '../../database/schema.ts';

/** A decided sheet; `differences` and `undo` are JSON. */
export type NewCorrection = Omit<typeof schema.correction.$inferInsert, 'id' | 'actorId' | 'recordedAt'>;

/** Stores a decided sheet. What it wrote is posted and logged apart. */
export function insertCorrection(writer: Database, signature: Signature, made: NewCorrection): void {
  query(writer)
    .insert(schema.correction)
    .values({ ...made, ...signed(writer, signature) })
    .run();
}

/** Marks a decided sheet as taken back. */
export function insertUndo(
  writer: Database,
  signature: Signature,
  undone: { readonly correctionId: number; readonly reason: string },
): void {
  query(writer)
    .insert(schema.correctionUndo)
    .values({ ...undone, ...signed(writer, signature) })
    .run();
}
