import type { Database } from 'better-sqlite3';

/** A line of the log; `before` and `after` are JSON of the fields that changed. */
type AuditRow = {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Lines whose subject, action or actor holds the text searched for ('' finds all), newest first, and how many there are. */
export function findAudit(
  database: Database,
  search: string,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: AuditRow[] } {
  const where = `(? = '' OR instr(u.subject, ?) > 0 OR instr(u.action, ?) > 0 OR instr(a.name, ?) > 0)`;
  const parameters = [search, search, search, search];
  const total = database
    .prepare<unknown[], number>(
      `SELECT count(*) FROM audit u JOIN actor a ON a.id = u.actor_id WHERE ${where}`,
    )
    .pluck()
    .get(...parameters);
  const rows = database
    .prepare<unknown[], AuditRow>(
      `SELECT u.id, u.at, a.name AS actor, u.action, u.subject, u.before, u.after
       FROM audit u JOIN actor a ON a.id = u.actor_id WHERE ${where} ORDER BY u.id DESC LIMIT ? OFFSET ?`,
    )
    .all(...parameters, page.limit, page.offset);
  return { total: total ?? 0, rows };
}
