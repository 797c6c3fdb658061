import type { Database } from 'better-sqlite3';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/** Who is at the desk while a change is written. */
export type Signature = { readonly actor: string; readonly at: string };

/** The row of an actor's name, made at the first change under it. */
export function actorIdOf(writer: Database, signature: Signature): number {
  // Prepared by hand, because it runs with every line of the log (see recordAudit).
  const found = writer
    .prepare<[string], number>('SELECT id FROM actor WHERE name = ?')
    .pluck()
    .get(signature.actor);
  if (found !== undefined) return found;
  const made = query(writer).insert(schema.actor).values({ name: signature.actor, createdAt: signature.at });
  return Number(made.run().lastInsertRowid);
}

/** The columns by which a row says who wrote it, and when. */
export function signed(
  writer: Database,
  signature: Signature,
): { readonly actorId: number; readonly recordedAt: string } {
  return { actorId: actorIdOf(writer, signature), recordedAt: signature.at };
}

/**
 * Writes one line of the audit log in the transaction that makes the change.
 * `subject` names the record as the user knows it; `before` and `after` hold only the fields that changed.
 *
 * Prepared by hand, because a returned sheet writes a line for each of its thousands of rows, and drizzle's insert costs
 * four of these.
 */
export function recordAudit(
  writer: Database,
  signature: Signature,
  change: {
    readonly action: string;
    readonly subject: string;
    readonly before?: unknown;
    readonly after?: unknown;
  },
): void {
  writer
    .prepare('INSERT INTO audit (at, actor_id, action, subject, before, after) VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      signature.at,
      actorIdOf(writer, signature),
      change.action,
      change.subject,
      toText(change.before),
      toText(change.after),
    );
}

function toText(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** The fields in which two records differ, before and after. */
export function changedFields<Fields extends Readonly<Record<string, unknown>>>(
  before: Fields,
  after: Fields,
): { readonly before: Readonly<Record<string, unknown>>; readonly after: Readonly<Record<string, unknown>> } {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return {
    before: Object.fromEntries(keys.map((key) => [key, before[key]])),
    after: Object.fromEntries(keys.map((key) => [key, after[key]])),
  };
}
