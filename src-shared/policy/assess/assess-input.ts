import { z } from 'zod';
import { classificationSchema } from '../../training/classification.ts';
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
  /** Registration year it was earned in. */
  year: yearSchema,
  /** Form and level say which caps, groups and minima it belongs to. */
  form: formSchema,
  /**
   * Level of registration. Absent: the school's for school-based entries, else none, and rules on levels pass
   * it by.
   */
  level: levelSchema.optional(),
  /** By the axes of the text, where its groups or caps name them. */
  classification: classificationSchema.optional(),
  /** Id of the pack that earned it, where several texts judge: its credits fill only minima of their kind. */
  policy: z.string().optional(),
  /** Decimals; thousandths inside. */
  hours: decimalSchema.optional(),
  credits: decimalSchema.optional(),
  /** The year it was taken to repair. It counts there and not in its own year (H9, A8). */
  makeUpFor: yearSchema.optional(),
  /**
   * Taken before the first day of work, or in probation: such hours have a minimum of their own (W3.2, M9). `deducted`: so
   * many hours were taken away by rule (SR1).
   */
  phase: phaseSchema.optional(),
  /** Practice in an enterprise, in months and weeks (V2). It has no hours of its own. */
  months: decimalSchema.optional(),
  weeks: decimalSchema.optional(),
});
/** An entry that was read; see `assessEntrySchema`. */
export type AssessEntry = z.infer<typeof assessEntrySchema>;

/** The teacher as assessments see a person. What is left out is not known. */
const assessedTeacherSchema = z.strictObject({
  /** First day of service. The year it lies in is not assessed (H10, A6). */
  hiredOn: dateSchema.optional(),
  /**
   * Arrived from another province: that year is not assessed either (H10). A move inside the province is none
   * (Q7).
   */
  broughtInOn: dateSchema.optional(),
  /** Proof of the last five years is at hand. Its absence is a warning, not a refusal (H10, Q19). */
  proofOfPriorTraining: z.boolean().optional(),
  /** No rule of assessment asks it today; a case may state it. */
  stage: stageSchema.optional(),
  /** Roles with duties of their own (W3.4, V2). */
  roles: z.array(teacherRoleSchema).optional(),
  /** In probation: the probation is judged too (W3.2, M9). */
  probation: z.boolean().optional(),
});

/** Sums of a teacher are held in 32 bits (`totals`): more hours than that, or of anything else, is no ledger of a person. */
const SUM_MAX = 2 ** 31 - 1;

/** The problem stands at the entry whose amount makes the sum too large, each measure by itself. */
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
    /** The registration year to be judged. */
    year: yearSchema.optional(),
    /** The cycle to be judged. Its length is not checked against the pack: a case may ask any span. */
    cycle: cycleSchema.optional(),
    /** Absent: nothing is known, so nobody is exempt and nothing is asked of certain roles. */
    teacher: assessedTeacherSchema.optional(),
    entries: z.array(assessEntrySchema).superRefine(refuseOverflow).default([]),
  })
  .refine(
    ({ year, cycle, teacher }) => year !== undefined || cycle !== undefined || teacher?.probation === true,
    'a year, a cycle or a probation must be asked',
  );
/** A question that was read; see `assessInputSchema`. */
export type AssessInput = z.infer<typeof assessInputSchema>;
