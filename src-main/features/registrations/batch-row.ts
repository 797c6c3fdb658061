import type { Database } from 'better-sqlite3';
import { type Batch, canUndo } from '../../../src-shared/ledger/entry.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { dependentsOf } from '../../database/entries/entry-records.ts';

type BatchRow = Outputs['registrations']['batches'][number];

/** A batch as the lists show it, with what stands on it as the ledger is in `database`. */
export function toBatchRow(database: Database, batch: Batch): BatchRow {
  return {
    uid: batch.uid,
    kind: batch.kind,
    projectUid: batch.project?.uid ?? null,
    projectName: batch.project?.name ?? null,
    recordedAt: batch.recordedAt,
    effectiveOn: batch.effectiveOn,
    actor: batch.actor,
    reason: batch.reason,
    entryCount: batch.entryCount,
    seal: batch.seal,
    canUndo: canUndo(batch, dependentsOf(database, batch.id)),
  };
}
