import type { Database } from 'better-sqlite3';
import { count, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const { actor, audit } = schema;

/** A line of the log; `before` and `after` are JSON of the fields that changed. */
type AuditRow = Omit<typeof audit.$inferSelect, 'actorId'> & { readonly actor: string };

/** Lines whose subject, action or actor holds the text searched for ('' finds all), newest first, and how many there are. */
export function findAudit(
  database: Database,
  search: string,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: AuditRow[] } {
  const holds = (column: SQLiteColumn): SQL => sql`instr(${column}, ${search}) > 0`;
  const where = search === '' ? undefined : or(holds(audit.subject), holds(audit.action), holds(actor.name));
  const signedBy = eq(actor.id, audit.actorId);
  const [found] = query(database)
    .select({ total: count() })
    .from(audit)
    .innerJoin(actor, signedBy)
    .where(where)
    .all();
  const { id, at, action, subject, before, after } = audit;
  const rows = query(database)
    .select({ id, at, actor: actor.name, action, subject, before, after })
    .from(audit)
    .innerJoin(actor, signedBy)
    .where(where)
    .orderBy(desc(id))
    .limit(page.limit)
    .offset(page.offset)
    .all();
  return { total: found?.total ?? 0, rows };
}
