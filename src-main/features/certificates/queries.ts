import type { Database } from 'better-sqlite3';
import { type OwnScheme, ownSchemeSchema } from '../../../src-shared/certificates/scheme.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';

type CertificateRow = {
  readonly id: number;
  readonly uid: string;
  readonly number: string;
  readonly teacher_uid: string;
  readonly teacher_name: string;
  readonly project_uid: string;
  readonly project_name: string;
  readonly issued_on: string;
  readonly issued_at: string;
  readonly actor: string;
  readonly revoked_reason: string | null;
  readonly replaces: string | null;
  readonly prints: number;
};

const CERTIFICATE = `
  SELECT c.id, c.uid, c.number, t.uid AS teacher_uid, t.name AS teacher_name, j.uid AS project_uid, j.name AS project_name,
    c.issued_on, c.issued_at, a.name AS actor, v.reason AS revoked_reason, o.number AS replaces,
    (SELECT count(*) FROM certificate_print p WHERE p.certificate_id = c.id) AS prints
  FROM certificate c JOIN teacher t ON t.id = c.teacher_id JOIN project j ON j.id = c.project_id
    JOIN actor a ON a.id = c.actor_id LEFT JOIN certificate_revocation v ON v.certificate_id = c.id
    LEFT JOIN certificate o ON o.id = c.replaces_id
  WHERE (? IS NULL OR c.project_id = ?) AND (? = '' OR instr(t.name, ?) > 0 OR instr(c.number, ?) > 0 OR instr(j.name, ?) > 0)`;

export function certificatesWhere(
  database: Database,
  filter: { readonly projectId: number | null; readonly search: string },
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly CertificateRow[] } {
  const { projectId, search } = filter;
  const parameters = [projectId, projectId, search, search, search, search];
  const total = database
    .prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM (${CERTIFICATE})`)
    .get(...parameters);
  const rows = database
    .prepare<unknown[], CertificateRow>(`${CERTIFICATE} ORDER BY c.id DESC LIMIT ? OFFSET ?`)
    .all(...parameters, page.limit, page.offset);
  return { total: total?.count ?? 0, rows };
}

/** A certificate as lists show it. */
export function toCertificate(row: CertificateRow): Certificate {
  return {
    uid: row.uid,
    number: row.number,
    teacher: { uid: row.teacher_uid, name: row.teacher_name },
    project: { uid: row.project_uid, name: row.project_name },
    issuedOn: row.issued_on,
    issuedAt: row.issued_at,
    actor: row.actor,
    state: row.revoked_reason === null ? 'valid' : 'revoked',
    revokedReason: row.revoked_reason,
    replaces: row.replaces,
    printCount: row.prints,
  };
}

/** A certificate as it was issued: `fields` is the JSON it was printed from. */
export type FrozenCertificate = {
  readonly id: number;
  readonly number: string;
  readonly fields: string;
  readonly is_revoked: number;
};

export function findFrozen(database: Database, uid: string): FrozenCertificate | undefined {
  return database
    .prepare<[string], FrozenCertificate>(
      `SELECT c.id, c.number, c.fields, v.certificate_id IS NOT NULL AS is_revoked
       FROM certificate c LEFT JOIN certificate_revocation v ON v.certificate_id = c.id WHERE c.uid = ?`,
    )
    .get(uid);
}

/** The bytes of a certificate as they were issued. */
export function frozenPdf(database: Database, id: number): Buffer {
  const row = database.prepare<[number], { pdf: Buffer }>('SELECT pdf FROM certificate WHERE id = ?').get(id);
  return assertPresent(row, 'a certificate just found').pdf;
}

/** The certificates of a project that are not revoked: participation → uid. */
export function standingOfProject(database: Database, projectId: number): ReadonlyMap<number, string> {
  const rows = database
    .prepare<[number], [number, string]>(
      `SELECT c.participation_id, c.uid FROM certificate c
       WHERE c.project_id = ? AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)`,
    )
    .raw()
    .all(projectId);
  return new Map(rows);
}

/** The highest serial ever given in a project, revoked ones included: a number is never used again. */
export function lastSerial(database: Database, projectId: number): number {
  return (
    database
      .prepare<[number], { serial: number | null }>(
        'SELECT max(serial) AS serial FROM certificate WHERE project_id = ?',
      )
      .get(projectId)?.serial ?? 0
  );
}

/** The latest revoked certificate of a participation: a new one links back to it. */
export function revokedBefore(database: Database, participationId: number): number | null {
  return (
    database
      .prepare<[number], { id: number }>(
        `SELECT c.id FROM certificate c JOIN certificate_revocation v ON v.certificate_id = c.id
         WHERE c.participation_id = ? ORDER BY c.id DESC LIMIT 1`,
      )
      .get(participationId)?.id ?? null
  );
}

/** Of these numbers, those that a certificate of the ledger has, revoked or not. */
export function takenNumbers(database: Database, numbers: readonly string[]): ReadonlySet<string> {
  return new Set(
    database
      .prepare<[string], string>(
        'SELECT c.number FROM json_each(?) k CROSS JOIN certificate c ON c.number = k.value',
      )
      .pluck()
      .all(JSON.stringify(numbers)),
  );
}

/** How the ledger's numbers are composed; null until its administrator set it. */
export function readScheme(database: Database): OwnScheme | null {
  const scheme = database.prepare<[], string | null>('SELECT certificate_scheme FROM ledger').pluck().get();
  return scheme === undefined || scheme === null ? null : ownSchemeSchema.parse(JSON.parse(scheme));
}
