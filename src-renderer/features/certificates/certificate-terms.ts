import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import { certificatesText as text } from '../../text/certificates.ts';
import { formatInstant } from '../../text/format.ts';

/** What a certificate says of itself, under its words; what does not apply is left out. */
export function certificateTerms(
  certificate: Certificate,
): readonly (readonly [term: string, value: string])[] {
  const terms: readonly (readonly [string, string | null])[] = [
    [text.columns.name, certificate.teacher.name],
    [text.columns.project, certificate.project.name],
    [text.columns.issuedOn, certificate.issuedOn],
    [text.detail.issuedAt, `${certificate.actor} · ${formatInstant(certificate.issuedAt)}`],
    [text.columns.prints, text.prints(certificate.printCount)],
    [text.detail.replaces, certificate.replaces],
    [text.detail.revokedReason, certificate.revokedReason],
  ];
  return terms.flatMap(([term, value]) => (value === null ? [] : [[term, value] as const]));
}
