import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import { Tag } from '../../components/notes/tag.tsx';
import { certificatesText as text } from '../../text/certificates.ts';

/** Whether the number is valid, in a word with its sign. */
export function CertificateState({ state }: Pick<Certificate, 'state'>) {
  if (state === 'valid') return <span className="tone-ok">✓ {text.states.valid}</span>;
  return <Tag tone="bad">{text.states.revoked}</Tag>;
}
