import { describe, expect, it } from 'vitest';
import {
  insertCertificate,
  insertPrints,
  insertRevocation,
} from '../../../../src-main/features/certificates/commands.ts';
import {
  certificatesWhere,
  findFrozen,
  frozenPdf,
  lastSerial,
  revokedBefore,
  standingOfProject,
  takenNumbers,
} from '../../../../src-main/features/certificates/queries.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

const signature = { actor: '王老师', at: '2025-07-01T00:00:00.000Z' };
const all = { projectId: null, search: '' };
const page = { offset: 0, limit: 10 };

/** A certificate that was revoked and the one that replaces it, printed twice. */
function openWithCertificates() {
  const database = openSmallLedger();
  const [name, organiser, issuer] = ['王芳', '北塘实验小学', '北塘县教师发展中心'];
  const printed = { name, organiser, issuer, projectName: '校本研修', hours: 8000, issuedOn: '2025-07-01' };
  const issue = (serial: number) =>
    insertCertificate(database, signature, {
      uid: `C${serial}`,
      serial,
      projectId: 1,
      participationId: 1,
      teacherId: 1,
      issuedOn: '2025-07-01',
      fields: { ...printed, number: `00${serial}` },
      pdf: new Uint8Array([serial]),
    });
  issue(1);
  insertRevocation(database, signature, { certificateId: 1, reason: '姓名有误' });
  issue(2);
  insertPrints(database, signature, [2, 2]);
  return database;
}

describe('issued certificates', () => {
  it('are listed the latest first, with what became of each', () => {
    const { total, rows } = certificatesWhere(openWithCertificates(), all, page);
    const shared = {
      teacher: { uid: 'T1', name: '王芳' },
      project: { uid: 'J1', name: '校本研修' },
      issuedOn: '2025-07-01',
      issuedAt: signature.at,
      actor: '王老师',
    };
    expect(total).toBe(2);
    expect(rows).toEqual([
      {
        ...shared,
        uid: 'C2',
        number: '002',
        state: 'valid',
        revokedReason: null,
        replaces: '001',
        printCount: 2,
      },
      {
        ...shared,
        uid: 'C1',
        number: '001',
        state: 'revoked',
        revokedReason: '姓名有误',
        replaces: null,
        printCount: 0,
      },
    ]);
  });

  it('are found by project, name, number and project name, a page at a time', () => {
    const database = openWithCertificates();
    const found = (search: string, projectId: number | null = null) =>
      certificatesWhere(database, { projectId, search }, page).rows.map(({ number }) => number);
    expect([found('芳'), found('002'), found('校本'), found('李'), found('', 1), found('', 2)]).toEqual([
      ['002', '001'],
      ['002'],
      ['002', '001'],
      [],
      ['002', '001'],
      [],
    ]);
    const second = certificatesWhere(database, all, { offset: 1, limit: 1 });
    expect([second.total, second.rows.map(({ number }) => number)]).toEqual([2, ['001']]);
  });

  it('stand until they are revoked, and keep their bytes', () => {
    const database = openWithCertificates();
    expect([...standingOfProject(database, 1)]).toEqual([[1, 'C2']]);
    expect(revokedBefore(database, 1)).toBe(1);
    expect(revokedBefore(database, 2)).toBeNull();
    const frozen = findFrozen(database, 'C1');
    expect(frozen).toMatchObject({ id: 1, number: '001', isRevoked: true });
    expect(JSON.parse(frozen?.fields ?? '{}')).toMatchObject({ name: '王芳', number: '001' });
    expect(findFrozen(database, 'C2')?.isRevoked).toBe(false);
    expect(findFrozen(database, 'C3')).toBeUndefined();
    expect([...frozenPdf(database, 2)]).toEqual([2]);
  });

  it('use up their serials and numbers for ever', () => {
    const database = openWithCertificates();
    expect(lastSerial(database, 1)).toBe(2);
    expect(lastSerial(database, 2)).toBe(0);
    expect([...takenNumbers(database, ['001', '003'])]).toEqual(['001']);
  });
});
