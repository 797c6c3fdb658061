import type { Database } from 'better-sqlite3';
import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Entry } from '../../../src-shared/ledger/entry.ts';
import type { EarlierRejection } from '../../../src-shared/review/difference.ts';
import type { Correction } from '../../../src-shared/rpc/contract/corrections.ts';
import { entriesByUid } from '../../database/entries/entry-records.ts';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';
import { certificatesOf } from './line-queries.ts';

/** A sheet that was decided, with who entered it and when it was taken back. `undo` is JSON (`undoSchema`). */
export type CorrectionRecord = Omit<Correction, 'canUndo'> & { readonly id: number; readonly undo: string };

function corrections(database: Database, where?: SQL) {
  const { correction, correctionUndo, actor } = schema;
  const { id, uid, fileName, sheet, decidedBy, decidedOn, document, reason, rejection } = correction;
  const { accepted, rejected, undo, recordedAt } = correction;
  return query(database)
    .select({
      ...{ id, uid, fileName, sheet, decidedBy, decidedOn, document, reason, rejection },
      ...{ accepted, rejected, undo, recordedAt },
      actor: actor.name,
      undoneAt: correctionUndo.recordedAt,
    })
    .from(correction)
    .innerJoin(actor, eq(actor.id, correction.actorId))
    .leftJoin(correctionUndo, eq(correctionUndo.correctionId, correction.id))
    .where(where)
    .orderBy(desc(id));
}

/** A decided sheet by uid. */
export function findCorrection(database: Database, uid: string): CorrectionRecord | undefined {
  return corrections(database, eq(schema.correction.uid, uid)).get();
}

/** What was decided on a sheet of a file, and not undone since. */
export function decidedCorrection(
  database: Database,
  of: { readonly fileSha256: string; readonly sheet: string },
): CorrectionRecord | undefined {
  const { fileSha256, sheet } = schema.correction;
  return corrections(
    database,
    and(eq(fileSha256, of.fileSha256), eq(sheet, of.sheet), isNull(schema.correctionUndo.correctionId)),
  ).get();
}

const LISTED_MAX = 200;

/** The latest sheets, newest first. */
export function listCorrections(database: Database): readonly CorrectionRecord[] {
  return corrections(database).limit(LISTED_MAX).all();
}

/** What was rejected on earlier sheets, by the key of the difference; of several rejections the latest. */
export function earlierRejections(database: Database): ReadonlyMap<string, EarlierRejection> {
  const rows = database
    .prepare<[], readonly [key: string, decidedOn: string, actor: string, reason: string | null]>(
      `SELECT d.value ->> 'key', c.decided_on, a.name, c.rejection
       FROM correction c JOIN actor a ON a.id = c.actor_id, json_each(c.differences) d
       WHERE d.value ->> 'canAccept' AND NOT d.value ->> 'isAccepted'
         AND NOT EXISTS (SELECT 1 FROM correction_undo u WHERE u.correction_id = c.id)
       ORDER BY c.id`,
    )
    .raw()
    .all();
  return new Map(rows.map(([key, decidedOn, actor, reason]) => [key, { decidedOn, actor, reason }]));
}

/** Somebody of a batch whose entry was reversed since; `null` while all of it stands. */
export function reversedSince(database: Database, batchUid: string): string | null {
  return (
    database
      .prepare<[string], string>(
        `SELECT t.name FROM batch b CROSS JOIN entry e ON e.batch_id = b.id JOIN teacher t ON t.id = e.teacher_id
         WHERE b.uid = ? AND EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id) LIMIT 1`,
      )
      .pluck()
      .get(batchUid) ?? null
  );
}

/** Somebody whose reversed entry was not written anew by the batch, but by another one since. */
export function registeredAgain(
  database: Database,
  reversedUids: readonly string[],
  batchUid: string | null,
): string | null {
  return (
    database
      .prepare<[string, string | null], string>(
        `SELECT t.name FROM json_each(?) k CROSS JOIN entry e ON e.uid = k.value
           JOIN participation p ON p.id = e.participation_id JOIN teacher t ON t.id = e.teacher_id
         WHERE p.is_registered = 1 AND NOT EXISTS (SELECT 1 FROM entry n JOIN batch b ON b.id = n.batch_id
           WHERE n.teacher_id = e.teacher_id AND n.participation_id = p.id AND b.uid = ?) LIMIT 1`,
      )
      .pluck()
      .get(JSON.stringify(reversedUids), batchUid) ?? null
  );
}

/** The participations that entries belong to. */
export function participationsOf(database: Database, entryUids: readonly string[]): readonly string[] {
  return database
    .prepare<[string], string>(
      `SELECT DISTINCT p.uid FROM json_each(?) k CROSS JOIN entry e ON e.uid = k.value
         JOIN participation p ON p.id = e.participation_id`,
    )
    .pluck()
    .all(JSON.stringify(entryUids));
}

/** Somebody who got a certificate for one of these participations after an instant. */
export function certificateSince(
  database: Database,
  participationUids: readonly string[],
  since: string,
): string | null {
  const issuedAt = database
    .prepare<[string], string>('SELECT issued_at FROM certificate WHERE uid = ?')
    .pluck();
  const found = certificatesOf(database, { participationUids, teacherUids: [] }).find(
    ({ uid }) => (issuedAt.get(uid) ?? '') > since,
  );
  return found?.name ?? null;
}

/** The name of a project by its row id. */
export function nameOfProject(database: Database, id: number): string | undefined {
  const { project } = schema;
  return query(database).select({ name: project.name }).from(project).where(eq(project.id, id)).get()?.name;
}

/** The entries of a batch, whether they stand or were reversed. */
export function entriesOfBatch(database: Database, batchUid: string): readonly Entry[] {
  const uids = database
    .prepare<[string], string>('SELECT e.uid FROM entry e JOIN batch b ON b.id = e.batch_id WHERE b.uid = ?')
    .pluck()
    .all(batchUid);
  return entriesByUid(database, uids);
}
