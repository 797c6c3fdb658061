import { z } from 'zod';
import { deductionFieldsSchema } from '../../registration/deduction.ts';
import { base, dateSchema, thousandthsSchema, uidSchema, yearSchema } from './shared.ts';

/** 扣学时: hours that a rule takes away from people (SR1). What was taken is an entry, taken back like any other. */
export const deductions = {
  /** The rules of the texts in force on a day that take hours away (SR1), with how many; null while nobody decided it. */
  rules: base.input(z.object({ on: dateSchema })).output(
    z.object({
      rules: z.array(
        z.object({
          policyId: z.string(),
          ruleId: z.string(),
          title: z.string(),
          text: z.string(),
          clause: z.string(),
          hours: thousandthsSchema.nullable(),
          withholds: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Takes hours away from people by a rule, each by an entry of its own with the reason; all in one sealed batch. */
  take: base
    .input(deductionFieldsSchema.extend({ teacherUids: z.array(uidSchema).min(1).max(2000) }))
    .output(z.object({ batchUid: uidSchema, people: z.int(), hours: thousandthsSchema, year: yearSchema })),
};
