import { z } from 'zod';
import { judgeLimit, limitQuantities, missingMeasure } from '../duties/limit.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { type CaseResult, caseReason, caseThousandthsSchema, malformed, notInPolicy } from './case-words.ts';

/** The bounds of a quantity: figures in persons, issues, hours or yuan. */
export const limitInputSchema = z.strictObject({
  quantity: z.enum(limitQuantities),
  of: caseThousandthsSchema.optional(),
  days: caseThousandthsSchema.optional(),
  value: caseThousandthsSchema.optional(),
});

/** Answers a case of kind `limit`. */
export function limitCase(pack: PolicyPack, input: z.infer<typeof limitInputSchema>): CaseResult {
  const limit = pack.limits?.find(({ quantity }) => quantity === input.quantity);
  if (limit === undefined)
    return notInPolicy('/input/quantity', `${pack.id} sets no bound for ${input.quantity}`);
  const missing = missingMeasure(limit, input);
  if (missing !== null) return malformed(`/input/${missing}`, `${missing} is missing`);
  const { min, max, status, reasons } = judgeLimit(limit, input);
  return {
    output: {
      ...(min === null ? {} : { min: min / 1000 }),
      ...(max === null ? {} : { max: max / 1000 }),
      ...(status === null ? {} : { status }),
      reasons: reasons.map(caseReason),
    },
  };
}
