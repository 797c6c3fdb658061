import type { Database } from 'better-sqlite3';

/** Who is at the desk while a change is written. */
export type Signature = { readonly actor: string; readonly at: string };

/** The row of an actor's name, made at the first change under it. */
export function actorIdOf(writer: Database, signature: Signature): number {
  const found = writer
    .prepare<[string], { id: number }>('SELECT id FROM actor WHERE name = ?')
    .get(signature.actor);
  if (found !== undefined) return found.id;
  const made = writer
    .prepare('INSERT INTO actor (name, created_at) VALUES (?, ?)')
    .run(signature.actor, signature.at);
  return Number(made.lastInsertRowid);
}

/**
 * Writes one line of the audit log in the transaction that makes the change.
 * `subject` names the record as the user knows it; `before` and `after` hold only the fields that changed.
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
