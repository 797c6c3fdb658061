import type { Database } from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { contentText, type SignedContent } from '../../../src-shared/registration/approval/signed-content.ts';
import { query } from '../../database/query.ts';
import { type Signature, signed } from '../../database/records/audit-log.ts';
import * as schema from '../../database/schema.ts';

/** A decision on the approval form of a project, about to be recorded. */
export type NewApproval = Omit<typeof schema.approval.$inferSelect, 'id' | 'actorId' | 'recordedAt'>;

/** Records a decision beside the earlier ones: none is ever replaced. */
export function insertApproval(writer: Database, signature: Signature, approval: NewApproval): void {
  query(writer)
    .insert(schema.approval)
    .values({ ...approval, ...signed(writer, signature) })
    .run();
}

/** Keeps what a form says, once for equal forms of a project, and gives its number. */
export function storeForm(
  writer: Database,
  form: {
    readonly projectId: number;
    readonly fingerprint: string;
    readonly content: SignedContent;
    readonly madeAt: string;
  },
): number {
  const { approvalForm } = schema;
  const { content, ...kept } = form;
  const people = [...content.people.values()];
  query(writer)
    .insert(approvalForm)
    .values({
      ...kept,
      content: contentText(content),
      people: people.length,
      awarded: people.filter(({ line }) => line.years.length > 0).length,
    })
    .onConflictDoNothing()
    .run();
  const { projectId, fingerprint } = form;
  const stored = query(writer)
    .select({ id: approvalForm.id })
    .from(approvalForm)
    .where(and(eq(approvalForm.projectId, projectId), eq(approvalForm.fingerprint, fingerprint)))
    .get();
  return assertPresent(stored, 'a form that was just stored').id;
}
