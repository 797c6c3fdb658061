import { z } from 'zod';
import { limitQuantities } from '../duties/limit.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { askLimit } from '../set/ask-texts.ts';
import { type CaseResult, caseReason, caseThousandthsSchema, malformed, notInPolicy } from './case-words.ts';

/** The bounds of a quantity: figures in persons, issues, hours or yuan. */
export const limitInputSchema = z.strictObject({
  quantity: z.enum(limitQuantities),
  /** What a share is taken of: trainees, programme hours, a project's funds, the public budget. */
  of: caseThousandthsSchema.optional(),
  /** Length of the project, for bounds that depend on it (L20, G3.4). */
  days: caseThousandthsSchema.optional(),
  /** The figure to be judged. Absent: only the bounds are asked. */
  value: caseThousandthsSchema.optional(),
});

/** Answers a case of kind `limit`. */
export function limitCase(pack: PolicyPack, input: z.infer<typeof limitInputSchema>): CaseResult {
  const answer = askLimit(pack, { quantity: input.quantity, measure: input });
  if (answer === null)
    return notInPolicy('/input/quantity', `${pack.id} sets no bound for ${input.quantity}`);
  if ('missing' in answer) return malformed(`/input/${answer.missing}`, `${answer.missing} is missing`);
  const { min, max, status, reasons } = answer;
  return {
    output: {
      ...(min === null ? {} : { min: min / 1000 }),
      ...(max === null ? {} : { max: max / 1000 }),
      ...(status === null ? {} : { status }),
      reasons: reasons.map(caseReason),
    },
  };
}
