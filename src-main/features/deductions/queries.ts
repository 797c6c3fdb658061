import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const { facts, standingEntry } = schema;

/** Of some people, those from whom a rule took hours for one day, and the entry stands. */
export function deductedOn(
  database: Database,
  asked: {
    readonly teacherIds: readonly number[];
    readonly policy: string;
    readonly rule: string;
    readonly inspectedOn: string;
  },
): readonly number[] {
  const deduction = (key: string) => sql<string>`${facts.content} ->> ${`$.deduction.${key}`}`;
  return query(database)
    .selectDistinct({ teacherId: standingEntry.teacherId })
    .from(standingEntry)
    .innerJoin(facts, eq(facts.id, standingEntry.factsId))
    .where(
      and(
        // By the index of people: nothing of the others is read.
        sql`${standingEntry.teacherId} IN (SELECT value FROM json_each(${JSON.stringify(asked.teacherIds)}))`,
        eq(standingEntry.phase, 'deducted'),
        eq(standingEntry.endedOn, asked.inspectedOn),
        eq(deduction('policy'), asked.policy),
        eq(deduction('rule'), asked.rule),
      ),
    )
    .all()
    .map(({ teacherId }) => teacherId);
}
