import { z } from 'zod';
import { assert } from '../../lib/assert.ts';
import { type Reason, reasonOf, ruleHeadingShape } from '../pack/rule-heading.ts';

/** The parts a certificate number can be made of. */
export const numberParts = ['project', 'organiser', 'year', 'session', 'trainee'] as const;
/** A part of a certificate number. */
export type NumberPart = (typeof numberParts)[number];

/** Twelve digits are more than any register needs, and still exact as a number. */
const widthSchema = z.int().min(1).max(12);
/** Digits per part. */
export const numberWidthsSchema = z.strictObject({
  project: widthSchema,
  organiser: widthSchema,
  year: widthSchema,
  session: widthSchema,
  trainee: widthSchema,
});

/** What stands between the parts: without digits, so that a number can be taken apart again. */
export const numberSeparatorSchema = z.string().max(3).regex(/^\D*$/, 'a separator has no digits');

/**
 * A pack's section `numbering`: the order of the parts (the text's), and default widths and separator (a setting: the text
 * states none).
 */
export const numberingSchema = z.strictObject({
  ...ruleHeadingShape,
  /** The order in which the text lists them (L23). A part the text does not name is left out. */
  parts: z
    .array(z.enum(numberParts))
    .min(1)
    .refine((parts) => new Set(parts).size === parts.length, 'a part stands once'),
  /** Defaults for forms; whoever gives out numbers may choose others (Q21). */
  widths: numberWidthsSchema,
  separator: numberSeparatorSchema.default(''),
});
/** A scheme of numbers that was read; see `numberingSchema`. */
export type Numbering = z.infer<typeof numberingSchema>;

/** Whole numbers, one for each part, those that the scheme leaves out too. */
export type NumberValues = Readonly<Record<NumberPart, number>>;

/** `number` is `null` where a part does not fit its width: it is refused, never cut (`reasons` name each such part). */
export type CertificateNumber = { readonly number: string | null; readonly reasons: readonly Reason[] };

/** Writes a certificate number: each part padded with zeros to its width, in the pack's order (L23). Values are whole, ≥ 0. */
export function formatCertificateNumber(numbering: Numbering, values: NumberValues): CertificateNumber {
  const tooWide: Reason[] = [];
  const texts = numbering.parts.map((part) => {
    const value = values[part];
    assert(Number.isSafeInteger(value) && value >= 0, 'parts of a certificate number are whole numbers');
    const text = String(value).padStart(numbering.widths[part], '0');
    if (text.length > numbering.widths[part]) {
      tooWide.push(reasonOf(numbering, { about: part, text: `${value} 超出 ${numbering.widths[part]} 位` }));
    }
    return text;
  });
  if (tooWide.length > 0) return { number: null, reasons: tooWide };
  return { number: texts.join(numbering.separator), reasons: [reasonOf(numbering)] };
}
