import { z } from 'zod';
import { signedLineSchema } from '../../registration/approval/signed-content.ts';
import { formScopes } from '../../training/form-scope.ts';
import { approvalSchema, approvalStateSchema } from './projects.ts';
import { base, dateSchema, fileSchema, problemSchema, uidSchema } from './shared.ts';

const scopeSchema = z.enum(formScopes).default('whole');

/** What differs from a form that was printed or signed: fields of the project, and people with their line then and now. */
export const differencesSchema = z.object({
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  people: z.array(
    z.object({
      traineeUid: uidSchema,
      name: z.string(),
      kind: z.enum(['added', 'removed', 'changed', 'reversed']),
      signed: signedLineSchema.nullable(),
      now: signedLineSchema.nullable(),
    }),
  ),
});
/** Everything that differs from what was signed. */
export type Differences = z.infer<typeof differencesSchema>;

/** A form that a decision can be recorded on: one as it would print now, or one that was printed earlier. */
export const signableFormSchema = z.object({
  fingerprint: z.string(),
  /** The fingerprint as the paper shows it. */
  code: z.string(),
  scope: z.enum(formScopes),
  /** When it was first printed; null while it was not. */
  printedAt: z.string().nullable(),
  /** Printed now, it would say the same. */
  isCurrent: z.boolean(),
  /** Printed earlier: what was changed since, which recording it would leave unsigned. */
  differences: differencesSchema.nullable(),
});
/** A form that a decision can be recorded on. */
export type SignableForm = z.infer<typeof signableFormSchema>;

/** 学分登记审批表: the form to print and what was decided on it. A project registers only after its approval (H7). */
export const approvals = {
  /** One page of the 学分登记审批表 as it will print (SVG), with the number of pages. */
  previewForm: base
    .input(z.object({ projectUid: uidSchema, page: z.int().min(1).default(1), scope: scopeSchema }))
    .output(
      z.object({
        svg: z.string(),
        page: z.int(),
        pageCount: z.int(),
        /** Characters that no font has and that are written in by hand. */
        problems: z.array(problemSchema),
      }),
    ),
  /**
   * The form as PDF: the same document. A complete one is kept, so that a decision on it binds what it said; one that is not
   * complete is a draft, says so, and cannot be signed.
   */
  form: base
    .input(z.object({ projectUid: uidSchema, scope: scopeSchema }))
    .output(z.object({ file: fileSchema, code: z.string().nullable(), problems: z.array(problemSchema) })),
  /** What can be signed now, why nothing can, and what differs from what was signed. */
  standing: base.input(z.object({ projectUid: uidSchema })).output(
    z.object({
      /** Why the form is a draft; empty when it is complete. */
      draft: z.array(problemSchema),
      /** Null where nobody signed, or an earlier version of the program kept nothing of it. */
      differences: differencesSchema.nullable(),
      /** The newest first: the forms as they would print now, then those printed since the last decision. */
      forms: z.array(signableFormSchema),
    }),
  ),
  /**
   * Records what was decided on paper: by whom, on which day, under which file name the scan is kept (H7). An approval binds
   * the form that `fingerprint` names, as it was printed; without it, the form of `scope` as it would print now. Refused
   * for a draft.
   */
  record: base
    .input(
      z.object({
        projectUid: uidSchema,
        decision: z.enum(['approved', 'rejected']),
        person: z.string().trim().min(1).max(50),
        decidedOn: dateSchema,
        scanFileName: z.string().trim().max(255).nullable(),
        comment: z.string().trim().max(500).nullable(),
        scope: scopeSchema,
        fingerprint: z.string().optional(),
      }),
    )
    .output(z.object({ approval: approvalSchema })),
  /** Projects that wait for a signature or were decided lately. */
  list: base.output(
    z.array(
      z.object({
        projectUid: uidSchema,
        projectName: z.string(),
        endOn: dateSchema.nullable(),
        traineeCount: z.int(),
        state: approvalStateSchema,
        approval: approvalSchema.nullable(),
        dueOn: dateSchema.nullable(),
      }),
    ),
  ),
};
