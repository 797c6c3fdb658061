import type { Database } from 'better-sqlite3';
import { actorIdOf, type Signature } from '../../database/records/audit-log.ts';

/** A decision on the approval form of a project, about to be recorded. */
export type NewApproval = {
  readonly uid: string;
  readonly projectId: number;
  readonly decision: 'approved' | 'rejected';
  readonly person: string;
  readonly decidedOn: string;
  readonly scanFileName: string | null;
  readonly comment: string | null;
};

/** Records a decision beside the earlier ones: none is ever replaced, and the latest counts. */
export function insertApproval(writer: Database, signature: Signature, approval: NewApproval): void {
  writer
    .prepare(
      `INSERT INTO approval (uid, project_id, decision, person, decided_on, scan_file_name, comment, actor_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      approval.uid,
      approval.projectId,
      approval.decision,
      approval.person,
      approval.decidedOn,
      approval.scanFileName,
      approval.comment,
      actorIdOf(writer, signature),
      signature.at,
    );
}
