import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { shipped } from '../duties/ask.ts';
import unreadable from './unreadable-cases.json' with { type: 'json' };

const good = {
  id: 'x',
  kind: 'deadline',
  policy: 'linwei-2022',
  input: { duty: 'archive', from: '2022-08-18' },
};
const evaluate = (raw: unknown) => evaluateCase(raw, shipped);

describe('what cannot be read is malformed, with the place', () => {
  test.for([
    ['no object', 5, ''],
    ['null', null, ''],
    ['an array', [], ''],
    ['no kind', { ...good, kind: undefined }, '/kind'],
    ['an unknown kind', { ...good, kind: 'guess' }, '/kind'],
    ['no id', { ...good, id: undefined }, '/id'],
    ['an id that is no text', { ...good, id: 7 }, '/id'],
    ['no policy', { ...good, policy: undefined }, '/policy'],
    ['a policy that is no text', { ...good, policy: 7 }, '/policy'],
    ['no input', { ...good, input: undefined }, '/input'],
    ['an unknown key of the case', { ...good, extra: 1 }, '/extra'],
    ['an unknown key of the input', { ...good, input: { ...good.input, dayz: 3 } }, '/input/dayz'],
    ['a key to be escaped', { ...good, input: { ...good.input, 'a/b~c': 3 } }, '/input/a~1b~0c'],
    ['an unknown word', { ...good, input: { ...good.input, duty: 'party' } }, '/input/duty'],
    ['a day that does not exist', { ...good, input: { ...good.input, from: '2022-02-30' } }, '/input/from'],
    ['a day written otherwise', { ...good, input: { ...good.input, from: '2022/8/18' } }, '/input/from'],
    ['a day outside all calendars', { ...good, input: { ...good.input, from: '0001-01-01' } }, '/input/from'],
    ['an unknown form of route', { ...good, kind: 'route', input: { form: 'party' } }, '/input/form'],
    [
      'an unknown key deep inside',
      {
        ...good,
        kind: 'route',
        input: { form: 'outgoing', days: 1, applicants: [{ post: 'teacher', age: 3 }] },
      },
      '/input/applicants/0/age',
    ],
    [
      'a key of another form',
      { ...good, kind: 'route', input: { form: 'outgoing', days: 1, proofLevel: 'county' } },
      '/input/proofLevel',
    ],
  ] as const)('%s', ([, raw, path]) => {
    expect(evaluate(JSON.parse(JSON.stringify(raw)))).toMatchObject({ error: { code: 'malformed', path } });
  });

  test.for(unreadable.map((row, index) => [`${index + 1} ${row.code} ${row.path}`, row] as const))(
    '%s',
    ([, row]) => {
      const answer = evaluate({ id: 'x', ...row.case });
      expect(answer).toMatchObject({ error: { code: row.code, path: row.path } });
      // Messages are words of our own: they never repeat what was typed.
      expect('error' in answer ? answer.error.message : '').not.toContain('district');
    },
  );

  test('the id is answered where it can be read', () => {
    expect(evaluate({ id: 'x' }).id).toBe('x');
    expect(evaluate({ id: 7 }).id).toBeNull();
    expect(evaluate('x').id).toBeNull();
  });

  test('what a reader adds for readers is allowed and not looked at', () => {
    const annotated = { ...good, clause: 'L37', note: '说明', ambiguity: 'A17', expect: { due: null } };
    expect(evaluate(annotated)).toEqual(evaluate(good));
  });

  test('errors never repeat what was typed', () => {
    const secret = '61050219850615002Y';
    const raw = { ...good, kind: 'identity', input: { type: secret, value: 5 } };
    expect(JSON.stringify(evaluate(raw))).not.toContain(secret);
  });
});

describe('which policy', () => {
  test.for([
    ['a policy nobody knows', { ...good, policy: 'mars-2030' }],
    ['null for a kind that asks a pack', { ...good, policy: null }],
    [
      'an unknown one for a kind that asks none',
      { ...good, kind: 'statistics', policy: 'mars-2030', input: { hours: 1 } },
    ],
  ])('%s is unknown', ([, raw]) => {
    expect(evaluate(raw)).toMatchObject({ id: 'x', error: { code: 'unknownPolicy', path: '/policy' } });
  });

  test.for([null, undefined, 'hainan-2017'])('identity and statistics take the policy %s', (policy) => {
    const raw = {
      id: 'x',
      kind: 'statistics',
      ...(policy === undefined ? {} : { policy }),
      input: { hours: 1 },
    };
    expect(evaluate(raw)).toMatchObject({ output: { row: '02' } });
  });

  test('a duty that the pack does not set is not in the policy', () => {
    expect(evaluate({ ...good, input: { ...good.input, duty: 'roster' } })).toMatchObject({
      error: { code: 'notInPolicy', path: '/input/duty' },
    });
  });
});

test('whatever a case holds, there is an answer', () => {
  const kinds = [
    'award',
    'assess',
    'deadline',
    'route',
    'select',
    'identity',
    'number',
    'limit',
    'statistics',
  ];
  const noise = fc.record(
    {
      id: fc.string(),
      kind: fc.oneof(fc.constantFrom(...kinds), fc.jsonValue()),
      policy: fc.oneof(fc.constantFrom(...shipped.packs.keys(), null), fc.jsonValue()),
      input: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(noise, fc.jsonValue()), (raw) => {
      const answer = evaluate(raw);
      expect('output' in answer || 'error' in answer).toBe(true);
    }),
    { seed: 1, numRuns: 500 },
  );
});

describe('no fact that a case may state stops the engine', () => {
  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const figure = fc.oneof(
    fc.constantFrom(0, 0.001, 0.5, 1, 8, 1_000_000),
    fc.integer({ min: 0, max: 400_000 }).map((n) => n / 1000),
  );
  const year = fc.constantFrom(1900, 2008, 2019, 2022, 2023, 2024, 2200);
  const date = fc.constantFrom(
    '1900-01-01',
    '2008-02-29',
    '2022-12-31',
    '2023-01-01',
    '2023-03-01',
    '2023-04-30',
    '2200-12-31',
  );
  const level = fc.constantFrom('national', 'provincial', 'city', 'county', 'school');
  const form = fc.constantFrom(
    'centralized',
    'shadowing',
    'remote',
    'school-based',
    'exam',
    'lecture',
    'mentoring',
    'degree',
    'enterprise',
    'self-directed',
    'other',
  );
  const span = optional(
    fc
      .tuple(year, fc.nat({ max: 6 }))
      .map(([from, more]) => ({ from: Math.min(from, 2190), to: Math.min(from, 2190) + more })),
  );
  const organiser = fc.record({
    kind: fc.constantFrom(
      'training-institution',
      'administration',
      'school',
      'research-institute',
      'university',
      'exam-body',
      'company',
      'society',
      'other',
    ),
    level: optional(level),
    approved: optional(fc.boolean()),
    registered: optional(fc.boolean()),
    delegated: optional(fc.boolean()),
  });
  const award = fc.record({
    form,
    level,
    role: fc.constantFrom('trainee', 'lecturer', 'mentor', 'mentee'),
    days: optional(figure),
    hours: optional(figure),
    lessons: optional(figure),
    minutes: optional(figure),
    dayHours: optional(fc.array(figure, { minLength: 1, maxLength: 5 })),
    start: optional(date),
    end: optional(date),
    certificateDate: optional(date),
    passed: optional(fc.boolean()),
    certificate: optional(fc.boolean()),
    score: optional(figure),
    totalPeriods: optional(figure),
    absentPeriods: optional(figure),
    organiser: optional(organiser),
    splitByYear: optional(fc.boolean()),
    byYear: optional(fc.array(fc.record({ year, days: figure }), { maxLength: 3 })),
    sendingLevel: optional(level),
    degreeLevel: optional(fc.constantFrom('college', 'bachelor', 'graduate')),
    teacher: optional(
      fc.record({
        stage: fc.constantFrom('kindergarten', 'primary', 'secondary', 'vocational'),
        probation: fc.boolean(),
      }),
    ),
    prior: optional(fc.array(fc.record({ form, level, year, credits: figure }), { maxLength: 3 })),
    cycle: span,
  });
  const assess = fc.record({
    year: optional(year),
    cycle: span,
    teacher: optional(
      fc.record({ hiredOn: optional(date), broughtInOn: optional(date), probation: optional(fc.boolean()) }),
    ),
    entries: fc.array(
      fc.record({ year, form, level, hours: figure, credits: figure, makeUpFor: optional(year) }),
      { maxLength: 8 },
    ),
  });
  const route = fc.record({
    form: fc.constant('registration'),
    activity: form,
    level,
    organisation: optional(level.map((of) => ({ level: of }))),
    organiser: optional(organiser),
    delegated: optional(fc.boolean()),
    documents: optional(fc.subarray(['notice', 'filing-application', 'trainee-list', 'archive'])),
    approvedOn: fc.option(date),
    registeredOn: optional(date),
  });
  const policy = fc.constantFrom(...shipped.packs.keys());

  test.for([
    ['award', award],
    ['assess', assess],
    ['route', route],
  ] as const)('%s', ([kind, inputs]) => {
    fc.assert(
      fc.property(policy, fc.oneof(inputs), (id, input) => {
        const answer = evaluate(JSON.parse(JSON.stringify({ id: 'x', kind, policy: id, input })));
        if ('error' in answer) expect(['malformed', 'notInPolicy']).toContain(answer.error.code);
        else expect(hasOnlyFiniteFigures(answer.output)).toBe(true);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
});

function hasOnlyFiniteFigures(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(hasOnlyFiniteFigures);
}
