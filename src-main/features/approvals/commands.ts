import type { Database } from 'better-sqlite3';
import { query } from '../../database/query.ts';
import { type Signature, signed } from '../../database/records/audit-log.ts';
import * as schema from '../../database/schema.ts';

/** A decision on the approval form of a project, about to be recorded. */
export type NewApproval = Omit<typeof schema.approval.$inferSelect, 'id' | 'actorId' | 'recordedAt'>;

/** Records a decision beside the earlier ones: none is ever replaced, and the latest counts. */
export function insertApproval(writer: Database, signature: Signature, approval: NewApproval): void {
  query(writer)
    .insert(schema.approval)
    .values({ ...approval, ...signed(writer, signature) })
    .run();
}
