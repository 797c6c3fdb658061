import { z } from 'zod';
import type { Numbering, NumberPart } from '../policy/duties/certificate-number.ts';
import type { Problem } from '../problems.ts';

/** How this ledger's numbers are composed, as its administrator set it; a part of width 0 is left out (Q21). */
export const ownSchemeSchema = z.object({
  separator: z.string(),
  widths: z.object({
    project: z.int(),
    organiser: z.int(),
    year: z.int(),
    session: z.int(),
    trainee: z.int(),
  }),
  organiserNumber: z.int(),
});
/** Widths are digits per part; the organiser's number is what stands in its part. */
export type OwnScheme = z.infer<typeof ownSchemeSchema>;

/** The scheme in force. Nothing is issued before it `isSet`: a number that was printed is never changed. */
export type CertificateScheme = OwnScheme & {
  readonly isSet: boolean;
  /** The order of the parts is the regulation's. */
  readonly isFromPolicy: boolean;
  readonly parts: readonly { readonly part: NumberPart; readonly width: number }[];
};

/** What is proposed where neither the ledger nor the regulation has a scheme. */
const PROPOSED: OwnScheme = {
  separator: '',
  widths: { project: 4, organiser: 2, year: 4, session: 0, trainee: 4 },
  organiserNumber: 1,
};
const PROPOSED_ORDER: readonly NumberPart[] = ['year', 'organiser', 'project', 'session', 'trainee'];

/**
 * The order of the parts comes from the regulation where it states one (L23); widths, separator and the organiser's number
 * from the ledger's own setting, else from the regulation's defaults, else from a proposal.
 */
export function certificateScheme(
  own: OwnScheme | null,
  numbering: Pick<Numbering, 'parts' | 'widths' | 'separator'> | undefined,
): CertificateScheme {
  const { separator, widths, organiserNumber } = own ?? {
    ...PROPOSED,
    ...(numbering === undefined ? {} : { separator: numbering.separator, widths: numbering.widths }),
  };
  return {
    isSet: own !== null,
    isFromPolicy: numbering !== undefined,
    separator,
    widths,
    organiserNumber,
    parts: (numbering?.parts ?? PROPOSED_ORDER).map((part) => ({ part, width: widths[part] })),
  };
}

/** A separator with digits would make it impossible to take a number apart again. */
export function schemeProblems({ separator }: Pick<OwnScheme, 'separator'>): readonly Problem[] {
  return /\d/.test(separator)
    ? [{ code: 'certificate.separatorHasDigits', severity: 'error', at: { field: 'separator' }, values: {} }]
    : [];
}
