import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { CertificateFields } from '../../../src-shared/certificates/plan.ts';
import type { OwnScheme } from '../../../src-shared/certificates/scheme.ts';
import { query } from '../../database/query.ts';
import { actorIdOf, type Signature, signed } from '../../database/records/audit-log.ts';
import * as schema from '../../database/schema.ts';
import { revokedBefore } from './queries.ts';

/** The template the pages are set with; frozen with every certificate. */
const TEMPLATE_VERSION = 'certificate.typ/1';

/** A certificate about to be frozen with its page. */
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

/** Freezes a certificate with its page; it links back to the revoked one that it replaces. */
export function insertCertificate(writer: Database, signature: Signature, made: NewCertificate): void {
  query(writer)
    .insert(schema.certificate)
    .values({
      ...made,
      number: made.fields.number,
      issuedAt: signature.at,
      actorId: actorIdOf(writer, signature),
      fields: JSON.stringify(made.fields),
      templateVersion: TEMPLATE_VERSION,
      pdfSha256: hash('sha256', made.pdf),
      pdf: Buffer.from(made.pdf),
      replacesId: revokedBefore(writer, made.participationId),
    })
    .run();
}

/** Keeps how numbers are composed from now on; numbers already given stay. */
export function saveScheme(writer: Database, scheme: OwnScheme): void {
  query(writer)
    .update(schema.ledger)
    .set({ certificateScheme: JSON.stringify(scheme) })
    .run();
}

/** Notes that these certificates were printed: a reprint is never silent. */
export function insertPrints(
  writer: Database,
  signature: Signature,
  certificateIds: readonly number[],
): void {
  const actorId = actorIdOf(writer, signature);
  for (const certificateId of certificateIds)
    query(writer)
      .insert(schema.certificatePrint)
      .values({ certificateId, actorId, printedAt: signature.at })
      .run();
}

/** Revokes a certificate. Its number and its page stay. */
export function insertRevocation(
  writer: Database,
  signature: Signature,
  revoked: { readonly certificateId: number; readonly reason: string },
): void {
  query(writer)
    .insert(schema.certificateRevocation)
    .values({ ...revoked, ...signed(writer, signature) })
    .run();
}
