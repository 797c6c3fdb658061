import type { Database } from 'better-sqlite3';
import type { EarlierRejection } from '../../../src-shared/review/difference.ts';

/**
 * What was rejected on earlier sheets, by the key of the difference; of several rejections the latest. A sheet that was
 * taken back rejects nothing any more.
 *
 * By hand, because it walks the JSON of what was decided (`json_each`), which drizzle has no words for: SQLite picks the
 * rejected differences, and the others, a thousand on a sheet, never become objects.
 */
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
