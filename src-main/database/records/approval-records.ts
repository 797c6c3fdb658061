import type { Database } from 'better-sqlite3';
import { asc, count, eq } from 'drizzle-orm';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

const { actor, approval, material } = schema;

/** A decision recorded on a project's approval form. */
export type ApprovalRecord = Omit<typeof approval.$inferSelect, 'id' | 'actorId'> & {
  readonly actor: string;
};

function approvals(database: Database) {
  const { uid, projectId, decision, person, decidedOn, scanFileName, comment, recordedAt } = approval;
  return query(database)
    .select({
      ...{ uid, projectId, decision, person, decidedOn, scanFileName, comment, recordedAt },
      actor: actor.name,
    })
    .from(approval)
    .innerJoin(actor, eq(actor.id, approval.actorId))
    .orderBy(asc(approval.id));
}

/** Every decision recorded on a project's approval form, oldest first: the last one counts. */
export function approvalsOf(database: Database, projectId: number): readonly ApprovalRecord[] {
  return approvals(database).where(eq(approval.projectId, projectId)).all();
}

/** The latest decision per project. */
export function latestApprovals(database: Database): ReadonlyMap<number, ApprovalRecord> {
  return new Map(
    approvals(database)
      .all()
      .map((record) => [record.projectId, record]),
  );
}

/** An archive material at hand: what it is, and the file that holds it. */
export type MaterialRecord = Pick<typeof material.$inferSelect, 'kind' | 'fileName'>;

/** What is at hand of a project's archive. */
export function materialsOf(database: Database, projectId: number): readonly MaterialRecord[] {
  const { kind, fileName } = material;
  return query(database)
    .select({ kind, fileName })
    .from(material)
    .where(eq(material.projectId, projectId))
    .all();
}

/** How many archive materials are marked present, per project. */
export function materialCounts(database: Database): ReadonlyMap<number, number> {
  const rows = query(database)
    .select({ projectId: material.projectId, count: count() })
    .from(material)
    .groupBy(material.projectId)
    .all();
  return new Map(rows.map(({ projectId, count: present }) => [projectId, present]));
}
