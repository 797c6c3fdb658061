import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureCodes, recordKinds } from '../../failures.ts';
import { jobStages } from '../../lib/job-stages.ts';
import { type Problem, type ProblemCode, type ProblemPlace, problemCodes } from '../../problems.ts';
import { forms, levels, roles } from '../../training/training-words.ts';

/** Hours or credits on the wire: a whole number of thousandths. */
export const thousandthsSchema = z.int();
/** `YYYY-MM-DD`. */
export const dateSchema = z.iso.date();
/** A ULID: names a record here and in every other ledger. */
export const uidSchema = z.string().min(1).max(40);
/** A registration year. It begins on the day its pack says (Q12). */
export const yearSchema = z.int().min(1980).max(2200);

/** At which level a training is registered; a district is a county. */
export const levelSchema = z.enum(levels);
/** 培训形式. */
export const formSchema = z.enum(forms);
/**
 * What becomes of a trainee whose entry is taken back. again: the result stays, and the entry is to be made again, which
 * nothing asks for by itself. failed: the result becomes 不合格.
 */
export const afterReversalSchema = z.enum(['again', 'failed']).default('again');
/** What a person did in a training. */
export const roleSchema = z.enum(roles);

/**
 * A problem as it crosses the wire (`src-shared/problems.ts`). The type is written out because declaration files cannot
 * spell the union of all codes at every place where the contract holds problems.
 */
export type WireProblem = {
  code: ProblemCode;
  severity: Problem['severity'];
  at?: { [Key in keyof ProblemPlace]: ProblemPlace[Key] | undefined } | undefined;
  clause?: string | undefined;
  values: Record<string, string | number | null>;
};
/** A problem of the closed set of codes, with its place and the values of its sentence (`problems.ts`). */
export const problemSchema: z.ZodType<WireProblem, WireProblem> = z.object({
  code: z.enum(problemCodes),
  severity: z.enum(['error', 'warning']),
  at: z
    .object({
      field: z.string().optional(),
      sheet: z.string().optional(),
      row: z.int().optional(),
      column: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  clause: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** One step of an explanation: clause, our words, the figure before and after in thousandths, the reading that decided. */
export const stepSchema = z.object({
  clause: z.string(),
  text: z.string(),
  rule: z.string().optional(),
  note: z.string().optional(),
  before: z.number().nullish(),
  after: z.number().nullish(),
  unit: z.string().optional(),
});
/** One step of a trail. */
export type WireStep = z.infer<typeof stepSchema>;

/** Why something is as it is: the clause, its wording, and the reading (`note`) where one decided. */
export const reasonSchema = z.object({ clause: z.string(), text: z.string(), note: z.string().optional() });

/** How far a long job is. `job` names it for `app.cancelJob`; the stream then ends in CANCELLED with nothing written. */
export const progressSchema = z.object({
  job: z.string(),
  done: z.int(),
  total: z.int(),
  stage: z.enum(jobStages),
});
/** How far a job is. `total` is 0 while it is not known. */
export type Progress = z.infer<typeof progressSchema>;

/** A file chosen by the user, or one that the host saves. Never a path. */
export const fileSchema = z.file();

/**
 * Errors that any call may declare:
 * LEDGER_NOT_OPEN no ledger folder is open · NOT_FOUND the uid is unknown · REFUSED the problems say why, nothing was written ·
 * STALE somebody changed the record since it was read · CANCELLED the user stopped it, nothing was written ·
 * FAILURE disk, lock or file trouble, `reason` is a code.
 */
export const base = oc.errors({
  LEDGER_NOT_OPEN: { status: 409 },
  NOT_FOUND: { status: 404, data: z.object({ kind: z.enum(recordKinds) }) },
  REFUSED: { status: 422, data: z.object({ problems: z.array(problemSchema) }) },
  STALE: { status: 409, data: z.object({ kind: z.enum(recordKinds) }) },
  CANCELLED: { status: 499 },
  FAILURE: {
    status: 500,
    data: z.object({
      reason: z.enum(failureCodes),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  },
});
