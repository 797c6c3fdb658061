import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { CertificateFields } from '../../../src-shared/certificates/plan.ts';
import type { OwnScheme } from '../../../src-shared/certificates/scheme.ts';
import { actorIdOf, type Signature } from '../../database/records/audit-log.ts';
import { revokedBefore } from './queries.ts';

/** The template the pages are set with; frozen with every certificate. */
const TEMPLATE_VERSION = 'certificate.typ/1';

export type NewCertificate = {
  readonly uid: string;
  readonly serial: number;
  readonly projectId: number;
  readonly participationId: number;
  readonly teacherId: number;
  readonly issuedOn: string;
  readonly fields: CertificateFields;
  readonly pdf: Uint8Array;
};

/** Freezes certificates with their pages; each links back to the revoked one that it replaces. */
export function certificateWriter(
  writer: Database,
  signature: Signature,
): (certificate: NewCertificate) => void {
  const insert = writer.prepare(
    `INSERT INTO certificate (uid, number, serial, project_id, participation_id, teacher_id, issued_on, issued_at, actor_id,
       fields, template_version, pdf_sha256, pdf, replaces_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const actorId = actorIdOf(writer, signature);
  return ({ uid, serial, projectId, participationId, teacherId, issuedOn, fields, pdf }) => {
    insert.run(
      uid,
      fields.number,
      serial,
      projectId,
      participationId,
      teacherId,
      issuedOn,
      signature.at,
      actorId,
      JSON.stringify(fields),
      TEMPLATE_VERSION,
      hash('sha256', pdf),
      Buffer.from(pdf),
      revokedBefore(writer, participationId),
    );
  };
}

export function saveScheme(writer: Database, scheme: OwnScheme): void {
  writer.prepare('UPDATE ledger SET certificate_scheme = ?').run(JSON.stringify(scheme));
}

/** Notes that these certificates were printed: a reprint is never silent. */
export function insertPrints(
  writer: Database,
  signature: Signature,
  certificateIds: readonly number[],
): void {
  const insert = writer.prepare(
    'INSERT INTO certificate_print (certificate_id, actor_id, printed_at) VALUES (?, ?, ?)',
  );
  const actorId = actorIdOf(writer, signature);
  for (const id of certificateIds) insert.run(id, actorId, signature.at);
}

export function insertRevocation(
  writer: Database,
  signature: Signature,
  revoked: { readonly certificateId: number; readonly reason: string },
): void {
  writer
    .prepare(
      'INSERT INTO certificate_revocation (certificate_id, reason, actor_id, recorded_at) VALUES (?, ?, ?, ?)',
    )
    .run(revoked.certificateId, revoked.reason, actorIdOf(writer, signature), signature.at);
}
