import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { combineSet } from '../../../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../../../src-shared/policy/set/pack-parts.ts';
import { forms, levels, roles } from '../../../../src-shared/training/training-words.ts';
import { shipped } from '../duties/ask.ts';
import { smallPack } from '../pack/small-pack.ts';

/** What a district center of Linwei lives under, in the order in which the texts go before each other. */
const LINWEI = {
  set: [
    { id: 'linwei-2022', parts: ['process'] },
    { id: 'shaanxi-2018', parts: ['credits', 'assessment'] },
    { id: 'weinan-2019', parts: ['assessment'] },
    { id: 'shaanxi-guopei-2023', parts: ['selection', 'process'] },
  ],
};
const ask = (kind: string, input: unknown, policy: unknown = LINWEI) => {
  const answer = evaluateCase({ id: 'x', kind, policy, input }, shipped);
  return 'output' in answer ? answer.output : answer;
};
const course = { form: 'centralized', level: 'county', role: 'trainee', days: 5, hours: 40 };

describe('a center of Linwei under its four texts', () => {
  test('gives 40 hours of a district class 8 credits (SX2)', () => {
    expect(ask('award', course)).toMatchObject({
      ...{ outcome: 'awarded', hours: 40, credits: 8, pack: 'shaanxi-2018' },
      trace: expect.arrayContaining([expect.objectContaining({ clause: 'SX2', pack: 'shaanxi-2018' })]),
    });
  });

  test('lets four absences of forty pass and five not (L21)', () => {
    expect(ask('award', { ...course, totalPeriods: 40, absentPeriods: 4 })).toMatchObject({ credits: 8 });
    expect(ask('award', { ...course, totalPeriods: 40, absentPeriods: 5 })).toMatchObject({
      ...{ outcome: 'nothing', credits: 0, notice: true },
      reasons: [{ clause: 'L21', pack: 'linwei-2022' }],
    });
  });

  test('numbers certificates by the scheme of the district (L23)', () => {
    const parts = { project: 3, organiser: 1, year: 2024, session: 1, trainee: 12 };
    expect(ask('number', parts)).toEqual({ number: '03012024010012' });
  });

  test('judges a cycle by the province and by the city, the worse in front (SX1, N5.1)', () => {
    const entry = { year: 2024, form: 'centralized', level: 'county', hours: 40, credits: 8 };
    const answer = ask('assess', { cycle: { from: 2023, to: 2027 }, entries: [entry] });
    expect(answer).toMatchObject({
      lines: [
        { pack: 'shaanxi-2018', cycle: { status: 'failed', credits: 8 } },
        { pack: 'weinan-2019', cycle: { status: 'failed', hours: 40, shortfall: { hours: 320 } } },
      ],
    });
  });

  test('refuses a second 国培 of one year and names the first (G3.2)', () => {
    const input = {
      project: { programme: 'guopei', category: '骨干', year: 2024 },
      history: [{ programme: 'guopei', category: '青年', year: 2024, status: 'completed' }],
    };
    expect(ask('select', input)).toMatchObject({
      outcome: 'refused',
      reasons: [{ clause: 'G3.2', pack: 'shaanxi-guopei-2023', records: [0] }],
    });
  });

  test('keeps the deadlines of the district and of 国培', () => {
    const ended = { from: '2024-06-30' };
    expect(ask('deadline', { ...ended, duty: 'archive' })).toMatchObject({
      due: '2024-07-05',
      clause: 'L37',
    });
    expect(ask('deadline', { from: '2024-06-30', duty: 'roster' })).toHaveProperty('due');
  });

  test('sends leave and trips to the approvers of the district (L22, L27)', () => {
    expect(ask('route', { form: 'leave', days: 2 })).toMatchObject({
      approver: 'leader-in-charge',
      reasons: [{ clause: 'L22', pack: 'linwei-2022' }],
    });
  });

  test('does not let Hainan’s credits fill the minimum of Shaanxi', () => {
    const entries = [
      { year: 2024, form: 'centralized', level: 'county', hours: 40, credits: 90, policy: 'hainan-2017' },
      { year: 2024, form: 'centralized', level: 'county', hours: 10, credits: 2, policy: 'yulin-2014' },
    ];
    expect(ask('assess', { cycle: { from: 2023, to: 2027 }, entries })).toMatchObject({
      lines: [{ cycle: { hours: 50, credits: 2 } }, { cycle: { hours: 50 } }],
    });
  });
});

describe('a set that cannot be read', () => {
  test.for([
    [{ set: [{ id: 'nowhere' }] }, 'unknownPolicy', '/policy/set/0/id'],
    [{ set: [{ id: 'linwei-2022' }, { id: 'linwei-2022' }] }, 'malformed', '/policy/set/1/id'],
    [{ set: [{ id: 'linwei-2022', parts: ['credits'] }] }, 'malformed', '/policy/set/0/parts'],
    [{ set: [] }, 'malformed', '/policy'],
  ] as const)('%j', ([policy, code, path]) => {
    const answer = evaluateCase({ id: 'x', kind: 'award', policy, input: course }, shipped);
    expect(answer).toMatchObject({ error: { code, path: expect.stringContaining(path) } });
  });
});

describe('a set of one text', () => {
  const files = import.meta.glob<readonly { policy?: string | null }[]>(
    '../../../../resources/policies/cases/*.json',
    { eager: true, import: 'default' },
  );

  test('answers every worked case as the text alone does', () => {
    for (const cases of Object.values(files))
      for (const one of cases) {
        if (typeof one.policy !== 'string') continue;
        const asked = { ...one, policy: { set: [{ id: one.policy }] } };
        expect(evaluateCase(asked, shipped)).toEqual(evaluateCase(one, shipped));
      }
  });

  /** Beside a text that says nothing, so that the way of a set is taken. */
  const mute = smallPack({ id: 'mute' });
  const facts = fc.record({
    form: fc.constantFrom(...forms),
    level: fc.constantFrom(...levels),
    role: fc.constantFrom(...roles),
    days: fc.integer({ min: 1, max: 20 }),
    hours: fc.integer({ min: 1, max: 160 }),
    end: fc.constantFrom('2023-01-20', '2024-06-30'),
    passed: fc.boolean(),
    totalPeriods: fc.constant(40),
    absentPeriods: fc.integer({ min: 0, max: 12 }),
  });
  const packs = [...shipped.packs.values()].filter((pack) => partsOf(pack).includes('credits'));

  test.for(packs.map((pack) => [pack.id, pack] as const))(
    'beside a mute one gives the figures of %s alone',
    ([, pack]) => {
      fc.assert(
        fc.property(facts, (asked) => {
          const input = awardInputSchema.parse(asked);
          const set = combineSet([
            { pack, parts: ['credits', 'assessment', 'process', 'selection'] },
            { pack: mute, parts: ['process'] },
          ]);
          const { policy: _policy, trace, reasons, warnings, ...figures } = award(set, input, new Map());
          const alone = award(pack, input, new Map());
          expect(figures).toEqual({
            ...figures,
            ...{ outcome: alone.outcome, hours: alone.hours, credits: alone.credits, year: alone.year },
            ...{
              level: alone.level,
              certificate: alone.certificate,
              counted: alone.counted,
              rule: alone.rule,
            },
          });
          expect(trace.map(({ text }) => text)).toEqual(alone.trace.map(({ text }) => text));
          expect(reasons.map(({ text }) => text)).toEqual(alone.reasons.map(({ text }) => text));
          expect(warnings.length).toBe(alone.warnings.length);
        }),
        { seed: 5, numRuns: Math.ceil(20_000 / packs.length) },
      );
    },
  );
});
