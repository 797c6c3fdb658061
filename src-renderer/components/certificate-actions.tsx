import type { Certificate } from '../../src-shared/rpc/contract/certificates.ts';
import { invalidateLedger } from '../ledger.ts';
import { client, openPdf } from '../rpc.ts';
import { certificatesText } from '../text/certificates.ts';
import { ReasonDialog } from './dialogs.tsx';
import { showDone } from './toasts.tsx';

/** Opens the frozen pages of certificates as one PDF; the ledger logs each as a print. */
export async function printCertificates(uids: readonly string[]): Promise<void> {
  if (uids.length === 0) return;
  const { file } = await client.certificates.file({ uids: [...uids] });
  await openPdf(file);
  await invalidateLedger();
  showDone(certificatesText.printed(uids.length));
}

type RevokeDialogProps = {
  /** The certificate to revoke; null while closed. */
  readonly certificate: Certificate | null;
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
