import type { CorrectionEffect } from '../../../src-shared/rpc/contract/corrections.ts';
import { correctionsText } from '../../text/corrections.ts';

const { because } = correctionsText.result;

/** Certificates to revoke, each with the reason. */
export function OutdatedCertificates({
  certificates,
}: {
  readonly certificates: CorrectionEffect['certificates'];
}) {
  return (
    <ul>
      {certificates.map((certificate) => (
        <li key={certificate.uid}>
          {certificate.number}　{certificate.name}　{because[certificate.because]}
        </li>
      ))}
    </ul>
  );
}
