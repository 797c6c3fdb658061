import { describe, expect, test } from 'vitest';
import { ask } from '../duties/ask.ts';

const leave = (input: Record<string, unknown>) => ask('route', 'linwei-2022', { form: 'leave', ...input });
const outgoing = (input: Record<string, unknown>) =>
  ask('route', 'linwei-2022', { form: 'outgoing', ...input });
const people = (...posts: readonly string[]) => ({ applicants: posts.map((post) => ({ post })) });

describe('leave (L22)', () => {
  test.for([
    [0.25, 'training-unit'],
    [0.5, 'training-unit'],
    [0.51, 'training-center'],
    [0.75, 'training-center'],
    [1, 'training-center'],
    [1.5, 'training-center'],
    [1.99, 'training-center'],
    [2, 'leader-in-charge'],
    [2.5, 'leader-in-charge'],
    [30, 'leader-in-charge'],
  ] as const)('%s days go to the %s', ([days, approver]) => {
    expect(leave({ days })).toMatchObject({ outcome: 'route', approver, reasons: [{ clause: 'L22' }] });
  });

  test('the readings of the overlapping tiers are shown', () => {
    expect(leave({ days: 2 })).toMatchObject({ reasons: [{ notes: ['A14'] }] });
  });

  test.for([
    ['national', 'route'],
    ['provincial', 'route'],
    ['city', 'route'],
    ['county', 'route'],
    ['township', 'refused'],
    [undefined, 'refused'],
  ] as const)('sick leave with the proof of a %s hospital', ([proofLevel, outcome]) => {
    const proof = proofLevel === undefined ? {} : { proofLevel };
    expect(leave({ days: 1, reason: 'sick', ...proof })).toMatchObject({ outcome });
  });

  test('other reasons need no hospital', () => {
    expect(leave({ days: 1, reason: 'personal' })).toMatchObject({ approver: 'training-center' });
    expect(leave({ days: 0.5, reason: 'official' })).toMatchObject({ approver: 'training-unit' });
  });

  test.for([
    [{}, '/input/days'],
    [{ days: 0 }, '/input/days'],
    [{ days: -1 }, '/input/days'],
    [{ days: '1' }, '/input/days'],
    [{ days: 1, reason: 'tired' }, '/input/reason'],
    [{ days: 1, reason: 'sick', proofLevel: 'village' }, '/input/proofLevel'],
  ] as const)('%j is malformed', ([input, path]) => {
    expect(leave(input)).toMatchObject({ error: { code: 'malformed', path } });
  });

  test('a policy without rules of leave says so', () => {
    expect(ask('route', 'hainan-2017', { form: 'leave', days: 1 })).toMatchObject({
      error: { code: 'notInPolicy', path: '/input/form' },
    });
  });
});

describe('training outside the district (L24–L28)', () => {
  test.for([
    [0.5, 'training-center'],
    [3, 'training-center'],
    [3.1, 'leader-in-charge'],
    [3.5, 'leader-in-charge'],
    [4, 'leader-in-charge'],
    [10, 'leader-in-charge'],
  ] as const)('teachers for %s days go to the %s', ([days, approver]) => {
    expect(outgoing({ days, ...people('teacher', 'teacher') })).toMatchObject({
      outcome: 'route',
      approver,
      reasons: [{ clause: 'L27' }],
    });
  });

  test.for(['principal', 'unit-head'])('a %s goes to the main leader whatever the length', (post) => {
    for (const days of [0.5, 3, 4, 20]) {
      expect(outgoing({ days, ...people(post) })).toMatchObject({ approver: 'main-leader' });
    }
    expect(outgoing({ ...people(post) })).toMatchObject({ approver: 'main-leader' });
  });

  test('a form with teachers and a head goes to the strictest approver, and shows the reading', () => {
    expect(outgoing({ days: 2, ...people('teacher', 'unit-head', 'teacher') })).toMatchObject({
      approver: 'main-leader',
      reasons: [{ clause: 'L27' }, { notes: ['A23'] }],
    });
  });

  const papers = ['application-form', 'notice', 'plan', 'minutes'];
  test.for(papers)('without the %s it is refused and the paper is named', (missing) => {
    const documents = papers.filter((paper) => paper !== missing);
    expect(outgoing({ days: 2, ...people('teacher'), documents })).toMatchObject({
      outcome: 'refused',
      reasons: [{ clause: 'L28', about: missing }],
    });
  });

  test('no paper at all names all four, for a head too', () => {
    const { outcome, reasons } = outgoing({ days: 2, ...people('principal'), documents: [] });
    expect(outcome).toBe('refused');
    expect(reasons).toMatchObject(papers.map((about) => ({ about })));
  });

  test('inside the district nothing is to be approved', () => {
    expect(outgoing({ inDistrict: true, ...people('principal'), documents: [] })).toMatchObject({
      outcome: 'not-applicable',
      reasons: [{ clause: 'L24' }],
    });
    expect(outgoing({ days: 1, inDistrict: false, ...people('teacher') })).toMatchObject({
      outcome: 'route',
    });
  });

  test('the length must be known where it decides', () => {
    expect(outgoing(people('teacher'))).toMatchObject({ error: { code: 'malformed', path: '/input/days' } });
  });

  test('papers of a registration are no papers of a trip', () => {
    expect(outgoing({ days: 1, documents: ['trainee-list'] })).toMatchObject({
      error: { code: 'malformed', path: '/input/documents/0' },
    });
  });
});
