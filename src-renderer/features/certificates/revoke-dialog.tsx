import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import { ReasonDialog } from '../../components/overlay/dialogs.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';

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
