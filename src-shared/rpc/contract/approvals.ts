import { z } from 'zod';
import { approvalSchema } from './projects.ts';
import { base, dateSchema, fileSchema, uidSchema } from './shared.ts';

/** 学分登记审批表: the form to print and what was decided on it. A project registers only after its approval (H7). */
export const approvals = {
  /** One page of the 学分登记审批表 as it will print (SVG), with the number of pages. */
  previewForm: base
    .input(z.object({ projectUid: uidSchema, page: z.int().min(1).default(1) }))
    .output(z.object({ svg: z.string(), page: z.int(), pageCount: z.int() })),
  /** The form as PDF: the same document. */
  form: base.input(z.object({ projectUid: uidSchema })).output(z.object({ file: fileSchema })),
  /** Records what was decided on paper: by whom, on which day, under which file name the scan is kept (H7). */
  record: base
    .input(
      z.object({
        projectUid: uidSchema,
        decision: z.enum(['approved', 'rejected']),
        person: z.string().trim().min(1).max(50),
        decidedOn: dateSchema,
        scanFileName: z.string().trim().max(255).nullable(),
        comment: z.string().trim().max(500).nullable(),
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
        state: z.enum(['waiting', 'approved', 'rejected']),
        approval: approvalSchema.nullable(),
        dueOn: dateSchema.nullable(),
      }),
    ),
  ),
};
