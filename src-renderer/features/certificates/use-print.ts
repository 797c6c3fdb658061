import { useMutation } from '@tanstack/react-query';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client, openPdf } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';

/** Pages in one PDF: setting them holds up other calls for half a second, and a viewer opens them at once. */
const PAGES_AT_ONCE = 1000;

/** Opens the frozen pages of certificates as one PDF, very many as several; the ledger logs each as a print. */
async function printCertificates(uids: readonly string[]): Promise<void> {
  if (uids.length === 0) return;
  for (let start = 0; start < uids.length; start += PAGES_AT_ONCE) {
    const { file } = await client.certificates.file({ uids: uids.slice(start, start + PAGES_AT_ONCE) });
    await openPdf(file);
  }
  await invalidateLedger();
  showDone(certificatesText.printed(uids.length));
}

/** Printing, and whether it is under way. */
export type Print = { readonly print: (uids: readonly string[]) => void; readonly isPrinting: boolean };

/** Prints certificates by their uids. `print` keeps its identity. */
export function usePrint(): Print {
  const { mutate, isPending } = useMutation({ mutationFn: printCertificates, onError: showError });
  return { print: mutate, isPrinting: isPending };
}
