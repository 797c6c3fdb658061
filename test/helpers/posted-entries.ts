import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type PostedBatch, postBatch } from '../../src-main/database/entries/post-batch.ts';
import { storePolicyVersion } from '../../src-main/database/records/policy-records.ts';
import type { Earning, NewBatch, NewEntry } from '../../src-shared/ledger/entry.ts';
import { openSmallLedger } from './open-memory.ts';

const registration: NewBatch = {
  kind: 'registration',
  project: { id: 1, uid: 'J1' },
  undoes: null,
  effectiveOn: '2025-07-01',
  reason: null,
};

/** A ledger in memory and a way to post entries, as a registration or another batch, in a transaction of their own. */
export type Posting = {
  readonly database: Database;
  /** What the one trainee of the small ledger earns. */
  readonly entry: NewEntry;
  readonly post: (entries: readonly NewEntry[], batch?: Partial<NewBatch>) => Promise<PostedBatch>;
};

/** The small ledger, what its one trainee earns there, and a way to post entries as a registration or another batch. */
export function openPosting(): Posting {
  const database = openSmallLedger();
  const sha256 = hash('sha256', '{}');
  const version = { policyId: 'hainan-2017', version: '1', sha256, content: '{}' };
  const earned: Earning = {
    ...{ origin: 'own', year: 2025, form: 'centralized', level: 'county', role: 'trainee' },
    ...{ hours: 16_000, credits: 2000, makeUpFor: null, phase: null, months: null, weeks: null },
    classificationId: null,
    ...{ endedOn: '2025-06-30', facts: '{"days":2}', trail: '[]' },
    policyVersion: { id: storePolicyVersion(database, version), key: `hainan-2017@1#${sha256}` },
  };
  const entry: NewEntry = {
    teacher: { id: 1, uid: 'T1' },
    participation: { id: 1, uid: 'P1' },
    earned,
    reverses: null,
  };
  let made = 0;
  const post: Posting['post'] = (entries, batch = {}) =>
    inTransaction(database, () =>
      postBatch(database, { ...registration, ...batch }, entries, {
        signature: { actor: '王老师', at: '2025-07-01T08:00:00.000Z' },
        newUid: () => `U${++made}`,
      }),
    );
  return { database, entry, post };
}

async function inTransaction<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  database.exec('BEGIN');
  try {
    const result = await work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
