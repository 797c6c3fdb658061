import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';

type Input = Record<string, unknown>;
const county = { organisation: { level: 'county' } };
const register = (policy: string, input: Input) =>
  ask('route', policy, { form: 'registration', activity: 'centralized', level: 'county', ...input });
const hainan = (input: Input) => register('hainan-2017', input);

describe('who registers in Hainan (H5, H14)', () => {
  test.for([
    ['centralized', 'national', 'province'],
    ['centralized', 'provincial', 'province'],
    ['shadowing', 'city', 'city'],
    ['remote', 'county', 'county'],
    ['lecture', 'school', 'school'],
    ['school-based', 'school', 'school'],
    ['mentoring', 'school', 'school'],
    ['degree', 'national', 'county'],
  ] as const)('%s of level %s: %s', ([activity, level, approver]) => {
    expect(hainan({ activity, level })).toMatchObject({ outcome: 'route', approver });
  });

  test.for([
    ['provincial', 'national', 'route'],
    ['provincial', 'provincial', 'route'],
    ['provincial', 'county', 'refused'],
    ['city', 'city', 'route'],
    ['city', 'provincial', 'refused'],
    ['county', 'county', 'route'],
    ['county', 'city', 'route'],
    ['county', 'provincial', 'refused'],
    ['county', 'national', 'refused'],
    ['county', 'school', 'refused'],
    ['school', 'school', 'route'],
    ['school', 'county', 'refused'],
    ['school', 'national', 'refused'],
  ] as const)(
    'an organisation of level %s and a training of level %s: %s',
    ([organisation, level, outcome]) => {
      expect(hainan({ level, organisation: { level: organisation } })).toMatchObject({ outcome });
    },
  );

  test('a refusal cites H5 and the reading about outside trainings', () => {
    expect(hainan({ organisation: { level: 'school' } })).toMatchObject({
      outcome: 'refused',
      reasons: [{ clause: 'H5', notes: ['A27', 'A28'] }],
    });
  });

  test('a school-based training belongs to the school, whoever else asks', () => {
    expect(hainan({ activity: 'school-based', level: 'school', ...county })).toMatchObject({
      outcome: 'refused',
    });
  });

  test.for([
    ['administration', 'provincial', 'province'],
    ['training-institution', 'county', 'county'],
    ['exam-body', 'provincial', 'school'],
    ['society', 'national', 'school'],
  ] as const)('an examination of a %s of level %s: %s', ([kind, level, approver]) => {
    expect(hainan({ activity: 'exam', level, organiser: { kind, level } })).toMatchObject({
      outcome: 'route',
      approver,
    });
  });

  test('an examination of the administration is registered at its own level', () => {
    const organiser = { kind: 'administration', level: 'provincial' };
    expect(hainan({ activity: 'exam', level: 'county', organiser })).toMatchObject({ approver: 'province' });
  });

  test('degree study goes to the institution in charge of the school, never the school itself', () => {
    const degree = {
      activity: 'degree',
      level: 'national',
      organiser: { kind: 'university', level: 'national' },
    };
    expect(hainan({ ...degree, ...county })).toMatchObject({ outcome: 'route', approver: 'county' });
    expect(hainan({ ...degree, organisation: { level: 'provincial' } })).toMatchObject({
      approver: 'province',
    });
    expect(hainan({ ...degree, organisation: { level: 'school' } })).toMatchObject({ outcome: 'refused' });
  });
});

describe('delegation in Hainan (H4)', () => {
  const school = { kind: 'school', level: 'county', approved: true, delegated: true };

  test.for([
    ['to the own level', { delegated: true, ...county }, 'route'],
    ['to a lower level', { delegated: true, level: 'provincial', ...county }, 'refused'],
    ['to a school', { delegated: true, organisation: { level: 'school' } }, 'refused'],
    ['of a county organiser', { delegated: true, organiser: school, ...county }, 'route'],
    ['said of the organiser only', { organiser: school, ...county }, 'route'],
    [
      'of an organiser of another level',
      { delegated: true, organiser: { ...school, level: 'provincial' }, ...county },
      'refused',
    ],
    [
      'of an organiser that was not approved',
      { delegated: true, organiser: { ...school, approved: false }, ...county },
      'refused',
    ],
    [
      'in place of the filing',
      { delegated: true, organiser: { ...school, registered: false }, ...county },
      'route',
    ],
    [
      'of a national project to the province',
      {
        delegated: true,
        level: 'national',
        organiser: { ...school, level: 'national' },
        organisation: { level: 'provincial' },
      },
      'route',
    ],
  ] as const)('%s', ([, input, outcome]) => {
    expect(hainan(input)).toMatchObject({ outcome });
  });

  test('a delegation to another level cites H4 beside H5', () => {
    const { reasons } = hainan({ delegated: true, level: 'provincial', ...county });
    expect(reasons).toMatchObject([{ clause: 'H5' }, { clause: 'H4' }]);
  });
});

describe('bodies that are no training institution (H6)', () => {
  const brigade = { kind: 'other', level: 'county', approved: true };
  const papers = ['notice', 'filing-application', 'trainee-list', 'archive'];

  test('with all papers, or none spoken of, the institution of its level registers', () => {
    expect(hainan({ organiser: brigade, documents: papers, ...county })).toMatchObject({
      outcome: 'route',
      approver: 'county',
    });
    expect(hainan({ organiser: brigade, ...county })).toMatchObject({ outcome: 'route' });
    expect(hainan({ organiser: brigade })).toMatchObject({ outcome: 'route', approver: 'county' });
  });

  test.for(papers)('without %s it is refused and the paper is named', (missing) => {
    const documents = papers.filter((paper) => paper !== missing);
    expect(hainan({ organiser: brigade, documents, ...county })).toMatchObject({
      outcome: 'refused',
      reasons: [{ clause: 'H6', about: missing }],
    });
  });

  test('everything that is missing is named at once', () => {
    const organiser = { ...brigade, approved: false, registered: false };
    const { reasons } = hainan({ organiser, documents: ['notice'], ...county });
    expect(reasons).toMatchObject(
      ['approved', 'filed', 'filing-application', 'trainee-list', 'archive'].map((about) => ({ about })),
    );
  });

  test.for([
    ['a society', { organiser: { kind: 'society', level: 'county', approved: false } }, 'refused'],
    [
      'a company that did not file',
      { organiser: { kind: 'company', level: 'county', registered: false } },
      'refused',
    ],
    ['a body of another level', { organiser: { ...brigade, level: 'provincial' } }, 'refused'],
    [
      'the administration',
      { organiser: { kind: 'administration', level: 'county', approved: false } },
      'route',
    ],
    [
      'the training institution',
      { organiser: { kind: 'training-institution', level: 'county', registered: false } },
      'route',
    ],
    [
      'an examination body and its lecture',
      { activity: 'lecture', organiser: { kind: 'exam-body', level: 'county', approved: false } },
      'route',
    ],
    [
      'a society and its lecture',
      { activity: 'lecture', organiser: { kind: 'society', level: 'county', approved: false } },
      'refused',
    ],
  ] as const)('%s', ([, input, outcome]) => {
    expect(hainan({ ...county, ...input })).toMatchObject({ outcome });
  });

  test('a school needs no approval for its own training', () => {
    const own = {
      level: 'school',
      organisation: { level: 'school' },
      organiser: { kind: 'school', level: 'school', approved: false },
    };
    expect(hainan(own)).toMatchObject({ outcome: 'route', approver: 'school' });
  });

  test('a level above the organiser asks for the document, without effect on the result', () => {
    const organiser = { kind: 'training-institution', level: 'county' };
    const answer = hainan({ level: 'national', organiser, organisation: { level: 'provincial' } });
    expect(answer).toMatchObject({ outcome: 'route', warnings: [{ clause: 'H5' }] });
    expect(hainan({ organiser, ...county })).not.toHaveProperty('warnings');
  });
});

describe('the approval form comes first (H7)', () => {
  test.for([
    ['approved before', { approvedOn: '2023-10-09', registeredOn: '2023-10-10' }, 'route'],
    ['approved on the day', { approvedOn: '2023-10-10', registeredOn: '2023-10-10' }, 'route'],
    ['approved a day later', { approvedOn: '2023-10-11', registeredOn: '2023-10-10' }, 'refused'],
    ['not approved', { approvedOn: null, registeredOn: '2023-10-10' }, 'refused'],
    ['not approved and not yet registered', { approvedOn: null }, 'refused'],
    ['approved and not yet registered', { approvedOn: '2023-10-09' }, 'route'],
    ['registered without a word of approval', { registeredOn: '2023-10-10' }, 'refused'],
  ] as const)('%s', ([, dates, outcome]) => {
    const answer = hainan({ ...county, ...dates });
    expect(answer).toMatchObject({ outcome, reasons: [{ clause: outcome === 'route' ? 'H5' : 'H7' }] });
  });

  test('other policies know no such form', () => {
    expect(register('hubei-hours', { ...county, approvedOn: null })).toMatchObject({ outcome: 'route' });
  });
});

describe('who registers elsewhere', () => {
  test.for([
    ['wuhan-2008', 'centralized', 'city', 'city'],
    ['wuhan-2008', 'centralized', 'county', 'county'],
    ['wuhan-2008', 'school-based', 'school', 'school'],
    ['wuhan-2008', 'remote', 'city', 'city'],
    ['wuhan-2008', 'remote', 'county', 'school'],
    ['jianghan', 'centralized', 'county', 'county'],
    ['hubei-hours', 'centralized', 'provincial', 'province'],
    ['hubei-hours', 'centralized', 'city', 'city'],
    ['hubei-hours', 'centralized', 'county', 'county'],
    ['hubei-hours', 'remote', 'provincial', 'school'],
    ['hubei-hours', 'school-based', 'school', 'school'],
    ['linwei-2022', 'centralized', 'provincial', 'county'],
  ] as const)('%s: %s of level %s by the %s', ([policy, activity, level, approver]) => {
    expect(register(policy, { activity, level })).toMatchObject({ outcome: 'route', approver });
  });

  test('a school in Hubei does not register what the county ran', () => {
    expect(register('hubei-hours', { organisation: { level: 'school' } })).toMatchObject({
      outcome: 'refused',
      reasons: [{ clause: 'B1' }],
    });
  });

  test.for([
    ['a research institute with consent', { kind: 'research-institute', level: 'county' }, 'route'],
    [
      'a research institute without consent',
      { kind: 'research-institute', level: 'county', approved: false },
      'refused',
    ],
    ['a company', { kind: 'company', level: 'county' }, 'refused'],
  ] as const)('in Hubei %s', ([, organiser, outcome]) => {
    expect(register('hubei-hours', { organiser })).toMatchObject({ outcome });
  });

  test('where the text is silent the answer says so', () => {
    expect(register('wuhan-2008', { activity: 'degree', level: 'national' })).toMatchObject({
      outcome: 'not-applicable',
    });
    expect(register('shaanxi-2018', {})).toMatchObject({ outcome: 'not-applicable' });
    expect(register('shaanxi-2018', { organiser: { kind: 'company', approved: false } })).toMatchObject({
      outcome: 'refused',
      reasons: [{ clause: 'SX7' }],
    });
    expect(register('moe-1999', {})).toMatchObject({ error: { code: 'notInPolicy', path: '/input/form' } });
  });
});
