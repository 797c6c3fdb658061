import { z } from 'zod';
import { ruleHeadingShape } from './rule-heading.ts';

/** The parts a certificate number can be made of. */
export const numberParts = ['project', 'organiser', 'year', 'session', 'trainee'] as const;
export type NumberPart = (typeof numberParts)[number];

const widthSchema = z.int().min(1).max(12);
export const numberWidthsSchema = z.strictObject({
  project: widthSchema,
  organiser: widthSchema,
  year: widthSchema,
  session: widthSchema,
  trainee: widthSchema,
});
export const numberSeparatorSchema = z.string().max(3).regex(/^\D*$/, 'a separator has no digits');

/**
 * A pack's section `numbering`: the order of the parts (the text's), and default widths and separator (a setting: the text
 * states none).
 */
export const numberingSchema = z.strictObject({
  ...ruleHeadingShape,
  parts: z
    .array(z.enum(numberParts))
    .min(1)
    .refine((parts) => new Set(parts).size === parts.length, 'a part stands once'),
  widths: numberWidthsSchema,
  separator: numberSeparatorSchema.default(''),
});
export type Numbering = z.infer<typeof numberingSchema>;
