import type { Database } from 'better-sqlite3';
import type { CertificateFacts, PlannedCertificate } from '../../../src-shared/certificates/plan.ts';
import type { Signature } from '../../database/records/audit-log.ts';
import type { DocumentCompiler } from '../../documents/compile-document.ts';
import type { Report } from '../../lib/report.ts';
import { throwIfCancelled } from '../../lib/run-work.ts';
import { insertCertificate } from './commands.ts';
import type { GatheredTrainee } from './gather.ts';

type Work = {
  readonly writer: Database;
  readonly signature: Signature;
  readonly documents: DocumentCompiler;
  readonly newUid: () => string;
  readonly report: Report;
  readonly cancelled: AbortSignal;
};

/**
 * Sets and freezes the certificate of every row that is ready, in the transaction of `writer`.
 *
 * @throws Cancelled between two certificates; the transaction is rolled back and no number is used up.
 */
export async function issueCertificates(
  { writer, signature, documents, newUid, report, cancelled }: Work,
  { project, issuedOn }: Pick<CertificateFacts, 'project' | 'issuedOn'>,
  plan: readonly PlannedCertificate<GatheredTrainee>[],
): Promise<readonly { readonly uid: string; readonly number: string }[]> {
  const ready = plan.filter((row) => row.state === 'ready');
  // The same day gives the same bytes, whenever the pages are set.
  const createdAt = new Date(`${issuedOn}T00:00:00+08:00`);
  const issued: { readonly uid: string; readonly number: string }[] = [];
  for (const { trainee, serial, fields } of ready) {
    throwIfCancelled(cancelled);
    const pdf = await documents.pdf('certificate', { certificates: [fields] }, { createdAt });
    const uid = newUid();
    insertCertificate(writer, signature, {
      uid,
      serial,
      fields,
      pdf,
      issuedOn,
      projectId: project.id,
      participationId: trainee.record.id,
      teacherId: trainee.record.teacherId,
    });
    issued.push({ uid, number: fields.number });
    report(issued.length, ready.length, 'issuing');
  }
  return issued;
}
