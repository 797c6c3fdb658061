import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { navigate } from '../../routing.ts';
import { certificatesText as text } from '../../text/certificates.ts';
import { CertificateState } from './certificate-state.tsx';
import { certificateTerms } from './certificate-terms.ts';
import styles from './certificates.module.css';
import { RevokeDialog } from './revoke-dialog.tsx';
import type { Print } from './use-print.ts';

type CertificateDrawerProps = {
  readonly certificate: Certificate;
  readonly printing: Print;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

/** One certificate: whom it names, whether it holds, its page again, and its revocation. */
export function CertificateDrawer({ certificate, printing, onClose, onStep }: CertificateDrawerProps) {
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  return (
    <>
      <SideDrawer
        label={text.detail.eyebrow}
        width={400}
        eyebrow={text.detail.eyebrow}
        title={certificate.number}
        onClose={onClose}
        onStep={onStep}
        foot={
          <>
            <Button loading={printing.isPrinting} onClick={() => printing.print([certificate.uid])}>
              {text.printOne}
            </Button>
            {certificate.state === 'valid' && (
              <Button onClick={() => setRevoking(certificate)}>{text.revoke}</Button>
            )}
          </>
        }
      >
        <Detail certificate={certificate} />
      </SideDrawer>
      <RevokeDialog certificate={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

function Detail({ certificate }: { readonly certificate: Certificate }) {
  const { project, teacher } = certificate;
  return (
    <div className={styles['detail']}>
      <div>
        <CertificateState state={certificate.state} />
      </div>
      <dl>
        {certificateTerms(certificate).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <Button size="xs" onClick={() => navigate(`/projects/${project.uid}?tab=certificates`)}>
          {text.detail.openProject}
        </Button>
        <Button size="xs" onClick={() => navigate(`/teachers/${teacher.uid}`)}>
          {text.detail.openTeacher}
        </Button>
      </div>
    </div>
  );
}
