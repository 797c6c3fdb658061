import type { Certificate } from '../../src-shared/rpc/contract/certificates.ts';
import { invalidateLedger } from '../ledger.ts';
import { client, openPdf } from '../rpc.ts';
import { certificatesText } from '../text/certificates.ts';
import { ReasonDialog } from './overlay/dialogs.tsx';
import { showDone } from './overlay/toasts.tsx';

/** Pages in one PDF: setting them holds up other calls for half a second, and a viewer opens them at once. */
const PAGES_AT_ONCE = 1000;

/** Opens the frozen pages of certificates as one PDF, very many as several; the ledger logs each as a print. */
export async function printCertificates(uids: readonly string[]): Promise<void> {
  if (uids.length === 0) return;
  for (let start = 0; start < uids.length; start += PAGES_AT_ONCE) {
    const { file } = await client.certificates.file({ uids: uids.slice(start, start + PAGES_AT_ONCE) });
    await openPdf(file);
  }
  await invalidateLedger();
  showDone(certificatesText.printed(uids.length));
}

/** What is shown of a certificate before it is revoked. */
export type RevocableCertificate = Pick<Certificate, 'uid' | 'number'> & {
  readonly teacher: { readonly name: string };
  readonly project: { readonly name: string };
};

type RevokeDialogProps = {
  /** The certificate to revoke; null while closed. */
  readonly certificate: RevocableCertificate | null;
  readonly onClose: () => void;
};

/** Revokes a certificate with its reason; the number stays used (Q21). */
export function RevokeDialog({ certificate, onClose }: RevokeDialogProps) {
  return (
    <ReasonDialog
      isOpen={certificate !== null}
      title={certificatesText.revokeTitle(certificate?.number ?? '')}
      confirmLabel={certificatesText.revokeConfirm}
      reasonLabel={certificatesText.revokeReason}
      isDanger
      onClose={onClose}
      onConfirm={async (reason) => {
        if (certificate === null) return;
        await client.certificates.revoke({ uid: certificate.uid, reason });
        await invalidateLedger();
        showDone(certificatesText.revoked);
      }}
    >
      <p>
        {certificate?.teacher.name}　{certificate?.project.name}
      </p>
      <p className="tone-muted">{certificatesText.revokeBody}</p>
    </ReasonDialog>
  );
}
