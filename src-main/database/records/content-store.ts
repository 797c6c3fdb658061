import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A stored text and its SHA-256. */
export type Stored = { readonly id: number; readonly sha256: string };

/**
 * Stores equal texts once, by hash. Keeps what it has seen in memory for the length of one transaction,
 * because a registration asks for the same trail again and again.
 *
 * By hand: a registration of people who share nothing writes a text for each, and drizzle's insert costs four of these.
 */
export function contentStore(writer: Database, table: 'facts' | 'trail'): (content: string) => Stored {
  const find = writer.prepare<[string], { id: number }>(`SELECT id FROM ${table} WHERE sha256 = ?`);
  const insert = writer.prepare(`INSERT INTO ${table} (sha256, content) VALUES (?, ?)`);
  const seen = new Map<string, Stored>();
  return (content) => {
    const known = seen.get(content);
    if (known !== undefined) return known;
    const sha256 = hash('sha256', content);
    const stored = {
      id: find.get(sha256)?.id ?? Number(insert.run(sha256, content).lastInsertRowid),
      sha256,
    };
    seen.set(content, stored);
    return stored;
  };
}
