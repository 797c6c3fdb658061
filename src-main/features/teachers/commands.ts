import type { Database } from 'better-sqlite3';

/** Removes teachers for good, by uid. The database refuses it for anybody that something refers to. */
export function teacherRemover(writer: Database): (uid: string) => void {
  const remove = writer.prepare<[string]>('DELETE FROM teacher WHERE uid = ?');
  return (uid) => remove.run(uid);
}
