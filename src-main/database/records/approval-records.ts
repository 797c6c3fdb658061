import type { Database } from 'better-sqlite3';
import { asc, desc, eq } from 'drizzle-orm';
import type { RecordedApproval } from '../../../src-shared/registration/approval/approval-in-force.ts';
import { parseContent } from '../../../src-shared/registration/approval/signed-content.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

const { actor, approval, approvalForm, material } = schema;

/** A decision recorded on a project's approval form. The form is null where nobody kept what was signed. */
export type ApprovalRecord = Omit<typeof approval.$inferSelect, 'id' | 'actorId'> & {
  readonly actor: string;
  readonly form: Pick<FormRecord, 'fingerprint' | 'people' | 'awarded'> | null;
};

/** What a form said when it was printed or signed, without its content. */
export type FormRecord = Omit<typeof approvalForm.$inferSelect, 'projectId' | 'content'>;

function approvals(database: Database) {
  const { uid, projectId, decision, person, decidedOn, scanFileName, comment, recordedAt, formId, scope } =
    approval;
  const { fingerprint, people, awarded } = approvalForm;
  return query(database)
    .select({
      ...{ uid, projectId, decision, person, decidedOn, scanFileName, comment, recordedAt, formId, scope },
      actor: actor.name,
      form: { fingerprint, people, awarded },
    })
    .from(approval)
    .innerJoin(actor, eq(actor.id, approval.actorId))
    .leftJoin(approvalForm, eq(approvalForm.id, approval.formId))
    .orderBy(asc(approval.id));
}

/** Every decision recorded on a project's forms, oldest first. */
export function approvalsOf(database: Database, projectId: number): readonly ApprovalRecord[] {
  return approvals(database).where(eq(approval.projectId, projectId)).all();
}

/** The decisions of every project that has any, oldest first. */
export function approvalsByProject(database: Database): ReadonlyMap<number, readonly ApprovalRecord[]> {
  return Map.groupBy(approvals(database).all(), ({ projectId }) => projectId);
}

/** The decisions of a project with everything that was signed: what `approvalInForce` reads. */
export function recordedApprovals(database: Database, projectId: number): readonly RecordedApproval[] {
  const { decision, scope, person, decidedOn } = approval;
  return query(database)
    .select({
      ...{ decision, scope, person, decidedOn },
      form: { fingerprint: approvalForm.fingerprint, content: approvalForm.content },
    })
    .from(approval)
    .leftJoin(approvalForm, eq(approvalForm.id, approval.formId))
    .where(eq(approval.projectId, projectId))
    .orderBy(asc(approval.id))
    .all()
    .map(({ form, ...decided }) => ({
      ...decided,
      fingerprint: form?.fingerprint ?? null,
      content: form === null ? null : parseContent(form.content),
    }));
}

/** The forms of a project that were printed or signed, the latest first. */
export function formsOf(database: Database, projectId: number): readonly FormRecord[] {
  const { id, fingerprint, people, awarded, madeAt } = approvalForm;
  return query(database)
    .select({ id, fingerprint, people, awarded, madeAt })
    .from(approvalForm)
    .where(eq(approvalForm.projectId, projectId))
    .orderBy(desc(id))
    .all();
}

/** What a form says, as text (`parseContent`). */
export function contentOfForm(database: Database, formId: number): string | undefined {
  const { id, content } = approvalForm;
  return query(database).select({ content }).from(approvalForm).where(eq(id, formId)).get()?.content;
}

/**
 * Whether anything was changed, after the latest decision on its form, that a figure or a list of the project may follow
 * from: the project, its list, its results, a point that a regulation leaves open, which pack governs. Asked where the
 * program kept nothing of what was signed; then the log is all that can be known, and a line too many asks for a new
 * signature rather than a line too few. By hand: drizzle knows no EXISTS by itself.
 */
export function isChangedAfterApproval(
  database: Database,
  project: { readonly id: number; readonly name: string },
): boolean {
  return (
    database
      .prepare<{ readonly id: number; readonly name: string }, number>(
        `WITH signed (line, at) AS (
           SELECT coalesce(max(a.id), 0), p.recorded_at
           FROM (SELECT recorded_at FROM approval WHERE project_id = :id ORDER BY id DESC LIMIT 1) p
             LEFT JOIN audit a ON a.at = p.recorded_at AND a.action GLOB 'approval.*')
         SELECT EXISTS (
             SELECT 1 FROM audit a, signed WHERE a.id > signed.line AND (
               a.subject = :name
                 AND a.action IN ('project.change', 'project.results', 'project.addTrainees', 'project.removeTrainees')
               OR a.action IN ('decision.decide', 'policy.setInForce', 'policy.save')))
           OR EXISTS (SELECT 1 FROM import_batch b, signed WHERE b.project_id = :id AND b.applied_at > signed.at)`,
      )
      .pluck()
      .get({ id: project.id, name: project.name }) === 1
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

/** Which archive materials are marked present, per project. */
export function materialKinds(database: Database): ReadonlyMap<number, ReadonlySet<string>> {
  const { projectId, kind } = material;
  const rows = query(database).select({ projectId, kind }).from(material).all();
  return new Map(
    [...Map.groupBy(rows, (row) => row.projectId)].map(([id, marked]) => [
      id,
      new Set(marked.map((row) => row.kind)),
    ]),
  );
}
