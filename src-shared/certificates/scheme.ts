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
  /** Of the organisation whose ledger it is. */
  organiserNumber: z.int(),
  /** Of everybody else whose projects it certifies. Defaulted: schemes of the first versions knew one number alone. */
  organisers: z.array(z.object({ name: z.string(), number: z.int() })).default([]),
});
/** Widths are digits per part; an organiser's number is what stands in its part. */
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
  organisers: [],
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
  const { separator, widths, organiserNumber, organisers } = own ?? {
    ...PROPOSED,
    ...(numbering === undefined ? {} : { separator: numbering.separator, widths: numbering.widths }),
  };
  return {
    isSet: own !== null,
    isFromPolicy: numbering !== undefined,
    separator,
    widths,
    organiserNumber,
    organisers,
    parts: (numbering?.parts ?? PROPOSED_ORDER).map((part) => ({ part, width: widths[part] })),
  };
}

/** The digits that end a project's number: 3 of 03, 31 of QS-2025-031 and of 琼教培〔2025〕31号; null where it has none. */
export function projectDigits(number: string | null): number | null {
  const digits = /(\d{1,12})\D*$/.exec((number ?? '').normalize('NFKC'))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The number of a project's organiser (L23): the ledger's own for its own projects; null where none was given yet. */
export function organiserNumberOf(
  { organiserNumber, organisers }: Pick<OwnScheme, 'organiserNumber' | 'organisers'>,
  { organiser, own }: { readonly organiser: string; readonly own: string },
): number | null {
  if (organiser === own) return organiserNumber;
  return organisers.find(({ name }) => name === organiser)?.number ?? null;
}

/** A separator with digits would make it impossible to take a number apart again. */
export function schemeProblems({ separator }: Pick<OwnScheme, 'separator'>): readonly Problem[] {
  return /\d/.test(separator)
    ? [{ code: 'certificate.separatorHasDigits', severity: 'error', at: { field: 'separator' }, values: {} }]
    : [];
}
