import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { actorIdOf, type Signature } from './audit-log.ts';

type Row = Pick<
  typeof schema.importBatch.$inferSelect,
  'id' | 'uid' | 'kind' | 'fileName' | 'appliedAt' | 'created' | 'changed' | 'undo' | 'undoneAt'
> & { readonly actor: string };

/** A file of people that was applied, with JSON that undoing it reads. */
export type ImportBatchRecord = Row & {
  /**
   * Something that stays depends on it: somebody it brought has joined a project, or is registered in this one. Whoever
   * was merely edited since is found by undoing itself, which names everybody in the way.
   */
  readonly isUsed: boolean;
};

/** By hand, because it walks the JSON of what was done (`json_each`), which drizzle has no words for. */
const IMPORT = `SELECT i.id, i.uid, i.kind, i.file_name AS fileName, i.applied_at AS appliedAt, a.name AS actor, i.created, i.changed,
    i.undo, i.undone_at AS undoneAt,
    i.undone_at IS NULL AND CASE i.kind
      WHEN 'teachers' THEN EXISTS (
        SELECT 1 FROM json_each(i.undo, '$.created') c JOIN teacher t ON t.uid = c.value ->> '$.uid'
        JOIN participation p ON p.teacher_id = t.id
      )
      ELSE json_type(i.undo, '$.created') IS NULL OR EXISTS (
        SELECT 1 FROM json_each(i.undo, '$.created') c JOIN participation p ON p.uid = c.value ->> '$.uid'
        WHERE EXISTS (SELECT 1 FROM entry e WHERE e.teacher_id = p.teacher_id AND e.participation_id = p.id)
      ) OR EXISTS (
        SELECT 1 FROM json_each(i.undo, '$.changed') c JOIN participation p ON p.uid = c.value ->> '$.uid'
        WHERE p.is_registered = 1
      )
    END AS isUsed
  FROM import_batch i JOIN actor a ON a.id = i.actor_id`;

type ImportRow = Row & { readonly isUsed: number };
const toRecord = (row: ImportRow): ImportBatchRecord => ({ ...row, isUsed: row.isUsed === 1 });

/** Imports that were applied, newest first; the latest 200. */
export function listImports(database: Database): readonly ImportBatchRecord[] {
  return database.prepare<[], ImportRow>(`${IMPORT} ORDER BY i.id DESC LIMIT 200`).all().map(toRecord);
}

/** One by uid, also when it was undone. */
export function findImport(database: Database, uid: string): ImportBatchRecord | undefined {
  const row = database.prepare<[string], ImportRow>(`${IMPORT} WHERE i.uid = ?`).get(uid);
  return row === undefined ? undefined : toRecord(row);
}

/** An import before its row is written: who applied it and when comes from the signature. */
export type NewImport = Omit<
  typeof schema.importBatch.$inferSelect,
  'id' | 'actorId' | 'appliedAt' | 'undoneAt'
>;

/** Notes a file that was applied, with what undoing it needs. */
export function insertImport(writer: Database, signature: Signature, batch: NewImport): void {
  query(writer)
    .insert(schema.importBatch)
    .values({ ...batch, actorId: actorIdOf(writer, signature), appliedAt: signature.at })
    .run();
}

/** An import that was taken back; it is not taken back again. */
export function markUndone(writer: Database, id: number, at: string): void {
  query(writer).update(schema.importBatch).set({ undoneAt: at }).where(eq(schema.importBatch.id, id)).run();
}

/** An import as the contract gives it. */
export function toWireImport(batch: ImportBatchRecord) {
  return {
    uid: batch.uid,
    kind: batch.kind,
    fileName: batch.fileName,
    appliedAt: batch.appliedAt,
    actor: batch.actor,
    created: batch.created,
    changed: batch.changed,
    undoneAt: batch.undoneAt,
    canUndo: batch.undoneAt === null && !batch.isUsed,
  };
}
