import { z } from 'zod';
import { projectRowSchema } from './projects.ts';
import { base, dateSchema, problemSchema, uidSchema } from './shared.ts';

/** One thing to do, with its date, clause and the one place that does it. */
export const dutySchema = z.object({
  key: z.string(),
  kind: z.enum([
    'register',
    'approve',
    'resign',
    'materials',
    'results',
    'roster',
    'decide',
    'archive',
    'import',
    'backup',
  ]),
  projectUid: uidSchema.nullable(),
  title: z.string(),
  dueOn: dateSchema.nullable(),
  /** Days left in the duty's own calendar; negative when late. */
  daysLeft: z.int().nullable(),
  calendar: z.enum(['working', 'calendar']).nullable(),
  isProvisional: z.boolean(),
  clause: z.string().nullable(),
  details: z.array(problemSchema),
  count: z.int().nullable(),
});
/** Something to be done, with its day and where to do it. */
export type Duty = z.infer<typeof dutySchema>;

/** 首页: what is due and what is not finished. */
export const home = {
  /** What is due, by day, and what is not finished. */
  today: base.output(
    z.object({
      today: dateSchema,
      duties: z.array(dutySchema),
      unfinished: z.array(projectRowSchema),
      nextDeadline: z
        .object({
          projectUid: uidSchema,
          title: z.string(),
          dueOn: dateSchema,
          daysLeft: z.int(),
          calendar: z.enum(['working', 'calendar']),
        })
        .nullable(),
    }),
  ),
};
