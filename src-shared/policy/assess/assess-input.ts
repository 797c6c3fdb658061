import { z } from 'zod';
import { cycleSchema } from '../award/award-input.ts';
import {
  dateSchema,
  decimalSchema,
  formSchema,
  levelSchema,
  phaseSchema,
  stageSchema,
  teacherRoleSchema,
  thousandthsOf,
  yearSchema,
} from '../pack/pack-words.ts';

/** An entry of the ledger as cases write it: decimals; hours or credits left out add nothing. */
const assessEntrySchema = z.strictObject({
  year: yearSchema,
  form: formSchema,
  level: levelSchema.optional(),
  hours: decimalSchema.optional(),
  credits: decimalSchema.optional(),
  makeUpFor: yearSchema.optional(),
  phase: phaseSchema.optional(),
  months: decimalSchema.optional(),
  weeks: decimalSchema.optional(),
});
export type AssessEntry = z.infer<typeof assessEntrySchema>;

/** The teacher as assessments see a person. What is left out is not known. */
const assessedTeacherSchema = z.strictObject({
  hiredOn: dateSchema.optional(),
  broughtInOn: dateSchema.optional(),
  proofOfPriorTraining: z.boolean().optional(),
  stage: stageSchema.optional(),
  roles: z.array(teacherRoleSchema).optional(),
  probation: z.boolean().optional(),
});

/** Sums of a teacher are held in 32 bits (`totals`): more hours than that, or of anything else, is no ledger of a person. */
const SUM_MAX = 2 ** 31 - 1;

function refuseOverflow(entries: readonly AssessEntry[], context: z.RefinementCtx): void {
  for (const measure of ['hours', 'credits', 'months', 'weeks'] as const) {
    let sum = 0;
    for (const [index, entry] of entries.entries()) {
      sum += thousandthsOf(entry[measure] ?? 0);
      if (sum <= SUM_MAX) continue;
      context.addIssue({
        code: 'custom',
        path: [index, measure],
        message: 'the sum of the entries is too large',
      });
      break;
    }
  }
}

/** What is asked: a year, a cycle, or the probation of a teacher in it. */
export const assessInputSchema = z
  .strictObject({
    year: yearSchema.optional(),
    cycle: cycleSchema.optional(),
    teacher: assessedTeacherSchema.optional(),
    entries: z.array(assessEntrySchema).superRefine(refuseOverflow).default([]),
  })
  .refine(
    ({ year, cycle, teacher }) => year !== undefined || cycle !== undefined || teacher?.probation === true,
    'a year, a cycle or a probation must be asked',
  );
export type AssessInput = z.infer<typeof assessInputSchema>;
