import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Lets every entry of a closed ledger stand `times` times, each with facts of its own, by plain SQL: a comparison recomputes
 * equal facts once, and making a hundred thousand entries through the screens' calls is not what is tested. Seals and totals
 * are left as they were.
 */
export function multiplyEntries(folder: string, times: number): void {
  const database = new Database(join(folder, 'ledger.sqlite'));
  const most = (table: string) => Number(database.prepare(`SELECT max(id) FROM ${table}`).pluck().get());
  const [entries, facts] = [most('entry'), most('facts')];
  const copies = `WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${times - 1})`;
  database.transaction(() => {
    // A space behind it makes other facts of the same content.
    database.exec(`${copies}
      INSERT INTO facts (id, sha256, content)
      SELECT ${facts} + (copy.n - 1) * ${entries} + e.id, copy.n || ':' || e.id, f.content || ' '
      FROM copy JOIN entry e ON e.id <= ${entries} JOIN facts f ON f.id = e.facts_id`);
    database.exec(`${copies}
      INSERT INTO entry (uid, batch_id, teacher_id, participation_id, origin, year, form, level, role, hours, credits,
        make_up_for, phase, months, weeks, ended_on, policy_version_id, facts_id, trail_id, reverses_id)
      SELECT copy.n || ':' || e.uid, e.batch_id, e.teacher_id, e.participation_id, e.origin, e.year, e.form, e.level, e.role,
        e.hours, e.credits, e.make_up_for, e.phase, e.months, e.weeks, e.ended_on, e.policy_version_id,
        ${facts} + (copy.n - 1) * ${entries} + e.id, e.trail_id, NULL
      FROM copy JOIN entry e ON e.id <= ${entries}`);
  })();
  database.close();
}
