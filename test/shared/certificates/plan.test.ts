import { describe, expect, it } from 'vitest';
import {
  type CertificateFacts,
  type CertificateTrainee,
  heldUpProblems,
  issueProblems,
  planCertificates,
  projectCertificateProblems,
  proposedNumbers,
} from '../../../src-shared/certificates/plan.ts';
import { certificateScheme } from '../../../src-shared/certificates/scheme.ts';
import type { Problem } from '../../../src-shared/problems.ts';

const SCHEME = certificateScheme(
  {
    separator: '-',
    widths: { project: 3, organiser: 2, year: 2, session: 0, trainee: 3 },
    organiserNumber: 99,
    organisers: [{ name: '琼山区教师发展中心', number: 7 }],
  },
  undefined,
);

function trainee(uid: string, other: Partial<CertificateTrainee> = {}): CertificateTrainee {
  return {
    uid,
    name: `学员${uid}`,
    idType: 'id-card',
    idNumber: null,
    hasPassed: true,
    isRegistered: true,
    certificateNumber: null,
    lines: [{ hours: 24_000, credits: 3000 }],
    unprintable: [],
    ...other,
  };
}

function facts(
  trainees: readonly CertificateTrainee[],
  other: Partial<CertificateFacts> = {},
): CertificateFacts {
  return {
    project: {
      id: 5,
      kind: 'own',
      name: '小学数学骨干教师培训',
      number: 'QS-012',
      sessionNumber: null,
      organiserName: '琼山区教师发展中心',
      startOn: '2025-10-13',
      endOn: '2025-10-15',
    },
    issuer: '北塘实验小学',
    issuedOn: '2025-11-05',
    today: '2025-11-10',
    scheme: SCHEME,
    numbering: undefined,
    lastSerial: 0,
    takenNumbers: new Set(),
    trainees,
    ...other,
  };
}

const NO_GLYPH: Problem = { code: 'document.missingGlyph', severity: 'error', values: { text: '𮧵' } };

/** State and number, or first problem, of each row. */
function planned(asked: CertificateFacts, wanted: readonly string[] | null = null) {
  return planCertificates(asked, wanted === null ? null : new Set(wanted)).map((row) =>
    row.state === 'ready' ? row.fields.number : (row.problems[0]?.code ?? row.state),
  );
}

describe('the plan of issuing certificates', () => {
  it('numbers everybody who is ready one after another, without a gap (L23, Q21)', () => {
    const people = [
      trainee('a'),
      trainee('b', { hasPassed: false }),
      trainee('c'),
      trainee('d', { isRegistered: false }),
      trainee('e', { unprintable: [NO_GLYPH] }),
      trainee('f'),
    ];
    expect(planned(facts(people))).toEqual([
      '25-07-012-001',
      'certificate.notPassed',
      '25-07-012-002',
      'certificate.notRegistered',
      'document.missingGlyph',
      '25-07-012-003',
    ]);
  });

  it('goes on after the highest serial ever given, so that a revoked number is never given again', () => {
    const people = [trainee('a', { certificateNumber: '25-07-012-004' }), trainee('b')];
    expect(planned(facts(people, { lastSerial: 9 }))).toEqual(['issued', '25-07-012-010']);
  });

  it('gives serials to those alone who are asked for', () => {
    const people = [trainee('a'), trainee('b'), trainee('c')];
    expect(planned(facts(people), ['b', 'c'])).toEqual(['blocked', '25-07-012-001', '25-07-012-002']);
  });

  it('refuses a number that another certificate of the ledger has', () => {
    const people = [trainee('a')];
    const takenNumbers = new Set(['25-07-012-001']);
    expect(planned(facts(people, { takenNumbers }))).toEqual(['certificate.numberTaken']);
  });

  it('refuses a part that is wider than its place instead of cutting it', () => {
    expect(planned(facts([trainee('a')], { lastSerial: 999 }))).toEqual(['certificate.partTooWide']);
  });

  it('makes a number of the project’s own number, its organiser’s, the year, the session and the trainee’s (L23)', () => {
    const linwei = certificateScheme(
      {
        separator: '',
        widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
        organiserNumber: 12,
        organisers: [{ name: '临渭区进修学校', number: 8 }],
      },
      {
        parts: ['project', 'organiser', 'year', 'session', 'trainee'],
        widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
        separator: '',
      },
    );
    const numberOf = (
      project: Partial<CertificateFacts['project']>,
      other: Partial<CertificateFacts> = {},
    ) => {
      const asked = facts([trainee('a')], { scheme: linwei, issuer: '临渭区教师发展中心', ...other });
      return planned({ ...asked, project: { ...asked.project, ...project } })[0];
    };
    const own = { number: '03', organiserName: '临渭区教师发展中心' };
    expect(numberOf(own)).toBe('03122025010001');
    expect(numberOf({ ...own, sessionNumber: 2 }, { lastSerial: 6 })).toBe('03122025020007');
    expect(numberOf({ ...own, organiserName: '临渭区进修学校' })).toBe('03082025010001');
    expect(numberOf({ ...own, number: '临教培〔2025〕7号' })).toBe('07122025010001');
    expect(numberOf({ ...own, number: '103' })).toBe('certificate.partTooWide');
  });

  it('names what the number of a project lacks before anything is issued (L23)', () => {
    const asked = facts([trainee('a')]);
    const lacking = {
      ...asked,
      project: { ...asked.project, number: '骨干班', organiserName: '琼山区进修学校' },
    };
    expect(planned(lacking)).toEqual(['blocked']);
    expect(issueProblems(lacking, planCertificates(lacking, null), null)).toEqual([
      {
        code: 'certificate.projectNumberMissing',
        severity: 'error',
        values: { project: '小学数学骨干教师培训' },
      },
      {
        code: 'certificate.organiserNumberMissing',
        severity: 'error',
        values: { organiser: '琼山区进修学校' },
      },
    ]);
    const unused = certificateScheme(
      { ...SCHEME, widths: { ...SCHEME.widths, project: 0, organiser: 0 } },
      undefined,
    );
    expect(planned({ ...lacking, scheme: unused })).toEqual(['25-001']);
  });

  it('proposes every number that it may give, for asking the ledger', () => {
    const people = [
      trainee('a', { certificateNumber: 'x' }),
      trainee('b', { hasPassed: false }),
      trainee('c'),
    ];
    expect(proposedNumbers(facts(people, { lastSerial: 4 }))).toEqual(['25-07-012-005', '25-07-012-006']);
  });

  it('prints the sums of the entries, and credits only where there are any', () => {
    const lines = [
      { hours: 8000, credits: null },
      { hours: 16_000, credits: null },
    ];
    const people = [
      trainee('a', {
        idNumber: '110101199003074530',
        lines: [...lines, { hours: 1000, credits: 125 }],
      }),
      trainee('b', { lines, idType: 'passport', idNumber: 'E1234567' }),
    ];
    const [first, second] = planCertificates(facts(people), null).map((row) =>
      row.state === 'ready' ? row.fields : null,
    );
    expect(first).toEqual({
      number: '25-07-012-001',
      name: '学员a',
      identityNumber: '110101199003074530',
      startedOn: '2025-10-13',
      endedOn: '2025-10-15',
      organiser: '琼山区教师发展中心',
      projectName: '小学数学骨干教师培训',
      hours: 25_000,
      credits: 125,
      issuer: '北塘实验小学',
      issuedOn: '2025-11-05',
    });
    expect(second).toMatchObject({ hours: 24_000, identityLabel: '证件号', identityNumber: 'E1234567' });
    expect(second).not.toHaveProperty('credits');
  });
});

describe('what refuses certificates', () => {
  it('is a project of another body, a scheme nobody set, a day to come, a day before the end', () => {
    const { project } = facts([]);
    const codes = (other: Partial<CertificateFacts>) =>
      projectCertificateProblems(facts([], other)).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ project: { ...project, kind: 'outside' } })).toEqual(['certificate.outsideProject']);
    expect(codes({ scheme: certificateScheme(null, undefined) })).toEqual(['certificate.schemeNotSet']);
    expect(codes({ issuedOn: '2025-11-11' })).toEqual(['certificate.inTheFuture']);
    expect(codes({ issuedOn: '2025-10-14' })).toEqual(['certificate.beforeEnd']);
    expect(codes({ issuedOn: '2025-10-14', project: { ...project, endOn: null } })).toEqual([]);
  });

  const problemsOf = (people: readonly CertificateTrainee[], wanted: readonly string[] | null) => {
    const asked = facts(people);
    const uids = wanted === null ? null : new Set(wanted);
    return issueProblems(asked, planCertificates(asked, uids), uids).map(({ code }) => code);
  };

  it('is not somebody who did not pass, where everybody is asked for', () => {
    expect(problemsOf([trainee('a'), trainee('b', { hasPassed: false })], null)).toEqual([]);
  });

  it('is everybody who was asked for by name and is not ready', () => {
    const people = [trainee('a'), trainee('b', { hasPassed: false }), trainee('c', { isRegistered: false })];
    expect(problemsOf(people, ['a', 'b'])).toEqual(['certificate.notPassed']);
  });

  it('is a character without a glyph for that one person alone, by name or where nobody else is left', () => {
    const people = [trainee('a'), trainee('b', { unprintable: [NO_GLYPH] })];
    expect(problemsOf(people, null)).toEqual([]);
    expect(heldUpProblems(planCertificates(facts(people), null), null)).toEqual([NO_GLYPH]);
    expect(problemsOf(people, ['a', 'b'])).toEqual(['document.missingGlyph']);
    expect(problemsOf(people.slice(1), null)).toEqual(['document.missingGlyph']);
  });

  it('is that nobody is ready', () => {
    expect(problemsOf([trainee('a', { certificateNumber: 'x' })], null)).toEqual(['certificate.nobodyReady']);
  });
});
