import type { Database } from 'better-sqlite3';
import { actorIdOf, type Signature } from './audit-log.ts';

export type ImportBatchRecord = {
  readonly id: number;
  readonly uid: string;
  readonly kind: 'teachers' | 'trainees';
  readonly file_name: string;
  readonly applied_at: string;
  readonly actor: string;
  readonly created: number;
  readonly changed: number;
  readonly undo: string;
  readonly undone_at: string | null;
  /**
   * Something that stays depends on it: somebody it brought has joined a project, or is registered in this one. Whoever
   * was merely edited since is found by undoing itself, which names everybody in the way.
   */
  readonly is_used: number;
};

const IMPORT = `SELECT i.id, i.uid, i.kind, i.file_name, i.applied_at, a.name AS actor, i.created, i.changed, i.undo, i.undone_at,
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
    END AS is_used
  FROM import_batch i JOIN actor a ON a.id = i.actor_id`;

/** Imports that were applied, newest first. */
export function listImports(database: Database): readonly ImportBatchRecord[] {
  return database.prepare<[], ImportBatchRecord>(`${IMPORT} ORDER BY i.id DESC LIMIT 200`).all();
}

export function findImport(database: Database, uid: string): ImportBatchRecord | undefined {
  return database.prepare<[string], ImportBatchRecord>(`${IMPORT} WHERE i.uid = ?`).get(uid);
}

export type NewImport = {
  readonly uid: string;
  readonly kind: 'teachers' | 'trainees';
  readonly projectId: number | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fingerprint: string;
  readonly created: number;
  readonly changed: number;
  /** JSON that undoing reads. */
  readonly undo: string;
};

export function insertImport(writer: Database, signature: Signature, batch: NewImport): void {
  writer
    .prepare(
      `INSERT INTO import_batch (uid, kind, project_id, file_name, file_sha256, fingerprint, actor_id, applied_at, created, changed, undo)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      batch.uid,
      batch.kind,
      batch.projectId,
      batch.fileName,
      batch.fileSha256,
      batch.fingerprint,
      actorIdOf(writer, signature),
      signature.at,
      batch.created,
      batch.changed,
      batch.undo,
    );
}

export function markUndone(writer: Database, id: number, at: string): void {
  writer.prepare('UPDATE import_batch SET undone_at = ? WHERE id = ?').run(at, id);
}

/** An import as the contract gives it. */
export function toWireImport(batch: ImportBatchRecord) {
  return {
    uid: batch.uid,
    kind: batch.kind,
    fileName: batch.file_name,
    appliedAt: batch.applied_at,
    actor: batch.actor,
    created: batch.created,
    changed: batch.changed,
    undoneAt: batch.undone_at,
    canUndo: batch.undone_at === null && batch.is_used === 0,
  };
}
