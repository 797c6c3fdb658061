import type { Database } from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

/**
 * Removes teachers for good, by uid; prepared once for a whole roster.
 *
 * @throws SqliteError for anybody that something refers to.
 */
export function teacherRemover(writer: Database): (uid: string) => void {
  const { teacher } = schema;
  const remove = query(writer)
    .delete(teacher)
    .where(eq(teacher.uid, sql.placeholder('uid')))
    .prepare();
  return (uid) => {
    remove.run({ uid });
  };
}
