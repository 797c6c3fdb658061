import type { Database } from 'better-sqlite3';
import { asc, eq } from 'drizzle-orm';
import { assert } from '../../../src-shared/lib/assert.ts';
import {
  type Classification,
  type Classifications,
  classificationText,
  NO_CLASSIFICATIONS,
  readClassification,
} from '../../../src-shared/training/classification.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/** The number under which the ledger keeps a classification, given out when it is first met; null where there is none. */
export function classificationNumber(writer: Database, classification: Classification | null): number | null {
  const content = classificationText(classification);
  if (content === null) return null;
  const { id } = schema.classification;
  const known = query(writer)
    .select({ id })
    .from(schema.classification)
    .where(eq(schema.classification.content, content))
    .get();
  if (known !== undefined) return known.id;
  return query(writer).insert(schema.classification).values({ content }).returning({ id }).get().id;
}

/**
 * What the numbers mean. Rows are never removed, so `known` is handed back where nothing came since: whoever prepared
 * something for a list finds it again.
 */
export function readClassifications(
  database: Database,
  known: Classifications = NO_CLASSIFICATIONS,
): Classifications {
  const rows = query(database)
    .select()
    .from(schema.classification)
    .orderBy(asc(schema.classification.id))
    .all();
  if (rows.length + 1 === known.length) return known;
  return [
    null,
    ...rows.map(({ id, content }, index) => {
      assert(id === index + 1, 'classifications are numbered without gaps');
      return readClassification(content);
    }),
  ];
}
