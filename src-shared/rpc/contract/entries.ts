import { z } from 'zod';
import {
  afterReversalSchema,
  base,
  dateSchema,
  formSchema,
  levelSchema,
  reasonSchema,
  roleSchema,
  stepSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';

/** One line of the ledger, figures in thousandths. An entry never changes; a reversal names the one it takes back. */
export const entrySchema = z.object({
  uid: uidSchema,
  teacher: z.object({ uid: uidSchema, name: z.string(), organisationName: z.string() }),
  project: z.object({ uid: uidSchema, name: z.string() }).nullable(),
  origin: z.enum(['own', 'outside']),
  year: yearSchema,
  level: levelSchema,
  form: formSchema,
  role: roleSchema,
  hours: thousandthsSchema,
  credits: thousandthsSchema.nullable(),
  /** Practice in an enterprise (V2); null in every other form. */
  months: thousandthsSchema.nullable(),
  weeks: thousandthsSchema.nullable(),
  endedOn: dateSchema.nullable(),
  makeUpFor: yearSchema.nullable(),
  /** Hours that a rule took away (SR1): what was found; null of every training. */
  deduction: z.string().nullable(),
  recordedAt: z.string(),
  actor: z.string(),
  state: z.enum(['valid', 'reversed', 'reversal']),
});
/** One line of the ledger as lists show it. */
export type ListedEntry = z.infer<typeof entrySchema>;

/** 学分台账: its lines, why each is what it is, and taking one back. There is no call that changes a line. */
export const entries = {
  /** Lines of the ledger that fit every filter given, newest first; the totals are of all of them, not of the page. */
  list: base
    .input(
      z.object({
        teacherUid: uidSchema.nullable().default(null),
        projectUid: uidSchema.nullable().default(null),
        year: yearSchema.nullable().default(null),
        form: formSchema.nullable().default(null),
        level: levelSchema.nullable().default(null),
        origin: z.enum(['own', 'outside']).nullable().default(null),
        search: z.string().max(100).default(''),
        withReversed: z.boolean().default(true),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(entrySchema) })),
  /** 为什么是这个数: the frozen trail, pack, facts, who and when, what of it counts in its year (Q4). */
  explain: base.input(z.object({ uid: uidSchema })).output(
    z.object({
      entry: entrySchema,
      policy: z.object({ id: z.string(), version: z.string(), title: z.string() }),
      steps: z.array(stepSchema),
      warnings: z.array(reasonSchema),
      notes: z.array(z.object({ id: z.string(), text: z.string() })),
      facts: z.record(z.string(), z.unknown()),
      counted: z
        .object({
          measure: z.enum(['hours', 'credits']),
          earned: thousandthsSchema,
          counted: thousandthsSchema,
          over: thousandthsSchema,
          clause: z.string().nullable(),
        })
        .nullable(),
      batch: z.object({
        uid: uidSchema,
        seal: z.string(),
        recordedAt: z.string(),
        actor: z.string(),
        reason: z.string().nullable(),
      }),
      reversedBy: z
        .object({ uid: uidSchema, reason: z.string().nullable(), recordedAt: z.string(), actor: z.string() })
        .nullable(),
    }),
  ),
  /** A correction: a sealed reversal with reason and date of effect. The entry itself never changes. */
  reverse: base
    .input(
      z.object({
        uid: uidSchema,
        reason: z.string().trim().min(1).max(500),
        effectiveOn: dateSchema,
        afterwards: afterReversalSchema,
      }),
    )
    .output(z.object({ batchUid: uidSchema })),
};
