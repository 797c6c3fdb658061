import type { Database } from 'better-sqlite3';
import type { DecidedValue } from '../../../src-shared/policy/pack/silent-points.ts';
import { actorIdOf, type Signature } from './audit-log.ts';

/** A decision on a silent point, with who made it and who entered it. `value` in thousandths. */
export type DecisionRecord = {
  readonly uid: string;
  readonly policy_id: string;
  readonly setting_id: string;
  readonly value: number;
  readonly decided_by: string;
  readonly decided_on: string;
  readonly reason: string;
  readonly recorded_at: string;
  readonly actor: string;
};

/** Every decision, the latest first. */
export function listDecisions(database: Database): readonly DecisionRecord[] {
  return database
    .prepare<[], DecisionRecord>(
      `SELECT d.uid, d.policy_id, d.setting_id, d.value, d.decided_by, d.decided_on, d.reason, d.recorded_at,
         a.name AS actor
       FROM decision d JOIN actor a ON a.id = d.actor_id ORDER BY d.id DESC`,
    )
    .all();
}

/** What was decided, oldest first. */
export function decidedValues(database: Database): readonly DecidedValue[] {
  return database
    .prepare<[], DecidedValue>(
      'SELECT policy_id AS policyId, setting_id AS settingId, value FROM decision ORDER BY id',
    )
    .all();
}

export type NewDecision = Omit<DecisionRecord, 'recorded_at' | 'actor'>;

/** Adds a decision. Earlier ones on the same point stay: entries were computed under them. */
export function insertDecision(writer: Database, signature: Signature, made: NewDecision): void {
  writer
    .prepare(
      `INSERT INTO decision (uid, policy_id, setting_id, value, decided_by, decided_on, reason, actor_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      made.uid,
      made.policy_id,
      made.setting_id,
      made.value,
      made.decided_by,
      made.decided_on,
      made.reason,
      actorIdOf(writer, signature),
      signature.at,
    );
}
