import type { Database } from 'better-sqlite3';
import { actorIdOf, type Signature } from './audit-log.ts';

/** A center's blank workbook as one of its versions was saved, without the workbook itself. */
export type TemplateRecord = {
  readonly uid: string;
  readonly version: number;
  readonly name: string;
  readonly kind: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly fingerprint: string;
  /** JSON of a `TemplateMapping`. */
  readonly mapping: string;
  /** JSON of sorting and splitting. */
  readonly options: string;
  readonly is_removed: number;
  readonly recorded_at: string;
  readonly actor: string;
};

const RECORD = `
  SELECT t.uid, t.version, t.name, t.kind, t.file_name, length(t.content) AS bytes, t.sha256, t.fingerprint, t.mapping,
    t.options, t.is_removed, t.recorded_at, a.name AS actor
  FROM template t JOIN actor a ON a.id = t.actor_id`;
const IS_LATEST =
  'NOT EXISTS (SELECT 1 FROM template later WHERE later.uid = t.uid AND later.version > t.version)';

/** The latest version of every template that was not removed, the last saved first. */
export function templates(database: Database): readonly TemplateRecord[] {
  return database
    .prepare<[], TemplateRecord>(`${RECORD} WHERE ${IS_LATEST} AND t.is_removed = 0 ORDER BY t.id DESC`)
    .all();
}

/** The latest version of one template; of a removed one its last words. */
export function findTemplate(database: Database, uid: string): TemplateRecord | undefined {
  return database.prepare<[string], TemplateRecord>(`${RECORD} WHERE ${IS_LATEST} AND t.uid = ?`).get(uid);
}

/** The blank workbook of a version, as it came. */
export function templateContent(
  database: Database,
  { uid, version }: { readonly uid: string; readonly version: number },
): Uint8Array | undefined {
  return database
    .prepare<[string, number], Buffer>('SELECT content FROM template WHERE uid = ? AND version = ?')
    .pluck()
    .get(uid, version);
}

/** Adds a version: the first of a uid, the next one, or the one that says it was removed. */
export function insertTemplate(
  writer: Database,
  signature: Signature,
  saved: {
    readonly uid: string;
    readonly version: number;
    readonly name: string;
    readonly kind: string;
    readonly fileName: string;
    readonly content: Uint8Array;
    readonly sha256: string;
    readonly fingerprint: string;
    readonly mapping: string;
    readonly options: string;
    readonly isRemoved: boolean;
  },
): void {
  writer
    .prepare(
      `INSERT INTO template (uid, version, name, kind, file_name, content, sha256, fingerprint, mapping, options, is_removed,
         actor_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      saved.uid,
      saved.version,
      saved.name,
      saved.kind,
      saved.fileName,
      saved.content,
      saved.sha256,
      saved.fingerprint,
      saved.mapping,
      saved.options,
      saved.isRemoved ? 1 : 0,
      actorIdOf(writer, signature),
      signature.at,
    );
}
