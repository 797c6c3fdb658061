import { z } from 'zod';
import {
  formatCertificateNumber,
  numberSeparatorSchema,
  numberWidthsSchema,
} from '../duties/certificate-number.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { type CaseResult, caseReason, notInPolicy } from './case-words.ts';

/** Whole numbers, because a part is written with leading zeros to its width. */
const partSchema = z.int().min(0);

/** A certificate number; without `widths` and `separator` the pack's own are taken. */
export const numberInputSchema = z.strictObject({
  project: partSchema,
  organiser: partSchema,
  year: partSchema,
  session: partSchema,
  trainee: partSchema,
  widths: numberWidthsSchema.optional(),
  separator: numberSeparatorSchema.optional(),
});

/**
 * A part that does not fit gives `number: null` and `outcome: "refused"`: the case was read, the number is
 * refused, never cut (Q21).
 */
export function numberCase(pack: PolicyPack, input: z.infer<typeof numberInputSchema>): CaseResult {
  if (pack.numbering === undefined) return notInPolicy('/policy', `${pack.id} has no scheme of numbers`);
  const scheme = {
    ...pack.numbering,
    ...(input.widths === undefined ? {} : { widths: input.widths }),
    ...(input.separator === undefined ? {} : { separator: input.separator }),
  };
  const { number, reasons } = formatCertificateNumber(scheme, input);
  return number === null
    ? { output: { number, outcome: 'refused', reasons: reasons.map(caseReason) } }
    : { output: { number } };
}
