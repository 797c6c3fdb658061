import type { Database } from 'better-sqlite3';
import { asc, desc, eq } from 'drizzle-orm';
import type { DecidedValue } from '../../../src-shared/policy/pack/silent-points.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { type Signature, signed } from './audit-log.ts';

/** A decision on a silent point, with who made it and who entered it. `value` in thousandths; `kind` of open points only. */
export type DecisionRecord = Omit<typeof schema.decision.$inferSelect, 'id' | 'actorId'> & {
  readonly actor: string;
};

/** Every decision, the latest first. */
export function listDecisions(database: Database): readonly DecisionRecord[] {
  const { uid, policyId, settingId, kind, value, decidedBy, decidedOn, reason, recordedAt } = schema.decision;
  return query(database)
    .select({
      ...{ uid, policyId, settingId, kind, value, decidedBy, decidedOn, reason, recordedAt },
      actor: schema.actor.name,
    })
    .from(schema.decision)
    .innerJoin(schema.actor, eq(schema.actor.id, schema.decision.actorId))
    .orderBy(desc(schema.decision.id))
    .all();
}

/** What was decided, oldest first: of two on one point the later counts. */
export function decidedValues(database: Database): readonly DecidedValue[] {
  const { id, policyId, settingId, kind, value } = schema.decision;
  return query(database)
    .select({ policyId, settingId, kind, value })
    .from(schema.decision)
    .orderBy(asc(id))
    .all();
}

/** A decision before its row is written: who entered it and when comes from the signature. `value` in thousandths. */
export type NewDecision = Omit<DecisionRecord, 'recordedAt' | 'actor'>;

/** Adds a decision. Earlier ones on the same point stay: entries were computed under them. */
export function insertDecision(writer: Database, signature: Signature, made: NewDecision): void {
  query(writer)
    .insert(schema.decision)
    .values({ ...made, ...signed(writer, signature) })
    .run();
}
