import { z } from 'zod';
import { deadline, deadlineDuties } from '../duties/deadline.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import {
  type CaseEnvironment,
  type CaseResult,
  caseDateSchema,
  caseDaysSchema,
  caseReason,
  notInPolicy,
} from './case-words.ts';

/** The last day for a duty. */
export const deadlineInputSchema = z.strictObject({
  duty: z.enum(deadlineDuties),
  /** The day that starts the clock. */
  from: caseDateSchema,
  /** Length of the project. Cases may state it; no deadline depends on it. */
  days: caseDaysSchema.optional(),
  /** Without it `late` is left out. */
  doneOn: caseDateSchema.optional(),
});

/** Answers a case of kind `deadline`. */
export function deadlineCase(
  pack: PolicyPack,
  input: z.infer<typeof deadlineInputSchema>,
  { calendar }: CaseEnvironment,
): CaseResult {
  const answer = deadline(pack.deadlines ?? [], input.duty, input, calendar);
  if (answer === null) return notInPolicy('/input/duty', `${pack.id} sets no deadline for ${input.duty}`);
  const { due, clause, late, provisional } = answer;
  const warning = { clause, text: '这段日期的放假安排尚未载入，只按周末推算，届时请重新核对' };
  return {
    output: {
      due,
      calendar: answer.calendar,
      clause,
      ...(late === null ? {} : { late }),
      ...(provisional ? { provisional, warnings: [warning] } : {}),
      reasons: answer.reasons.map(caseReason),
    },
  };
}
