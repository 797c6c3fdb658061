import type { Database } from 'better-sqlite3';
import type { DocumentCompiler } from '../../documents/compile-document.ts';
import { documentSchemas } from '../../documents/document-data.ts';
import { type FrozenCertificate, frozenPdf } from './queries.ts';

/** The pages of issued certificates: one leaves as its frozen bytes, several are set as one document from their frozen fields. */
export async function printPages(
  database: Database,
  documents: DocumentCompiler,
  {
    certificates,
    printedAt,
  }: { readonly certificates: readonly FrozenCertificate[]; readonly printedAt: Date },
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string }> {
  const [only, ...others] = certificates;
  if (only !== undefined && others.length === 0)
    return { bytes: new Uint8Array(frozenPdf(database, only.id)), fileName: `结业证书-${only.number}.pdf` };
  const data = documentSchemas.certificate.parse({
    certificates: certificates.map(({ fields }): unknown => JSON.parse(fields)),
  });
  return {
    bytes: await documents.pdf('certificate', data, { createdAt: printedAt }),
    fileName: `结业证书-${certificates.length}份.pdf`,
  };
}
