import type { Database } from 'better-sqlite3';
import { and, asc, count, desc, eq, isNull, max, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type OwnScheme, ownSchemeSchema } from '../../../src-shared/certificates/scheme.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import { isOneOf, query } from '../../database/query.ts';
import { readLedger } from '../../database/records/ledger-records.ts';
import * as schema from '../../database/schema.ts';

const { certificate, certificateRevocation: revocation, certificatePrint, teacher, project, actor } = schema;

/** A page of certificates, the latest first: of one project (null: of all), whose name, number or project holds a text. */
export function certificatesWhere(
  database: Database,
  filter: { readonly projectId: number | null; readonly search: string },
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: Certificate[] } {
  const replaced = alias(certificate, 'replaced');
  const holds = (column: SQLiteColumn): SQL => sql`instr(${column}, ${filter.search}) > 0`;
  const where = and(
    filter.projectId === null ? undefined : eq(certificate.projectId, filter.projectId),
    filter.search === ''
      ? undefined
      : or(holds(teacher.name), holds(certificate.number), holds(project.name)),
  );
  const [found] = query(database)
    .select({ total: count() })
    .from(certificate)
    .innerJoin(teacher, eq(teacher.id, certificate.teacherId))
    .innerJoin(project, eq(project.id, certificate.projectId))
    .where(where)
    .all();
  const rows = query(database)
    .select({
      uid: certificate.uid,
      number: certificate.number,
      teacher: { uid: teacher.uid, name: teacher.name },
      project: { uid: project.uid, name: project.name },
      issuedOn: certificate.issuedOn,
      issuedAt: certificate.issuedAt,
      actor: actor.name,
      revokedReason: revocation.reason,
      replaces: replaced.number,
      printCount: query(database).$count(
        certificatePrint,
        eq(certificatePrint.certificateId, certificate.id),
      ),
    })
    .from(certificate)
    .innerJoin(teacher, eq(teacher.id, certificate.teacherId))
    .innerJoin(project, eq(project.id, certificate.projectId))
    .innerJoin(actor, eq(actor.id, certificate.actorId))
    .leftJoin(revocation, eq(revocation.certificateId, certificate.id))
    .leftJoin(replaced, eq(replaced.id, certificate.replacesId))
    .where(where)
    .orderBy(desc(certificate.id))
    .limit(page.limit)
    .offset(page.offset)
    .all();
  return {
    total: found?.total ?? 0,
    rows: rows.map((row) => ({ ...row, state: row.revokedReason === null ? 'valid' : 'revoked' })),
  };
}

/** A certificate as it was issued: `fields` is the JSON it was printed from. */
export type FrozenCertificate = {
  readonly id: number;
  readonly number: string;
  readonly fields: string;
  readonly isRevoked: boolean;
};

/** A certificate as it was issued, by uid. */
export function findFrozen(database: Database, uid: string): FrozenCertificate | undefined {
  const { id, number, fields } = certificate;
  const found = query(database)
    .select({ id, number, fields, revoked: revocation.certificateId })
    .from(certificate)
    .leftJoin(revocation, eq(revocation.certificateId, id))
    .where(eq(certificate.uid, uid))
    .get();
  if (found === undefined) return undefined;
  const { revoked, ...frozen } = found;
  return { ...frozen, isRevoked: revoked !== null };
}

/** The bytes of a certificate as they were issued. */
export function frozenPdf(database: Database, id: number): Buffer {
  const found = query(database)
    .select({ pdf: certificate.pdf })
    .from(certificate)
    .where(eq(certificate.id, id))
    .get();
  return assertPresent(found, 'a certificate just found').pdf;
}

/** The certificates of a project that are not revoked: participation → uid. */
export function standingOfProject(database: Database, projectId: number): ReadonlyMap<number, string> {
  const rows = query(database)
    .select({ participationId: certificate.participationId, uid: certificate.uid })
    .from(certificate)
    .leftJoin(revocation, eq(revocation.certificateId, certificate.id))
    .where(and(eq(certificate.projectId, projectId), isNull(revocation.certificateId)))
    .all();
  return new Map(rows.map(({ participationId, uid }) => [participationId, uid]));
}

/** The highest serial ever given in a project, revoked ones included: a number is never used again. */
export function lastSerial(database: Database, projectId: number): number {
  const found = query(database)
    .select({ serial: max(certificate.serial) })
    .from(certificate)
    .where(eq(certificate.projectId, projectId))
    .get();
  return found?.serial ?? 0;
}

/** The latest revoked certificate of a participation: a new one links back to it. */
export function revokedBefore(database: Database, participationId: number): number | null {
  const found = query(database)
    .select({ id: certificate.id })
    .from(certificate)
    .innerJoin(revocation, eq(revocation.certificateId, certificate.id))
    .where(eq(certificate.participationId, participationId))
    .orderBy(desc(certificate.id))
    .get();
  return found?.id ?? null;
}

/** Of these numbers, those that a certificate of the ledger has, revoked or not. */
export function takenNumbers(database: Database, numbers: readonly string[]): ReadonlySet<string> {
  const rows = query(database)
    .select({ number: certificate.number })
    .from(certificate)
    .where(isOneOf(certificate.number, numbers))
    .all();
  return new Set(rows.map(({ number }) => number));
}

/** How the ledger's numbers are composed; null until its administrator set it. */
export function readScheme(database: Database): OwnScheme | null {
  const scheme = readLedger(database).certificateScheme;
  return scheme === null ? null : ownSchemeSchema.parse(JSON.parse(scheme));
}

/** Who runs projects that this ledger certifies, beside itself (`own`), by name. */
export function organisersOf(database: Database, own: string): readonly string[] {
  return query(database)
    .selectDistinct({ name: project.organiserName })
    .from(project)
    .where(and(eq(project.kind, 'own'), ne(project.organiserName, own)))
    .orderBy(asc(project.organiserName))
    .all()
    .map(({ name }) => name);
}
